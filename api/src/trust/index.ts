export * from './acknowledge-notice.js';
export * from './notice.queries.js';
export * from './trust.module.js';
