export * from './bilingual.js';
export * from './company.js';
export * from './course.js';
export * from './framework.js';
export * from './media.js';
export * from './profile.js';
export * from './questions.js';
export * from './story.js';
