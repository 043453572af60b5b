export * from './attempts.queries.js';
export * from './complete-unit.js';
export * from './learning.module.js';
export * from './learning.queries.js';
export * from './regrades.queries.js';
export * from './save-answer.js';
export * from './start-attempt.js';
export * from './submit-attempt.js';
