// A throw-away Palier for the browser story: its own database, the demo played into it, gone when it stops.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { startThrowaway } from '../tools/postgres/server.mjs';

const database = await startThrowaway();
const app = spawn(process.execPath, ['api/dist/main.js'], {
  cwd: new URL('..', import.meta.url), stdio: 'inherit',
  env: { ...process.env, DATABASE_URL: database.appUrl, DATABASE_OWNER_URL: database.ownerUrl, PALIER_HOME: database.home, PALIER_DEMO: 'on', HOST: '127.0.0.1', PORT: process.env.PORT, PALIER_WEB: fileURLToPath(new URL('../web/dist', import.meta.url)) },
});
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => app.kill('SIGTERM'));
app.on('close', (code) => { database.stop(); process.exit(code ?? 1); });
