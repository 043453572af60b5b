export * from './manage-webhooks.js';
export * from './run-webhooks.js';
export * from './webhooks.module.js';
export * from './webhooks.queries.js';
