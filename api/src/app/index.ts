export * from './create-app.js';
export * from './routes.js';
