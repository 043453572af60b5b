export * from './answer-help.js';
export * from './answerer.queries.js';
export * from './ask-for-help.js';
export * from './hand-help-on.js';
export * from './help.module.js';
export * from './help.queries.js';
