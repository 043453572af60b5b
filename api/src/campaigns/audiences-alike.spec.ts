import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CampaignChanges, CampaignPreview, CourseAudiencePreview } from '@palier/contracts';
import { plusDays, type Actor, type AudienceLeaf, type AudienceRule } from '@palier/domain';
import fc from 'fast-check';
import { FollowCourseAudiences } from '#assignments';
import { AudienceQueries } from '#audiences';
import { PublishCourse } from '#courses';
import { newId } from '#platform';
import { AddRelease, TeachRelease } from '#releases';
import { AddScope } from '#scopes';
import { openHouse, Visitor, type House } from '../../test/house.js';
import { FollowAudience } from './follow-audience.js';

let house: House;
let sophie: Visitor;
let today = '';
let by: Actor;
let people: string[] = [];
let teams: string[] = [];
const [product, release, course, unit] = [newId(), newId(), newId(), newId()];
const sites = ['Brest', 'Lyon'];

const ids = async (sql: string, values: unknown[] = []): Promise<string[]> => ((await house.owner.query(sql, values)) as { id: string }[]).map((it) => it.id);

beforeAll(async () => {
  house = await openHouse({ demo: true });
  await house.goTo(0, '12:00');
  sophie = await Visitor.signedIn(house, 'sophie');
  const [me = ''] = await ids(`select id from person where display_name = 'Sophie Laurent'`);
  by = { personId: me, roles: ['hr'], leads: [] };
  const [row] = (await house.owner.query('select palier_today()::text as day')) as { day: string }[];
  today = row?.day ?? '';
  people = await ids(`select p.id from person p left join departure d on d.person_id = p.id where d.person_id is null and p.id <> $1 order by p.id limit 8`, [me]);
  teams = await ids(`select id from team where name->>'fr' in ('Support N1', 'Support N2') order by id`);
  // A release that concerns everybody: what is left to compare is the rule.
  await house.nest.get(AddScope).run(by, { id: product, kind: 'product', productId: null, name: 'Orion', aliases: [] });
  await house.owner.query(`insert into scope_holding (id, person_id, scope_id, from_on, recorded_at) select gen_random_uuid(), id, $1, '2020-01-01', palier_now() from person`, [product]);
  const version = await house.nest.get(PublishCourse).run(by, { id: course, sourceLocale: 'fr', words: { fr: { title: 'Orion', summary: '' } }, units: [{ id: unit, kind: 'lesson', minutes: 10, serves: [], words: { fr: { title: 'Orion', document: { type: 'doc', content: [{ type: 'paragraph', attrs: { id: 'b' }, content: [{ type: 'text', text: 'a' }] }] } } } }] });
  expect((await sophie.ask('POST', `/api/courses/${course}/scopes`, { unitId: null, seen: [], scopes: [{ scopeId: product, tier: null }] })).status).toBe(200);
  await house.nest.get(AddRelease).run(by, { id: release, productId: product, name: '1', on: '2020-01-01' });
  await house.nest.get(TeachRelease).run(by, release, { id: newId(), courseVersionId: version, asks: [unit] });
});
afterAll(() => house?.close());

type Step = { readonly kind: 'move'; readonly who: number; readonly team: number | null } | { readonly kind: 'site'; readonly who: number; readonly site: number } | { readonly kind: 'day'; readonly days: number };
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('move' as const), who: fc.nat(7), team: fc.option(fc.nat(1)) }), fc.record({ kind: fc.constant('site' as const), who: fc.nat(7), site: fc.nat(2) }), fc.record({ kind: fc.constant('day' as const), days: fc.integer({ min: 1, max: 20 }) }));
const history = fc.record({
  shape: fc.constantFrom('all' as const, 'any' as const, 'none' as const), inner: fc.constantFrom('any' as const, 'none' as const), picks: fc.array(fc.nat(4), { minLength: 2, maxLength: 4 }), leavers: fc.constantFrom('stay' as const, 'withdraw' as const), steps: fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { minLength: 4, maxLength: 6 }),
});

