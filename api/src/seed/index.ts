export * from './play-demo.js';
