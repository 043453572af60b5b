export * from './answer-live-session.js';
export * from './live-sessions.module.js';
export * from './live-sessions.queries.js';
export * from './plan-live-session.js';
