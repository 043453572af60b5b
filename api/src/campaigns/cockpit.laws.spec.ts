import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Campaign, CampaignLine, CampaignPreview } from '@palier/contracts';
import { campaignStates, plusDays, type CampaignState } from '@palier/domain';
import { PublishCourse } from '#courses';
import { newId } from '#platform';
import { AddRelease, TeachRelease } from '#releases';
import { AddScope } from '#scopes';
import { hr, house, lesson, openOrion, person, quizVersion, sophie, today } from '../../test/orion.js';

beforeAll(openOrion);
afterAll(() => house?.close());

/** On a day after the launch, at an hour of it. */
const when = fc.record({ day: fc.integer({ min: 0, max: 15 }), hour: fc.integer({ min: 0, max: 23 }) });
type When = typeof when extends fc.Arbitrary<infer W> ? W : never;
const version = fc.constantFrom(1, 2);
/** What becomes of somebody: of two lessons that the second version teaches, and a quiz that the first one does. */
const somebody = fc.record({
  zone: fc.constantFrom('Europe/Paris', 'America/Martinique', 'Asia/Tokyo'), before: fc.uniqueArray(fc.record({ unit: fc.nat(2), version }), { selector: (it) => `${it.unit} ${it.version}`, maxLength: 3 }),
  did: fc.uniqueArray(fc.record({ unit: fc.nat(2), version, at: when }), { selector: (it) => `${it.unit} ${it.version}`, maxLength: 4 }), opened: fc.option(version), tried: fc.array(fc.record({ version, passed: fc.boolean(), at: when }), { maxLength: 2 }),
  waived: fc.option(when, { freq: 3 }), ended: fc.uniqueArray(fc.record({ unit: fc.nat(2), at: when }), { selector: (it) => it.unit, maxLength: 2 }), leaves: fc.nat(5).map((it) => it === 0),
});

const own = (sql: string, values: unknown[] = []) => house.owner.query(sql, values) as Promise<Record<string, string>[]>;
const at = ({ day, hour }: When) => `palier_now() + interval '${day} days ${hour} hours'`;

/** Counted by the database from the facts alone: of each who is here, the state now, the minutes left, and whether they were ready at the end of each day of theirs. */
const counted = `
  with asked as (
    select a.id, a.person_id, s.unit_id, s.since, (a.recorded_at at time zone p.time_zone)::date as asked_on, p.time_zone, (select u.minutes from unit_version u join course_version v on v.id = u.course_version_id where u.unit_id = s.unit_id order by v.number desc limit 1) as minutes
    from assignment_batch b join assignment a on a.batch_id = b.id join assignment_unit s on s.assignment_id = a.id join person p on p.id = a.person_id where b.campaign_id = $1),
  step as (
    select k.*, (select min(d.recorded_at) from unit_done d join course_version v on v.id = d.course_version_id where d.person_id = k.person_id and d.unit_id = k.unit_id and v.number >= k.since) as done_at,
      (select w.recorded_at from assignment_waiver w where w.assignment_id = k.id) as waived_at, (select e.recorded_at from assignment_unit_end e where e.assignment_id = k.id and e.unit_id = k.unit_id) as ended_at,
      exists (select from course_opening o join course_version v on v.id = o.course_version_id join unit_version u on u.course_version_id = v.id and u.unit_id = k.unit_id where o.person_id = k.person_id and v.number >= k.since) as begun,
      coalesce((select not r.passed and v.number >= k.since from attempt t join attempt_result r on r.attempt_id = t.id join course_version v on v.id = t.course_version_id where t.person_id = k.person_id and t.unit_id = k.unit_id order by r.recorded_at desc limit 1), false) as failed
    from asked k),
  here as (select c.person_id, p.time_zone, (coalesce(c.joined_at, x.recorded_at) at time zone p.time_zone)::date as since from campaign_person c join campaign x on x.id = c.campaign_id join person p on p.id = c.person_id where c.campaign_id = $1 and not exists (select from departure d where d.person_id = c.person_id and d.left_on <= palier_today())),
  now as (
    select h.person_id, count(s.id) as all_of, count(*) filter (where s.id is not null and s.done_at is null) as left_of, count(*) filter (where s.done_at is null and s.waived_at is not null) as waived, count(*) filter (where s.done_at is null and s.waived_at is null and s.ended_at is null and s.id is not null) as open,
      coalesce(bool_or(s.failed) filter (where s.done_at is null and s.waived_at is null and s.ended_at is null), false) as failed, coalesce(bool_or(s.begun) filter (where s.done_at is null and s.waived_at is null and s.ended_at is null), false) or coalesce(bool_or(s.done_at is not null), false) as begun,
      coalesce(sum(s.minutes) filter (where s.done_at is null and s.waived_at is null and s.ended_at is null), 0)::int as minutes
    from here h left join step s on s.person_id = h.person_id group by 1),
  days as (select (x.recorded_at::date + n) as day from campaign x, generate_series(-1, 20) n where x.id = $1),
  daily as (
    select y.day, h.person_id, h.since <= y.day and count(*) filter (where not s.done and not s.waived and not s.ended) = 0 and count(*) filter (where not s.done and s.waived) = 0 and not (count(s.id) > 0 and count(s.id) = count(*) filter (where not s.done)) as ready
    from days y cross join here h left join lateral (select k.id, coalesce((k.done_at at time zone h.time_zone)::date <= y.day, false) as done, coalesce((k.waived_at at time zone h.time_zone)::date <= y.day, false) as waived, coalesce((k.ended_at at time zone h.time_zone)::date <= y.day, false) as ended
      from step k where k.person_id = h.person_id and k.asked_on <= y.day) s on true group by y.day, h.person_id, h.since)
  select (select jsonb_object_agg(person_id, jsonb_build_object('minutes', minutes, 'state', case when open > 0 then case when failed then 'failed' when begun then 'inProgress' else 'notOpened' end when waived > 0 then 'waived' when left_of > 0 and left_of = all_of then 'withdrawn' else 'ready' end)) from now) as people,
    (select jsonb_object_agg(day, ready) from (select day, count(*) filter (where ready) as ready from daily group by 1) it) as ready`;

