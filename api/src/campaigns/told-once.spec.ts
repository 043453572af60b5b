import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Campaign, CampaignChanges, CampaignPreview, Notification, PlanChanges, Release } from '@palier/contracts';
import { plusDays, type AudienceRule } from '@palier/domain';
import { newId } from '#platform';
import { AddRelease, TeachRelease } from '#releases';
import { AddScope, GiveScope } from '#scopes';
import { comeIn, did, hr, house, ines, julien, karim, oliver, openAtNoon, person, publishOne, row, sophie, today } from '../../test/orion.js';
import { FollowAudience } from './follow-audience.js';

const taught: { readonly version: string; readonly unit: string }[] = [];
/** Vela, a product that Inès, Julien and Oliver support, and what teaches its second release: a course and another, as it goes on. */
const [product, release] = [newId(), newId()];

const as = (login: string) => ({ karim, sophie, julien, oliver })[login] ?? ines;
const teach = async (title: string): Promise<void> => {
  const [id, unit] = [newId(), newId()];
  const version = await publishOne(id, unit, title);
  expect((await as('sophie').ask('POST', `/api/courses/${id}/scopes`, { unitId: null, seen: [], scopes: [{ scopeId: product, tier: null }] })).status).toBe(200);
  await house.nest.get(TeachRelease).run(await hr(), release, { id: newId(), courseVersionId: version, asks: [unit] });
  taught.push({ version, unit });
};
const launch = async (id: string, days: number, rule: AudienceRule | null = null, live = false) => {
  const wish = { rule, dueOn: plusDays(today, days) };
  const { seen } = (await as('sophie').ask('POST', `/api/releases/${release}/campaigns/preview`, wish)).body as CampaignPreview;
  expect(await as('sophie').ask('POST', `/api/releases/${release}/campaigns`, { ...wish, id, live, leavers: 'stay', reason: 'Vela 2', seen })).toMatchObject({ status: 200 });
};
const changeOne = async (id: string) => { const { seen } = (await as('sophie').ask('GET', `/api/campaigns/${id}/changes`)).body as CampaignChanges; expect(await as('sophie').ask('POST', `/api/campaigns/${id}/changes`, { id: newId(), seen })).toMatchObject({ status: 200 }); };
const changeAll = async () => { const { seen } = (await as('sophie').ask('GET', `/api/releases/${release}/plan-changes`)).body as PlanChanges; expect(await as('sophie').ask('POST', `/api/releases/${release}/plan-changes`, { id: newId(), seen })).toMatchObject({ status: 200 }); };
const notices = async (login: string): Promise<Notification[]> => ((await as(login).ask('GET', '/api/notifications')).body as { notifications: Notification[] }).notifications;
const give = async (name: string, from: string) => { expect((await as('sophie').ask('POST', `/api/register/${await person(name)}/scopes`, { id: newId(), scope: { scopeId: product, tier: null }, from })).status).toBe(200); };
const follow = () => house.nest.get(FollowAudience).run();
/** What of all kinds each hears of one deed, however often it is looked. */
const heard = async (deed: () => Promise<unknown>, ...logins: string[]): Promise<string[][]> => {
  await house.work();
  const before = new Set((await Promise.all(logins.map(notices))).flat().map((it) => it.id));
  await deed();
  for (let times = 0; times < 2; times++) await house.work();
  return Promise.all(logins.map(async (it) => (await notices(it)).filter((one) => !before.has(one.id)).map((one) => one.kind)));
};

beforeAll(async () => {
  await openAtNoon();
  await house.nest.get(AddScope).run(await hr(), { id: product, kind: 'product', productId: null, name: 'Vela', aliases: [] });
  for (const name of ['Inès Benali', 'Julien Mercier', 'Oliver Grant']) await house.nest.get(GiveScope).run(await hr(), await person(name), { id: newId(), scope: { scopeId: product, tier: null }, from: '2026-01-02' });
  await house.nest.get(AddRelease).run(await hr(), { id: release, productId: product, name: '2', on: '2020-01-01' });
});
afterAll(() => house?.close());

