export * from './api';
export * from './places';
export * from './session-store';
