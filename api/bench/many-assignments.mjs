// Fills the demo's database with required training for the bench of the daily run: `many-assignments.mjs COUNT`, in SQL, the same each time but for the day it is made on.
// Somebody in four assignments; teams of twenty-five, each with a lead; five courses of three activities. One in four is done, one in sixty was exempted, one person in thirty left.
// Due days lie from twenty days ago to ten days ahead, one in twenty was granted a later one; one person in two has an address, one in ten chose how to be told, one in eight lives elsewhere.
import pg from 'pg';

const count = Number(process.argv[2]);
const db = new pg.Client({ connectionString: process.env.DATABASE_OWNER_URL });
await db.connect();
const run = (sql, values) => db.query(sql, values);
// Right by construction: references are not looked up row by row, and nothing is lost that another run would not make again.
await run(`set session_replication_role = replica; set synchronous_commit = off; set work_mem = '256MB'`);
await run(`
  create function pg_temp.id(kind text, n bigint) returns uuid language sql immutable as $$ select (lpad(to_hex(1700000000000 + n), 12, '0') || '7' || substr(md5(kind), 1, 3) || 'a' || substr(md5(kind || n), 1, 15))::uuid $$;
  create function pg_temp.u(n bigint, salt int) returns float8 language sql immutable as $$ select (hashint8extended(n, 2026 * 1000 + salt) & 1073741823)::float8 / 1073741824 $$`);
const { rows: [{ sophie }] } = await run(`select id as sophie from person where display_name = 'Sophie Laurent'`);
await run(`create temp table who as select n, pg_temp.id('busy', n) as id, n / 25 as team from generate_series(1, greatest($1::bigint / 4, 1)) n`, [count]);
await run(`
  insert into person (id, display_name, locale, time_zone, hired_on, mail, last_recorded_at)
  select id, 'Busy person ' || n, case when n % 3 = 0 then 'en' else 'fr' end, case n % 16 when 0 then 'America/New_York' when 8 then 'Asia/Kolkata' else 'Europe/Paris' end, palier_today() - (200 + n % 400)::int, case when n % 2 = 0 then 'busy-' || n || '@nordlys.example' end, palier_now() - interval '40 days' from who`);
await run(`insert into role_grant (id, person_id, role, recorded_at) select pg_temp.id('busy role', 2 * n + lead), id, case lead when 1 then 'lead' else 'learner' end, palier_now() - interval '200 days' from who, generate_series(0, 1) lead where lead = 0 or n % 25 = 0`);
await run(`insert into team (id, name) select pg_temp.id('busy team', team), jsonb_build_object('fr', 'Équipe occupée ' || team, 'en', 'Busy team ' || team) from who group by team`);
await run(`insert into team_membership (id, person_id, team_id, kind, from_on, recorded_at) select pg_temp.id('busy member', 2 * n + lead), id, pg_temp.id('busy team', team), case lead when 1 then 'lead' else 'member' end, palier_today() - 200, palier_now() - interval '200 days' from who, generate_series(0, 1) lead where lead = 0 or n % 25 = 0`);
await run(`insert into departure_record (person_id, left_on, recorded_at) select id, palier_today() - 5, palier_now() - interval '9 days' from who where pg_temp.u(n, 1) < 1.0 / 30 and n % 25 > 0`);
await run(`insert into notification_choice (person_id, version, choices, quiet_from, quiet_until, changed_at) select id, 1, case n % 20 when 3 then '{"late":"digest","dueSoon":"digest"}' else '{"dueSoon":"app"}' end::jsonb, case n % 20 when 3 then time '21:00' end, case n % 20 when 3 then time '06:30' end, palier_now() - interval '40 days' from who where n % 20 in (3, 14)`);

