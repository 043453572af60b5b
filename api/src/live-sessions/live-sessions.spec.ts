import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Journey, JourneyMove, LiveSession, LiveSessionLine, Notification, OffPhones, SessionPreview, TemplateStep } from '@palier/contracts';
import ICAL from 'ical.js';
import { ChangeTemplate, GiveJourney } from '#onboarding';
import { newId } from '#platform';
import { openHouse, Visitor, type House } from '../../test/house.js';

let house: House;
let sophie: Visitor, karim: Visitor, ines: Visitor, hugo: Visitor, claire: Visitor, julien: Visitor;
/** Wednesday 24 March 2027, in the morning: the clocks go forward on Sunday. */
async function at(moment: string): Promise<void> {
  await house.owner.query(`update installation set clock_shift = ($1::timestamp at time zone zone) - clock_timestamp()`, [moment]);
  // Days later, whoever is here has signed in again.
  for (const [by, name] of [[sophie, 'Sophie Laurent'], [karim, 'Karim Haddad'], [ines, 'Inès Benali'], [hugo, 'Hugo Petit'], [claire, 'Claire Dumont'], [julien, 'Julien Mercier']] as const) await by.comeInAs(await idOf(name));
}
beforeAll(async () => {
  house = await openHouse({ demo: true, settings: { PALIER_ORIGIN: 'https://palier.nordlys.example' } });
  [sophie, karim, ines, hugo, claire, julien] = [new Visitor(house), new Visitor(house), new Visitor(house), new Visitor(house), new Visitor(house), new Visitor(house)];
  await at('2027-03-24 09:00');
});
afterAll(() => house?.close());

const idOf = async (name: string): Promise<string> => ((await house.owner.query('select id from person where display_name = $1', [name])) as [{ id: string }])[0].id;
const when = { day: '2027-03-26', from: '10:00', until: '11:30', zone: 'Europe/Paris', place: 'Salle Fleming' };
const wish = async (it: object = {}) => ({ id: newId(), title: 'Prise de poste', ...when, ledBy: await idOf('Karim Haddad'), capacity: null, guests: [await idOf('Inès Benali'), await idOf('Hugo Petit')], offPhones: true, courseId: null, stepId: null, ...it });
const plan = async (it: object = {}, by = karim) => by.ask('POST', '/api/live-sessions', await wish(it));
const planned = async (it: object = {}): Promise<string> => { const { status, body } = await plan(it); expect([status, body]).toEqual([200, { id: expect.any(String) }]); return (body as { id: string }).id; };
const one = async (id: string, by = karim) => (await by.ask('GET', `/api/live-sessions/${id}`)).body as LiveSession;
const mine = async (by: Visitor) => (await by.ask('GET', '/api/live-sessions')).body as { upcoming: LiveSessionLine[]; past: LiveSessionLine[] };
const preview = async (it: object = {}, by = karim) => (await by.ask('POST', '/api/live-sessions/preview', { sessionId: null, day: when.day, from: when.from, until: when.until, zone: when.zone, people: [await idOf('Inès Benali'), await idOf('Hugo Petit')], ...it })).body as SessionPreview;
const answer = (id: string, by: Visitor, coming: boolean, reason = '') => by.ask('POST', `/api/live-sessions/${id}/answers`, { id: newId(), coming, reason });
const move = (id: string, it: object, by = karim) => by.ask('POST', `/api/live-sessions/${id}/times`, { id: newId(), seen: 1, ...when, ...it });
const attend = async (id: string, name: string, attendance: string, by = karim, line = newId()) => by.ask('POST', `/api/live-sessions/${id}/attendance`, { lines: [{ id: line, personId: await idOf(name), attendance }] });
const told = async (by: Visitor, id: string) => ((await by.ask('GET', '/api/notifications')).body as { notifications: Notification[] }).notifications.filter((it) => it.thingId === id).map((it) => it.kind).reverse();
const away = async (name: string, it: object) => karim.ask('POST', `/api/people/${await idOf(name)}/unavailability`, { id: newId(), ...it });

