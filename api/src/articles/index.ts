export * from './articles.module.js';
export * from './articles.queries.js';
export * from './publish-article.js';
