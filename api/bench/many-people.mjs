// Fills the demo's database with people for the bench of HR: `many-people.mjs FROM TO` adds those numbers, in SQL, the same ones each time.
// One framework of twelve competencies with four levels, six profiles, teams of twenty-five, of whom eight stand under another; and one of two hundred that Karim leads.
// Each person has a history: observed up to five times, a profile or a team changed, levels carried over, signatures taken back, a departure. Standings are what the rules make of it: `rebuild-standings --check` agrees.
import pg from 'pg';
import { defaultCriteria } from '@palier/domain';

const [from, to] = process.argv.slice(2).map(Number);
const db = new pg.Client({ connectionString: process.env.DATABASE_OWNER_URL });
await db.connect();
const run = (sql, values) => db.query(sql, values);
// Right by construction: references are not looked up row by row, and nothing is lost that another run would not make again.
await run(`set session_replication_role = replica; set synchronous_commit = off; set work_mem = '256MB'; set maintenance_work_mem = '256MB'`);
await run(`
  create function pg_temp.id(kind text, n bigint) returns uuid language sql immutable as $$ select (lpad(to_hex(1700000000000 + n), 12, '0') || '7' || substr(md5(kind), 1, 3) || 'a' || substr(md5(kind || n), 1, 15))::uuid $$;
  create function pg_temp.u(n bigint, salt int) returns float8 language sql immutable as $$ select (hashint8extended(n, 2026 * 1000 + salt) & 1073741823)::float8 / 1073741824 $$;
  create function pg_temp.one_of(words text[], at float8) returns text language sql immutable as $$ select words[1 + floor(at * cardinality(words))::int] $$`);

const { rows: [{ sophie, karim }] } = await run(`select (select id from person where display_name = 'Sophie Laurent') as sophie, (select id from person where display_name = 'Karim Haddad') as karim`);
if (from === 0) await ground();
await people();
await history();
await run('analyze');
const { rows: [said] } = await run(`select (select count(*)::int from standing) as standings, (select count(*)::int from evidence) as evidence, pg_size_pretty(pg_database_size(current_database())) as size`);
await db.end();
process.stdout.write(`${JSON.stringify(said)}\n`);

async function ground() {
  const names = ['Gérer les logiciels', 'Communiquer', 'Maintenir', 'Innover', 'Former', 'Encadrer', 'Maîtriser les risques', 'Actualiser', 'Échanger', 'Prioriser', 'Parler anglais', 'Connaître le cadre'];
  const criteria = Object.entries(defaultCriteria).map(([level, tree]) => ({ level: Number(level), tree }));
  await run(`insert into framework (id, name, kind) values (pg_temp.id('framework', 1), '{"fr":"Métiers du support","en":"Support jobs"}', 'company')`);
  await run(`insert into framework_version (id, framework_id, number, published_at) values (pg_temp.id('version', 1), pg_temp.id('framework', 1), 1, '2015-01-01')`);
  await run(`insert into competency (id, framework_id, normalised_name) select pg_temp.id('competency', n), pg_temp.id('framework', 1), lower(name) from unnest($1::text[]) with ordinality as it(name, n)`, [names]);
  await run(`insert into framework_version_competency (framework_version_id, competency_id, position, name, has_levels) select pg_temp.id('version', 1), pg_temp.id('competency', n), n - 1, jsonb_build_object('fr', name, 'en', name), true from unnest($1::text[]) with ordinality as it(name, n)`, [names]);
  await run(`insert into level_statement (framework_version_id, competency_id, level, statement) select pg_temp.id('version', 1), pg_temp.id('competency', n), level, jsonb_build_object('fr', 'Sait faire, niveau ' || level, 'en', 'Can do, level ' || level) from generate_series(1, 12) n, generate_series(1, 4) level`);
  await run(`insert into criterion_version (id, competency_id, level, number, tree, published_at) select pg_temp.id('rule', n * 10 + level), pg_temp.id('competency', n), level, 1, tree, '2015-01-01' from generate_series(1, 12) n, jsonb_to_recordset($1) as it(level int, tree jsonb)`, [JSON.stringify(criteria)]);
  await run(`insert into profile (id, framework_id, kind, title, published_at) select pg_temp.id('profile', n), pg_temp.id('framework', 1), 'company', jsonb_build_object('fr', 'Support, poste ' || n, 'en', 'Support, job ' || n), '2015-01-01' from generate_series(1, 6) n`);
  // Two competencies of each are left open; two profiles ask for more since this year.
  await run(`
    insert into expectation (id, profile_id, competency_id, kind, level, effective_from, recorded_at)
    select pg_temp.id('expectation', p * 1000 + c * 10 + turn), pg_temp.id('profile', p), pg_temp.id('competency', c), case when (p + c) % 6 = 0 then 'unspecified' else 'company' end, case when (p + c) % 6 = 0 then null else least(4, 1 + (p * 5 + c * 7) % 3 + turn) end,
      case turn when 0 then date '2015-01-01' else date '2026-01-01' end, case turn when 0 then timestamptz '2015-01-01' else timestamptz '2025-12-15' end
    from generate_series(1, 6) p, generate_series(1, 12) c, generate_series(0, 1) turn where turn = 0 or p <= 2`);
  await run(`insert into team (id, name) values (pg_temp.id('team', 0), '{"fr":"Deux cents","en":"Two hundred"}')`);
  await run(`insert into team_membership (id, person_id, team_id, kind, from_on, recorded_at) values (pg_temp.id('leads', 0), $1, pg_temp.id('team', 0), 'lead', '2015-01-01', '2015-01-01')`, [karim]);
  for (const [n, words] of ['Vu en situation, sur plusieurs tickets.', 'Signé par erreur.', 'Carnet du service'].entries()) await run(`insert into fact_text (id, words, sha256, recorded_at) values (pg_temp.id('words', $1), $2, sha256(convert_to($2, 'UTF8')), '2015-01-01')`, [n + 1, words]);
  await run(`insert into carried_over_import (id, framework_id, sha256, source_id, names, confirm_until, counts, recorded_at, recorded_by) values (pg_temp.id('import', 1), pg_temp.id('framework', 1), sha256('x'), pg_temp.id('words', 3), '{}', palier_today() + 60, '{}', palier_now() - interval '300 days', $1)`, [sophie]);
}

