import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { home, root } from './home.mjs';
import { ensureInstalled, handOver } from './install/ensure-installed.mjs';

/** `npm start`: everything from a bare clone to an address that answers. */
async function main() {
  await ensureInstalled();
  await handOver(fileURLToPath(import.meta.url), process.argv.slice(2));
  const from = Date.now();

  const marker = join(home, 'running.json');
  const other = process.env.DATABASE_URL ? null : alive(marker);
  if (other) {
    console.log(`Palier already runs: ${other.address}`);
    return;
  }
  const { ensureBuilt } = await import('./install/ensure-built.mjs');
  await ensureBuilt();
  mkdirSync(home, { recursive: true });

  const embedded = process.env.DATABASE_URL ? null : await (await import('./postgres/server.mjs')).startPostgres({ home, adopt: true });
  const port = await choosePort();
  const host = process.env.HOST || '127.0.0.1';
  const app = spawn(process.execPath, [join(root, 'api/dist/main.js')], {
    stdio: ['ignore', 'inherit', 'inherit'], detached: true,
    env: { ...process.env, HOST: host, PORT: String(port), PALIER_HOME: home, PALIER_WEB: join(root, 'web/dist'), ...(embedded ? { DATABASE_URL: embedded.appUrl, DATABASE_OWNER_URL: embedded.ownerUrl, PALIER_EMBEDDED: '1' } : {}) },
  });
  const address = `http://${host}:${port}`;
  const ended = new Promise((resolve) => app.on('close', (code) => resolve(code ?? 1)));
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    console.log('\n  Stopping: requests under way are finished first.');
    app.kill('SIGTERM');
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);

  if (await answers(`${address}/api/health`, ended)) {
    writeFileSync(marker, JSON.stringify({ pid: process.pid, address }));
    console.log(`\nPalier is ready: ${address}   (${((Date.now() - from) / 1000).toFixed(1)} s; Ctrl-C stops it)`);
    const session = await fetch(`${address}/api/session`).then((it) => it.json()).catch(() => null);
    if (session?.demo) console.log('Sign in as ines (new hire), karim (team lead) or sophie (HR), password palier-demo-2026\n');
  }
  const code = await ended;
  rmSync(marker, { force: true });
  embedded?.stop();
  process.exit(stopping ? 0 : code);
}

function alive(marker) {
  if (!existsSync(marker)) return null;
  try {
    const kept = JSON.parse(readFileSync(marker, 'utf8'));
    process.kill(kept.pid, 0);
    return kept;
  } catch {
    return null;
  }
}

const isFree = (port) => new Promise((resolve) => {
  const probe = createServer();
  probe.once('error', () => resolve(false)).listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
});

/** `PORT`, or 3000, or the next free one, said aloud. */
async function choosePort() {
  if (process.env.PORT) return Number(process.env.PORT);
  for (let port = 3000; port < 3100; port++) {
    if (!(await isFree(port))) continue;
    if (port !== 3000) console.log(`  Port 3000 is taken: using ${port}.`);
    return port;
  }
  throw new Error('No free port from 3000 to 3099: set PORT.');
}

/** Waits until the application answers; false where it ended instead. */
async function answers(url, ended) {
  let over = false;
  void ended.then(() => { over = true; });
  while (!over) {
    if (await fetch(url).then((it) => it.ok, () => false)) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}

main().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