describe('the cockpit, against the facts counted by the database', () => {
  it('says of each person where they are, of all how many are where, and of each day how many were ready, whatever became of whom', () => fc.assert(fc.asyncProperty(fc.array(somebody, { minLength: 1, maxLength: 6 }), async (all) => {
    const [product, release, course, campaign] = [newId(), newId(), newId(), newId()];
    const units = [newId(), newId(), newId()] as const;
    const publish = async (text: string, change?: string) => house.nest.get(PublishCourse).run(await hr(), {
      id: course, sourceLocale: 'fr', words: { fr: { title: 'Rigel', summary: '' } }, ...(change === undefined ? {} : { change: { class: 'substantive', reason: change } }),
      units: [lesson(units[0], 'Une', text), lesson(units[1], 'Deux', text), { id: units[2], kind: 'quiz', quizVersionId: quizVersion, minutes: 5, serves: [], words: { fr: { title: 'Quiz' } } }],
    });
    await house.nest.get(AddScope).run(await hr(), { id: product, kind: 'product', productId: null, name: `Rigel ${product}`, aliases: [] });
    const versions = [await publish('a'), await publish('b', 'Rigel 2')];
    expect((await sophie.ask('POST', `/api/courses/${course}/scopes`, { unitId: null, seen: [], scopes: [{ scopeId: product, tier: null }] })).status).toBe(200);
    await house.nest.get(AddRelease).run(await hr(), { id: release, productId: product, name: '2', on: '2020-01-01' });
    // The quiz as it was first, the lessons as they are now.
    for (const [at, asks] of [[0, [units[2]]], [1, [units[0], units[1]]]] as const) await house.nest.get(TeachRelease).run(await hr(), release, { id: newId(), courseVersionId: versions[at] ?? '', asks });
    const ids = all.map(() => newId());
    const completed = (who: number, { unit, version: number }: { unit: number; version: number }, time: string) => own(`insert into unit_completion (id, person_id, course_version_id, unit_id, recorded_at) values ($1, $2, $3, $4, ${time}) on conflict do nothing`, [newId(), ids[who], versions[number - 1], units[unit]]);
    for (const [who, { zone, before }] of all.entries()) {
      await own(`insert into person (id, display_name, locale, time_zone, hired_on) values ($1, $2, 'fr', $3, '2026-01-01')`, [ids[who], `Somebody ${who}`, zone]);
      await own(`insert into scope_holding (id, person_id, scope_id, from_on, recorded_at) values ($1, $2, $3, '2026-01-01', palier_now())`, [newId(), ids[who], product]);
      for (const it of before) await completed(who, it, `palier_now() - interval '9 days'`);
    }
    const wish = { rule: null, dueOn: plusDays(today, 20) };
    const { seen, asked } = (await sophie.ask('POST', `/api/releases/${release}/campaigns/preview`, wish)).body as CampaignPreview;
    fc.pre(asked > 0);
    expect((await sophie.ask('POST', `/api/releases/${release}/campaigns`, { ...wish, id: campaign, live: false, leavers: 'stay', reason: 'x', seen })).status).toBe(200);
    const by = await person('Sophie Laurent');
    for (const [who, it] of all.entries()) {
      const of = [ids[who], campaign] as const;
      for (const one of it.did) await completed(who, one, at(one.at));
      if (it.opened !== null) await own('insert into course_opening (person_id, course_version_id, recorded_at) values ($1, $2, palier_now())', [ids[who], versions[it.opened - 1]]);
      for (const one of it.tried) {
        const attempt = newId();
        await own(`insert into attempt (id, person_id, course_version_id, unit_id, quiz_version_id, locale, seed, recorded_at) values ($1, $2, $3, $4, $5, 'fr', 1, palier_now())`, [attempt, ids[who], versions[one.version - 1], units[2], quizVersion]);
        await own(`insert into attempt_submission (attempt_id, score, passed, recorded_at) values ($1, 0.5, $2, ${at(one.at)} + $3 * interval '1 second')`, [attempt, one.passed, it.tried.indexOf(one)]);
      }
      if (it.waived !== null) await own(`with text as (insert into fact_text (id, words, sha256) values (gen_random_uuid(), 'x', 'x') returning id) insert into assignment_waiver (assignment_id, id, person_id, reason_id, recorded_at, recorded_by) select a.id, gen_random_uuid(), a.person_id, text.id, ${at(it.waived)}, $3 from text, assignment a join assignment_batch b on b.id = a.batch_id where a.person_id = $1 and b.campaign_id = $2`, [...of, by]);
      for (const one of it.ended) await own(`insert into assignment_unit_end (assignment_id, unit_id, recorded_at, recorded_by) select a.id, s.unit_id, ${at(one.at)}, $3 from assignment a join assignment_batch b on b.id = a.batch_id join assignment_unit s on s.assignment_id = a.id where a.person_id = $1 and b.campaign_id = $2 and s.unit_id = $4`, [...of, by, units[one.unit]]);
      if (it.leaves) await own('insert into departure_record (person_id, left_on, recorded_at) values ($1, palier_today(), palier_now())', [ids[who]]);
    }
    const [facts] = (await own(counted, [campaign])) as unknown as { people: Record<string, { state: CampaignState; minutes: number }> | null; ready: Record<string, number> }[];
    const people = facts?.people ?? {};
    const read = async (query = '') => (await sophie.ask('GET', `/api/campaigns/${campaign}${query}`)).body as Campaign;
    const cockpit = await read();
    expect(Object.fromEntries(cockpit.lines.map((line) => [line.person.id, { state: line.state, minutes: line.minutesLeft }]))).toEqual(people);
    const counts = Object.fromEntries(campaignStates.map((state) => [state, Object.values(people).filter((one) => one.state === state).length]));
    expect(cockpit.counts).toEqual(counts);
    // Nobody is counted twice, nor left out: all states together are everybody who is here.
    expect([cockpit.people, cockpit.total, Object.values(cockpit.counts).reduce((sum, count) => sum + count, 0)]).toEqual(Array.from({ length: 3 }, () => Object.keys(people).length));
    for (const state of campaignStates) expect((await read(`?is=${state}`)).total).toBe(counts[state]);
    const [line] = ((await sophie.ask('GET', `/api/releases/${release}/campaigns`)).body as { campaigns: CampaignLine[] }).campaigns;
    expect([line?.people, line?.counts]).toEqual([cockpit.people, counts]);
    const ready = (day: string): number => cockpit.readiness.findLast((it) => it.on <= day)?.ready ?? 0;
    expect(Object.fromEntries(Object.keys(facts?.ready ?? {}).map((day) => [day, ready(day)]))).toEqual(facts?.ready ?? {});
    // The line ends where everybody is now, once all of it happened.
    expect(cockpit.readiness.at(-1)?.ready ?? 0).toBe(cockpit.counts.ready);
  }), { numRuns: 25 }), 240_000);
});
