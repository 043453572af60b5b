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
  const other = process.env.DATABASE_URL ? null : await alreadyRunning(marker);
  if (other !== null) {
    console.log(`Palier already runs: ${other}`);
    return;
  }
  const { ensureBuilt } = await import('./install/ensure-built.mjs');
  await ensureBuilt();
  mkdirSync(home, { recursive: true });

  const embedded = process.env.DATABASE_URL ? null : await (await import('./postgres/server.mjs')).startPostgres({ home, adopt: true });
  const host = process.env.HOST || '127.0.0.1';
  const port = await choosePort(host);
  const app = spawn(process.execPath, [join(root, 'api/dist/main.js')], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'], detached: true,
    env: { ...process.env, HOST: host, PORT: String(port), PALIER_HOME: home, PALIER_WEB: join(root, 'web/dist'), ...(embedded ? { DATABASE_URL: embedded.appUrl, DATABASE_OWNER_URL: embedded.ownerUrl, PALIER_EMBEDDED: '1' } : {}) },
  });
  const ended = new Promise((resolve) => app.on('close', (code) => resolve(code ?? 1)));
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    console.log('\n  Stopping: requests under way are finished first.');
    app.kill('SIGTERM');
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);

  // The channel tells when it listens, and where; it closes with the launcher, however that ends, and the application stops then.
  const listening = await Promise.race([new Promise((resolve) => app.once('message', (it) => resolve(it.port))), ended.then(() => null)]);
  if (listening !== null) {
    const address = `http://${host}:${listening}`;
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

/** The address of the Palier that this home already serves, or null. One that is stopping is waited for: it still holds the database. */
async function alreadyRunning(marker) {
  for (let tries = 0; tries < 120; tries++) {
    const kept = existsSync(marker) ? JSON.parse(readFileSync(marker, 'utf8')) : null;
    if (kept === null || !isLauncher(kept.pid)) return null;
    if (await fetch(`${kept.address}/api/health`, { signal: AbortSignal.timeout(2_000) }).then((it) => it.ok, () => false)) return kept.address;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error('Another Palier holds this home and does not answer: stop it, then start again.');
}

/** A number that another program took over since is not ours. */
function isLauncher(pid) {
  try {
    process.kill(pid, 0);
    return !existsSync('/proc/self/cmdline') || readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('start.mjs');
  } catch {
    return false;
  }
}

const isFree = (port, host) => new Promise((resolve) => {
  const probe = createServer();
  probe.once('error', () => resolve(false)).listen(port, host, () => probe.close(() => resolve(true)));
});

/** `PORT`, else 3000; where it is taken the next free one, said aloud. */
async function choosePort(host) {
  const wanted = Number(process.env.PORT || 3000);
  if (!Number.isInteger(wanted) || wanted < 0 || wanted > 65_535) throw new Error(`PORT must be a number from 0 to 65535, not "${process.env.PORT}".`);
  for (let port = wanted; port < Math.min(wanted + 100, 65_536); port++) {
    if (!(await isFree(port, host))) continue;
    if (port !== wanted) console.log(`  Port ${wanted} is taken: using ${port}.`);
    return port;
  }
  throw new Error(`No free port from ${wanted} on: set PORT.`);
}

main().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
