export * from './arrivals.module.js';
export * from './import-people.js';
