import { createHash } from 'node:crypto';
import { spawn } from 'node:child_process';
import { Agent, request } from 'node:http';
import { createRequire } from 'node:module';
import { chmodSync, mkdtempSync, readFileSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './home.mjs';
import { startPostgres } from './postgres/server.mjs';

/** What a bench over HTTP shares: its server, what server and database take of the processor, what they are asked, how long it lasts, and the table at the end. */

const { Client } = createRequire(join(root, 'api/package.json'))('pg');
/** 100 ticks a second on Linux; milliseconds here. */
const ticks = (pid, from, count) => { try { return 10 * readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ').slice(from, from + count).reduce((sum, it) => sum + Number(it), 0); } catch { return 0; } };
const machine = () => { const all = readFileSync('/proc/stat', 'utf8').split('\n')[0].split(/\s+/).slice(1, 9).map((it) => 10 * Number(it)); const sum = all.reduce((total, it) => total + it, 0); return { all: sum, busy: sum - all[3] - all[4] }; };
const kilobytes = (pid, what) => Number(new RegExp(`${what}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]);

const nameOf = (text) => createHash('sha256').update(text).digest('base64url').slice(0, 32);

export const at = (times, share) => [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))];
export const ms = (value) => `${value.toFixed(value < 100 ? 1 : 0)} ms`;

/** A new id, growing with time, as the rooms make them. */
export const newId = () => { const hex = Date.now().toString(16).padStart(12, '0') + crypto.randomUUID().replaceAll('-', '').slice(12); return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`; };

/** The built server over a database, counting what it asks; `port` comes once it listens. */
function startServer(database, folder) {
  const env = { ...process.env, DATABASE_URL: database.appUrl, DATABASE_OWNER_URL: database.ownerUrl, PALIER_HOME: folder, PALIER_DEMO: 'short', HOST: '127.0.0.1', PORT: '0', PALIER_WEB: join(root, 'web/dist') };
  const app = spawn(process.execPath, ['--import', join(root, 'api/bench/count-statements.mjs'), join(root, 'api/dist/main.js')], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], serialization: 'advanced', env, cwd: join(root, 'api') });
  const port = new Promise((resolve, reject) => { app.once('exit', () => reject(new Error('the server ended'))); app.on('message', (it) => { if (it.port !== undefined) resolve(it.port); }); });
  port.catch(() => undefined);
  return { app, env, port, stop: () => new Promise((resolve) => { if (app.exitCode !== null) resolve(); else { app.on('exit', resolve); app.kill('SIGINT'); } }) };
}

/** A database of its own in a new folder, the built server over it, and the meter of both; `end` leaves nothing of them. */
export async function openBench(name) {
  const folder = mkdtempSync(join(tmpdir(), `palier-bench-${name}-`));
  chmodSync(folder, 0o755);
  const database = await startPostgres({ home: folder });
  const { app, env, port, stop } = startServer(database, folder);
  const meter = await meterOf(app, database);
  const end = async () => {
    await meter.end();
    await stop();
    database.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { env, port, meter, end };
}

/** Meters a server that was started with `api/bench/count-statements.mjs`, and the database behind it. */
async function meterOf(app, database) {
  const watcher = new Client({ connectionString: database.ownerUrl });
  const bare = new Client({ connectionString: database.appUrl });
  await watcher.connect();
  await bare.connect();
  const servers = () => readdirSync('/proc').filter((it) => /^\d+$/.test(it)).filter((pid) => { try { return readlinkSync(`/proc/${pid}/cwd`) === database.data; } catch { return false; } });
  const ask = (what, key) => new Promise((resolve) => { const take = (it) => { if (it[key] === undefined) return; app.off('message', take); resolve(it[key]); }; app.on('message', take); app.send(what); });

  /** So far, in milliseconds. A question without a transaction of its own counts as one. */
  async function taken() {
    const [{ transactions }] = (await watcher.query(`select xact_commit::int as transactions from pg_stat_database where datname = 'palier'`)).rows;
    const first = Number(readFileSync(join(database.data, 'postmaster.pid'), 'utf8').split('\n')[0]);
    return { ...machine(), server: ticks(app.pid, 11, 2), database: servers().reduce((sum, pid) => sum + ticks(pid, 11, 2), 0) + ticks(first, 13, 2), own: ticks(process.pid, 11, 2), statements: await ask('statements?', 'statements'), transactions };
  }

  /** The share of the machine that other programs used between two readings. */
  const others = (before, after) => `${Math.max(0, Math.round((100 * (after.busy - before.busy - (after.server - before.server) - (after.database - before.database) - (after.own - before.own))) / (after.all - before.all)))} %`;

  /** Runs jobs one after the other: what one costs. */
  async function measured(jobs) {
    const before = await taken();
    const times = [];
    for (const job of jobs) { const from = performance.now(); await job(); times.push(performance.now() - from); }
    const after = await taken();
    const each = (key) => (after[key] - before[key]) / jobs.length;
    return { server: each('server'), database: each('database'), together: each('server') + each('database'), statements: each('statements'), transactions: each('transactions'), p50: at(times, 0.5), p95: at(times, 0.95), p99: at(times, 0.99), others: others(before, after) };
  }

  /** How long PostgreSQL takes for the questions of a job alone: asked again from here over one connection, plans kept; half of the times it takes less. */
  async function bareTime(job, often) {
    app.send('record');
    await job();
    const questions = (await ask('recorded?', 'recorded')).filter(({ text }) => /^\s*(select|with)\b/i.test(text) && !/for update/i.test(text));
    const times = [];
    for (let turn = 0; turn < often + 6; turn++) {
      const from = performance.now();
      for (const { text, values } of questions) await bare.query({ name: nameOf(text), text, values });
      if (turn >= 6) times.push(performance.now() - from);
    }
    return at(times, 0.5);
  }

  /** By how many megabytes the server grew at most while a job ran. */
  async function growth(job) {
    writeFileSync(`/proc/${app.pid}/clear_refs`, '5');
    const before = kilobytes(app.pid, 'VmRSS');
    await job();
    return Math.max(0, kilobytes(app.pid, 'VmHWM') - before) / 1024;
  }

  return { measured, taken, others, bareTime, growth, query: (sql, values) => watcher.query(sql, values).then((it) => it.rows), end: () => Promise.all([watcher.end(), bare.end()]).catch(() => undefined) };
}

/** Requests over connections that stay open. `attempt` gives the answer whatever it is, and how long it took from when it was meant to leave; for the others anything but 2xx ends the bench. */
export function client(origin) {
  const agent = new Agent({ keepAlive: true, maxSockets: 128 });
  const attempt = (cookie, method, path, body, meant = performance.now()) => new Promise((resolve, reject) => {
    const payload = body === undefined ? undefined : JSON.stringify(body);
    const asked = request(`${origin}${path}`, { method, agent, headers: { ...(cookie === '' ? {} : { cookie }), ...(payload === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) }) } }, (answer) => {
      const parts = [];
      let [first, bytes] = [null, 0];
      answer.on('data', (it) => { first ??= performance.now() - meant; bytes += it.length; if (bytes < 5e6) parts.push(it); });
      answer.on('error', reject).on('end', () => resolve({ status: answer.statusCode, text: Buffer.concat(parts).toString(), took: performance.now() - meant, bytes, first, cookie: answer.headers['set-cookie']?.[0].split(';')[0] }));
    });
    asked.on('error', reject).end(payload);
  });
  const send = async (cookie, method, path, body) => {
    const it = await attempt(cookie, method, path, body);
    if (it.status >= 300) throw new Error(`${method} ${path}: ${it.status} ${it.text.slice(0, 500)}`);
    return it;
  };
  return { attempt, send, read: async (cookie, path) => JSON.parse((await send(cookie, 'GET', path)).text), close: () => agent.destroy() };
}

export function printTable(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((it) => it[column].length)));
  console.log(`\n${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, Node ${process.versions.node}. "Others" is the share of the machine that other programs used meanwhile.\n`);
  for (const row of rows) console.log(row.map((it, column) => it.padEnd(widths[column])).join('  ').trimEnd());
}
