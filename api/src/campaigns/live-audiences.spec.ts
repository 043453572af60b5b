import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CampaignPreview, ReleaseMove } from '@palier/contracts';
import { hindrance, plusDays, type AudienceRule, type Leavers } from '@palier/domain';
import { PublishCourse } from '#courses';
import { newId } from '#platform';
import { AddRelease, TeachRelease } from '#releases';
import { AddScope, GiveScope } from '#scopes';
import { Visitor } from '../../test/house.js';
import { house, karim, sophie, ines, julien, holidays, today, row, person, hr, lesson, did, cockpit, states, told, comeIn, openOrion, moveIt, cancelIt } from '../../test/orion.js';
import { FollowAudience } from './follow-audience.js';
import { Sweep } from '../notifications/sweep.js';
import { WhoToTell } from '../notifications/who-to-tell.js';

beforeAll(openOrion);
afterAll(() => house?.close());

describe('an audience that follows a rule', () => {
  const [vega, vegaRelease, live, followed] = [newId(), newId(), newId(), newId()];
  const [lessonOne, lessonTwo, vegaCourse] = [newId(), newId(), newId()];
  const follow = () => house.nest.get(FollowAudience).run();
  const give = async (name: string, from = today) => { expect((await sophie.ask('POST', `/api/register/${await person(name)}/scopes`, { id: newId(), scope: { scopeId: vega, tier: null }, from })).status).toBe(200); };
  const end = async (name: string) => { const { id = '' } = await row('select h.id from scope_holding h where h.person_id = $1 and h.scope_id = $2 and not exists (select from scope_holding_end e where e.holding_id = h.id)', [await person(name), vega]); expect((await sophie.ask('POST', `/api/held-scopes/${id}/end`, { lastDay: today })).status).toBe(200); };
  const team = async (name: string) => (await row(`select id from team where name->>'fr' = $1`, [name]))['id'] ?? '';
  const move = async (name: string, to: string | null, from: string) => {
    const { teamVersion } = (await sophie.ask('GET', `/api/register/${await person(name)}`)).body as { teamVersion: number };
    expect((await sophie.ask('POST', `/api/register/${await person(name)}/team`, { id: newId(), seen: teamVersion, teamId: to === null ? null : await team(to), from })).status).toBe(200);
  };
  const see = async (by: Visitor, rule: AudienceRule | null) => by.ask('POST', `/api/releases/${vegaRelease}/campaigns/preview`, { rule, dueOn: plusDays(today, 3) });
  const start = async (by: Visitor, id: string, rule: AudienceRule | null, leavers: Leavers) => { const { seen } = (await see(by, rule)).body as CampaignPreview; return by.ask('POST', `/api/releases/${vegaRelease}/campaigns`, { id, rule, live: true, leavers, dueOn: plusDays(today, 3), reason: 'Vega 2', seen }); };
  const moves = async (by: Visitor, id: string) => (await cockpit(by, id)).audience.moves.map((it) => [it.person.name, it.kind, it.withdrawn]);
  const publishVega = async (says: string, change?: string) => house.nest.get(PublishCourse).run(await hr(), { id: vegaCourse, sourceLocale: 'fr', words: { fr: { title: 'Vega', summary: '' } }, ...(change === undefined ? {} : { change: { class: 'substantive', reason: change } }), units: [lesson(lessonOne, 'Avant', says), lesson(lessonTwo, 'Après', says)] });
  let second = '';

  it('names each person’s reasons, what is not so included, and refuses a rule that is none', async () => {
    await house.nest.get(AddScope).run(await hr(), { id: vega, kind: 'product', productId: null, name: 'Vega', aliases: [] });
    for (const name of ['Inès Benali', 'Aminata Diallo', 'Tomasz Nowak', 'Mathis Roche']) await give(name);
    const first = await publishVega('a');
    await did('Inès Benali', first, lessonOne);
    second = await publishVega('b', 'Vega 2');
    expect((await sophie.ask('POST', `/api/courses/${vegaCourse}/scopes`, { unitId: null, seen: [], scopes: [{ scopeId: vega, tier: null }] })).status).toBe(200);
    await house.nest.get(AddRelease).run(await hr(), { id: vegaRelease, productId: vega, name: '2', on: '2020-01-01' });
    await house.nest.get(TeachRelease).run(await hr(), vegaRelease, { id: newId(), courseVersionId: second, asks: [lessonOne, lessonTwo] });
    const apart = newId();
    await house.owner.query(`insert into team (id, name) values ($1, '{"fr":"Atelier"}')`, [apart]);
    const [one, two] = [{ kind: 'team', teamId: await team('Support N1') }, { kind: 'team', teamId: await team('Support N2') }] as const;
    const because = (it: { body: unknown }) => Object.fromEntries((it.body as CampaignPreview).people.map((one) => [one.person.name, one.because]));
    expect(because(await see(sophie, { kind: 'none', of: [two] }))).toEqual(Object.fromEntries(['Aminata Diallo', 'Inès Benali', 'Mathis Roche'].map((name) => [name, [{ leaf: two, holds: false }]])));
    expect(because(await see(sophie, { kind: 'any', of: [{ kind: 'provenBefore' }, { kind: 'all', of: [one, { kind: 'hiredWithin', days: 30 }] }] }))).toEqual({ 'Inès Benali': [{ leaf: { kind: 'provenBefore' }, holds: true }, { leaf: one, holds: true }, { leaf: { kind: 'hiredWithin', days: 30 }, holds: true }] });
    const { competency = '', level = '', who = '' } = await row(`select competency_id as competency, level::text, p.display_name as who from standing s join person p on p.id = s.person_id where p.display_name = 'Aminata Diallo' and valid_until is null and known_until is null order by level desc limit 1`);
    const held = { competencyId: competency, level: Number(level) as 1 };
    expect(Object.keys(because(await see(sophie, { kind: 'holds', ...held })))).toContain(who);
    expect(Object.keys(because(await see(sophie, { kind: 'lacks', ...held })))).not.toContain(who);
    // A lead asks of their own people alone, and names their own teams alone.
    expect(Object.keys(because(await see(karim, { kind: 'none', of: [two] })))).toEqual(['Aminata Diallo', 'Inès Benali']);
    for (const [by, teamId, status] of [[sophie, apart, 200], [karim, apart, 404], [sophie, newId(), 404]] as const) expect((await see(by, { kind: 'team', teamId })).status).toBe(status);
    const deep = (levels: number): AudienceRule => (levels === 0 ? one : { kind: 'all', of: [deep(levels - 1)] });
    for (const [rule, code] of [[deep(4), 'too-deep'], [{ kind: 'any', of: [] }, 'empty-group'], [{ kind: 'supports', scopeId: null, tier: null }, 'nothing-chosen'], [{ kind: 'hiredWithin', days: 0 }, 'days-out-of-range']] as const) expect(await see(sophie, rule)).toMatchObject({ status: 422, body: { code: `audience.${code}` } });
    expect((await see(sophie, { kind: 'profile', profileId: newId() })).status).toBe(404);
  });

  it('takes in who comes to match and lets go who no longer does, each once whoever looks; what is begun or done stays', async () => {
    const rule: AudienceRule = { kind: 'all', of: [{ kind: 'supports', scopeId: vega, tier: null }, { kind: 'none', of: [{ kind: 'team', teamId: await team('Support N2') }] }] };
    expect((await start(sophie, live, rule, 'withdraw')).status).toBe(200);
    await house.owner.query('insert into course_opening (person_id, course_version_id, recorded_at) values ($1, $2, palier_now()) on conflict do nothing', [await person('Aminata Diallo'), second]);
    await follow();
    expect(await cockpit(sophie, live)).toMatchObject({ audience: { state: 'live', leavers: 'withdraw', until: plusDays(today, 93), joined: 0, left: 0, moves: [] } });
    await give('Léa Fontaine');
    await end('Inès Benali');
    await move('Aminata Diallo', 'Support N2', plusDays(today, 1));
    const before = await row('select count(*)::text as done from unit_completion');
    await house.goTo(2, '09:00');
    await comeIn();
    await Promise.all([follow(), follow()]);
    await follow();
    expect((await moves(sophie, live)).sort()).toEqual([['Aminata Diallo', 'left', 0], ['Inès Benali', 'left', 2], ['Léa Fontaine', 'joined', 0]]);
    expect(await states(sophie, live)).toEqual({ 'Aminata Diallo': 'inProgress', 'Inès Benali': 'withdrawn', 'Léa Fontaine': 'notOpened', 'Mathis Roche': 'notOpened' });
    expect(await row('select count(*)::text as done from unit_completion')).toEqual(before);
    // Who joins two days before the day has ten working days, and not two.
    const joined = (await cockpit(sophie, live)).audience.moves.find((it) => it.kind === 'joined');
    expect((joined?.dueOn ?? '') >= plusDays(today, 16)).toBe(true);
    expect(joined?.because.map((it) => [it.leaf.kind, it.holds])).toEqual([['supports', true], ['team', false]]);
    expect((await cockpit(sophie, live)).lines.find((it) => it.person.name === 'Aminata Diallo')).toMatchObject({ isIn: false });
    for (let times = 0; times < 2; times++) await house.work();
    const lea = await Visitor.signedIn(house, 'lea');
    const changed = (await told(ines, 'campaignChanged')).length;
    expect((await told(lea, 'assigned')).filter((it) => it.day === joined?.dueOn)).toHaveLength(1);
    // Back again: asked anew, and told.
    await give('Inès Benali', plusDays(today, 1));
    await follow();
    await house.work();
    expect(await states(sophie, live)).toMatchObject({ 'Inès Benali': 'notOpened' });
    expect((await moves(sophie, live))[0]).toEqual(['Inès Benali', 'joined', 0]);
    expect((await told(ines, 'campaignChanged')).length).toBe(changed + 1);
    expect(await row(`select count(*)::text as n from campaign_change where campaign_id = $1 and kind = 'audience'`, [live])).toEqual({ n: '2' });
    // Moved by two days, the later days of who joined stay theirs.
    expect((await moveIt(sophie, live, plusDays(today, 7))).status).toBe(200);
    const due = Object.fromEntries((await cockpit(sophie, live)).lines.map((it) => [it.person.name, it.dueOn]));
    expect([due['Mathis Roche'], due['Léa Fontaine']]).toEqual([plusDays(today, 7), joined?.dueOn]);
  });

  it('moves nobody by what whoever launched it may not know any more, and nobody once it is cancelled', async () => {
    const { competency = '' } = await row(`select s.competency_id as competency from standing s join person p on p.id = s.person_id where p.display_name = 'Léa Fontaine' and valid_until is null and known_until is null limit 1`);
    expect((await start(karim, followed, { kind: 'holds', competencyId: competency, level: 1 }, 'withdraw')).status).toBe(200);
    const asked = Object.keys(await states(karim, followed));
    expect(asked).toContain('Léa Fontaine');
    await move('Léa Fontaine', null, plusDays(today, 3));
    await house.goTo(3, '09:00');
    await comeIn();
    await give('Hugo Petit');
    expect((await cancelIt(sophie, live)).status).toBe(200);
    await follow();
    expect((await moves(sophie, followed)).filter(([name]) => name === 'Léa Fontaine')).toEqual([]);
    expect(await states(sophie, followed)).toMatchObject({ 'Léa Fontaine': 'notOpened' });
    expect((await cockpit(sophie, live)).audience.state).toBe('over');
    expect((await moves(sophie, live)).map(([name]) => name)).not.toContain('Hugo Petit');
  });
});