await run(`insert into course (id) select pg_temp.id('busy course', n) from generate_series(1, 5) n`);
await run(`insert into course_version (id, course_id, number, change_class, reason, source_locale, published_at) select pg_temp.id('busy version', n), pg_temp.id('busy course', n), 1, 'first', '', 'fr', palier_now() - interval '100 days' from generate_series(1, 5) n`);
await run(`insert into course_text (course_version_id, locale, revision, title, summary) select pg_temp.id('busy version', n), 'fr', 1, 'Formation occupée ' || n, '' from generate_series(1, 5) n`);
await run(`insert into unit (id, course_id) select pg_temp.id('busy unit', 10 * n + u), pg_temp.id('busy course', n) from generate_series(1, 5) n, generate_series(1, 3) u`);
await run(`insert into unit_version (course_version_id, unit_id, position, kind, minutes) select pg_temp.id('busy version', n), pg_temp.id('busy unit', 10 * n + u), u, 'lesson', 10 from generate_series(1, 5) n, generate_series(1, 3) u`);

await run(`insert into fact_text (id, words, sha256, recorded_at) select pg_temp.id('busy words', 1), 'Pour tout le monde.', sha256(convert_to('Pour tout le monde.', 'UTF8')), palier_now() - interval '40 days'`);
// One batch a course and day; one in ten was asked for last week.
await run(`create temp table asked as
  select n, 1 + (n - 1) % greatest($1::bigint / 4, 1) as who, 1 + ((n - 1) / greatest($1::bigint / 4, 1)) % 5 as course, floor(31 * pg_temp.u(n, 2))::int - 20 as due, case when pg_temp.u(n, 3) < 0.1 then 6 else 35 end as ago from generate_series(1, $1::bigint) n`, [count]);
await run(`insert into assignment_batch (id, course_id, due_on, reason_id, assigned, already, recorded_at, recorded_by) select pg_temp.id('busy batch', course * 10000 + (due + 20) * 100 + ago), pg_temp.id('busy course', course), palier_today() + due, pg_temp.id('busy words', 1), count(*), 0, palier_now() - make_interval(days => ago), $1 from asked group by course, due, ago`, [sophie]);
await run(`insert into assignment (id, batch_id, person_id, course_id, due_on, recorded_at) select pg_temp.id('busy assignment', n), pg_temp.id('busy batch', course * 10000 + (due + 20) * 100 + ago), pg_temp.id('busy', who), pg_temp.id('busy course', course), palier_today() + due, palier_now() - make_interval(days => ago) from asked`);
await run(`insert into unit_completion (id, person_id, course_version_id, unit_id, recorded_at) select pg_temp.id('busy done', 10 * n + u), pg_temp.id('busy', who), pg_temp.id('busy version', course), pg_temp.id('busy unit', 10 * course + u), palier_now() - interval '3 days' from asked, generate_series(1, 3) u where pg_temp.u(n, 4) < case u when 3 then 0.25 else 0.5 end`);
await run(`insert into assignment_waiver (assignment_id, id, person_id, reason_id, recorded_at, recorded_by) select pg_temp.id('busy assignment', n), pg_temp.id('busy waiver', n), pg_temp.id('busy', who), pg_temp.id('busy words', 1), palier_now() - interval '4 days', $1 from asked where pg_temp.u(n, 5) < 1.0 / 60`, [sophie]);
await run(`insert into extension_request (id, assignment_id, person_id, wished_on, reason_id, recorded_at) select pg_temp.id('busy wish', n), pg_temp.id('busy assignment', n), pg_temp.id('busy', who), palier_today() + due + 7, pg_temp.id('busy words', 1), palier_now() - interval '5 days' from asked where pg_temp.u(n, 6) < 0.05`);
await run(`insert into extension_answer (request_id, person_id, decision, recorded_at, recorded_by) select pg_temp.id('busy wish', n), pg_temp.id('busy', who), 'granted', palier_now() - interval '4 days', $1 from asked where pg_temp.u(n, 6) < 0.05`, [sophie]);
await run('analyze');
await db.end();
