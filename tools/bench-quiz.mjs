import { spawn, spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { Agent, request } from 'node:http';
import { chmodSync, mkdtempSync, readFileSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './home.mjs';
import { ensureInstalled, handOver } from './install/ensure-installed.mjs';

/**
 * `npm run bench:quiz`: what quizzes cost, job by job, over HTTP against the built server on a database that flushes each commit to the disk.
 * CPU of the server and of PostgreSQL per job, statements, times; then a class of five hundred, this load generator on the same cores. Figures of one run compare with each other.
 */
await ensureInstalled();
await handOver(fileURLToPath(import.meta.url), process.argv.slice(2));
const { ensureBuilt } = await import('./install/ensure-built.mjs');
await ensureBuilt();
const { startPostgres } = await import('./postgres/server.mjs');

const sittings = 60;
const learners = 500;
const rows = [['job', 'server', 'PostgreSQL', 'together', 'statements', 'transactions', 'p50', 'p99', 'others', 'target']];
const folder = mkdtempSync(join(tmpdir(), 'palier-bench-quiz-'));
chmodSync(folder, 0o755);
const database = await startPostgres({ home: folder });
const env = { ...process.env, DATABASE_URL: database.appUrl, DATABASE_OWNER_URL: database.ownerUrl, PALIER_HOME: folder, PALIER_DEMO: 'on', HOST: '127.0.0.1', PORT: '0', PALIER_WEB: join(root, 'web/dist') };
const app = spawn(process.execPath, ['--import', join(root, 'api/bench/count-statements.mjs'), join(root, 'api/dist/main.js')], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], env, cwd: join(root, 'api') });

const ticks = (pid, from, count) => { try { return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ').slice(from, from + count).reduce((sum, it) => sum + Number(it), 0); } catch { return 0; } };
const serversIn = () => readdirSync('/proc').filter((it) => /^\d+$/.test(it)).filter((pid) => { try { return readlinkSync(`/proc/${pid}/cwd`) === database.data; } catch { return false; } });
const machine = () => { const all = readFileSync('/proc/stat', 'utf8').split('\n')[0].split(/\s+/).slice(1, 9).map(Number); return { all: all.reduce((sum, it) => sum + it, 0), idle: all[3] + all[4] }; };
const { Client } = createRequire(join(root, 'api/package.json'))('pg');
const watcher = new Client({ connectionString: database.ownerUrl });
await watcher.connect();
const statements = () => new Promise((resolve) => { app.once('message', (it) => resolve(it.statements)); app.send('statements?'); });

/** What everything took so far; milliseconds of CPU, 100 ticks a second on Linux. A question without a transaction of its own counts as one. */
async function meter() {
  const first = Number(readFileSync(join(database.data, 'postmaster.pid'), 'utf8').split('\n')[0]);
  const { all, idle } = machine();
  const [{ transactions }] = (await watcher.query(`select xact_commit::int as transactions from pg_stat_database where datname = 'palier'`)).rows;
  return { server: 10 * ticks(app.pid, 11, 2), database: 10 * (serversIn().reduce((sum, pid) => sum + ticks(pid, 11, 2), 0) + ticks(first, 13, 2)), own: 10 * ticks(process.pid, 11, 2), busy: 10 * (all - idle), all: 10 * all, statements: await statements(), transactions };
}

const agent = new Agent({ keepAlive: true, maxSockets: 128 });
let origin = '';
/** One request; its answer and how long it took, from when it was meant to leave. Anything but 2xx is an error that ends the bench, unless it is counted. */
const send = (cookie, method, path, body, meant = performance.now()) => new Promise((resolve, reject) => {
  const payload = body === undefined ? undefined : JSON.stringify(body);
  const asked = request(`${origin}${path}`, { method, agent, headers: { cookie, ...(payload === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) }) } }, (answer) => {
    let text = '';
    answer.setEncoding('utf8').on('data', (it) => { text += it; }).on('end', () => resolve({ status: answer.statusCode, text, took: performance.now() - meant }));
  });
  asked.on('error', reject).end(payload);
});
const must = async (...wish) => { const it = await send(...wish); if (it.status >= 300) throw new Error(`${wish[1]} ${wish[2]}: ${it.status} ${it.text}`); return { ...JSON.parse(it.text), took: it.took }; };
const at = (times, share) => [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))];
const ms = (value) => `${value.toFixed(1)} ms`;

