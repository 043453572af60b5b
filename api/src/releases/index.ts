export * from './add-release.js';
export * from './releases.module.js';
export * from './take-notes.js';
export * from './teach-release.js';
export * from './touch-thing.js';
