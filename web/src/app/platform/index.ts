export * from './api';
export * from './new-id';
export * from './places';
export * from './recount';
export * from './session-store';
