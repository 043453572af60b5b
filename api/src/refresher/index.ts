export * from './refresher.module.js';
export * from './refresher.queries.js';
export * from './start-refresher.js';
