export * from './back-up.js';
export * from './restore.js';