/** Runs a job so often, one after the other, and prints what each took. */
async function measured(what, target, jobs) {
  const before = await meter();
  const times = [];
  for (const job of jobs) { const from = performance.now(); await job(); times.push(performance.now() - from); }
  const after = await meter();
  const each = (key) => (after[key] - before[key]) / jobs.length;
  const others = (after.busy - before.busy - (after.server - before.server) - (after.database - before.database) - (after.own - before.own)) / (after.all - before.all);
  print([what, ms(each('server')), ms(each('database')), ms(each('server') + each('database')), each('statements').toFixed(1), each('transactions').toFixed(1), ms(at(times, 0.5)), ms(at(times, 0.99)), `${Math.max(0, Math.round(100 * others))} %`, target]);
}
function print(row) { rows.push(row); process.stderr.write(`  ${row.join(' · ')}\n`); }

const responseTo = (it, turn) => ({
  singleChoice: () => ({ kind: it.kind, optionId: it.options[turn % it.options.length].id }), multipleChoice: () => ({ kind: it.kind, optionIds: [it.options[turn % it.options.length].id] }),
  shortText: () => ({ kind: it.kind, text: turn % 2 === 0 ? 'escalade' : 'aucune' }), trueFalse: () => ({ kind: it.kind, value: turn % 2 === 0 }), numeric: () => ({ kind: it.kind, text: `${turn} min` }),
})[it.kind]();
const newId = () => { const hex = Date.now().toString(16).padStart(12, '0') + crypto.randomUUID().replaceAll('-', '').slice(12); return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`; };

try {
  ({ port: origin } = await new Promise((resolve, reject) => { app.once('exit', () => reject(new Error('the server ended'))); app.on('message', (it) => { if (it.port !== undefined) resolve(it); }); }));
  origin = `http://127.0.0.1:${origin}`;
  const filled = spawnSync(process.execPath, [join(root, 'api/bench/quiz-class.mjs'), String(learners + 2 * sittings)], { encoding: 'utf8', env, cwd: join(root, 'api'), maxBuffer: 2 ** 26 });
  if (filled.status !== 0) throw new Error(filled.stderr);
  const { courseId, unitId, cookies } = JSON.parse(filled.stdout.trim().split('\n').at(-1));
  const start = (cookie, id = newId()) => must(cookie, 'POST', `/api/courses/${courseId}/units/${unitId}/attempts`, { id, locale: 'fr' });
  const open = (cookie, id) => must(cookie, 'GET', `/api/attempts/${id}`);
  const save = (cookie, id, question, sequence, meant) => send(cookie, 'POST', `/api/attempts/${id}/answers`, { questionVersionId: question.questionVersionId, sequence, response: responseTo(question, sequence) }, meant);
  const saved = async (...wish) => { const it = await save(...wish); if (it.status !== 200) throw new Error(`answer: ${it.status} ${it.text}`); };
  const submit = (cookie, id) => must(cookie, 'POST', `/api/attempts/${id}/submission`, {});
  const result = (cookie, id) => must(cookie, 'GET', `/api/attempts/${id}/result`);
  const sitting = async (cookie) => {
    const { id } = await start(cookie);
    const { questions } = await open(cookie, id);
    for (const question of questions) await saved(cookie, id, question, 1);
    await submit(cookie, id);
    await result(cookie, id);
  };

  const [warm, alone, together] = [cookies.slice(0, sittings), cookies.slice(sittings, 2 * sittings), cookies.slice(2 * sittings)];
  for (const cookie of warm) await sitting(cookie);
  // What PostgreSQL does by itself within a minute or two.
  await watcher.query('vacuum analyze');
  for (const cookie of warm.slice(0, 10)) await sitting(cookie);
  await measured('a whole sitting of 10 questions', '40 ms, aim 25', alone.map((cookie) => () => sitting(cookie)));
  const class_ = [];
  await measured('starting an attempt', '', together.slice(0, 100).map((cookie) => async () => { class_.push({ cookie, ...(await start(cookie)) }); }));
  for (const cookie of together.slice(100)) class_.push({ cookie, ...(await start(cookie)) });
  await measured('opening an attempt', '5 ms', class_.map((it) => async () => { it.questions = (await open(it.cookie, it.id)).questions; }));
  await watcher.query('vacuum analyze');
  const one = class_[0];
  for (const question of one.questions) await saved(one.cookie, one.id, question, 1);
  await measured('saving an answer', '3 ms, 6 statements, 1 commit; aim 2 ms', Array.from({ length: 1_000 }, (_, index) => () => saved(one.cookie, one.id, one.questions[index % 10], 2 + Math.floor(index / 10))));

  // Five hundred at once: each saves every five seconds, and fifty read in a second.
  const lasting = 30;
  const [saves, reads] = [[], []];
  let errors = 0;
  const before = await meter();
  const began = performance.now();
  const jobs = [];
  const later = (meant, job) => jobs.push(new Promise((resolve) => { setTimeout(() => job(began + meant).then(resolve, () => { errors++; resolve(); }), began + meant - performance.now()); }));
  for (const [index, it] of class_.entries()) {
    for (let turn = 0; turn < lasting / 5; turn++) later((5_000 * index) / class_.length + 5_000 * turn, async (meant) => { const answer = await save(it.cookie, it.id, it.questions[turn % 10], 1_000 + turn, meant); saves.push(answer.took); if (answer.status !== 200) errors++; });
  }
  for (let n = 0; n < 50 * lasting; n++) later(20 * n, async (meant) => { const it = class_[(n * 7) % class_.length]; const answer = await send(it.cookie, 'GET', `/api/attempts/${it.id}`, undefined, meant); reads.push(answer.took); if (answer.status !== 200) errors++; });
  await Promise.all(jobs);
  const after = await meter();
  const others = `${Math.max(0, Math.round((100 * (after.busy - before.busy - (after.server - before.server) - (after.database - before.database) - (after.own - before.own))) / (after.all - before.all)))} %`;
  print([`${learners} save every 5 s: a save`, '', '', '', '', '', ms(at(saves, 0.5)), ms(at(saves, 0.99)), others, 'p99 150 ms']);
  print([`and 50 a second read (${errors} errors in ${saves.length + reads.length}): a read`, '', '', '', '', '', ms(at(reads, 0.5)), ms(at(reads, 0.99)), others, 'p99 250 ms, 0 errors']);

  const submits = [];
  let refused = 0;
  const from = performance.now();
  await Promise.all(class_.map((it, index) => new Promise((resolve) => { const meant = from + (5_000 * index) / class_.length; setTimeout(() => send(it.cookie, 'POST', `/api/attempts/${it.id}/submission`, {}, meant).then((answer) => { submits.push(answer.took); if (answer.status !== 200) refused++; resolve(); }, () => { refused++; resolve(); }), meant - performance.now()); })));
  print([`${learners} hand in within 5 s (${refused} refused)`, '', '', '', '', '', ms(at(submits, 0.5)), ms(at(submits, 0.99)), '', 'p99 2 s, 0 refused']);
} finally {
  agent.destroy();
  await watcher.end().catch(() => undefined);
  await new Promise((resolve) => { if (app.exitCode !== null) resolve(); else { app.on('exit', resolve); app.kill('SIGINT'); } });
  database.stop();
  rmSync(folder, { recursive: true, force: true });
}
const widths = rows[0].map((_, column) => Math.max(...rows.map((it) => it[column].length)));
console.log(`\n${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, Node ${process.versions.node}. "Others" is the share of the machine that other programs used meanwhile.\n`);
for (const row of rows) console.log(row.map((it, column) => it.padEnd(widths[column])).join('  ').trimEnd());
