export * from './ask-extension.js';
export * from './assign-course.js';
export * from './assignments.module.js';
