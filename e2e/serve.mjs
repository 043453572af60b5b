// A throw-away Palier for the browser story: its own database with the demo in it, gone when it stops.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { startPlayed, urls } from './played-demo.mjs';

const database = await startPlayed();
const app = spawn(process.execPath, ['api/dist/main.js'], {
  cwd: new URL('..', import.meta.url), stdio: 'inherit',
  env: { ...process.env, ...urls(database), PALIER_DEMO: 'short', HOST: '127.0.0.1', PORT: process.env.PORT, PALIER_WEB: fileURLToPath(new URL('../web/dist', import.meta.url)) },
});
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => app.kill('SIGTERM'));
app.on('close', (code) => { database.stop(); process.exit(code ?? 1); });
