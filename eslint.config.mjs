import js from '@eslint/js';
import ts from 'typescript-eslint';
import { floors, forbiddenFrom } from './floors.mjs';

const restricted = (patterns) => ({ '@typescript-eslint/no-restricted-imports': ['error', { patterns }] });

export default [
  { ignores: ['**/dist/**', '**/node_modules/**', '.nx/**', '**/.angular/**', 'e2e/test-results/**', 'libs/demo/media/**', '.palier/**'] },
  js.configs.recommended,
  ...ts.configs.recommended,
  { rules: { '@typescript-eslint/no-explicit-any': 'error', '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }], 'no-control-regex': 'off' } },
  { files: ['**/*.mjs', 'web/public/*.js'], rules: { 'no-undef': 'off' } },
  { files: ['libs/domain/src/**/*.ts'], ignores: ['**/*.spec.ts'], rules: restricted([{ regex: '^(?!\\.|(temporal-polyfill|diff|ts-fsrs)$)', message: 'The rules import themselves, temporal-polyfill, diff and ts-fsrs, nothing else.' }]) },
  { files: ['libs/*/src/**/*.ts'], ignores: ['libs/domain/**'], rules: restricted([{ regex: '^#|/(api|web)/', message: 'Libraries know neither the server nor the page.' }]) },
  ...floors.flat().map((room) => ({ files: [`api/src/${room}/**/*.ts`], ignores: ['**/*.spec.ts'], rules: restricted(forbiddenFrom(room)) })),
  { files: ['web/src/**/*.ts'], ignores: ['**/*.spec.ts'], rules: restricted([{ regex: '^#|/api/src/|^@palier/(formats|demo)$', message: 'The page knows the contract and the rules, nothing of the server.' }]) },
];
