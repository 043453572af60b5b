export * from './api';
export * from './places';
export * from './recount';
export * from './session-store';