describe('a live campaign in which everybody is ready', () => {
  it('moves with its release all the same, tells nobody, and asks whoever joins later by the new day', async () => {
    const later = Array.from({ length: 10 }, (_, at) => plusDays(today, 40 + at)).find((day) => hindrance(day, { holidays, unavailable: [] }) === null) ?? '';
    const first = plusDays(later, -10);
    const [capella, capella2, courseOf, unit, id] = [newId(), newId(), newId(), newId(), newId()];
    await house.nest.get(AddScope).run(await hr(), { id: capella, kind: 'product', productId: null, name: 'Capella', aliases: [] });
    const give = async (name: string) => house.nest.get(GiveScope).run(await hr(), await person(name), { id: newId(), scope: { scopeId: capella, tier: null }, from: '2026-01-02' });
    await give('Inès Benali');
    await house.nest.get(AddRelease).run(await hr(), { id: capella2, productId: capella, name: '2', on: first });
    const version = await house.nest.get(PublishCourse).run(await hr(), { id: courseOf, sourceLocale: 'fr', words: { fr: { title: 'Capella', summary: '' } }, units: [lesson(unit, 'Capella', 'a')] });
    expect((await sophie.ask('POST', `/api/courses/${courseOf}/scopes`, { unitId: null, seen: [], scopes: [{ scopeId: capella, tier: null }] })).status).toBe(200);
    await house.nest.get(TeachRelease).run(await hr(), capella2, { id: newId(), courseVersionId: version, asks: [unit] });
    const wish = { rule: null, dueOn: first };
    const { seen } = (await sophie.ask('POST', `/api/releases/${capella2}/campaigns/preview`, wish)).body as CampaignPreview;
    expect((await sophie.ask('POST', `/api/releases/${capella2}/campaigns`, { ...wish, id, live: true, leavers: 'stay', reason: 'x', seen })).status).toBe(200);
    await did('Inès Benali', version, unit);
    expect(await states(sophie, id)).toEqual({ 'Inès Benali': 'ready' });
    const move = (await sophie.ask('POST', `/api/releases/${capella2}/move/preview`, { on: later })).body as ReleaseMove;
    expect(move).toMatchObject({ people: 0, campaigns: [{ id, live: true, people: 0, from: first, to: later, lines: [] }] });
    const before = (await told(ines, 'campaignMoved')).length;
    expect((await sophie.ask('POST', `/api/releases/${capella2}/move`, { id: newId(), on: later, seen: move.seen })).status).toBe(200);
    expect((await cockpit(sophie, id)).dueOn).toBe(later);
    await give('Oliver Grant');
    await house.nest.get(FollowAudience).run();
    expect((await cockpit(sophie, id)).lines.find((it) => it.person.name === 'Oliver Grant')).toMatchObject({ state: 'notOpened', dueOn: later });
    await house.work();
    expect((await told(ines, 'campaignMoved')).length).toBe(before);
    expect((await cancelIt(sophie, id)).status).toBe(200);
  });
});

