export * from './competencies.module.js';
export * from './competencies.queries.js';
export * from './derive-profile.js';
export * from './held-sheets.js';
export * from './publish-framework.js';
export * from './publish-profile.js';
export * from './publish-sheet.js';
