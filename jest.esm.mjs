import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '');

/** Jest for native ESM TypeScript, compiled by SWC. Libraries are read from their sources, so tests need no build. */
export const esm = {
  testEnvironment: 'node', testTimeout: 60_000,
  extensionsToTreatAsEsm: ['.ts'],
  testMatch: ['<rootDir>/{src,test}/**/*.spec.ts'],
  moduleNameMapper: {
    '^@palier/([a-z]+)$': `${root}/libs/$1/src/index.ts`,
    '^#([a-z-]+)$': `${root}/api/src/$1/index.ts`,
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  transform: {
    '^.+\\.ts$': ['@swc/jest', {
      jsc: {
        target: 'es2023',
        parser: { syntax: 'typescript', decorators: true },
        transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
      },
      module: { type: 'es6' },
      sourceMaps: 'inline',
    }],
  },
};

/** A world without Jest's proxy before every global. */
export const plainWorld = { testEnvironment: `${root}/jest.environment.mjs` };
/** For laws: an `expect` that costs little where it holds. */
export const sparing = { testRunner: `${root}/jest.runner.mjs` };
