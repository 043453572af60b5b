export * from './add-unavailability.js';
export * from './days-off-told.js';
export * from './own-days.js';
export * from './workdays.module.js';
export * from './workdays.queries.js';
