import { spawnSync } from 'node:child_process';
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
const { at, client, ms, newId, openBench, printTable } = await import('./bench-meter.mjs');

const sittings = 60;
const learners = 500;
const rows = [['job', 'server', 'PostgreSQL', 'together', 'statements', 'transactions', 'p50', 'p99', 'others', 'target']];
const { env, meter, port, end } = await openBench('quiz');
let http = null;

/** Runs a job so often, one after the other, and prints what each took. */
async function measured(what, target, jobs) {
  const it = await meter.measured(jobs);
  print([what, ms(it.server), ms(it.database), ms(it.together), it.statements.toFixed(1), it.transactions.toFixed(1), ms(it.p50), ms(it.p99), it.others, target]);
}
function print(row) { rows.push(row); process.stderr.write(`  ${row.join(' · ')}\n`); }

const responseTo = (it, turn) => ({
  singleChoice: () => ({ kind: it.kind, optionId: it.options[turn % it.options.length].id }), multipleChoice: () => ({ kind: it.kind, optionIds: [it.options[turn % it.options.length].id] }),
  shortText: () => ({ kind: it.kind, text: turn % 2 === 0 ? 'escalade' : 'aucune' }), trueFalse: () => ({ kind: it.kind, value: turn % 2 === 0 }), numeric: () => ({ kind: it.kind, text: `${turn} min` }),
})[it.kind]();

try {
  http = client(`http://127.0.0.1:${await port}`);
  const must = async (...wish) => { const it = await http.send(...wish); return { ...JSON.parse(it.text), took: it.took }; };
  const filled = spawnSync(process.execPath, [join(root, 'api/bench/quiz-class.mjs'), String(learners + 2 * sittings)], { encoding: 'utf8', env, cwd: join(root, 'api'), maxBuffer: 2 ** 26 });
  if (filled.status !== 0) throw new Error(filled.stderr);
  const { courseId, unitId, cookies } = JSON.parse(filled.stdout.trim().split('\n').at(-1));
  const start = (cookie, id = newId()) => must(cookie, 'POST', `/api/courses/${courseId}/units/${unitId}/attempts`, { id, locale: 'fr' });
  const open = (cookie, id) => must(cookie, 'GET', `/api/attempts/${id}`);
  const save = (cookie, id, question, sequence, meant) => http.attempt(cookie, 'POST', `/api/attempts/${id}/answers`, { questionVersionId: question.questionVersionId, sequence, response: responseTo(question, sequence) }, meant);
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
  await meter.query('vacuum analyze');
  for (const cookie of warm.slice(0, 10)) await sitting(cookie);
  await measured('a whole sitting of 10 questions', '40 ms, aim 25', alone.map((cookie) => () => sitting(cookie)));
  const class_ = [];
  await measured('starting an attempt', '', together.slice(0, 100).map((cookie) => async () => { class_.push({ cookie, ...(await start(cookie)) }); }));
  for (const cookie of together.slice(100)) class_.push({ cookie, ...(await start(cookie)) });
  await measured('opening an attempt', '5 ms', class_.map((it) => async () => { it.questions = (await open(it.cookie, it.id)).questions; }));
  await meter.query('vacuum analyze');
  const one = class_[0];
  for (const question of one.questions) await saved(one.cookie, one.id, question, 1);
  await measured('saving an answer', '3 ms, 6 statements, 1 commit; aim 2 ms', Array.from({ length: 1_000 }, (_, index) => () => saved(one.cookie, one.id, one.questions[index % 10], 2 + Math.floor(index / 10))));

  // Five hundred at once: each saves every five seconds, and fifty read in a second.
  const lasting = 30;
  const [saves, reads] = [[], []];
  let errors = 0;
  const before = await meter.taken();
  const began = performance.now();
  const jobs = [];
  const later = (meant, job) => jobs.push(new Promise((resolve) => { setTimeout(() => job(began + meant).then(resolve, () => { errors++; resolve(); }), began + meant - performance.now()); }));
  for (const [index, it] of class_.entries()) {
    for (let turn = 0; turn < lasting / 5; turn++) later((5_000 * index) / class_.length + 5_000 * turn, async (meant) => { const answer = await save(it.cookie, it.id, it.questions[turn % 10], 1_000 + turn, meant); saves.push(answer.took); if (answer.status !== 200) errors++; });
  }
  for (let n = 0; n < 50 * lasting; n++) later(20 * n, async (meant) => { const it = class_[(n * 7) % class_.length]; const answer = await http.attempt(it.cookie, 'GET', `/api/attempts/${it.id}`, undefined, meant); reads.push(answer.took); if (answer.status !== 200) errors++; });
  await Promise.all(jobs);
  const after = await meter.taken();
  const others = meter.others(before, after);
  print([`${learners} save every 5 s: a save`, '', '', '', '', '', ms(at(saves, 0.5)), ms(at(saves, 0.99)), others, 'p99 150 ms']);
  print([`and 50 a second read (${errors} errors in ${saves.length + reads.length}): a read`, '', '', '', '', '', ms(at(reads, 0.5)), ms(at(reads, 0.99)), others, 'p99 250 ms, 0 errors']);

  const submits = [];
  let refused = 0;
  const from = performance.now();
  await Promise.all(class_.map((it, index) => new Promise((resolve) => { const meant = from + (5_000 * index) / class_.length; setTimeout(() => http.attempt(it.cookie, 'POST', `/api/attempts/${it.id}/submission`, {}, meant).then((answer) => { submits.push(answer.took); if (answer.status !== 200) refused++; resolve(); }, () => { refused++; resolve(); }), meant - performance.now()); })));
  print([`${learners} hand in within 5 s (${refused} refused)`, '', '', '', '', '', ms(at(submits, 0.5)), ms(at(submits, 0.99)), '', 'p99 2 s, 0 refused']);
} finally {
  http?.close();
  await end();
}
printTable(rows);
