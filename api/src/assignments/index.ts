export * from './answer-extension.js';
export * from './ask-extension.js';
export * from './assign-course.js';
export * from './assign-units.js';
export * from './assignments.module.js';
export * from './assignments.queries.js';
export * from './change-units.js';
export * from './waive-assignment.js';
