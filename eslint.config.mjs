import js from '@eslint/js';
import boundaries from 'eslint-plugin-boundaries';
import ts from 'typescript-eslint';

/** The floor plan: a room may use its own floor and those below, never above. */
export const floors = [
  ['domain', ['libs/domain/src']],
  ['words', ['libs/contracts/src', 'libs/formats/src', 'libs/demo/src', 'libs/testing/src']],
  ['platform', ['api/src/platform', 'api/src/migrations']],
  ['people', ['api/src/people', 'api/src/identity']],
  ['catalogue', ['api/src/competencies', 'api/src/quizzes', 'api/src/courses']],
  ['learning', ['api/src/evidence', 'api/src/learning']],
  ['oversight', ['api/src/reporting']],
  ['app', ['api/src/app', 'api/src/seed']],
];

const names = floors.map(([name]) => name);

export default [
  { ignores: ['**/dist/**', '**/node_modules/**', '.nx/**', '**/.angular/**', 'e2e/test-results/**'] },
  js.configs.recommended,
  ...ts.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-control-regex': 'off',
    },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly', fetch: 'readonly', setTimeout: 'readonly', setInterval: 'readonly', clearInterval: 'readonly', document: 'readonly' } },
  },
  {
    files: ['libs/*/src/**/*.ts', 'api/src/**/*.ts'],
    plugins: { boundaries },
    settings: {
      'boundaries/elements': floors.flatMap(([type, folders]) => folders.map((pattern) => ({ type, pattern, mode: 'folder' }))),
      'import/resolver': { node: { extensions: ['.ts'] } },
    },
    rules: {},
  },
];
export { names as floorNames };
