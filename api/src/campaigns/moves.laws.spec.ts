import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CampaignMovePreview, CampaignPreview, ReleaseMove } from '@palier/contracts';
import { plusDays } from '@palier/domain';
import { PublishCourse } from '#courses';
import { newId } from '#platform';
import { AddRelease, TeachRelease } from '#releases';
import { AddScope } from '#scopes';
import { cancelIt, cockpit, hr, house, lesson, openOrion, person, sophie, today } from '../../test/orion.js';

beforeAll(openOrion);
afterAll(() => house?.close());

const days = fc.integer({ min: 1, max: 60 });
const deed = fc.oneof(
  fc.record({ kind: fc.constant('move' as const), which: fc.nat(1), to: days }), fc.record({ kind: fc.constant('release' as const), to: days }),
  fc.record({ kind: fc.constant('grant' as const), who: fc.nat(2), nth: fc.nat(5), until: days }), fc.record({ kind: fc.constant('waive' as const), who: fc.nat(2), nth: fc.nat(5) }),
);
const own = (sql: string, values: unknown[] = []) => house.owner.query(sql, values) as Promise<Record<string, string>[]>;

describe('another day, of one campaign or of their release', () => {
  it('is for each person what was previewed, whatever was granted, waived and moved before; whoever’s day is another one is told, and nobody whose days all stay', async () => {
    const [product, release] = [newId(), newId()];
    await house.nest.get(AddScope).run(await hr(), { id: product, kind: 'product', productId: null, name: 'Rigel', aliases: [] });
    await house.nest.get(AddRelease).run(await hr(), { id: release, productId: product, name: '2', on: plusDays(today, 30) });
    for (const title of ['Une', 'Deux']) {
      const [course, unit] = [newId(), newId()];
      const version = await house.nest.get(PublishCourse).run(await hr(), { id: course, sourceLocale: 'fr', words: { fr: { title, summary: '' } }, units: [lesson(unit, title, 'a')] });
      expect((await sophie.ask('POST', `/api/courses/${course}/scopes`, { unitId: null, seen: [], scopes: [{ scopeId: product, tier: null }] })).status).toBe(200);
      await house.nest.get(TeachRelease).run(await hr(), release, { id: newId(), courseVersionId: version, asks: [unit] });
    }
    const by = await person('Sophie Laurent');
    const everybody = [newId(), newId(), newId()].sort();
    for (const [at, id] of everybody.entries()) {
      await own(`insert into person (id, display_name, locale, time_zone, hired_on) values ($1, $2, 'fr', 'Europe/Paris', '2026-01-01')`, [id, `Somebody ${at}`]);
      await own(`insert into scope_holding (id, person_id, scope_id, from_on, recorded_at) values ($1, $2, $3, '2026-01-01', palier_now())`, [newId(), id, product]);
    }
    const asked = (personId: string, campaigns: readonly string[]) => own('select a.id from assignment a join assignment_batch b on b.id = a.batch_id where a.person_id = $1 and b.campaign_id = any($2) order by a.id', [personId, campaigns]);
    const text = async () => (await own(`insert into fact_text (id, words, sha256) values ($1, 'x', 'x') returning id`, [newId()]))[0]?.['id'];
    /** Who was told by the last deed. */
    const told = async (since: string) => (await own('select distinct w.person_id as id from campaign_change x join campaign_change_person w on w.change_id = x.id where x.id::text = any(string_to_array($1, \',\')) order by 1', [since])).map((it) => it['id']);
    const changes = async () => (await own('select id from campaign_change')).map((it) => it['id'] ?? '');

    await fc.assert(fc.asyncProperty(fc.tuple(days, days), fc.array(deed, { minLength: 1, maxLength: 7 }), async (launches, deeds) => {
      const campaigns: string[] = [];
      for (const due of launches) {
        const [id, wish] = [newId(), { rule: null, dueOn: plusDays(today, due) }];
        const { seen, asked: anew } = (await sophie.ask('POST', `/api/releases/${release}/campaigns/preview`, wish)).body as CampaignPreview;
        // The second one asks what the first asks later, and counts on it where it does not.
        if (anew === 0) continue;
        expect((await sophie.ask('POST', `/api/releases/${release}/campaigns`, { ...wish, id, live: false, leavers: 'stay', reason: 'x', seen })).status).toBe(200);
        campaigns.push(id);
      }
      const due = async () => Object.fromEntries(await Promise.all(campaigns.map(async (id) => [id, Object.fromEntries((await cockpit(sophie, id)).lines.flatMap((it) => (it.dueOn === null ? [] : [[it.person.id, it.dueOn]])))] as const))) as Record<string, Record<string, string>>;
      for (const it of deeds) {
        if (it.kind === 'grant' || it.kind === 'waive') {
          const those = await asked(everybody[it.who] ?? '', campaigns);
          const assignment = those[it.nth % Math.max(1, those.length)]?.['id'];
          if (assignment === undefined) continue;
          if (it.kind === 'waive') await own('insert into assignment_waiver (assignment_id, id, person_id, reason_id, recorded_at, recorded_by) values ($1, $2, $3, $4, palier_now(), $5) on conflict do nothing', [assignment, newId(), everybody[it.who], await text(), by]);
          else {
            const request = newId();
            await own('insert into extension_request (id, assignment_id, person_id, wished_on, reason_id, recorded_at) values ($1, $2, $3, $4, $5, palier_now())', [request, assignment, everybody[it.who], plusDays(today, it.until), await text()]);
            await own(`insert into extension_answer (request_id, person_id, decision, recorded_at, recorded_by) values ($1, $2, 'granted', palier_now(), $3)`, [request, everybody[it.who], by]);
          }
          continue;
        }
        const [before, known] = [await due(), await changes()];
        const on = plusDays(today, it.to);
        let count: number, lines: Record<string, Record<string, [string, string]>>;
        const of = (all: CampaignMovePreview['lines']) => Object.fromEntries(all.map((line) => [line.person.id, [line.from, line.dueOn] as [string, string]]));
        if (it.kind === 'move') {
          const id = campaigns[it.which % campaigns.length] ?? '';
          if ((await cockpit(sophie, id)).dueOn === on) continue;
          const seen = (await sophie.ask('POST', `/api/campaigns/${id}/days/preview`, { dueOn: on })).body as CampaignMovePreview;
          expect((await sophie.ask('POST', `/api/campaigns/${id}/days`, { id: newId(), dueOn: on, seen: seen.seen })).status).toBe(200);
          [count, lines] = [seen.told, { [id]: of(seen.lines) }];
        } else {
          const seen = (await sophie.ask('POST', `/api/releases/${release}/move/preview`, { on })).body as ReleaseMove;
          const { status } = await sophie.ask('POST', `/api/releases/${release}/move`, { id: newId(), on, seen: seen.seen });
          // The day that it has already is no other one.
          if (status === 422) { expect(seen.campaigns).toEqual([]); continue; }
          expect(status).toBe(200);
          [count, lines] = [seen.people, Object.fromEntries(seen.campaigns.map((one) => [one.id, of(one.lines)]))];
        }
        const after = await due();
        for (const [id, theirs] of Object.entries(lines)) expect(theirs).toEqual(Object.fromEntries(Object.entries(after[id] ?? {}).map(([who, day]) => [who, [before[id]?.[who], day]])));
        const heard = await told((await changes()).filter((id) => !known.includes(id)).join(','));
        expect(heard).toHaveLength(count);
        for (const who of everybody) if (campaigns.some((id) => before[id]?.[who] !== after[id]?.[who])) expect(heard).toContain(who);
        // Nobody hears of a day by which nothing of theirs is open.
        for (const who of heard) expect(campaigns.some((id) => after[id]?.[who ?? ''] !== undefined)).toBe(true);
      }
      for (const id of campaigns) expect((await cancelIt(sophie, id)).status).toBe(200);
    }), { numRuns: 40 });
  }, 300_000);
});
