import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Campaign, CampaignLine, CampaignPreview, PlanChanges } from '@palier/contracts';
import { exemptionOf, plusDays, type Actor } from '@palier/domain';
import { PublishCourse } from '#courses';
import { newId } from '#platform';
import { AddRelease, TeachRelease } from '#releases';
import { AddScope, GiveScope } from '#scopes';
import { openHouse, Visitor, type House } from '../../test/house.js';
import { cancelIt } from '../../test/orion.js';

let house: House;
let karim: Visitor, sophie: Visitor;
const [product, release, near, far] = [newId(), newId(), newId(), newId()];

const row = async (sql: string, values: unknown[] = []): Promise<Record<string, string>> => ((await house.owner.query(sql, values)) as Record<string, string>[])[0] ?? {};
const person = async (name: string): Promise<string> => (await row('select id from person where display_name = $1', [name]))['id'] ?? '';
const hr = async (): Promise<Actor> => ({ personId: await person('Sophie Laurent'), roles: ['hr'], leads: [] });
/** A course of one lesson, which teaches the release. */
const teach = async (title: string): Promise<string> => {
  const [id, unit] = [newId(), newId()];
  const version = await house.nest.get(PublishCourse).run(await hr(), { id, sourceLocale: 'fr', words: { fr: { title, summary: '' } }, units: [{ id: unit, kind: 'lesson', minutes: 10, serves: [], words: { fr: { title, document: { type: 'doc', content: [{ type: 'paragraph', attrs: { id: 'b' }, content: [{ type: 'text', text: title }] }] } } } }] });
  expect((await sophie.ask('POST', `/api/courses/${id}/scopes`, { unitId: null, seen: [], scopes: [{ scopeId: product, tier: null }] })).status).toBe(200);
  await house.nest.get(TeachRelease).run(await hr(), release, { id: newId(), courseVersionId: version, asks: [unit] });
  return id;
};
const look = async (): Promise<PlanChanges> => (await sophie.ask('GET', `/api/releases/${release}/plan-changes`)).body as PlanChanges;
const gains = async () => (await look()).campaigns.map((it) => [it.id, it.lines.map((one) => [one.person.name, one.gains.map((step) => step.title)])]);

beforeAll(async () => {
  house = await openHouse({ demo: true });
  [karim, sophie] = await Promise.all(['karim', 'sophie'].map((it) => Visitor.signedIn(house, it))) as [Visitor, Visitor];
  await house.nest.get(AddScope).run(await hr(), { id: product, kind: 'product', productId: null, name: 'Mira', aliases: [] });
  for (const name of ['Inès Benali', 'Julien Mercier']) await house.nest.get(GiveScope).run(await hr(), await person(name), { id: newId(), scope: { scopeId: product, tier: null }, from: '2026-01-02' });
  await house.nest.get(AddRelease).run(await hr(), { id: release, productId: product, name: '2', on: '2020-01-01' });
  await teach('Mira');
});
afterAll(() => house?.close());

