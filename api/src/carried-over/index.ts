export * from './answer-carried-over.js';
export * from './carried-over.module.js';
export * from './carried-over.queries.js';
export * from './carry-over.js';
export type { LevelTableWish } from './plan-carry-over.js';
