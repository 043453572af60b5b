export * from './acknowledge-article.js';
export * from './article-publications.js';
export * from './articles.module.js';
export * from './articles.queries.js';
export * from './publish-article.js';
export * from './readings.queries.js';
