export * from './access/policy.js';
export * from './competency/cell.js';
export * from './competency/expectation.js';
export * from './course/lesson.js';
export * from './evidence/criterion.js';
export * from './evidence/evidence.js';
export * from './quiz/question.js';
