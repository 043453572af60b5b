import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, readlinkSync, rmSync, writeFileSync, chmodSync, openSync, closeSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { reachableBinaries, serverUser } from './binaries.mjs';

const settings = { encoding: 'utf8', cwd: '/' };

function run(program, args, user) {
  const done = spawnSync(program, args, { ...settings, ...user, env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' } });
  if (done.status !== 0) throw new Error(`${program.split('/').at(-1)}: ${(done.stderr || done.error?.message || '').trim() || `exit ${done.status}`}`);
  return done.stdout;
}

const freePort = () => new Promise((resolve, reject) => {
  const probe = createServer();
  probe.once('error', reject).listen(0, '127.0.0.1', () => {
    const { port } = probe.address();
    probe.close(() => resolve(port));
  });
});

/** The server of a data folder, if one runs: its process and its port. A killed one that nobody has buried yet is none. */
function running(data) {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, 'utf8').split('\n');
  const pid = Number(lines[0]);
  const state = existsSync(`/proc/${pid}/stat`) ? readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.[0] : undefined;
  return pid > 0 && state !== undefined && state !== 'Z' && isOurs(pid, data) ? { pid, port: Number(lines[3]) } : null;
}

function isOurs(pid, data) {
  try { return readlinkSync(`/proc/${pid}/cwd`) === data; } catch { return true; }
}

/** Processes that still have the data folder open after their postmaster was killed. */
const stragglers = (data) => readdirSync('/proc').filter((it) => /^\d+$/.test(it)).filter((pid) => {
  try { return readlinkSync(`/proc/${pid}/cwd`) === data; } catch { return false; }
});

async function forgetKilledServer(data) {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file) || running(data)) return;
  for (let tries = 0; stragglers(data).length > 0; tries++) {
    if (tries === 100) throw new Error(`A killed database still holds ${data}; wait a moment and start again.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  rmSync(file, { force: true });
}

function initialise(bin, data, user, password, throwaway) {
  const secret = `${data}.password`;
  writeFileSync(secret, password, { mode: 0o600 });
  if (user) chownSync(secret, user.uid, user.gid);
  try {
    run(join(bin, 'initdb'), ['-D', data, '-U', 'palier_owner', `--pwfile=${secret}`, '--auth=scram-sha-256', '--encoding=UTF8', '--locale-provider=builtin', '--locale=C', '--builtin-locale=C.UTF-8', '--data-checksums', ...(throwaway ? ['--no-sync'] : [])], user);
  } catch (error) {
    rmSync(data, { recursive: true, force: true });
    throw error;
  } finally {
    rmSync(secret, { force: true });
  }
  const lines = ["listen_addresses = '127.0.0.1'", "unix_socket_directories = ''", "timezone = 'UTC'", "log_timezone = 'UTC'", `max_connections = ${throwaway ? 200 : 60}`, ...(throwaway ? ['fsync = off', 'full_page_writes = off', 'synchronous_commit = off', "palier.throwaway = 'on'"] : [])];
  writeFileSync(join(data, 'postgresql.conf'), `${lines.join('\n')}\n`, { flag: 'a' });
}

async function start(bin, data, user) {
  const adopted = running(data);
  if (adopted) return { port: adopted.port, started: false };
  await forgetKilledServer(data);
  const port = await freePort();
  const log = join(data, 'server.log');
  closeSync(openSync(log, 'a', 0o600));
  if (user) chownSync(log, user.uid, user.gid);
  // stdio 'ignore': the server would inherit our pipes and keep this process waiting.
  const done = spawnSync(join(bin, 'pg_ctl'), ['-D', data, '-w', '-t', '60', '-l', log, '-o', `-p ${port}`, 'start'], { ...settings, ...user, stdio: 'ignore', env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' } });
  if (done.status !== 0) throw new Error(`PostgreSQL did not start:\n${readFileSync(log, 'utf8').split('\n').slice(-15).join('\n')}`);
  return { port, started: true };
}

/** Owner and running role, with passwords kept beside the data (0600). The running role may connect, nothing more; migrations grant the rest. */
async function prepare(port, passwords) {
  const { default: pg } = await import('pg');
  const url = (user, password, database) => `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;
  const client = new pg.Client({ connectionString: url('palier_owner', passwords.owner, 'postgres') });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query(`select exists (select from pg_roles where rolname = 'palier_app') as role, exists (select from pg_database where datname = 'palier') as database`);
    if (!rows[0].role) await client.query(`create role palier_app login password '${passwords.app}'`);
    if (!rows[0].database) await client.query('create database palier');
    return { ownerUrl: url('palier_owner', passwords.owner, 'palier'), appUrl: url('palier_app', passwords.app, 'palier'), fresh: !rows[0].database };
  } finally {
    await client.end();
  }
}

async function startIn(home, throwaway, adopt = false) {
  const user = serverUser();
  const bin = reachableBinaries(user);
  mkdirSync(home, { recursive: true });
  const data = join(home, 'postgres');
  const secrets = join(home, 'database-passwords.json');
  if (!existsSync(secrets)) writeFileSync(secrets, JSON.stringify({ owner: randomBytes(24).toString('hex'), app: randomBytes(24).toString('hex') }), { mode: 0o600 });
  const passwords = JSON.parse(readFileSync(secrets, 'utf8'));
  if (!existsSync(join(data, 'PG_VERSION'))) {
    mkdirSync(data, { recursive: true });
    chmodSync(data, 0o700);
    if (user) chownSync(data, user.uid, user.gid);
    initialise(bin, data, user, passwords.owner, throwaway);
  }
  const { port, started } = await start(bin, data, user);
  const stop = (how = throwaway ? 'immediate' : 'fast') => { if (started || adopt) spawnSync(join(bin, 'pg_ctl'), ['-D', data, '-w', '-t', '60', '-m', how, 'stop'], { ...settings, ...user, stdio: 'ignore' }); };
  try {
    return { ...(await prepare(port, passwords)), port, started, data, stop };
  } catch (error) {
    stop();
    throw error;
  }
}

/** The database that keeps a team's data, started or found running. `stop()` ends it if it was started here, or where one that outlived its launcher is adopted. */
export const startPostgres = ({ home, adopt = false }) => startIn(home, false, adopt);

/** A database for tests: in the temporary folder, not flushed to disk, gone after `stop()`. It begins empty, or with what was in the home of another that rests. */
export async function startThrowaway({ from } = {}) {
  const home = mkdtempSync(join(tmpdir(), 'palier-test-'));
  chmodSync(home, 0o755);
  if (from !== undefined) run('cp', ['-a', `${from}/.`, home]);
  const server = await startIn(home, true);
  return { ...server, home, rest: () => { server.stop('fast'); }, stop: () => { server.stop(); rmSync(home, { recursive: true, force: true }); } };
}
