import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './home.mjs';
import { ensureInstalled, handOver } from './install/ensure-installed.mjs';

/**
 * `npm run bench:mails`: 10,000 people are told by a mail each (`--people=N`), the event delivered three times, all workers killed thirty times (`--kills=N`) after a letter drawn by lot was taken and before any of them can know;
 * a real mail server takes the letters. How many were sent, how many may have arrived, and that nobody got two. `--kills=0` says how many letters a second go.
 */
await ensureInstalled();
await handOver(fileURLToPath(import.meta.url), process.argv.slice(2));
const { ensureBuilt } = await import('./install/ensure-built.mjs');
await ensureBuilt();
const { startPostgres } = await import('./postgres/server.mjs');
const api = join(root, 'api');
const require = createRequire(join(api, 'package.json'));
const { Client } = require('pg');
const { SMTPServer } = require('smtp-server');

const asked = (name, usual) => Number(process.argv.find((it) => it.startsWith(`--${name}=`))?.split('=')[1] ?? usual);
const [people, deliveries, mostKills, atOnce] = [asked('people', 10_000), asked('deliveries', 3), asked('kills', 30), asked('workers', 2)];
const folder = mkdtempSync(join(tmpdir(), 'palier-bench-mails-'));
chmodSync(folder, 0o755);
const database = await startPostgres({ home: folder });
const taken = new Map();
let [letters, onTaken, begun, ended] = [0, () => undefined, 0, 0];
const post = new SMTPServer({
  authOptional: true, disabledCommands: ['STARTTLS'], logger: false,
  onData: (stream, session, answer) => { stream.resume(); stream.on('end', () => { const to = session.envelope.rcptTo[0].address; taken.set(to, (taken.get(to) ?? 0) + 1); letters++; ended = performance.now(); if (begun === 0) begun = ended; onTaken(); answer(); }); },
});
post.on('error', () => undefined);
const port = await new Promise((resolve) => { const listening = post.listen(0, '127.0.0.1', () => { resolve(listening.address().port); }); });
const env = { ...process.env, DATABASE_URL: database.appUrl, DATABASE_OWNER_URL: database.ownerUrl, PALIER_HOME: folder, PALIER_DEMO: 'short', PALIER_SMTP_URL: `smtp://127.0.0.1:${port}?tls=none` };
const done = (script, ...args) => { const it = spawnSync(process.execPath, [join(api, script), ...args], { cwd: api, env, encoding: 'utf8' }); if (it.status !== 0) throw new Error(`${script}: ${it.stderr.slice(-2000)}`); return it.stdout; };
const watcher = new Client({ connectionString: database.ownerUrl });
const one = async (sql) => (await watcher.query(sql)).rows[0];

/** A worker as people run it; one that ends by itself is followed by another, as under a supervisor. */
let workers = [];
const dead = [];
const start = () => { const child = spawn(process.execPath, [join(api, 'dist/cli.js'), 'work'], { cwd: api, env, stdio: 'ignore' }); child.once('exit', () => { if (workers.includes(child)) workers[workers.indexOf(child)] = start(); }); return child; };
const stop = (signal) => { const all = workers; workers = []; for (const it of all) { dead.push(new Promise((resolve) => { it.once('close', resolve); })); it.kill(signal); } };

try {
  done('dist/cli.js', 'migrate');
  done('dist/cli.js', 'seed');
  await watcher.connect();
  await watcher.query(`update installation set clock_shift = ((palier_today() + time '10:00') at time zone zone) - clock_timestamp()`);
  done('dist/cli.js', 'work', '--once');
  letters = begun = 0;
  taken.clear();
  const { batch } = JSON.parse(done('bench/mail-crowd.mjs', String(people), String(deliveries)));
  process.stderr.write(`  ${people} people are asked, told ${deliveries} times\n`);

  const draw = seeded(people);
  const kills = Array.from({ length: mostKills }, (_, n) => Math.max(1, Math.floor(people * ((n + draw()) / mostKills) * 0.98)));
  let killed = 0;
  onTaken = () => {
    if (killed >= kills.length || letters < kills[killed]) return;
    killed++;
    stop('SIGKILL');
    workers = Array.from({ length: atOnce }, start);
  };
  const from = performance.now();
  workers = Array.from({ length: atOnce }, start);
  const left = () => one(`select (select count(*)::int from notification where kind = 'assigned' and thing_id in (select id from assignment where batch_id = '${batch}')) as told, (select count(*)::int from mail where state = 'waiting') as waiting`);
  let said = 0;
  for (let now = await left(); now.told < people || now.waiting > 0; now = await left()) {
    if (performance.now() - said > 30_000) { said = performance.now(); process.stderr.write(`  ${((said - from) / 1000).toFixed(0)} s: told ${now.told}, letters ${letters}, kills ${killed}\n`); }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  stop('SIGTERM');
  await Promise.all(dead);
  const seconds = (performance.now() - from) / 1000;
  // Whoever died had claimed a letter each: after a while they are given up, and shown to an administrator.
  await watcher.query(`update installation set clock_shift = clock_shift + interval '1 hour'`);
  done('dist/cli.js', 'work', '--once');
  const { told, twice, sent, uncertain, other } = await one(`
    select (select count(*)::int from notification where thing_id in (select id from assignment where batch_id = '${batch}')) as told, (select count(*)::int from (select 1 from notification group by person_id, thing_id, kind, occurrence having count(*) > 1) it) as twice,
      count(*) filter (where m.state = 'sent')::int as sent, count(*) filter (where m.state = 'uncertain')::int as uncertain, count(*) filter (where m.state not in ('sent', 'uncertain'))::int as other
    from mail m join person p on p.id = m.person_id where p.mail like 'person-%'`);
  const duplicates = [...taken.values()].filter((it) => it > 1).length;
  const rows = { 'people, each to be told once': people, 'times the event was delivered': deliveries, 'times all workers were killed': killed, 'notifications': told, 'told twice': twice, 'letters taken by the mail server': letters, 'people with two letters': duplicates, 'mails sent for certain': sent, 'mails that may have arrived, listed for the administrator': uncertain, 'mails in any other state': other, 'seconds': Math.round(seconds), 'letters a second, from the first to the last': Math.round(letters / Math.max(1, (ended - begun) / 1000)) };
  for (const [what, value] of Object.entries(rows)) console.log(`${what.padEnd(58)} ${value}`);
  if (duplicates + twice + other > 0 || told !== people || sent + uncertain !== people) process.exitCode = 1;
} finally {
  stop('SIGKILL');
  await watcher.end();
  await new Promise((resolve) => { post.close(resolve); });
  database.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** The same draws each time. */
function seeded(seed) {
  let state = seed;
  return () => { state = (state + 0x6d2b79f5) | 0; let it = Math.imul(state ^ (state >>> 15), 1 | state); it = (it + Math.imul(it ^ (it >>> 7), 61 | it)) ^ it; return ((it ^ (it >>> 14)) >>> 0) / 2 ** 32; };
}
