import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './home.mjs';
import { ensureInstalled, handOver } from './install/ensure-installed.mjs';

/**
 * `npm run bench:hr`: what the questions of HR and of leads cost among 1,000 and 10,000 people, and with `--people=100000` among as many more; whole jobs over HTTP against the built server, on a database that flushes each commit to the disk.
 * CPU of the server and of PostgreSQL per job, statements, times; beside them what PostgreSQL takes for the bare questions; then the same at each size.
 */
await ensureInstalled();
await handOver(fileURLToPath(import.meta.url), process.argv.slice(2));
const { ensureBuilt } = await import('./install/ensure-built.mjs');
await ensureBuilt();
const { at, client, ms, newId, openBench, printTable } = await import('./bench-meter.mjs');

const asked = Number(process.argv.find((it) => it.startsWith('--people='))?.split('=')[1] ?? 10_000);
const sizes = [...[1_000, 10_000, 100_000].filter((it) => it < asked), asked];
const password = 'palier-demo-2026';
const rows = [['people', 'job', 'server', 'PostgreSQL', 'together', 'statements', 'bare questions', 'p50', 'p95', 'others', 'more', 'target']];
const print = (row) => { rows.push(row); process.stderr.write(`  ${row.join(' · ')}\n`); };
const curves = new Map();
const { env, meter, port, end } = await openBench('hr');
const times = (count, job) => Array.from({ length: count }, (_, index) => () => job(index));

try {
  const http = client(`http://127.0.0.1:${await port}`);
  const signIn = async (login) => (await http.send('', 'POST', '/api/session', { login, password })).cookie;
  const [sophie, karim] = [await signIn('sophie'), await signIn('karim')];
  let before = 0;
  for (const people of sizes) {
    const from = performance.now();
    const filled = spawnSync(process.execPath, [join(root, 'api/bench/many-people.mjs'), String(before), String(people)], { encoding: 'utf8', env, cwd: join(root, 'api') });
    if (filled.status !== 0) throw new Error(filled.stderr);
    // What PostgreSQL does by itself within a minute or two.
    await meter.query('vacuum analyze');
    await meter.query('checkpoint');
    process.stderr.write(`  ${people} people in ${((performance.now() - from) / 1000).toFixed(0)} s: ${filled.stdout}`);
    if (before === 0) checkStandings();
    before = people;
    await jobsAmong(people, http, sophie, karim);
  }
  http.close();
} finally {
  await end();
}
printTable(rows);
console.log('\nServer and PostgreSQL together, at each size:\n');
for (const [what, points] of curves) console.log(`${what.padEnd(Math.max(...[...curves.keys()].map((it) => it.length)))}  ${points.map(({ people, together }) => `${people}: ${ms(together)}`).join('   ')}`);

/** The invented standings are what the rules make of the invented facts; otherwise all that follows would mean nothing. */
function checkStandings() {
  const said = spawnSync(process.execPath, [join(root, 'api/dist/cli.js'), 'rebuild-standings', '--check'], { encoding: 'utf8', env, cwd: join(root, 'api') });
  if (said.status !== 0) throw new Error(`the standings of the bench are not what its facts say:\n${said.stdout.slice(-500)}${said.stderr.slice(-500)}`);
}

