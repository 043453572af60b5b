import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './home.mjs';
import { ensureInstalled, handOver } from './install/ensure-installed.mjs';

/**
 * `npm run bench:daily`: what the daily run costs over 100,000 assignments (`--assignments=N`), on a database that flushes each commit to the disk: reminders, what escalates, mails of the day put together.
 * Once as it comes, once more with nothing new, and once on the next day, killed in the middle and gone on with. Mails are not sent: `bench:mails` does. `--statements` says which statements took most.
 */
await ensureInstalled();
await handOver(fileURLToPath(import.meta.url), process.argv.slice(2));
const { ensureBuilt } = await import('./install/ensure-built.mjs');
await ensureBuilt();
const { startPostgres } = await import('./postgres/server.mjs');
const { printTable } = await import('./bench-meter.mjs');
const { Client } = createRequire(join(root, 'api/package.json'))('pg');

const asked = Number(process.argv.find((it) => it.startsWith('--assignments='))?.split('=')[1] ?? 100_000);
const folder = mkdtempSync(join(tmpdir(), 'palier-bench-daily-'));
chmodSync(folder, 0o755);
const database = await startPostgres({ home: folder });
// A mail server that nobody runs: what is to be mailed is put together and waits.
const env = { ...process.env, DATABASE_URL: database.appUrl, DATABASE_OWNER_URL: database.ownerUrl, PALIER_HOME: folder, PALIER_DEMO: 'short', PALIER_SMTP_URL: 'smtp://127.0.0.1:9?tls=none&from=palier@127.0.0.1', NODE_OPTIONS: '--max-old-space-size=256' };
const api = join(root, 'api');
const done = (script, ...args) => { const it = spawnSync(process.execPath, [join(api, script), ...args], { cwd: api, env, encoding: 'utf8', maxBuffer: 1 << 26 }); if (it.status !== 0) throw new Error(`${script}: ${it.stderr.slice(-2000)}`); return it.stdout; };
const rows = [['run', 'seconds', 'told', 'mails waiting', 'statements', 'longest transaction', 'memory more', 'at most', 'target']];

const watcher = new Client({ connectionString: database.ownerUrl });
try {
  done('dist/cli.js', 'migrate');
  done('dist/cli.js', 'seed');
  await watcher.connect();
  await watcher.query(`update installation set clock_shift = ((palier_today() + time '10:00') at time zone zone) - clock_timestamp()`);
  const from = performance.now();
  done('bench/many-assignments.mjs', String(asked));
  await watcher.query(`insert into mail_server (version, source, host, port, tls, login, sender, set_up_at, changed_at) values (1, 'environment', '127.0.0.1', 9, 'none', '', 'palier@127.0.0.1', palier_now() - interval '60 days', palier_now())`);
  await watcher.query('vacuum analyze');
  process.stderr.write(`  ${asked} assignments in ${((performance.now() - from) / 1000).toFixed(0)} s\n`);
  print('all of it', JSON.parse(done('bench/daily-run.mjs')), '60 s');
  print('a minute later, nothing new', JSON.parse(done('bench/daily-run.mjs')), '');
  await watcher.query(`update installation set clock_shift = clock_shift + interval '1 day'`);
  const killed = await killedHalfWay();
  print(`the next day, after ${killed} were told and the worker was killed`, JSON.parse(done('bench/daily-run.mjs')), '60 s');
  const { rows: [{ twice }] } = await watcher.query('select count(*)::int as twice from (select 1 from notification group by person_id, thing_id, kind, occurrence having count(*) > 1) it');
  process.stderr.write(`  told twice: ${twice}\n`);
} finally {
  await watcher.end();
  database.stop();
  rmSync(folder, { recursive: true, force: true });
}
printTable(rows);

function print(what, { seconds, told, mails, statements, longest, grown, peak, most }, target) {
  rows.push([what, seconds.toFixed(1), String(told), String(mails), String(statements), `${longest.toFixed(0)} ms`, `${grown.toFixed(0)} MB`, `${peak.toFixed(0)} MB`, target]);
  process.stderr.write(`  ${rows.at(-1).join(' · ')}\n`);
  if (process.argv.includes('--statements')) for (const it of most) process.stderr.write(`      ${it.seconds} s in ${it.times}: ${it.sql}\n`);
}

/** Kills a run without a warning as soon as it has told a thousand, and says how many it told. */
async function killedHalfWay() {
  const told = async () => (await watcher.query('select count(*)::int as n from notification')).rows[0].n;
  const before = await told();
  const child = spawn(process.execPath, [join(api, 'bench/daily-run.mjs')], { cwd: api, env, stdio: 'ignore' });
  const ended = new Promise((resolve) => { child.once('exit', resolve); });
  while (child.exitCode === null && (await told()) < before + 1000) await new Promise((resolve) => setTimeout(resolve, 50));
  child.kill('SIGKILL');
  await ended;
  return (await told()) - before;
}
