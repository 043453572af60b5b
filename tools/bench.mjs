import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './home.mjs';
import { ensureInstalled, handOver } from './install/ensure-installed.mjs';

/** `npm run bench`: what Palier costs, as a table. Figures of one run compare with each other; machines are noisy. `--quick` leaves the bare clone out, `--people` measures the import of people alone. */
await ensureInstalled();
await handOver(fileURLToPath(import.meta.url), process.argv.slice(2));
const { ensureBuilt } = await import('./install/ensure-built.mjs');
await ensureBuilt();

const rows = [];
const row = (what, measured, target = '') => { rows.push([what, measured, target]); process.stderr.write(`  ${what}: ${measured}\n`); };
const seconds = (from) => (performance.now() - from) / 1000;
const folder = mkdtempSync(join(tmpdir(), 'palier-bench-'));
chmodSync(folder, 0o755);

const freePort = () => new Promise((resolve) => { const probe = createServer().listen(0, '127.0.0.1', () => { const { port } = probe.address(); probe.close(() => resolve(port)); }); });

async function answers(url, child, limit) {
  const from = performance.now();
  while (child.exitCode === null && seconds(from) < limit) {
    if (await fetch(url).then((it) => it.ok, () => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${url} did not answer within ${limit} s`);
}

/** Ends a process and what it started, as Ctrl-C in a terminal does: npm passes no signal on. */
const end = (child) => new Promise((resolve) => { child.on('close', resolve); process.kill(-child.pid, 'SIGINT'); });

/** From `git clone` to the first page, then once more. */
async function bareClone() {
  const clone = join(folder, 'clone');
  const from = performance.now();
  const done = spawnSync('git', ['clone', '--quiet', root, clone]);
  if (done.status !== 0) throw new Error(`git clone: ${done.stderr}`);
  const port = await freePort();
  const start = () => spawn('npm', ['start'], { cwd: clone, detached: true, stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DATABASE_URL: '', PALIER_HOME: join(folder, 'home'), PORT: String(port), NX_SKIP_NX_CACHE: 'true' } });
  const first = start();
  await answers(`http://127.0.0.1:${port}/`, first, 1200);
  row('bare clone to first page', `${(seconds(from) / 60).toFixed(1)} min`);
  await end(first);
  const again = performance.now();
  const second = start();
  await answers(`http://127.0.0.1:${port}/api/health`, second, 60);
  row('second npm start to ready', `${seconds(again).toFixed(1)} s`, '8 s');
  await end(second);
}

/** CPU seconds of processes so far, their user and system time; 100 ticks a second on Linux. */
const cpuOf = (pids) => pids.reduce((sum, pid) => {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return sum + (Number(fields[11]) + Number(fields[12])) / 100;
  } catch { return sum; }
}, 0);
/** What PostgreSQL's processes took so far: those that run, and those that its first one has buried. */
const cpuOfDatabase = (data) => {
  const pids = serversIn(data);
  const first = Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);
  const fields = readFileSync(`/proc/${first}/stat`, 'utf8').split(') ')[1].split(' ');
  return cpuOf(pids) + (Number(fields[13]) + Number(fields[14])) / 100;
};
const serversIn = (data) => readdirSync('/proc').filter((it) => /^\d+$/.test(it)).filter((pid) => { try { return readlinkSync(`/proc/${pid}/cwd`) === data; } catch { return false; } });

/** Asks the same many times, one after the other: what each costs the processor, here and in PostgreSQL, and how long it takes. */
async function costs(app, database, ask, list) {
  for (const [what, path, times, target = ''] of list) {
    for (let warm = 0; warm < 30; warm++) await ask(path);
    const before = { app: cpuOf([app.pid]), database: cpuOfDatabase(database.data) };
    const from = performance.now();
    let bytes = 0;
    for (let time = 0; time < times; time++) bytes = (await ask(path)).length;
    const each = (it) => `${((1000 * it) / times).toFixed(1)} ms`;
    row(`${what}: CPU per request`, `${each(cpuOf([app.pid]) - before.app)} server + ${each(cpuOfDatabase(database.data) - before.database)} PostgreSQL`, target);
    row(`${what}: time per request, one after the other`, `${each(seconds(from))}, ${Math.round(bytes / 1000)} kB`);
  }
}

async function requests() {
  const { startThrowaway } = await import('./postgres/server.mjs');
  const database = await startThrowaway();
  const port = await freePort();
  const env = { ...process.env, DATABASE_URL: database.appUrl, DATABASE_OWNER_URL: database.ownerUrl, PALIER_HOME: database.home, PALIER_DEMO: 'short', HOST: '127.0.0.1', PORT: String(port), PALIER_WEB: join(root, 'web/dist') };
  const app = spawn(process.execPath, [join(root, 'api/dist/main.js')], { stdio: 'ignore', env, detached: true });
  try {
    await answers(`http://127.0.0.1:${port}/api/health`, app, 120);
    const filled = spawnSync(process.execPath, [join(root, 'api/bench/fifty-people.mjs')], { encoding: 'utf8', env, cwd: join(root, 'api') });
    if (filled.status !== 0) throw new Error(filled.stderr);
    const { person, competency } = JSON.parse(filled.stdout.trim().split('\n').at(-1));
    const origin = `http://127.0.0.1:${port}`;
    const entered = await fetch(`${origin}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ login: 'sophie', password: 'palier-demo-2026' }) });
    const cookie = entered.headers.get('set-cookie').split(';')[0];
    const ask = async (path) => { const answer = await fetch(`${origin}${path}`, { headers: { cookie } }); if (!answer.ok) throw new Error(`${path}: ${answer.status}`); return answer.text(); };
    await costs(app, database, (path) => ask(path), [['skill profile', `/api/people/${person}/skill-profile`, 400], ['why this level', `/api/people/${person}/competencies/${competency}/why`, 400], ['matrix of 50 people', '/api/matrix', 200], ['the same as CSV', '/api/matrix.csv', 200]]);
    await firstPage(origin);
  } finally {
    await end(app);
    database.stop();
  }
}

/** The pages of every day among five thousand people who are each asked two courses, have the plan of a new hire and hold levels carried over: somebody’s to-do, and the teams of who leads twenty-five. */
async function pagesAmongMany(origin, cookie, send, app, database) {
  const read = async (path, as = cookie) => { const answer = await fetch(`${origin}${path}`, { headers: { cookie: as } }); if (!answer.ok) throw new Error(`${path}: ${answer.status}`); return answer.text(); };
  const json = async (path) => JSON.parse(await read(path));
  const { courses, teams, today } = await json('/api/assignable');
  const everybody = teams.reduce((most, it) => (it.members > most.members ? it : most));
  for (const { id } of courses) await send('/api/assignments', { id: crypto.randomUUID(), courseId: id, people: [], teams: [everybody.id], scopes: [], tiers: [], dueOn: `${Number(today.slice(0, 4)) + 1}-01-08`, reason: 'Bench' });
  const { frameworks: [framework] } = await json('/api/frameworks');
  const known = framework.competencies.filter((it) => it.hasLevels).slice(0, 4);
  const grid = [['Personne', ...known.map((it) => it.name.fr)], ...Array.from({ length: 5_000 }, (_, index) => [`p${index}`, ...known.map((_it, at) => 1 + ((index + at) % 3))])].map((it) => it.join('\t')).join('\n');
  const from = performance.now();
  await send('/api/carried-over-imports', { id: crypto.randomUUID(), source: 'Bench', frameworkId: framework.id, text: grid, columns: {}, names: {}, statedOn: `${Number(today.slice(0, 4)) - 1}-12-01`, statedBy: '', until: new Date(Date.parse(today) + 60 * 86_400_000).toISOString().slice(0, 10), leaveOut: true });
  row('levels of 5000 people carried over, four competencies each', `${seconds(from).toFixed(1)} s`);
  const { Client } = createRequire(join(root, 'api/package.json'))('pg');
  const owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  // Everybody has the plan of a new hire, as if given one by one.
  await owner.query(`
    with given as (insert into journey (id, person_id, version_id, recorded_at, recorded_by) select gen_random_uuid(), p.id, (select v.id from journey_template_version v order by v.number desc limit 1), palier_now(), (select id from person where display_name = 'Sophie Laurent')
      from person p where p.display_name like 'Personne %' returning id, person_id, version_id, recorded_at)
    insert into journey_step (id, journey_id, person_id, position, kind, title, owner_kind, owner_id, due_days, due_on, course_id, link, recorded_at)
    select gen_random_uuid(), g.id, g.person_id, s.position, s.kind, s.title, s.owner_kind, s.owner_id, s.due_days, s.due_on, s.course_id, s.link, g.recorded_at from given g join journey_template_step s on s.version_id = g.version_id`);
  // What PostgreSQL does by itself within a minute or two.
  await owner.query('vacuum analyze');
  await owner.end();
  const { people } = await json('/api/people');
  const enter = async (name) => {
    const { token } = await send(`/api/people/${people.find((it) => it.name === name).id}/invitations`, { id: crypto.randomUUID() });
    const entered = await fetch(`${origin}/api/invitations/acceptance`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ token, password: 'a long enough password' }) });
    return entered.headers.get('set-cookie').split(';')[0];
  };
  const [learner, lead] = [await enter('Personne 205'), await enter('Personne 5')];
  const target = '5 ms + 5 ms';
  await costs(app, database, (path) => read(path, learner), [['to-do of a learner among 5000', '/api/todo', 300, target], ['their unread notifications', '/api/notifications/unread', 300]]);
  await costs(app, database, (path) => read(path, lead), [['to-do of a lead of twenty-five new hires', '/api/todo', 300, target], ['teams of a lead among 5000', '/api/teams', 300, target], ['required training that the lead follows', '/api/assignments', 300, target]]);
  await costs(app, database, (path) => read(path), [['required training of everybody, for HR', '/api/assignments', 20]]);
}

/** People of a table: what the server takes for it with a heap of 512 MB, first as many as a large company has, then the most a table may hold. */
async function peopleIn() {
  const { peopleTable } = await import('../api/bench/people-table.mjs');
  const { startThrowaway } = await import('./postgres/server.mjs');
  const database = await startThrowaway();
  const port = await freePort();
  const env = { ...process.env, DATABASE_URL: database.appUrl, DATABASE_OWNER_URL: database.ownerUrl, PALIER_HOME: database.home, PALIER_DEMO: 'short', HOST: '127.0.0.1', PORT: String(port), PALIER_WEB: join(root, 'web/dist') };
  const app = spawn(process.execPath, ['--max-old-space-size=512', join(root, 'api/dist/main.js')], { stdio: 'ignore', env, detached: true });
  const megabytes = (what) => Math.round(Number(new RegExp(`${what}:\\s+(\\d+)`).exec(readFileSync(`/proc/${app.pid}/status`, 'utf8'))[1]) / 1024);
  try {
    const origin = `http://127.0.0.1:${port}`;
    await answers(`${origin}/api/health`, app, 120);
    const entered = await fetch(`${origin}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ login: 'sophie', password: 'palier-demo-2026' }) });
    const cookie = entered.headers.get('set-cookie').split(';')[0];
    const send = async (path, body) => { const answer = await fetch(`${origin}${path}`, { method: 'POST', headers: { cookie, 'content-type': 'application/json' }, body: JSON.stringify(body) }); const said = await answer.json(); if (!answer.ok) throw new Error(`${path}: ${answer.status} ${JSON.stringify(said)}`); return said; };
    for (const [count, target] of [[5_000, '20 s'], [100_000, '']]) {
      if (count > 5_000) await pagesAmongMany(origin, cookie, send, app, database);
      const text = peopleTable(count);
      const says = (it) => `${it.counts.new} new, ${it.counts.same} unchanged, ${it.counts.problems} problems`;
      for (const [what, path, body, limit] of [['preview', '/api/people-imports/preview', {}, ''], ['import', '/api/people-imports', { id: crypto.randomUUID(), leaveOut: false }, target], ['preview again', '/api/people-imports/preview', {}, '']]) {
        const from = performance.now();
        const before = cpuOf([app.pid]);
        const said = await send(path, { text, mapping: {}, ...body });
        row(`${what} of ${count} people (${(text.length / 1e6).toFixed(1)} MB)`, `${seconds(from).toFixed(1)} s, ${(cpuOf([app.pid]) - before).toFixed(1)} s of them the server at work; ${says(said)}; memory of the server at most ${megabytes('VmHWM')} MB so far`, limit);
      }
    }
  } finally {
    await end(app);
    database.stop();
  }
}

/** Every byte that crosses the wire until nothing moves any more, fonts and headers included. */
async function firstPage(origin) {
  const { chromium } = createRequire(join(root, 'e2e/package.json'))('@playwright/test');
  const { findBrowser } = await import('./browser.mjs');
  const browser = await chromium.launch(await findBrowser());
  try {
    const page = await browser.newPage();
    const wire = await page.context().newCDPSession(page);
    await wire.send('Network.enable');
    let bytes = 0;
    wire.on('Network.loadingFinished', (it) => { bytes += it.encodedDataLength; });
    await page.goto(origin, { waitUntil: 'networkidle' });
    row('first page, all bytes until idle', `${(bytes / 1000).toFixed(0)} kB`, '250 kB');
    bytes = 0;
    await page.fill('input[name=login]', 'ines');
    await page.fill('input[name=password]', 'palier-demo-2026');
    await page.keyboard.press('Enter');
    await page.waitForSelector('nav');
    await page.waitForLoadState('networkidle');
    row('signing in and the home of a learner, bytes more', `${(bytes / 1000).toFixed(0)} kB`);
  } finally {
    await browser.close();
  }
}

try {
  if (!process.argv.includes('--quick') && !process.argv.includes('--people')) await bareClone();
  if (!process.argv.includes('--people')) await requests();
  await peopleIn();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const width = (column) => Math.max(...rows.map((it) => it[column].length));
console.log(`\n${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, Node ${process.versions.node}\n`);
for (const [what, measured, target] of rows) console.log(`${what.padEnd(width(0))}  ${measured.padEnd(width(1))}  ${target === '' ? '' : `target ${target}`}`.trimEnd());
