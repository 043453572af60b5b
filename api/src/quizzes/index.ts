export * from './correct-question.js';
export * from './file-question.js';
export * from './publish-quiz.js';
export * from './quizzes.module.js';
export * from './quizzes.queries.js';
export * from './reword-question.js';
export * from './write-question.js';
