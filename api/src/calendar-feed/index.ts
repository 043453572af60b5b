export * from './calendar-feed.module.js';
export * from './make-calendar-feed.js';
