import { fileURLToPath } from 'node:url';
import { ensureInstalled, handOver } from './install/ensure-installed.mjs';

/**
 * `npm run bench:campaign`: what a campaign over 5,000 people costs, each of them away twice and on call once before its day; over HTTP against the built server, on a database that flushes each commit to the disk.
 * CPU of the server and of PostgreSQL, statements, transactions and times of its preview, to everybody and by a rule, its launch, its cockpit, of its release that comes later, of a change that is withdrawn, and of who is up to date by team.
 */
await ensureInstalled();
await handOver(fileURLToPath(import.meta.url), process.argv.slice(2));
const { ensureBuilt } = await import('./install/ensure-built.mjs');
await ensureBuilt();
const { client, ms, newId, openBench, printTable } = await import('./bench-meter.mjs');

const people = 5_000;
const password = 'palier-demo-2026';
const rows = [['job', 'server', 'PostgreSQL', 'together', 'statements', 'transactions', 'p50', 'most', 'others', 'target']];
const { meter, port, end } = await openBench('campaign');

try {
  const http = client(`http://127.0.0.1:${await port}`);
  const signIn = async (login) => (await http.send('', 'POST', '/api/session', { login, password })).cookie;
  const [claire, sophie] = [await signIn('claire'), await signIn('sophie')];
  const ask = async (who, path, body) => JSON.parse((await http.send(who, 'POST', path, body)).text);

  // A course of three lessons about a product that 5,000 people support teaches its release; every third person did the first of them.
  const [product, draft, release] = [newId(), newId(), newId()];
  const activities = Array.from({ length: 3 }, (_, at) => ({ id: newId(), kind: 'lesson', title: `Leçon ${at}`, minutes: 10, text: 'Ce qui change.', pictures: [] }));
  await ask(claire, '/api/course-drafts', { id: draft, locale: 'fr' });
  await ask(claire, `/api/course-drafts/${draft}`, { seen: 1, content: { locale: 'fr', title: 'Facturer', summary: '', activities } });
  const { courseId } = await ask(claire, `/api/course-drafts/${draft}/publication`, { seen: 2, change: null });
  await ask(sophie, '/api/scopes', { id: product, kind: 'product', productId: null, name: 'Orion', aliases: [] });
  await ask(sophie, `/api/courses/${courseId}/scopes`, { unitId: null, seen: [], scopes: [{ scopeId: product, tier: null }] });
  await ask(sophie, '/api/releases', { id: release, productId: product, name: '8.4', on: '2030-01-07' });
  const [{ version }] = await meter.query('select id as version from course_version where course_id = $1', [courseId]);
  await ask(sophie, `/api/releases/${release}/versions`, { id: newId(), courseVersionId: version, asks: activities.map((it) => it.id) });
  await meter.query(`insert into person (id, display_name, locale, time_zone, hired_on, site) select gen_random_uuid(), 'Renfort ' || n, 'fr', (array['Europe/Paris', 'Europe/London', 'America/Martinique'])[1 + n % 3], '2026-01-01', 'Site ' || n % 20 from generate_series(1, ${people}) n`);
  const some = `select id, row_number() over (order by id) as n from person where display_name like 'Renfort %'`;
  await meter.query(`insert into team (id, name, parent_id) select gen_random_uuid(), jsonb_build_object('fr', 'Équipe ' || n, 'en', 'Team ' || n), null from generate_series(1, 100) n`);
  await meter.query(`insert into team_membership (id, person_id, team_id, kind, from_on, recorded_at) select gen_random_uuid(), p.id, t.id, 'member', '2026-01-01', palier_now() from (${some}) p join (select id, row_number() over (order by id) as n from team where name->>'en' like 'Team %') t on t.n = 1 + p.n % 100`);
  await meter.query(`insert into scope_holding (id, person_id, scope_id, from_on, recorded_at) select gen_random_uuid(), id, $1, '2026-01-01', palier_now() from (${some}) p`, [product]);
  await meter.query(`insert into unit_completion (id, person_id, course_version_id, unit_id, recorded_at) select gen_random_uuid(), id, $1, $2, palier_now() from (${some}) p where n % 3 = 0`, [version, activities[0].id]);
  await meter.query(`insert into unavailability (id, person_id, kind, starts_at, ends_at, recorded_at, recorded_by) select gen_random_uuid(), p.id, (array['absence', 'absence', 'onCall'])[k], palier_now() + make_interval(days => 1 + (p.n::int % 5) + 7 * k), palier_now() + make_interval(days => 4 + (p.n::int % 5) + 7 * k), palier_now(), (select id from person where display_name = 'Sophie Laurent') from (${some}) p, generate_series(1, 3) k`);
  await meter.query('vacuum analyze');
  await meter.query('checkpoint');

  const [{ due }] = await meter.query(`select (palier_today() + 28)::text as due`);
  const wish = { rule: null, dueOn: due };
  const preview = () => ask(sophie, `/api/releases/${release}/campaigns/preview`, wish);
  async function job(what, jobs, target) {
    const it = await meter.measured(jobs);
    rows.push([what, ms(it.server), ms(it.database), ms(it.together), it.statements.toFixed(1), it.transactions.toFixed(1), ms(it.p50), ms(it.p99), it.others, target]);
    process.stderr.write(`  ${rows.at(-1).join(' · ')}\n`);
  }
  for (let turn = 0; turn < 3; turn++) await preview();
  await job(`preview, ${people} people`, Array.from({ length: 10 }, () => preview), 'at most 1 s');
  // All who support the product, lack a level, did before what it changes or came within ten years, and are not elsewhere.
  const [{ competency }] = await meter.query('select id as competency from competency order by id limit 1');
  const rule = { kind: 'all', of: [{ kind: 'supports', scopeId: product, tier: null }, { kind: 'any', of: [{ kind: 'lacks', competencyId: competency, level: 2 }, { kind: 'provenBefore' }, { kind: 'hiredWithin', days: 3650 }] }, { kind: 'none', of: [{ kind: 'site', site: 'Ailleurs' }] }] };
  const byRule = () => ask(sophie, `/api/releases/${release}/campaigns/preview`, { ...wish, rule });
  for (let turn = 0; turn < 3; turn++) await byRule();
  await job('preview, a rule of five', Array.from({ length: 10 }, () => byRule), 'at most 1 s');
  const { asked: askedByRule } = await byRule();
  if (askedByRule < people) throw new Error(`the rule asks ${askedByRule} only`);
  const { seen, pace, asked } = await preview();
  if (asked < people || pace.absent < people || pace.onCall === 0) throw new Error(`not everybody is asked and away: ${JSON.stringify({ asked, pace })}`);
  const campaign = newId();
  await job('launch', [() => ask(sophie, `/api/releases/${release}/campaigns`, { id: campaign, ...wish, live: false, leavers: 'stay', reason: '8.4', seen })], 'at most 3 s, one transaction');
  await job('cockpit, fifty of them', Array.from({ length: 10 }, () => () => http.send(sophie, 'GET', `/api/campaigns/${campaign}`)), '');
  // Its release comes a week later: all of its campaigns with it, and everybody told once.
  const move = () => ask(sophie, `/api/releases/${release}/move/preview`, { on: '2030-01-14' });
  for (let turn = 0; turn < 3; turn++) await move();
  await job('preview of a move', Array.from({ length: 10 }, () => move), 'at most 1 s');
  const moved = await move();
  if (moved.people < people) throw new Error(`not everybody would be told: ${moved.people}`);
  await job('move', [() => ask(sophie, `/api/releases/${release}/move`, { id: newId(), on: '2030-01-14', seen: moved.seen })], 'at most 3 s, one transaction');
  // A change that alone touches one lesson is withdrawn.
  await ask(sophie, `/api/releases/${release}/notes`, { text: '## [8.4]\n### Added\n- Un avoir en un clic\n', format: null, seen: 0, withdraw: [] });
  const [{ change }] = await meter.query('select id as change from release_change where release_id = $1', [release]);
  await ask(sophie, `/api/release-changes/${change}/touches`, { id: newId(), kind: 'unit', thingId: activities[2].id });
  await ask(sophie, `/api/release-changes/${change}/withdrawal`, {});
  const changes = async () => JSON.parse((await http.send(sophie, 'GET', `/api/releases/${release}/plan-changes`)).text);
  for (let turn = 0; turn < 3; turn++) await changes();
  await job('preview of a withdrawn change', Array.from({ length: 10 }, () => changes), 'at most 1 s');
  const lost = await changes();
  if (lost.people < people) throw new Error(`not everybody loses the lesson: ${lost.people}`);
  await job('withdrawn change taken', [() => ask(sophie, `/api/releases/${release}/plan-changes`, { id: newId(), seen: lost.seen })], 'at most 3 s, one transaction');
  await job('who is up to date, by team', Array.from({ length: 10 }, () => () => http.send(sophie, 'GET', `/api/releases/${release}/teams`)), '');
  http.close();
} finally {
  await end();
}
printTable(rows);
