export * from './activity-scopes.queries.js';
export * from './checks.queries.js';
export * from './courses.module.js';
export * from './courses.queries.js';
export * from './keep-file.js';
export * from './make-draft.js';
export * from './publish-course.js';
export * from './say-scopes.js';
