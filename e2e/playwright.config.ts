import { defineConfig } from '@playwright/test';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from '../tools/browser.mjs';
import { freePort } from './src/free-port';

/** One Palier for each language: the story changes what it finds. */
const stories = ['french', 'english'].map((name) => ({ name, variable: `PALIER_E2E_${name.toUpperCase()}` }));
// Chosen once, and handed to the workers by the environment.
for (const { variable } of stories) process.env[variable] ??= await freePort();
// Where the demo is kept that all of them begin with.
process.env['PALIER_E2E_DEMO'] ??= mkdtempSync(join(tmpdir(), 'palier-demo-'));
const addressOf = (variable: string): string => `http://127.0.0.1:${process.env[variable] ?? ''}`;
const { executablePath, args, env } = await findBrowser();

// A limit for what hangs: a machine that has much else to do may take four times as long. A story that passes at the second time only is named at the end of `npm test`, as a defect to mend.
export default defineConfig({
  testDir: 'src', globalTeardown: './src/every-screen.ts', expect: { timeout: 15_000 }, workers: 2, fullyParallel: false, timeout: 480_000, forbidOnly: true, retries: 1, outputDir: 'test-results',
  use: { timezoneId: 'Europe/Paris', locale: 'fr-FR', trace: 'off', launchOptions: { executablePath, args, env } },
  projects: [
    ...stories.map(({ name, variable }) => ({ name, workers: 1, testIgnore: /launcher|team-starts|notices|release-and-start|first-ninety-days|nothing-lost|nothing-runs|bank-repairs/, use: { baseURL: addressOf(variable) } })),
    { name: 'launcher', workers: 1, testMatch: /launcher|team-starts|notices|release-and-start|first-ninety-days|nothing-lost|nothing-runs|bank-repairs/ },
  ],
  webServer: stories.map(({ variable }) => ({
    command: 'node serve.mjs', url: `${addressOf(variable)}/api/health`, env: { PORT: process.env[variable] ?? '' }, timeout: 120_000, gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 20_000 },
  })),
});