async function people() {
  await run(`create temp table who as
    select n, pg_temp.id('person', n) as id, (palier_today() - (30 + floor(3000 * pg_temp.u(n, 1)))::int) as hired_on, case when n <= 200 then 0 else 1 + n / 25 end as team, 1 + floor(6 * pg_temp.u(n, 2))::int as profile from generate_series($1::bigint + 1, $2::bigint) n`, [from, to]);
  const [first, last] = [['Amina', 'Bruno', 'Chloé', 'Denis', 'Élise', 'Farid', 'Gaëlle', 'Hugo', 'Ivan', 'Jeanne', 'Karine', 'Léo', 'Maud', 'Nadia', 'Omar', 'Paul', 'Quentin', 'Rose', 'Samir', 'Théo'], ['Abadie', 'Bernard', 'Colin', 'Dubois', 'Étienne', 'Faure', 'Garnier', 'Huet', 'Imbert', 'Jacquet', 'Klein', 'Lefèvre', 'Moreau', 'Noël', 'Olivier', 'Perrin', 'Roux', 'Simon', 'Thomas', 'Vidal']];
  await run(`insert into person (id, display_name, locale, time_zone, hired_on, site, last_recorded_at) select id, pg_temp.one_of($1, pg_temp.u(n, 3)) || ' ' || pg_temp.one_of($2, pg_temp.u(n, 4)) || ' ' || n, 'fr', 'Europe/Paris', hired_on, pg_temp.one_of('{Lyon,Nantes,Lille,Rennes,Paris,Nice,Brest,Metz}', pg_temp.u(n, 5)), palier_now() - interval '1 day' from who`, [first, last]);
  await run(`insert into role_grant (id, person_id, role, recorded_at) select pg_temp.id('role', n), id, 'learner', hired_on from who`);
  await run(`insert into team (id, name, parent_id) select pg_temp.id('team', n), jsonb_build_object('fr', 'Équipe ' || n, 'en', 'Team ' || n), case when n % 8 > 0 and exists (select from who where team = n - n % 8) then pg_temp.id('team', n - n % 8) end from (select distinct team as n from who where team > 0) it on conflict do nothing`);
  await run(`insert into team_move (id, team_id, parent_id, from_on, recorded_at) select pg_temp.id('move', n), pg_temp.id('team', n), pg_temp.id('team', n - n % 8), '2015-01-01', '2015-01-01' from (select distinct team as n from who where team % 8 > 0) it where exists (select from team t where t.id = pg_temp.id('team', n - n % 8)) on conflict do nothing`);
  // One in ten came from another team.
  await run(`insert into team_membership (id, person_id, team_id, kind, from_on, recorded_at) select pg_temp.id('member', 2 * n + turn), id, pg_temp.id('team', case when turn = 0 and pg_temp.u(n, 6) < 0.1 and team > 1 then team - 1 else team end), 'member', hired_on + 200 * turn, (hired_on + 200 * turn)::timestamptz
    from who, generate_series(0, 1) turn where turn = 0 or (pg_temp.u(n, 6) < 0.1 and team > 1 and hired_on < palier_today() - 200)`);
  await run(`insert into team_membership (id, person_id, team_id, kind, from_on, recorded_at) select pg_temp.id('leads', team), (array_agg(id order by n))[1], pg_temp.id('team', team), 'lead', '2015-01-01', '2015-01-01' from who where team > 0 group by team on conflict do nothing`);
  await run(`insert into departure_record (person_id, left_on, recorded_at) select id, palier_today() - 10, palier_now() - interval '20 days' from who where pg_temp.u(n, 7) < 0.03 and n > 200`);
  // One in seven changed profiles once.
  await run(`create temp table changed as select n, id, hired_on + 400 as day from who where pg_temp.u(n, 8) < 0.15 and hired_on < palier_today() - 400`);
  await run(`insert into profile_holding (id, person_id, profile_id, from_on, recorded_at) select pg_temp.id('holding', 2 * w.n + turn), w.id, pg_temp.id('profile', 1 + (w.profile + turn) % 6), w.hired_on + 400 * turn, (w.hired_on + 400 * turn)::timestamptz from who w, generate_series(0, 1) turn where turn = 0 or w.n in (select n from changed)`);
  await run(`insert into profile_holding_end (holding_id, until_on, recorded_at) select pg_temp.id('holding', 2 * n), day, day::timestamptz from changed`);
}

