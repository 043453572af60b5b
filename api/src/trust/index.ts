export * from './acknowledge-notice.js';
export * from './notice.queries.js';
export * from './other-viewers.js';
export * from './record-look.js';
export * from './trust.module.js';
