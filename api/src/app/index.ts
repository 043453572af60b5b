export * from './create-app.js';
export * from './routes.js';
export * from './unused-connections.js';