describe('one deed is one notice', () => {
  const [far, near, last] = [newId(), newId(), newId()];
  const moves = async () => ((await as('sophie').ask('GET', `/api/campaigns/${last}`)).body as Campaign).audience.moves.filter((it) => it.person.name === 'Inès Benali').map((it) => it.kind);

  it('for whoever knew everything at the launch and gains a step, as for whoever had some', async () => {
    await teach('Vela');
    for (const it of taught) await did('Julien Mercier', it.version, it.unit);
    expect(await heard(() => launch(far, 60), 'ines', 'julien')).toEqual([['assigned'], []]);
    await teach('Vela encore');
    expect(await heard(() => changeOne(far), 'ines', 'julien')).toEqual([['campaignChanged'], ['assigned']]);
    expect(await row(`select detail ->> 'people' as people from audit where action = 'campaign.change' order by id desc limit 1`)).toEqual({ people: '3' });
  });

  it('whichever of two campaigns asks it first of somebody', async () => {
    // Whoever did all that the first asked knows everything at the launch of the second, which is in more of a hurry.
    for (const it of taught.slice(-1)) await did('Julien Mercier', it.version, it.unit);
    await launch(near, 40);
    await teach('Vela toujours');
    expect(await heard(changeAll, 'ines', 'julien')).toEqual([['campaignChanged'], ['assigned']]);
  });

  it('where all that a campaign says of somebody was another’s to ask, who came back to its audience or was in it all the time', async () => {
    await give('Hugo Petit', today);
    // It counts on the two others, which are due sooner, and asks of Hugo alone.
    expect(await heard(() => launch(last, 80, null, true), 'ines', 'julien')).toEqual([[], []]);
    const { id: held = '' } = await row('select h.id from scope_holding h where h.person_id = $1 and h.scope_id = $2', [await person('Inès Benali'), product]);
    expect((await as('sophie').ask('POST', `/api/held-scopes/${held}/end`, { lastDay: today })).status).toBe(200);
    await house.goTo(1, '12:00');
    await comeIn();
    await follow();
    expect(await moves()).toEqual(['left']);
    await give('Inès Benali', plusDays(today, 1));
    await teach('Vela enfin');
    expect(await heard(follow, 'ines', 'julien')).toEqual([['assigned'], []]);
    expect(await moves()).toEqual(['joined', 'left']);
    expect(await heard(() => changeOne(last), 'ines', 'julien')).toEqual([[], ['assigned']]);
    // The others are in more of a hurry and ask it as well: whoever was asked something by them before hears that they changed.
    expect(await heard(changeAll, 'ines', 'julien')).toEqual([['campaignChanged'], ['campaignChanged']]);
  });

  it('whoever left an audience and keeps what was asked loses what a withdrawn change alone touched, and no more', async () => {
    const { id: held = '' } = await row('select h.id from scope_holding h where h.person_id = $1 and h.scope_id = $2', [await person('Hugo Petit'), product]);
    expect((await sophie.ask('POST', `/api/held-scopes/${held}/end`, { lastDay: plusDays(today, 1) })).status).toBe(200);
    await house.goTo(2, '12:00');
    await comeIn();
    await follow();
    const seen = async () => ((await sophie.ask('GET', `/api/campaigns/${last}`)).body as Campaign).lines.find((it) => it.person.name === 'Hugo Petit');
    expect([(await seen())?.isIn, (await seen())?.steps.map((it) => it.withdrawn)]).toEqual([false, taught.map(() => false)]);
    expect((await sophie.ask('POST', `/api/releases/${release}/notes`, { text: '## [2]\n### Added\n- Un avoir en un clic\n', format: null, seen: 0, withdraw: [] })).status).toBe(200);
    const [change] = ((await sophie.ask('GET', `/api/releases/${release}`)).body as Release).lines;
    expect((await sophie.ask('POST', `/api/release-changes/${change?.id ?? ''}/touches`, { id: newId(), kind: 'unit', thingId: taught[0]?.unit })).status).toBe(200);
    expect((await sophie.ask('POST', `/api/release-changes/${change?.id ?? ''}/withdrawal`, {})).status).toBe(200);
    await changeOne(last);
    expect((await seen())?.steps.filter((it) => it.withdrawn).map((it) => it.title)).toEqual(['Vela']);
  });
});

describe('an audience that nobody is in yet', () => {
  it('is launched where it is live, and takes in whoever comes to match; one that is frozen asks nothing of anybody and is refused', async () => {
    const rule: AudienceRule = { kind: 'site', site: 'Là-bas' };
    const wish = { rule, dueOn: plusDays(today, 60) };
    const { seen, asked } = (await sophie.ask('POST', `/api/releases/${release}/campaigns/preview`, wish)).body as CampaignPreview;
    expect(asked).toBe(0);
    const send = (live: boolean) => sophie.ask('POST', `/api/releases/${release}/campaigns`, { ...wish, id: newId(), live, leavers: 'stay', reason: 'Là-bas', seen });
    expect(await send(false)).toMatchObject({ status: 422, body: { code: 'campaign.nobody' } });
    const { status, body } = await send(true);
    expect([status, body]).toMatchObject([200, { asked: 0, knows: 0 }]);
    const id = (body as { id: string }).id;
    const read = async () => (await sophie.ask('GET', `/api/campaigns/${id}`)).body as Campaign;
    expect(await read()).toMatchObject({ people: 0, lines: [], readiness: [{ ready: 0 }] });
    await house.owner.query(`update person set site = 'Là-bas' where display_name = 'Oliver Grant'`);
    await follow();
    expect((await read()).lines.map((it) => [it.person.name, it.state, it.because])).toEqual([['Oliver Grant', 'notOpened', [{ leaf: rule, holds: true }]]]);
  });
});
