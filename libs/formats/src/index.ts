export * from './job-sheet/job-sheet.js';
export * from './job-sheet/job-sheet-differences.js';
export * from './job-sheet/read-job-sheet.js';
export * from './job-sheet/write-job-sheet.js';
export * from './people-table/people-table.js';
export * from './people-table/read-people-table.js';
export { questionLimits, questionProblemCodes, type PlainOption, type PlainQuestion, type QuestionProblem } from './question-text/question-text.js';
export * from './question-text/read-questions.js';
export * from './question-text/write-questions.js';
