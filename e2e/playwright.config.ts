import { defineConfig } from '@playwright/test';
import { createServer, type AddressInfo } from 'node:net';
import { findBrowser } from '../tools/browser.mjs';

/** A port that nobody uses, chosen once and handed to the workers by the environment. */
async function freePort(): Promise<string> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return String(port);
}

process.env['PALIER_E2E_PORT'] ??= await freePort();
const port = process.env['PALIER_E2E_PORT'];
const { executablePath, args, env } = await findBrowser();

export default defineConfig({
  testDir: 'src', workers: 1, timeout: 120_000, forbidOnly: true, outputDir: 'test-results',
  use: { baseURL: `http://127.0.0.1:${port}`, timezoneId: 'Europe/Paris', locale: 'fr-FR', trace: 'off', launchOptions: { executablePath, args, env } },
  webServer: { command: 'node serve.mjs', url: `http://127.0.0.1:${port}/api/health`, env: { PORT: port }, timeout: 120_000, gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 } },
});