async function jobsAmong(people, http, sophie, karim) {
  const draw = seeded(people);
  const some = (await meter.query(`select id from person p where exists (select from profile_holding h where h.person_id = p.id) and site is not null order by md5(id::text) limit 400`)).map((it) => it.id);
  const led = (await meter.query(`select m.person_id as id from membership_on(palier_today()) m join team t on t.id = m.team_id and t.name->>'en' = 'Two hundred' where m.kind = 'member' order by 1`)).map((it) => it.id);
  const [{ team, today }] = await meter.query(`select (select id from team where name->>'en' = 'Two hundred') as team, palier_today()::text as today`);
  const competencies = (await meter.query(`select c.id from competency c join framework f on f.id = c.framework_id and f.name->>'en' = 'Support jobs' order by 1`)).map((it) => it.id);
  const dayBack = (most) => new Date(Date.parse(today) - 86_400_000 * (1 + Math.floor((most - 1) * draw()))).toISOString().slice(0, 10);
  const get = (cookie, path) => http.send(cookie, 'GET', path);

  async function job(what, count, one, target, { bare = 20, warm = 40, more = () => '' } = {}) {
    for (let turn = 0; turn < warm; turn++) await one(count + turn);
    const asked = bare === 0 ? null : await meter.bareTime(() => one(0), bare);
    const it = await meter.measured(times(count, one));
    curves.set(what, [...(curves.get(what) ?? []), { people, together: it.together }]);
    print([String(people), what, ms(it.server), ms(it.database), ms(it.together), it.statements.toFixed(1), asked === null ? '' : ms(asked), ms(it.p50), ms(it.p95), it.others, more(), target]);
  }

  await job('skill profile', 200, (n) => get(sophie, `/api/people/${some[n % some.length]}/skill-profile`), '4 ms together, 8 statements');
  await job('matrix, first page, today', 100, () => get(sophie, '/api/matrix'), people <= 10_000 ? '15 ms together, p95 300 ms' : 'p95 500 ms');
  const afters = some.slice(0, 108);
  await job('matrix, any page, any day of three years', 100, (n) => get(sophie, `/api/matrix?asOf=${dayBack(1095)}&after=${afters[n % afters.length]}`), people <= 10_000 ? '15 ms together, p95 300 ms' : 'p95 500 ms');
  await job('matrix of a team, as known a year ago', 40, () => { const day = dayBack(365); return get(sophie, `/api/matrix?teamId=${team}&asOf=${day}&knownOn=${day}`); }, '');
  await job('matrix, only with a gap', 40, () => get(sophie, '/api/matrix?only=gaps'), '');
  await job('matrix in sum', people > 10_000 ? 10 : 30, () => get(sophie, '/api/matrix/summary'), people > 10_000 ? 'p95 1 s' : '', { warm: 3, bare: 8 });
  await job('matrix by team', people > 10_000 ? 10 : 30, () => get(sophie, '/api/matrix/teams'), people > 10_000 ? 'p95 1 s' : '', { warm: 3, bare: 8 });
  await job('difference of two days, team of 200', 40, () => get(sophie, `/api/movement?teamId=${team}&from=${dayBack(700)}&to=${today}`), 'p95 300 ms');

  // Each asks for the password again: what it takes to check one is part of the job.
  for (const form of ['csv', 'xlsx', 'json']) {
    const [firsts, sent] = [[], []];
    const file = async () => { const it = await http.send(sophie, 'POST', `/api/matrix.${form}`, { locale: 'fr', password }); firsts.push(it.first); sent.push(it.bytes); };
    const grown = await meter.growth(file);
    await job(`whole matrix as ${form.toUpperCase()}`, people > 10_000 ? 2 : 5, file, form === 'csv' && people === 10_000 ? 'p95 1.5 s, 50 MB more, first byte 200 ms' : '', { warm: 1, bare: people > 10_000 ? 1 : 3, more: () => `${people * 12} cells, first byte ${ms(at(firsts, 0.95))}, ${grown.toFixed(0)} MB more, ${(sent[0] / 1e6).toFixed(1)} MB sent` });
  }

  // Karim sees somebody of his team do one thing: a fact, its signature, its evidence and the standings it moves.
  let turn = curves.get('one fact written')?.length ?? 0;
  turn *= 100;
  await job('one fact written', 60, () => { turn++; return http.send(karim, 'POST', `/api/people/${led[turn % led.length]}/observations`, { id: newId(), observed: `Ticket ${turn}`, reference: '', seen: new Date(Date.parse(today) + 86_400_000).toISOString(), competencies: [{ competencyId: competencies[turn % competencies.length], levels: [1 + (turn % 3)] }] }); }, '20 ms together', { bare: 0 });
}

/** The same draws each time. */
function seeded(seed) {
  let state = seed;
  return () => { state = (state + 0x6d2b79f5) | 0; let it = Math.imul(state ^ (state >>> 15), 1 | state); it = (it + Math.imul(it ^ (it >>> 7), 61 | it)) ^ it; return ((it ^ (it >>> 14)) >>> 0) / 2 ** 32; };
}
