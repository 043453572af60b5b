import { expect, test } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startThrowaway } from '../../tools/postgres/server.mjs';
import { start, stop } from './launch';
import { enrol } from './phone';
import { Visitor } from './visitor';

/** Processes whose folder is this data folder: a PostgreSQL and its children. */
const serversIn = (home: string): string[] => readdirSync('/proc').filter((it) => /^\d+$/.test(it)).filter((pid) => {
  try { return readlinkSync(`/proc/${pid}/cwd`) === join(home, 'postgres'); } catch { return false; }
});

const withoutDemo = { PALIER_DEMO: 'off' };
let home = '';
test.beforeEach(() => { const folder = mkdtempSync(join(tmpdir(), 'palier-launcher-'));
  chmodSync(folder, 0o755);
  home = join(folder, 'données à moi'); });
test.afterEach(() => { rmSync(join(home, '..'), { recursive: true, force: true }); });

test('without the demo, the first page makes the first administrator with the token printed at start', async ({ page }) => {
  const run = start(home, withoutDemo);
  const token = await run.until(/with this token: (\S+)/);
  await run.until(/Palier is ready/);
  expect(run.said()).not.toContain('Sign in as ines');
  const visitor = new Visitor(page, 'fr');
  await page.goto(run.address());
  await expect(page.locator('h1')).toHaveText(visitor.say('identity.setUp'));
  await visitor.look('set-up');
  await visitor.write(page.locator('input[name=token]'), 'wrong');
  await visitor.write(page.locator('input[name=name]'), 'Mathis Roche');
  await visitor.write(page.locator('input[name=login]'), 'mathis');
  await visitor.write(page.locator('input[name=password]'), 'douze caractères au moins');
  await visitor.submit();
  await expect(page.getByText(visitor.say('problems.installation_wrong-token'))).toBeVisible();
  await visitor.write(page.locator('input[name=token]'), token);
  await visitor.submit();
  await enrol(visitor);
  await expect(page.locator('h1')).toHaveText(visitor.say('shell.hello', { name: 'Mathis Roche' }));
  await visitor.look('home-admin');

  const second = start(home, withoutDemo);
  await second.until(/Palier already runs: (\S+)/);
  expect(await second.ended).toBe(0);
  expect(second.said()).toContain(run.address());

  expect(await stop(run)).toBe(0);
  expect(serversIn(home)).toEqual([]);
  const again = start(home, withoutDemo);
  await again.until(/Palier is ready/);
  expect(again.said()).not.toContain('token');
  expect(await stop(again)).toBe(0);
});