describe('a live audience whose launcher left', () => {
  it('says that nobody follows it any more; HR takes it over, once, and it goes on within what HR may ask', async () => {
    const [id, karims] = [newId(), newId()];
    const over = (by: Visitor, takeover: string) => by.ask('POST', `/api/campaigns/${karims}/takeover`, { id: takeover });
    const [altair, altair2, courseOf, unit] = [newId(), newId(), newId(), newId()];
    await house.nest.get(AddScope).run(await hr(), { id: altair, kind: 'product', productId: null, name: 'Altair', aliases: [] });
    await house.nest.get(GiveScope).run(await hr(), await person('Inès Benali'), { id: newId(), scope: { scopeId: altair, tier: null }, from: '2026-01-02' });
    await house.nest.get(AddRelease).run(await hr(), { id: altair2, productId: altair, name: '2', on: '2020-01-01' });
    const version = await house.nest.get(PublishCourse).run(await hr(), { id: courseOf, sourceLocale: 'fr', words: { fr: { title: 'Altair', summary: '' } }, units: [lesson(unit, 'Altair', 'a')] });
    expect((await sophie.ask('POST', `/api/courses/${courseOf}/scopes`, { unitId: null, seen: [], scopes: [{ scopeId: altair, tier: null }] })).status).toBe(200);
    await house.nest.get(TeachRelease).run(await hr(), altair2, { id: newId(), courseVersionId: version, asks: [unit] });
    const wish = { rule: null, dueOn: plusDays(today, 30) };
    const { seen } = (await karim.ask('POST', `/api/releases/${altair2}/campaigns/preview`, wish)).body as CampaignPreview;
    expect((await karim.ask('POST', `/api/releases/${altair2}/campaigns`, { ...wish, id: karims, live: true, leavers: 'stay', reason: 'x', seen })).status).toBe(200);
    const state = async () => { const it = await cockpit(sophie, karims); return [it.orphaned, it.audience.state, it.audience.followedBy]; };
    expect(await state()).toEqual([false, 'live', 'Karim Haddad']);
    expect((await over(sophie, id))).toMatchObject({ status: 422, body: { code: 'campaign.is-followed' } });
    expect((await sophie.ask('POST', `/api/register/${await person('Karim Haddad')}/departure`, { leftOn: (await row('select palier_today()::text as day'))['day'] })).status).toBe(200);
    const { name = '' } = await row(`select p.display_name as name from person p left join departure d on d.person_id = p.id where d.person_id is null and p.display_name not in ('Inès Benali', 'Karim Haddad') order by p.display_name limit 1`);
    await house.nest.get(GiveScope).run(await hr(), await person(name), { id: newId(), scope: { scopeId: altair, tier: null }, from: '2026-01-02' });
    await house.nest.get(FollowAudience).run();
    expect(await state()).toEqual([true, 'live', 'Karim Haddad']);
    // Whoever may take it over is told, once however often it is looked at, and nobody else.
    for (let times = 0; times < 3; times++) await house.nest.get(Sweep).run({ wide: true });
    const [{ id: sophieId } = { id: '' }] = (await house.owner.query(`select id from person where display_name = 'Sophie Laurent'`)) as { id: string }[];
    const orphaned = await house.owner.query(`select p.display_name as name from notification n join person p on p.id = n.person_id where n.thing_id = $1 and n.kind = 'campaignChanged'`, [karims]);
    expect(orphaned).toEqual([{ name: 'Sophie Laurent' }]);
    expect((await told(sophie, 'campaignChanged')).filter((it) => it.thingId === karims)).toMatchObject([{ by: 'Karim Haddad', day: null, course: null }]);
    expect(await house.nest.get(WhoToTell).still([{ personId: sophieId, kind: 'campaignChanged', thingId: karims }])).toHaveLength(1);
    expect((await sophie.ask('GET', `/api/releases/${altair2}/campaigns`)).body).toMatchObject({ campaigns: [{ id: karims, orphaned: true, people: 1 }] });
    expect((await over(julien, id)).status).toBe(403);
    for (let times = 0; times < 2; times++) expect(await over(sophie, id)).toMatchObject({ status: 200, body: { id } });
    expect(await over(sophie, newId())).toMatchObject({ status: 422, body: { code: 'campaign.is-followed' } });
    expect(await state()).toEqual([false, 'live', 'Sophie Laurent']);
    // What was not mailed yet is mailed no more.
    expect(await house.nest.get(WhoToTell).still([{ personId: sophieId, kind: 'campaignChanged', thingId: karims }])).toEqual([]);
    await house.nest.get(FollowAudience).run();
    expect((await cockpit(sophie, karims)).audience.moves.map((it) => [it.person.name, it.kind])).toEqual([[name, 'joined']]);
  });
});