describe('who is in an audience over time', () => {
  it('is the same people for a campaign and for a course, and those of whom the rule holds that day', async () => {
    let day = 0;
    let compared = 0;
    for (const [run, { shape, inner, picks, leavers, steps }] of fc.sample(history, { numRuns: 8, seed: 70 }).entries()) {
      const leaves: AudienceLeaf[] = [...teams.map((teamId) => ({ kind: 'team' as const, teamId })), ...sites.map((site) => ({ kind: 'site' as const, site })), { kind: 'hiredWithin' as const, days: 300 + 7 * run }];
      const [first, ...rest] = picks.map((it) => leaves[it] ?? leaves[0]) as [AudienceLeaf, ...AudienceLeaf[]];
      const rule: AudienceRule = { kind: shape, of: [first, { kind: inner, of: rest }] };
      const [campaign, audience] = [newId(), newId()];
      sophie = await Visitor.signedIn(house, 'sophie');
      // Each in more of a hurry than the one before: what is asked already is asked anew.
      const wish = { rule, dueOn: plusDays(today, 400 - run) };
      const seen = (await sophie.ask('POST', `/api/releases/${release}/campaigns/preview`, wish)).body as CampaignPreview;
      if (seen.asked === 0) continue;
      const asCourse = { rule, dueOn: null, dueIn: null, dueFrom: 'assignment', releaseId: null };
      const shown = (await sophie.ask('POST', `/api/courses/${course}/audiences/preview`, asCourse)).body as CourseAudiencePreview;
      expect((await sophie.ask('POST', `/api/releases/${release}/campaigns`, { ...wish, id: campaign, live: true, leavers, reason: 'x', seen: seen.seen })).status).toBe(200);
      expect((await sophie.ask('POST', `/api/courses/${course}/audiences`, { ...asCourse, id: audience, live: true, leavers, reason: 'x', seen: shown.seen })).status).toBe(200);
      const compare = async (at: number) => {
        const ofCampaign = await ids(`select c.person_id as id from campaign_person c left join (select distinct on (m.person_id) m.person_id, m.kind from campaign_change x join campaign_move m on m.change_id = x.id where x.campaign_id = $1 order by m.person_id, x.recorded_at desc, x.id desc) l on l.person_id = c.person_id where c.campaign_id = $1 and coalesce(l.kind = 'joined', true) order by 1`, [campaign]);
        const ofCourse = await ids(`select person_id as id from (select distinct on (person_id) person_id, kind from course_audience_move where course_audience_id = $1 order by person_id, recorded_at desc) m where kind = 'joined' order by 1`, [audience]);
        const matching = (await house.nest.get(AudienceQueries).of(by, { action: 'assignment.assign', releaseId: null }, { rule })).map((it) => it.id).sort();
        expect([run, at, ofCourse]).toEqual([run, at, matching]);
        expect([run, at, ofCampaign]).toEqual([run, at, matching]);
        compared++;
      };
      await compare(0);
      for (const [index, deeds] of steps.entries()) {
        for (const it of deeds) await play(it);
        await house.nest.get(FollowAudience).run();
        await house.nest.get(FollowCourseAudiences).run();
        await compare(index + 1);
      }
      // Over: what the next history does moves nobody here.
      const open = (await sophie.ask('GET', `/api/campaigns/${campaign}/cancellation`)).body as CampaignChanges;
      expect((await sophie.ask('POST', `/api/campaigns/${campaign}/cancellation`, { id: newId(), reason: 'x', seen: open.seen })).status).toBe(200);
      expect((await sophie.ask('POST', `/api/course-audiences/${audience}/end`, { id: newId(), leavers })).status).toBe(200);
    }
    expect(compared).toBeGreaterThan(20);

    async function play(it: Step): Promise<void> {
      if (it.kind === 'day') { day += it.days; await house.goTo(day, '12:00'); sophie = await Visitor.signedIn(house, 'sophie'); return; }
      const who = people[it.who % people.length] ?? '';
      if (it.kind === 'site') { await house.owner.query('update person set site = $1 where id = $2', [[...sites, ''][it.site], who]); return; }
      const { teamVersion } = (await sophie.ask('GET', `/api/register/${who}`)).body as { teamVersion: number };
      const [now] = (await house.owner.query('select palier_today()::text as day')) as { day: string }[];
      // Where they are in that team already, or were moved that day, nothing changes: that is refused, and no harm.
      await sophie.ask('POST', `/api/register/${who}/team`, { id: newId(), seen: teamVersion, teamId: it.team === null ? null : teams[it.team], from: now?.day });
    }
  }, 180_000);
});
