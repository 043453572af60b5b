export * from './add-unavailability.js';
export * from './workdays.module.js';
export * from './workdays.queries.js';
