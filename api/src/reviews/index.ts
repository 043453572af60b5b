export * from './agree-action.js';
export * from './open-review.js';
export * from './reviews.module.js';
export * from './reviews.queries.js';
export * from './take-review-turn.js';