describe('two campaigns of one release', () => {
  it('take in what it says more and ask it once: the sooner day asks it, the other counts on it, and asks it itself where that one is cancelled', async () => {
    const today = (await row('select palier_today()::text as day'))['day'] ?? '';
    // What the first asks by the later day, the second asks anew by the sooner one.
    for (const [by, id, days] of [[sophie, far, 60], [karim, near, 40]] as const) {
      const wish = { rule: null, dueOn: plusDays(today, days) };
      const { seen, already } = (await by.ask('POST', `/api/releases/${release}/campaigns/preview`, wish)).body as CampaignPreview;
      expect(already.people).toBe(0);
      expect((await by.ask('POST', `/api/releases/${release}/campaigns`, { ...wish, id, live: false, leavers: 'stay', reason: 'x', seen })).status).toBe(200);
    }
    const course = await teach('Mira encore');
    const both = ['Inès Benali', 'Julien Mercier'].map((name) => [name, ['Mira encore']]);
    expect(await gains()).toEqual([[far, both], [near, both]]);
    const change = async () => (await sophie.ask('POST', `/api/releases/${release}/plan-changes`, { id: newId(), seen: (await look()).seen })).status;
    expect(await change()).toBe(200);
    const asked = () => house.owner.query('select b.campaign_id as by, count(*)::int as people from assignment a join assignment_batch b on b.id = a.batch_id where a.course_id = $1 group by 1 order by 2', [course]);
    expect(await asked()).toEqual([{ by: near, people: 2 }]);
    expect(await gains()).toEqual([]);
    const open = async (id: string) => ((await sophie.ask('GET', `/api/campaigns/${id}`)).body as Campaign).lines.map((it) => it.steps.filter((step) => step.courseId === course && !step.done && !step.withdrawn).length);
    expect([await open(far), await open(near)]).toEqual([[1, 1], [1, 1]]);
    // Exempted from the one that counts on it, they still have to do it for the other: the cockpit says whose that is.
    const exemptions = async (id: string) => ((await sophie.ask('GET', `/api/campaigns/${id}`)).body as Campaign).lines.map(({ steps }) => ({ ...exemptionOf(steps), all: new Set(steps.map((it) => it.assignmentId)).size }));
    expect((await exemptions(far)).map((it) => [it.from.length, it.leftTo, it.all])).toEqual(['', ''].map(() => [1, ['Karim Haddad'], 2]));
    expect((await exemptions(near)).map((it) => [it.from.length, it.leftTo, it.all])).toEqual(['', ''].map(() => [2, [], 2]));
    // Julien did all that the other asks itself; Karim takes his back: what it counted on is now its own to ask, and until it does nobody is ready for it.
    await house.db.query('insert into unit_completion (id, person_id, course_version_id, unit_id, recorded_at) select gen_random_uuid(), a.person_id, v.id, s.unit_id, palier_now() from assignment a join assignment_batch b on b.id = a.batch_id join assignment_unit s on s.assignment_id = a.id join course_version v on v.course_id = a.course_id where b.campaign_id = $1 and a.person_id = $2', [far, await person('Julien Mercier')]);
    expect((await cancelIt(karim, near)).status).toBe(200);
    const ofJulien = async () => { const { lines, readiness } = (await sophie.ask('GET', `/api/campaigns/${far}`)).body as Campaign; return [lines.find((it) => it.person.name === 'Julien Mercier')?.state, readiness.at(-1)?.ready]; };
    expect(await ofJulien()).toEqual(['withdrawn', 0]);
    expect(await gains()).toEqual([[far, both]]);
    expect(await change()).toBe(200);
    expect(await asked()).toEqual(expect.arrayContaining([{ by: far, people: 2 }]));
    expect([await gains(), await open(far)]).toEqual([[], [1, 1]]);
    expect(await ofJulien()).toEqual(['inProgress', 0]);
  });
});

describe('campaigns that are launched at once', () => {
  it('are one where they are the same, sent twice; of two for the same people one is launched, and the other is seen anew', async () => {
    const today = (await row('select palier_today()::text as day'))['day'] ?? '';
    for (const { id, cancelled } of ((await sophie.ask('GET', `/api/releases/${release}/campaigns`)).body as { campaigns: CampaignLine[] }).campaigns) if (!cancelled) expect((await cancelIt(sophie, id)).status).toBe(200);
    await teach('Mira à la fois');
    const wish = { rule: null, dueOn: plusDays(today, 30) };
    const { seen, asked } = (await sophie.ask('POST', `/api/releases/${release}/campaigns/preview`, wish)).body as CampaignPreview;
    expect(asked).toBe(2);
    const launch = (by: Visitor, id: string) => by.ask('POST', `/api/releases/${release}/campaigns`, { ...wish, id, live: false, leavers: 'stay', reason: 'x', seen });
    const id = newId();
    const same = await Promise.all([launch(sophie, id), launch(sophie, id), launch(sophie, id)]);
    expect(same.map((it) => [it.status, it.body])).toEqual(same.map(() => [200, { id, asked: 2, knows: 0 }]));
    const counts = () => row('select count(distinct c.id)::text as campaigns, count(*)::text as asked from campaign c join assignment_batch b on b.campaign_id = c.id join assignment a on a.batch_id = b.id join assignment_unit s on s.assignment_id = a.id where c.recorded_at >= (select recorded_at from campaign where id = $1)', [id]);
    const one = await counts();
    expect(one['campaigns']).toBe('1');
    expect((await cancelIt(sophie, id)).status).toBe(200);
    const again = (await sophie.ask('POST', `/api/releases/${release}/campaigns/preview`, wish)).body as CampaignPreview;
    const two = [newId(), newId()];
    const answers = await Promise.all(two.map((it, at) => (at === 0 ? sophie : karim).ask('POST', `/api/releases/${release}/campaigns`, { ...wish, id: it, live: false, leavers: 'stay', reason: 'x', seen: again.seen })));
    expect(answers.map((it) => it.status).sort()).toEqual([200, 412]);
    expect(await counts()).toEqual({ campaigns: '2', asked: String(2 * Number(one['asked'])) });
  });
});