test('after a kill -9 of everything, the next start finds what was acknowledged', async () => {
  const first = start(home, withoutDemo);
  const token = await first.until(/with this token: (\S+)/);
  await first.until(/Palier is ready/);
  const send = (address: string, path: string, body: unknown) => fetch(`${address}${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  const account = { login: 'mathis', password: 'douze caractères au moins' };
  expect((await send(first.address(), '/api/installation', { ...account, token, name: 'Mathis Roche', locale: 'fr' })).status).toBe(200);
  const postmaster = Number(readFileSync(join(home, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
  const app = spawnSync('pgrep', ['-P', String(first.child.pid)], { encoding: 'utf8' }).stdout.trim().split('\n').map(Number);
  first.child.kill('SIGKILL');
  for (const pid of app) if (pid > 0) process.kill(pid, 'SIGKILL');
  process.kill(postmaster, 'SIGKILL');
  await first.ended;

  const second = start(home, withoutDemo);
  await second.until(/Palier is ready/);
  expect(second.said()).not.toContain('token');
  expect((await send(second.address(), '/api/session', account)).status).toBe(200);
  expect(await stop(second)).toBe(0);
  expect(serversIn(home)).toEqual([]);
});

test('killed alone, the launcher takes the application with it; the next start adopts the database', async () => {
  const first = start(home, withoutDemo);
  await first.until(/Palier is ready/);
  const [app = 0] = spawnSync('pgrep', ['-P', String(first.child.pid)], { encoding: 'utf8' }).stdout.trim().split('\n').map(Number);
  expect(app).toBeGreaterThan(0);
  first.child.kill('SIGKILL');
  await first.ended;
  await expect.poll(() => existsSync(`/proc/${app}`)).toBe(false);
  expect(serversIn(home).length).toBeGreaterThan(0);

  const second = start(home, withoutDemo);
  await second.until(/Palier is ready/);
  expect((await fetch(`${second.address()}/api/health`)).status).toBe(200);
  expect(await stop(second)).toBe(0);
  expect(serversIn(home)).toEqual([]);
});

test('a number in the marker that belongs to another program is no Palier', async () => {
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'running.json'), JSON.stringify({ pid: process.pid, address: 'http://127.0.0.1:1' }));
  const run = start(home, { ...withoutDemo, PORT: '0' });
  await run.until(/Palier is ready/);
  expect((await fetch(`${run.address()}/api/health`)).status).toBe(200);
  expect(await stop(run)).toBe(0);
});

test('a database that outlived its launcher is adopted, and Ctrl-C lets the request under way finish', async () => {
  const first = start(home, withoutDemo);
  const token = await first.until(/with this token: (\S+)/);
  await first.until(/Palier is ready/);
  const app = spawnSync('pgrep', ['-P', String(first.child.pid)], { encoding: 'utf8' }).stdout.trim().split('\n').map(Number);
  first.child.kill('SIGKILL');
  for (const pid of app) if (pid > 0) process.kill(pid, 'SIGKILL');
  await first.ended;
  expect(serversIn(home).length).toBeGreaterThan(0);

  const second = start(home, withoutDemo);
  const newer = await second.until(/with this token: (\S+)/);
  expect(newer).not.toBe(token);
  await second.until(/Palier is ready/);
  const passwords = JSON.parse(readFileSync(join(home, 'database-passwords.json'), 'utf8')) as { owner: string };
  const port = Number(readFileSync(join(home, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[3]);
  const owner = new pg.Client({ connectionString: `postgres://palier_owner:${passwords.owner}@127.0.0.1:${port}/palier` });
  owner.on('error', () => undefined);
  await owner.connect();
  await owner.query('begin; lock table account');
  const asked = fetch(`${second.address()}/api/installation`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ token: newer, name: 'Mathis', login: 'mathis', password: 'douze caractères au moins', locale: 'fr' }) });
  await expect.poll(async () => (await owner.query(`select count(*)::int as n from pg_locks where not granted`)).rows[0].n as number).toBeGreaterThan(0);
  second.child.kill('SIGINT');
  await second.until(/Stopping/);
  await owner.query('commit');
  await owner.end();
  expect((await asked).status).toBe(200);
  expect(await second.ended).toBe(0);
  expect(serversIn(home)).toEqual([]);
});

test('says aloud which port it takes where the one it wants is taken', async () => {
  const inTheWay = createServer((socket) => { socket.destroy(); });
  await new Promise<void>((resolve) => { inTheWay.once('error', () => { resolve(); }).listen(3000, '127.0.0.1', resolve); });
  const chosen = createServer();
  await new Promise<void>((resolve) => { chosen.listen(0, '127.0.0.1', resolve); });
  const { port: wanted } = chosen.address() as AddressInfo;
  const other = start(home, { ...withoutDemo, PORT: String(wanted) });
  await other.until(new RegExp(`Port ${wanted} is taken: using (\\d+)`));
  await other.until(/Palier is ready/);
  expect(other.address()).not.toBe(`http://127.0.0.1:${wanted}`);
  expect(await stop(other)).toBe(0);
  chosen.close();

  const run = start(home, withoutDemo);
  const port = await run.until(/Port 3000 is taken: using (\d+)/);
  await run.until(/Palier is ready/);
  expect(run.address()).toBe(`http://127.0.0.1:${port}`);
  // Browsers open connections ahead of need: one on which nothing was asked must not hold the server.
  const unused = connect(Number(port), '127.0.0.1');
  unused.on('error', () => undefined);
  await new Promise((ready) => unused.once('connect', ready));
  await fetch(run.address());
  const from = Date.now();
  expect(await stop(run)).toBe(0);
  expect(Date.now() - from).toBeLessThan(15_000);
  inTheWay.close();
});

test('with DATABASE_URL it uses that PostgreSQL, starts none, and plays no demo; stopping leaves it running', async () => {
  const theirs = await startThrowaway();
  try {
    const run = start(home, { DATABASE_URL: theirs.appUrl, DATABASE_OWNER_URL: theirs.ownerUrl });
    await run.until(/with this token/);
    await run.until(/Palier is ready/);
    expect(run.said()).not.toMatch(/Playing the demo|Sign in as/);
    expect(existsSync(join(home, 'postgres'))).toBe(false);
    expect(await stop(run)).toBe(0);
    const client = new pg.Client({ connectionString: theirs.ownerUrl });
    await client.connect();
    expect((await client.query('select count(*)::int as n from person')).rows[0].n).toBe(0);
    await client.end();
  } finally {
    theirs.stop();
  }
});