async function history() {
  await run(`create temp table step as select w.n, w.id, k, w.hired_on::timestamptz + make_interval(days => (k * (40 + 260 * pg_temp.u(w.n, 9)))::int, mins => (600 * pg_temp.u(w.n, 10 + k))::int) as at from who w, generate_series(1, 5) k; delete from step where at > palier_now() - interval '2 days'`);
  // How far each competency went: nowhere, or to a level; somebody seen k times holds at most level k.
  await run(`create temp table far as select w.n, w.id, c, (array[0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 4])[1 + floor(20 * pg_temp.u(w.n * 12 + c, 20))::int] as level from who w, generate_series(1, 12) c; create index on far (n); analyze far; analyze step`);
  await run(`create temp table signed as select s.n, s.id, s.k, s.at, f.c, least(s.k, 4) as level, 100 * s.n + 8 * f.c + s.k as no, case when s.k = 5 then $1::uuid else $2::uuid end as rater,
      case when s.k <= 3 and pg_temp.u(s.n * 60 + f.c * 5 + s.k, 30) < 0.015 and s.at < palier_now() - interval '45 days' then s.at + interval '40 days 7 seconds' end as taken
    from step s join far f on f.n = s.n and f.level >= least(s.k, 4)`, [sophie, karim]);
  await run(`insert into observation (id, person_id, rater_id, words_id, recorded_at) select distinct on (n, k) pg_temp.id('observation', n * 8 + k), id, rater, pg_temp.id('words', 1), at from signed`);
  await run(`insert into sign_off (id, observation_id, person_id, competency_id, rater_id, decision, words_id, occurred_at, recorded_at) select pg_temp.id('sign', no), pg_temp.id('observation', n * 8 + k), id, pg_temp.id('competency', c), rater, 'confirmed', pg_temp.id('words', 1), at, at from signed`);
  await run(`insert into evidence (id, person_id, competency_id, level, kind, sign_off_id, rater_id, criterion_version_id, framework_version_id, occurred_at, recorded_at) select pg_temp.id('evidence', no), id, pg_temp.id('competency', c), level, 'signOff', pg_temp.id('sign', no), rater, pg_temp.id('rule', c * 10 + level), pg_temp.id('version', 1), at, at from signed`);
  await run(`insert into revocation (id, evidence_id, person_id, reason_id, recorded_at, recorded_by) select pg_temp.id('taken', no), pg_temp.id('evidence', no), id, pg_temp.id('words', 2), taken, $1 from signed where taken is not null`, [sophie]);
  await run(`insert into standing (person_id, competency_id, level, valid_from, known_from, known_until, because, rule_version) select id, pg_temp.id('competency', c), level, at, at, taken, jsonb_build_array(pg_temp.id('evidence', no)), 1 from signed where level < 4`);
  await run(`insert into standing (person_id, competency_id, level, valid_from, known_from, because, rule_version) select id, pg_temp.id('competency', c), 4, max(at), max(at), jsonb_agg(pg_temp.id('evidence', no) order by at), 1 from signed where level = 4 group by id, c having count(*) = 2`);
  // What nobody saw, a notebook said of one in three: levels 1 and 2, to be confirmed.
  await run(`create temp table carried as select f.n, f.id, f.c, cell.level, 100 * f.n + 8 * f.c + cell.level as no, palier_now() - interval '300 days' as at, date_trunc('day', palier_now()) - interval '310 days' as said, date_trunc('day', palier_now()) + interval '60 days' as ends
    from far f join who w on w.n = f.n, generate_series(1, 2) cell (level) where f.level = 0 and w.hired_on < palier_today() - 330 and pg_temp.u(f.n * 12 + f.c, 40) < 0.3`);
  await run(`insert into carried_over_line (id, import_id, line, person_id, competency_id, level, stated_on, recorded_at, recorded_by) select pg_temp.id('line', no), pg_temp.id('import', 1), n, id, pg_temp.id('competency', c), 2, said::date, at, $1 from carried where level = 2`, [sophie]);
  await run(`insert into evidence (id, person_id, competency_id, level, kind, carried_over_line_id, criterion_version_id, framework_version_id, occurred_at, recorded_at, valid_until) select pg_temp.id('carried', no), id, pg_temp.id('competency', c), level, 'carriedOver', pg_temp.id('line', no - level + 2), pg_temp.id('rule', c * 10 + level), pg_temp.id('version', 1), said, at, ends from carried`);
  await run(`insert into standing (person_id, competency_id, level, valid_from, valid_until, known_from, because, carried_over, rule_version) select id, pg_temp.id('competency', c), level, said, ends, at, jsonb_build_array(pg_temp.id('carried', no)), true, 1 from carried`);
}
