export * from './add-release.js';
export * from './ask-of-change.js';
export * from './currency.queries.js';
export * from './releases.module.js';
export * from './say-release-day.js';
export * from './take-notes.js';
export * from './teach-release.js';
export * from './touch-thing.js';
