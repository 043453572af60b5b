export * from './add-scope.js';
export * from './give-scope.js';
export * from './give-scopes.js';
export * from './scope-list.js';
export * from './scopes.module.js';
export * from './scopes.queries.js';
