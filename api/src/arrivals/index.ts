export * from './arrivals.module.js';
