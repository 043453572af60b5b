import { esm } from '../jest.esm.mjs';

export default {
  ...esm, rootDir: import.meta.dirname, maxWorkers: 2,
  globalSetup: '<rootDir>/test/start-database.mjs', globalTeardown: '<rootDir>/test/stop-database.mjs', setupFiles: ['<rootDir>/test/nest-first.ts'],
};
