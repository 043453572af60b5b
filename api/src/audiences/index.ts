export * from './audience.queries.js';
export * from './audiences.module.js';
export * from './may-still.js';