describe('live sessions', () => {
  it('are planned on the clocks of a zone, and kept once; nobody plans what cannot be', async () => {
    const same = await wish();
    expect((await karim.ask('POST', '/api/live-sessions', same)).status).toBe(200);
    expect((await karim.ask('POST', '/api/live-sessions', same)).body).toEqual({ id: same.id });
    expect((await karim.ask('POST', '/api/live-sessions', { ...same, title: 'Autre' })).body).toMatchObject({ code: 'id.taken' });
    expect(await one(same.id)).toMatchObject({ title: 'Prise de poste', startsAt: '2027-03-26T09:00:00.000Z', endsAt: '2027-03-26T10:30:00.000Z', zone: 'Europe/Paris', elsewhere: false, state: 'planned', invited: 2, coming: 0, mayChange: true, mayAttend: false, mayAnswer: false, version: 1, guests: [{ person: { name: 'Hugo Petit' }, coming: null }, { person: { name: 'Inès Benali' }, coming: null }] });
    // On the night on which the clocks go forward, from eleven in the evening until four is four hours.
    const over = await one(await planned({ day: '2027-03-27', from: '23:00', until: '04:00' }));
    expect(Date.parse(over.endsAt) - Date.parse(over.startsAt)).toBe(4 * 3_600_000);
    for (const [change, status, code] of [[{ from: '10:00', until: '10:00' }, 422, 'live-session.time-out-of-order'], [{ day: '2027-03-23' }, 422, 'live-session.time-is-past'], [{ ledBy: await idOf('Inès Benali') }, 422, 'live-session.not-them'], [{ place: 'javascript:alert(1)' }, 400, 'request.malformed'], [{ zone: 'Europe/Nulle' }, 400, 'request.malformed'], [{ courseId: newId() }, 404, 'thing.not-found'], [{ guests: [newId()] }, 422, 'live-session.not-them']] as const) expect([change, await plan(change)]).toEqual([change, expect.objectContaining({ status, body: expect.objectContaining({ code }) as unknown })]);
    expect((await plan({}, ines)).status).toBe(403);
    expect((await ines.ask('POST', '/api/live-sessions/preview', { sessionId: null, ...when, people: [] })).status).toBe(403);
  });

  it('say in the preview who is away, on call, just off a night shift or in another session, and to nobody who may not know', async () => {
    await away('Inès Benali', { kind: 'onCall', from: '2027-04-05', until: '2027-04-07' });
    await away('Hugo Petit', { kind: 'night', from: '2027-04-05', until: '2027-04-06', startTime: '22:00', endTime: '06:00' });
    const time = { day: '2027-04-06', from: '10:00', until: '11:00' };
    const kinds = (it: SessionPreview) => it.conflicts.map((one) => [one.person.name, one.kind]).sort();
    expect(kinds(await preview(time))).toEqual([['Hugo Petit', 'afterNight'], ['Inès Benali', 'onCall']]);
    expect((await ines.ask('GET', '/api/looks')).text).toContain('look.unavailability');
    expect(kinds(await preview({ ...time, from: '17:00', until: '18:00' }))).toEqual([['Inès Benali', 'onCall']]);
    const first = await planned({ ...time, guests: [await idOf('Inès Benali')] });
    expect(kinds(await preview({ ...time, from: '10:30', until: '12:00' }))).toEqual([['Hugo Petit', 'afterNight'], ['Inès Benali', 'onCall'], ['Inès Benali', 'session']]);
    // It is in nobody’s way when it is moved itself; who is off the phones meanwhile is said of others.
    expect(kinds(await preview({ ...time, sessionId: first }))).toEqual([['Hugo Petit', 'afterNight'], ['Inès Benali', 'onCall']]);
    expect((await preview({ ...time, people: [await idOf('Hugo Petit')] })).alsoOff).toMatchObject([{ name: 'Inès Benali' }, { name: 'Karim Haddad' }]);
    // An author leads nobody: they learn nothing of when anybody is taken.
    expect(await preview(time, claire)).toMatchObject({ conflicts: [], alsoOff: [], unknown: [{ name: 'Inès Benali' }, { name: 'Hugo Petit' }] });
    expect(((await karim.ask('GET', '/api/off-phones')).body as { off: OffPhones[] }).off.filter((it) => it.sessionId === first).map((it) => it.person.name)).toEqual(['Inès Benali']);
    expect((await ines.ask('GET', '/api/off-phones')).status).toBe(403);
    expect((await answer(first, ines, false, 'Je suis d’astreinte.')).status).toBe(200);
    expect(((await karim.ask('GET', '/api/off-phones')).body as { off: OffPhones[] }).off.filter((it) => it.sessionId === first)).toEqual([]);
    expect((await preview({ ...time, from: '10:30', until: '12:00' })).conflicts.map((it) => it.kind)).not.toContain('session');
  });

  it('are answered by whoever is invited: as often as they like until it begins, never beyond the places, and why is between them and who holds it', async () => {
    const id = await planned({ capacity: 1 });
    expect((await answer(id, claire, true)).status).toBe(404);
    expect((await answer(id, ines, true)).status).toBe(200);
    expect(await answer(id, hugo, true)).toMatchObject({ status: 409, body: { code: 'live-session.full' } });
    expect((await answer(id, ines, false, 'Rendez-vous médical.')).status).toBe(200);
    expect((await answer(id, hugo, true)).status).toBe(200);
    expect(await one(id)).toMatchObject({ coming: 1, guests: [{ coming: true }, { coming: false, reason: 'Rendez-vous médical.' }] });
    expect((await one(id, hugo)).guests).toMatchObject([{ coming: true }, { coming: false, reason: '' }]);
    expect((await claire.ask('GET', `/api/live-sessions/${id}`)).status).toBe(404);
    // Two who answer at once for the last place: one of them has it.
    const race = await planned({ capacity: 1 });
    expect((await Promise.all([answer(race, ines, true), answer(race, hugo, true)])).map((it) => it.status).sort()).toEqual([200, 409]);
    expect((await ines.ask('GET', '/api/looks')).text).toContain('look.session');
    expect(JSON.stringify(await house.owner.query(`select detail from audit where action like 'live-session.%'`))).not.toMatch(/médical|poste/);
  });

  it('tell whoever is invited once of each thing: invited, moved with the old time, reminded the day before, cancelled', async () => {
    const id = await planned({ day: '2027-03-29' });
    await house.work();
    await house.work();
    expect([await told(ines, id), await told(karim, id)]).toEqual([['sessionInvited'], []]);
    await answer(id, ines, true);
    expect(await move(id, { day: '2027-03-29' })).toMatchObject({ status: 422, body: { code: 'live-session.same-time' } });
    const same = { id: newId(), day: '2027-03-30', from: '14:00', until: '15:00' };
    expect([(await move(id, same)).status, (await move(id, same)).status, (await move(id, { day: '2027-03-31' })).status, (await move(id, { day: '2027-03-31', seen: undefined })).status]).toEqual([200, 200, 412, 428]);
    await house.work();
    expect(await told(ines, id)).toEqual(['sessionInvited', 'sessionMoved']);
    const { notifications: [last] } = (await ines.ask('GET', '/api/notifications')).body as { notifications: Notification[] };
    expect(last?.session).toEqual({ id, title: 'Prise de poste', startsAt: '2027-03-30T12:00:00.000Z', before: '2027-03-29T08:00:00.000Z', zone: 'Europe/Paris' });
    // Whoever came to the old time is asked anew.
    expect(await one(id)).toMatchObject({ version: 2, coming: 0 });
    const late = newId();
    expect((await karim.ask('POST', `/api/live-sessions/${id}/invitations`, { id: late, kind: 'invited', personId: await idOf('Julien Mercier') })).status).toBe(200);
    await house.work();
    expect(await told(julien, id)).toEqual(['sessionInvited']);
    await answer(id, hugo, false);
    await at('2027-03-28 23:59');
    await house.work();
    expect(await told(ines, id)).toEqual(['sessionInvited', 'sessionMoved']);
    await at('2027-03-29 00:01');
    await house.work();
    await house.work();
    // Who does not come needs no reminder; who holds it does.
    expect([await told(ines, id), await told(hugo, id), await told(karim, id)]).toEqual([['sessionInvited', 'sessionMoved', 'sessionSoon'], ['sessionInvited', 'sessionMoved'], ['sessionSoon']]);
    const cancel = { id: newId(), reason: 'Panne du standard.' };
    for (let twice = 0; twice < 2; twice++) expect((await karim.ask('POST', `/api/live-sessions/${id}/cancellation`, cancel)).status).toBe(200);
    await house.work();
    expect((await told(ines, id)).at(-1)).toBe('sessionCancelled');
    expect(await one(id, ines)).toMatchObject({ state: 'cancelled', cancelled: { by: 'Karim Haddad', reason: 'Panne du standard.' }, mayAnswer: false });
    expect([(await answer(id, ines, true)).body, (await move(id, { seen: 2, day: '2027-04-01' })).body, (await attend(id, 'Inès Benali', 'present')).body]).toEqual([1, 2, 3].map(() => expect.objectContaining({ code: 'live-session.over' }) as unknown));
    await at('2027-03-24 09:00');
  });

  it('are changed by whoever holds or planned them and by HR, and by nobody else', async () => {
    const id = await planned({ ledBy: await idOf('Julien Mercier'), title: 'Découverte des outils' });
    for (const [by, status] of [[ines, 404], [claire, 404], [julien, 200], [karim, 412], [sophie, 412]] as const) expect([(await move(id, { day: '2027-04-02' }, by)).status]).toEqual([status]);
    const takeOff = async (by: Visitor, name: string) => by.ask('POST', `/api/live-sessions/${id}/invitations`, { id: newId(), kind: 'takenOff', personId: await idOf(name) });
    expect([(await takeOff(ines, 'Hugo Petit')).status, (await takeOff(sophie, 'Hugo Petit')).status]).toEqual([404, 200]);
    expect((await one(id)).guests.map((it) => it.person.name)).toEqual(['Inès Benali']);
    expect((await hugo.ask('GET', `/api/live-sessions/${id}`)).status).toBe(404);
    expect((await one(id, julien)).mayChange).toBe(true);
    expect(((await ines.ask('GET', '/api/viewers')).text)).toContain('Julien Mercier');
  });

  it('note who was there from their beginning on, and a new hire who was has done the step it was for; a correction takes that back', async () => {
    const step = (kind: 'meet' | 'other', fr: string): TemplateStep => ({ key: newId(), after: null, minutes: null, kind, title: { fr }, owner: { kind: 'newHire' }, due: { kind: 'on', day: '2027-04-02' }, courseId: null, articleId: null, cell: null, link: '' });
    const hr = { personId: await idOf('Sophie Laurent'), roles: ['hr' as const], leads: [] };
    const meeting = step('meet', 'Rencontrer l’équipe');
    const [{ number }] = (await house.owner.query(`select count(*)::int as number from journey_template_version v join journey_template t on t.id = v.template_id where t.team_id is null`)) as [{ number: number }];
    await house.nest.get(ChangeTemplate).run(hr, null, { id: newId(), seen: number, relationsDays: null, steps: [meeting, step('other', 'Ouvrir les accès')] });
    await house.nest.get(GiveJourney).run(hr, await idOf('Inès Benali'), { id: newId() });
    const journey = async () => (await karim.ask('GET', `/api/people/${await idOf('Inès Benali')}/journey`)).body as Journey;
    const [meet, other] = (await journey()).steps;
    expect(await plan({ stepId: other?.id })).toMatchObject({ status: 422, body: { code: 'journey.not-to-meet' } });
    expect(await plan({ stepId: meet?.id, guests: [await idOf('Hugo Petit')] })).toMatchObject({ status: 422, body: { code: 'live-session.not-them' } });
    expect((await plan({ stepId: meet?.id, ledBy: await idOf('Sophie Laurent') }, claire)).status).toBe(404);
    const id = await planned({ stepId: meet?.id });
    expect(await plan({ stepId: meet?.id, day: '2027-03-27' })).toMatchObject({ status: 409, body: { code: 'live-session.planned-already' } });
    expect(((await karim.ask('GET', `/api/live-session-planning?stepId=${meet?.id}`)).body as { step: unknown }).step).toMatchObject({ id: meet?.id, person: { name: 'Inès Benali' }, title: { fr: 'Rencontrer l’équipe' } });
    expect(((await karim.ask('GET', `/api/people/${await idOf('Inès Benali')}/live-sessions`)).body as { sessions: LiveSessionLine[] }).sessions.filter((it) => it.stepId === meet?.id)).toMatchObject([{ id }]);
    expect(await attend(id, 'Inès Benali', 'present')).toMatchObject({ status: 409, body: { code: 'live-session.not-begun' } });
    await at('2027-03-26 10:05');
    expect((await attend(id, 'Inès Benali', 'present', ines)).status).toBe(404);
    expect((await attend(id, 'Claire Dumont', 'present')).body).toMatchObject({ code: 'live-session.not-them' });
    const line = newId();
    expect((await attend(id, 'Inès Benali', 'present', karim, line)).body).toEqual({ kept: 1, ticked: 1 });
    expect((await attend(id, 'Inès Benali', 'present', karim, line)).body).toEqual({ kept: 0, ticked: 0 });
    expect((await attend(id, 'Inès Benali', 'absent', karim, line)).body).toMatchObject({ code: 'id.taken' });
    const ticked = async () => (await journey()).steps.find((it) => it.id === meet?.id)?.ticked?.by.name ?? null;
    expect(await ticked()).toBe('Karim Haddad');
    expect([(await attend(id, 'Inès Benali', 'excused', sophie)).body, await ticked()]).toEqual([{ kept: 1, ticked: 0 }, null]);
    expect([(await attend(id, 'Inès Benali', 'present')).body, await ticked()]).toEqual([{ kept: 1, ticked: 1 }, 'Karim Haddad']);
    expect((await one(id, hugo)).guests.find((it) => it.person.name === 'Inès Benali')?.attendance).toBeNull();
    expect((await one(id, ines)).guests.find((it) => it.person.name === 'Inès Benali')?.attendance).toBe('present');
    // The plan is moved to a version in which the meeting takes longer: who was there has done the step that took its place.
    expect([(await attend(id, 'Inès Benali', 'excused')).body, await ticked()]).toEqual([{ kept: 1, ticked: 0 }, null]);
    await house.nest.get(ChangeTemplate).run(hr, null, { id: newId(), seen: number + 1, relationsDays: null, steps: [{ ...meeting, minutes: 30 }] });
    const { moves } = (await sophie.ask('GET', '/api/journey-moves')).body as { moves: JourneyMove[] };
    expect((await sophie.ask('POST', `/api/people/${await idOf('Inès Benali')}/journey/moves`, { id: newId(), versionId: moves.find((it) => it.person.name === 'Inès Benali')?.versionId })).status).toBe(200);
    const taken = (await journey()).steps.find((it) => it.kind === 'meet' && it.relation === null)?.id;
    const { sessions } = (await sophie.ask('GET', `/api/people/${await idOf('Inès Benali')}/live-sessions`)).body as { sessions: LiveSessionLine[] };
    expect([taken === meet?.id, sessions.find((it) => it.id === id)?.stepId, (await one(id, karim)).step?.id]).toEqual([false, taken, taken]);
    expect((await plan({ day: '2027-03-30', stepId: taken, guests: [await idOf('Inès Benali')] })).body).toMatchObject({ code: 'live-session.planned-already' });
    expect((await attend(id, 'Inès Benali', 'present')).body).toEqual({ kept: 1, ticked: 1 });
    expect((await journey()).steps.filter((it) => it.kind === 'meet' && it.relation === null).map((it) => [it.id === meet?.id, it.ticked?.by.name])).toEqual([[false, 'Karim Haddad']]);
    await at('2027-03-26 12:00');
    expect((await mine(ines)).past.find((it) => it.id === id)).toMatchObject({ state: 'over', mine: { invited: true, attendance: 'present' } });
    expect([(await answer(id, hugo, true)).body, (await move(id, { day: '2027-04-02' })).body]).toEqual([1, 2].map(() => expect.objectContaining({ code: 'live-session.over' }) as unknown));
    await at('2027-03-24 09:00');
  });

  it('do a step that waits for others as well: whoever was there was there, and what comes after the meeting opens; nobody ticks it before', async () => {
    const step = (kind: 'meet' | 'other', fr: string, after: TemplateStep['after'] = null): TemplateStep => ({ key: newId(), after, minutes: null, kind, title: { fr }, owner: { kind: 'newHire' }, due: { kind: 'on', day: '2027-04-02' }, courseId: null, articleId: null, cell: null, link: '' });
    const hr = { personId: await idOf('Sophie Laurent'), roles: ['hr' as const], leads: [] };
    const before = step('other', 'Compte ouvert');
    const meeting = step('meet', 'Rencontrer l’équipe', { rule: 'all', keys: [before.key] });
    const [{ number }] = (await house.owner.query(`select count(*)::int as number from journey_template_version v join journey_template t on t.id = v.template_id where t.team_id is null and t.profile_id is null`)) as [{ number: number }];
    await house.nest.get(ChangeTemplate).run(hr, null, { id: newId(), seen: number, relationsDays: null, steps: [before, meeting, step('other', 'Dire ses impressions', { rule: 'any', keys: [meeting.key] })] });
    await house.nest.get(GiveJourney).run(hr, await idOf('Julien Mercier'), { id: newId() });
    const steps = async () => ((await julien.ask('GET', `/api/people/${await idOf('Julien Mercier')}/journey`)).body as Journey).steps.filter((it) => it.relation === null);
    const stands = async () => Object.fromEntries((await steps()).map((it) => [it.title.fr, it.done ? 'done' : it.waits === null ? 'open' : 'waits']));
    const meet = (await steps()).find((it) => it.kind === 'meet');
    const id = await planned({ stepId: meet?.id, guests: [await idOf('Julien Mercier')] });
    expect((await julien.ask('POST', `/api/journey-steps/${meet?.id}/ticks`, { id: newId() })).body).toMatchObject({ code: 'journey.comes-after' });
    expect(await stands()).toEqual({ 'Compte ouvert': 'open', 'Rencontrer l’équipe': 'waits', 'Dire ses impressions': 'waits' });
    await at('2027-03-26 10:05');
    expect((await attend(id, 'Julien Mercier', 'present')).body).toEqual({ kept: 1, ticked: 1 });
    expect(await stands()).toEqual({ 'Compte ouvert': 'open', 'Rencontrer l’équipe': 'done', 'Dire ses impressions': 'open' });
    // Noted by mistake: it waits again.
    expect((await attend(id, 'Julien Mercier', 'absent')).body).toEqual({ kept: 1, ticked: 0 });
    expect(await stands()).toEqual({ 'Compte ouvert': 'open', 'Rencontrer l’équipe': 'waits', 'Dire ses impressions': 'waits' });
    await at('2027-03-24 09:00');
  });

  it('stand in the calendar of whoever holds them or comes, at their real times; the same again is not sent again', async () => {
    const { token } = (await ines.ask('POST', '/api/calendar-feed', { id: newId() })).body as { token: string };
    const read = (headers = {}) => new Visitor(house).ask('GET', `/api/calendar/${token}/palier.ics`, undefined, headers);
    const id = await planned({ day: '2027-04-02', title: 'Écoute d’appels', place: 'https://visio.nordlys.example/appels' });
    const first = await read();
    const events = (text: string) => new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent').map((it) => new ICAL.Event(it)).filter((it) => it.uid === `${id}@palier`);
    expect(events(first.text).map((it) => [it.startDate.toJSDate().toISOString(), it.endDate.toJSDate().toISOString(), it.summary, it.location])).toEqual([['2027-04-02T08:00:00.000Z', '2027-04-02T09:30:00.000Z', 'Écoute d’appels', 'https://visio.nordlys.example/appels']]);
    expect((await read({ 'if-none-match': String(first.headers['etag']) })).status).toBe(304);
    await move(id, { day: '2027-04-02', from: '15:00', until: '16:00', place: 'Salle Curie' });
    const second = await read({ 'if-none-match': String(first.headers['etag']) });
    expect([second.status, events(second.text).map((it) => it.startDate.toJSDate().toISOString())]).toEqual([200, ['2027-04-02T13:00:00.000Z']]);
    await answer(id, ines, false);
    expect(events((await read()).text)).toEqual([]);
  });
});
