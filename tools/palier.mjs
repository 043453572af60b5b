import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { home, root } from './home.mjs';
import { ensureInstalled, handOver } from './install/ensure-installed.mjs';

const args = process.argv.slice(2);
await ensureInstalled();
await handOver(fileURLToPath(import.meta.url), args);
const { ensureBuilt } = await import('./install/ensure-built.mjs');
await ensureBuilt();

const needsDatabase = ['migrate', 'seed', 'rebuild-standings', 'work', 'backup', 'restore', 'doctor'].includes(args[0]) && !process.env.DATABASE_URL;
const embedded = needsDatabase ? await (await import('./postgres/server.mjs')).startPostgres({ home }) : null;
const env = { ...process.env, PALIER_HOME: home, ...(embedded ? { DATABASE_URL: embedded.appUrl, DATABASE_OWNER_URL: embedded.ownerUrl } : {}) };
const code = await new Promise((resolve) => spawn(process.execPath, [join(root, 'api/dist/cli.js'), ...args], { stdio: 'inherit', env, cwd: process.env.INIT_CWD ?? process.cwd() }).on('close', (it) => resolve(it ?? 1)));
embedded?.stop();
process.exit(code);
