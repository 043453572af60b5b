import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CampaignChanges, CampaignMovePreview, NotesPreview, PlanChanges, Release, ReleaseMove, Todo } from '@palier/contracts';
import { plusDays, type Unavailable } from '@palier/domain';
import { HirePerson } from '#people';
import { newId } from '#platform';
import { Visitor } from '../../test/house.js';
import { house, karim, sophie, ines, julien, oliver, today, knowing83, course, other, lessons, note, release, row, person, publish, did, preview, launch, cockpit, states, told, statementsOf, comeIn, openOrion, moveIt, cancelIt, workdayBy } from '../../test/orion.js';

const campaign = newId();

beforeAll(async () => {
  await openOrion();
  await did('Julien Mercier', knowing83, lessons[1] ?? '');
  // Karim asks it of four: Hugo knows it, Oliver did all of it since, Julien was exempted, and Inès has not begun.
  expect((await launch(karim, campaign, (await preview()).seen)).status).toBe(200);
  const newest = async (of: string) => (await row('select id from course_version where course_id = $1 order by number desc limit 1', [of]))['id'] ?? '';
  await did('Oliver Grant', await newest(course), lessons[2] ?? '');
  await did('Oliver Grant', await newest(other), note);
  const steps = (await cockpit(karim, campaign)).lines.find((it) => it.person.name === 'Julien Mercier')?.steps ?? [];
  for (const assignmentId of new Set(steps.map((it) => it.assignmentId))) expect((await karim.ask('POST', `/api/assignments/${assignmentId}/waiver`, { id: newId(), reason: 'Congé.' })).status).toBe(200);
  await house.goTo(1, '09:00');
  await comeIn();
});
afterAll(() => house?.close());

describe('a plan that changes', () => {
  const send = (what: string, body: object) => karim.ask('POST', `/api/campaigns/${campaign}/${what}`, body);
  const changes = async (): Promise<CampaignChanges> => (await karim.ask('GET', `/api/campaigns/${campaign}/changes`)).body as CampaignChanges;
  const dueOf = async (who: Visitor) => ((await who.ask('GET', '/api/todo')).body as Todo).items.flatMap((it) => (it.kind === 'course' && it.assignment !== null && [course, other].includes(it.course.id) ? [it.dueOn] : []));

  it('moves every open day with the release, and tells each person once; what was granted later stays', async () => {
    const first = (await cockpit(karim, campaign, '?is=notOpened')).lines[0]?.steps[0]?.assignmentId ?? '';
    const request = newId();
    expect((await ines.ask('POST', `/api/assignments/${first}/extension-requests`, { id: request, wishedOn: plusDays(today, 42), reason: 'Congé.' })).status).toBe(200);
    // The cockpit shows what waits, and it is answered from there.
    expect((await cockpit(karim, campaign, '?is=notOpened')).lines).toMatchObject([{ person: { name: 'Inès Benali' }, dueOn: plusDays(today, 14), waits: [{ requestId: request, wishedOn: plusDays(today, 42), reason: 'Congé.' }] }]);
    const see = async () => (await send('days/preview', { dueOn: plusDays(today, 21) })).body as CampaignMovePreview;
    const before = await see();
    expect(before).toMatchObject({ from: plusDays(today, 14), to: plusDays(today, 21), people: 1, told: 1, tight: 0, lines: [{ person: { name: 'Inès Benali' }, from: plusDays(today, 14), dueOn: plusDays(today, 21), minutes: 40, fits: true }] });
    expect((await karim.ask('POST', `/api/extension-requests/${request}/answer`, { decision: 'granted', words: '' })).status).toBe(200);
    // What was granted meanwhile is another plan: it is said, and nothing moved. Then it is seen who keeps a later day.
    expect(await send('days', { id: newId(), dueOn: plusDays(today, 21), seen: before.seen })).toMatchObject({ status: 412, body: { code: 'campaign.changed-meanwhile' } });
    expect((await cockpit(karim, campaign)).dueOn).toBe(plusDays(today, 14));
    const seen = await see();
    expect(seen).toMatchObject({ people: 1, told: 1, lines: [{ from: plusDays(today, 42), dueOn: plusDays(today, 42) }] });
    expect((await ines.ask('POST', `/api/campaigns/${campaign}/days/preview`, { dueOn: plusDays(today, 21) })).status).toBe(403);
    expect((await karim.ask('POST', `/api/campaigns/${newId()}/days/preview`, { dueOn: plusDays(today, 21) })).status).toBe(404);
    const move = { id: newId(), dueOn: plusDays(today, 21), seen: seen.seen };
    for (let times = 0; times < 2; times++) expect(await send('days', move)).toMatchObject({ status: 200 });
    expect(await sophie.ask('POST', `/api/campaigns/${campaign}/days`, move)).toMatchObject({ status: 409, body: { code: 'id.taken' } });
    expect(await moveIt(karim, campaign, move.dueOn)).toMatchObject({ status: 422, body: { code: 'campaign.same-day' } });
    expect((await dueOf(ines)).sort()).toEqual([move.dueOn, plusDays(today, 42)]);
    expect((await cockpit(karim, campaign)).dueOn).toBe(move.dueOn);
    expect((await cockpit(karim, campaign, '?is=notOpened')).lines).toMatchObject([{ dueOn: plusDays(today, 42), waits: [] }]);
    for (let times = 0; times < 2; times++) await house.work();
    expect(await told(ines, 'campaignMoved')).toMatchObject([{ day: move.dueOn, by: 'Karim Haddad' }]);
    expect(await told(oliver, 'campaignMoved')).toEqual([]);
  });

  const losses = async () => (await karim.ask('GET', `/api/campaigns/${campaign}/cancellation`)).body as CampaignChanges;
  let stale = '';

  it('says who gains and who loses what before it asks otherwise, and then does exactly that', async () => {
    stale = (await losses()).seen;
    expect(await changes()).toMatchObject({ people: 0, lines: [] });
    const v5 = await publish(['a2', 'b3', 'c5'], '8.4 bis');
    const { teaching } = (await sophie.ask('GET', `/api/releases/${release.newest}`)).body as { teaching: { id: string; courseId: string }[] };
    expect((await sophie.ask('POST', `/api/release-versions/${teaching.find((it) => it.courseId === other)?.id ?? ''}/end`, {})).status).toBe(200);
    expect((await sophie.ask('POST', `/api/releases/${release.newest}/versions`, { id: newId(), courseVersionId: v5, asks: [lessons[2]] })).status).toBe(200);
    const seen = await changes();
    const of = (it: CampaignChanges) => Object.fromEntries(it.lines.map((one) => [one.person.name, [one.gains.map((step) => step.title), one.loses.map((step) => step.title)]]));
    // Oliver and Hugo knew the third lesson as it was; Julien was exempted from an older one.
    expect(of(seen)).toEqual({ 'Hugo Petit': [['Leçon 2'], []], 'Inès Benali': [['Leçon 2'], ['Leçon 2', 'Relances']], 'Julien Mercier': [['Leçon 2'], []], 'Oliver Grant': [['Leçon 2'], []] });
    await did('Hugo Petit', v5, lessons[2] ?? '');
    expect(await send('changes', { id: newId(), seen: seen.seen })).toMatchObject({ status: 412, body: { code: 'campaign.changed-meanwhile' } });
    const wish = { id: newId(), seen: (await changes()).seen };
    for (let times = 0; times < 2; times++) expect(await send('changes', wish)).toMatchObject({ status: 200 });
    expect(await changes()).toMatchObject({ people: 0 });
    expect(await states(karim, campaign)).toEqual({ 'Hugo Petit': 'ready', 'Inès Benali': 'notOpened', 'Julien Mercier': 'notOpened', 'Oliver Grant': 'inProgress' });
    await house.work();
    expect([(await told(ines, 'campaignChanged')).length, (await told(oliver, 'campaignChanged')).length]).toEqual([1, 1]);
    expect((await dueOf(julien)).at(-1)).toBe(plusDays(today, 21));
  });

  it('withdraws what is open once it is cancelled, exempts nobody, and forgets nothing', async () => {
    const before = await row('select count(*)::text as asked, (select count(*)::text from unit_completion) as done, (select count(*)::text from assignment_waiver) as waived from assignment_unit');
    // Something else is asked since it was seen: it is said, and nothing is cancelled.
    expect(await send('cancellation', { id: newId(), reason: 'x', seen: stale })).toMatchObject({ status: 412, body: { code: 'campaign.changed-meanwhile' } });
    const seen = await losses();
    expect(Object.fromEntries(seen.lines.map((it) => [it.person.name, it.loses.map((step) => step.title)]))).toEqual({ 'Inès Benali': ['Leçon 0', 'Leçon 1', 'Leçon 2'], 'Julien Mercier': ['Leçon 2'], 'Oliver Grant': ['Leçon 2'] });
    expect(seen.people).toBe(3);
    expect((await ines.ask('GET', `/api/campaigns/${campaign}/cancellation`)).status).toBe(403);
    const wish = { id: newId(), reason: 'La 8.4 ne sort pas.', seen: seen.seen };
    for (let times = 0; times < 2; times++) expect(await send('cancellation', wish)).toMatchObject({ status: 200 });
    // The same id with another reason, or by somebody else, is another wish.
    expect([await send('cancellation', { ...wish, reason: 'Elle sort en mars.' }), await sophie.ask('POST', `/api/campaigns/${campaign}/cancellation`, wish), await send('days', { id: wish.id, dueOn: plusDays(today, 30), seen: stale })]).toMatchObject(['', '', ''].map(() => ({ status: 409, body: { code: 'id.taken' } })));
    expect(await send('days', { id: newId(), dueOn: plusDays(today, 30), seen: stale })).toMatchObject({ status: 409, body: { code: 'campaign.over' } });
    expect([(await send('days/preview', { dueOn: plusDays(today, 30) })).body, (await karim.ask('GET', `/api/campaigns/${campaign}/cancellation`)).body]).toMatchObject([{ code: 'campaign.over' }, { code: 'campaign.over' }]);
    expect(await row('select count(*)::text as asked, (select count(*)::text from unit_completion) as done, (select count(*)::text from assignment_waiver) as waived from assignment_unit')).toEqual(before);
    expect(await states(karim, campaign)).toEqual({ 'Hugo Petit': 'ready', 'Inès Benali': 'withdrawn', 'Julien Mercier': 'waived', 'Oliver Grant': 'ready' });
    expect([await dueOf(ines), (await cockpit(karim, campaign)).cancelled]).toEqual([[], true]);
    for (let times = 0; times < 2; times++) await house.work();
    expect(await told(ines, 'campaignCancelled')).toMatchObject([{ by: 'Karim Haddad' }]);
    expect((await karim.ask('POST', `/api/campaigns/${campaign}/nudges`, { people: [] })).body).toEqual({ nudged: 0, already: 0 });
  });
});

const [near, far, rosa] = [newId(), newId(), newId()];

describe('a release that comes on another day', () => {
  const [first, later] = ['2020-04-01', '2020-04-08'];
  const see = async (by: Visitor, on = later): Promise<ReleaseMove> => { const { status, body } = await by.ask('POST', `/api/releases/${release.newest}/move/preview`, { on }); expect([status, body]).toEqual([200, body]); return body as ReleaseMove; };
  const go = (by: Visitor, seen: string, on = later, id = newId()) => by.ask('POST', `/api/releases/${release.newest}/move`, { id, on, seen });
  const days = async () => [(await cockpit(sophie, near)).dueOn, (await cockpit(sophie, far)).dueOn];

  it('says which campaigns move, from which day to which, and who cannot make the new one; a campaign of others stays', async () => {
    // The second one is in more of a hurry: it asks anew what the first asks by a later day.
    for (const [by, id, dueOn] of [[sophie, far, plusDays(today, 28)], [karim, near, plusDays(today, 10)]] as const) expect((await launch(by, id, (await preview(by, dueOn)).seen, dueOn)).status).toBe(200);
    const away: Unavailable = { kind: 'absence', from: plusDays(today, 2), until: plusDays(today, 17) };
    const said = newId();
    expect((await karim.ask('POST', `/api/people/${await person('Oliver Grant')}/unavailability`, { id: said, ...away })).status).toBe(200);
    const seen = await see(karim);
    expect(seen).toMatchObject({ people: 3, campaigns: [{ id: far, by: 'Sophie Laurent', from: plusDays(today, 28), to: plusDays(today, 35), people: 3, tight: 0 }, { id: near, by: 'Karim Haddad', from: plusDays(today, 10), to: plusDays(today, 17), people: 3, tight: 1 }] });
    // Whoever cannot make it comes first.
    expect(seen.campaigns[1]?.lines.map((it) => [it.person.name, it.fits, it.dueOn])).toEqual([['Oliver Grant', false, workdayBy(plusDays(today, 17), [away])], ['Inès Benali', true, workdayBy(plusDays(today, 17))], ['Julien Mercier', true, workdayBy(plusDays(today, 17))]]);
    expect(await row(`select count(*)::text as n from audit where action = 'look.unavailability' and actor_id = $1 and $2 = any(about)`, [await person('Karim Haddad'), await person('Oliver Grant')])).not.toEqual({ n: '0' });
    // Rosa leads none of them: she may say another day of the release, and sees whose campaigns stay.
    const hers = newId();
    await house.owner.query(`insert into team (id, name) values ($1, '{"fr":"Conseil"}')`, [hers]);
    await house.nest.get(HirePerson).run(null, { id: rosa, name: 'Rosa Vidal', locale: 'fr', timeZone: 'Europe/Paris', hiredOn: '2026-01-01', roles: ['learner', 'lead'], memberOf: null, leads: [hers] });
    const other = new Visitor(house);
    await other.comeInAs(rosa);
    expect(await see(other)).toMatchObject({ people: 0, campaigns: [{ id: far, by: 'Sophie Laurent', to: null, people: 0, lines: [] }, { id: near, by: 'Karim Haddad', to: null, people: 0, lines: [] }] });
    expect((await ines.ask('POST', `/api/releases/${release.newest}/move/preview`, { on: later })).status).toBe(403);
    expect((await karim.ask('POST', `/api/releases/${newId()}/move/preview`, { on: later })).status).toBe(404);
    // What is late is not brought forward, and nothing into the past.
    expect((await see(karim, '2000-01-01')).campaigns.map((it) => it.to)).toEqual([plusDays(today, 1), plusDays(today, 1)]);
    expect((await see(karim, first)).campaigns).toEqual([]);
    // Notes that say another day lead here: it is not taken along with them, and then nothing of them is.
    const notes = { text: `## [8.4] - ${later}\n- Un tri`, format: 'changelog' };
    const read = (await karim.ask('POST', `/api/releases/${release.newest}/notes/preview`, notes)).body as NotesPreview;
    expect(read.day).toEqual({ before: first, after: later, moves: true });
    expect(await karim.ask('POST', `/api/releases/${release.newest}/notes`, { ...notes, seen: read.version, withdraw: [], day: { id: newId(), before: first, after: later } })).toMatchObject({ status: 422, body: { code: 'release.day-moves-campaigns' } });
    expect((await karim.ask('POST', `/api/releases/${release.newest}/notes/preview`, notes)).body).toEqual(read);
    await see(sophie);
    expect(await statementsOf(() => see(sophie))).toBeLessThanOrEqual(23);
    expect((await karim.ask('DELETE', `/api/unavailability/${said}`)).status).toBe(200);
  });

  it('moves all of them or none, once whoever moves it, and tells each person once', async () => {
    const before = await see(karim);
    const v5 = (await row('select id from course_version where course_id = $1 order by number desc limit 1', [course]))['id'] ?? '';
    await did('Oliver Grant', v5, lessons[2] ?? '');
    expect(await go(karim, before.seen)).toMatchObject({ status: 412, body: { code: 'campaign.changed-meanwhile' } });
    expect([await days(), (await cockpit(karim, near)).release.on]).toEqual([[plusDays(today, 10), plusDays(today, 28)], first]);
    await house.work();
    const had = (await told(ines, 'campaignMoved')).length;
    const hers = await told(julien, 'campaignMoved');
    // Two people saw the same, and press at once: it moves once.
    const { seen } = await see(karim);
    expect((await see(sophie)).seen).toBe(seen);
    const ids = [newId(), newId()];
    const answers = await Promise.all([go(karim, seen, later, ids[0]), go(sophie, seen, later, ids[1])]);
    expect(answers.map((it) => it.status).sort()).toEqual([200, 412]);
    const won = answers.findIndex((it) => it.status === 200);
    expect(await go([karim, sophie][won] ?? karim, seen, later, ids[won])).toMatchObject({ status: 200, body: { id: ids[won] } });
    expect(await go([karim, sophie][won] ?? karim, seen, first, ids[won])).toMatchObject({ status: 409, body: { code: 'id.taken' } });
    expect([await days(), (await cockpit(karim, near)).release.on]).toEqual([[plusDays(today, 17), plusDays(today, 35)], later]);
    for (let times = 0; times < 2; times++) await house.work();
    // Inès is in both: she hears of the nearer day, and of it alone.
    expect(await told(ines, 'campaignMoved')).toHaveLength(had + 1);
    expect((await told(ines, 'campaignMoved'))[0]).toMatchObject({ day: plusDays(today, 17) });
    expect(await told(julien, 'campaignMoved')).toHaveLength(hers.length + 1);
    expect(await told(oliver, 'campaignMoved')).toEqual([]);
    // Back again, everything is where it was, and told as well.
    expect((await go(sophie, (await see(sophie, first)).seen, first)).status).toBe(200);
    expect(await days()).toEqual([plusDays(today, 10), plusDays(today, 28)]);
    await house.work();
    expect(await told(ines, 'campaignMoved')).toHaveLength(had + 2);
  });

  it('goes along from its last day as well where it had none for a while; what was launched meanwhile stays', async () => {
    const say = (on: string | null, seen: string | null) => sophie.ask('POST', `/api/releases/${release.newest}/days`, { id: newId(), on, seen });
    expect((await say(null, first)).status).toBe(200);
    expect(await days()).toEqual([plusDays(today, 10), plusDays(today, 28)]);
    expect((await see(sophie, first)).campaigns).toEqual([]);
    expect((await see(sophie)).campaigns.map((it) => [it.id, it.from, it.to])).toEqual([[far, plusDays(today, 28), plusDays(today, 35)], [near, plusDays(today, 10), plusDays(today, 17)]]);
    // It is said where one sees what moves, and not beside it.
    expect(await say(later, null)).toMatchObject({ status: 422, body: { code: 'release.day-moves-campaigns' } });
    const meanwhile = newId();
    const rule = { kind: 'site', site: 'Nulle part' } as const;
    expect((await launch(sophie, meanwhile, (await preview(sophie, plusDays(today, 40), rule)).seen, plusDays(today, 40), rule, { live: true })).status).toBe(200);
    expect((await go(sophie, (await see(sophie)).seen)).status).toBe(200);
    expect([...(await days()), (await cockpit(sophie, meanwhile)).dueOn, (await cockpit(sophie, near)).release.on]).toEqual([plusDays(today, 17), plusDays(today, 35), plusDays(today, 40), later]);
    expect((await cancelIt(sophie, meanwhile)).status).toBe(200);
    expect((await go(sophie, (await see(sophie, first)).seen, first)).status).toBe(200);
    expect(await days()).toEqual([plusDays(today, 10), plusDays(today, 28)]);
  });
});

describe('a change withdrawn or added after the launch', () => {
  const look = async (by: Visitor): Promise<PlanChanges> => { const { status, body } = await by.ask('GET', `/api/releases/${release.newest}/plan-changes`); expect([status, body]).toEqual([200, body]); return body as PlanChanges; };
  const go = (by: Visitor, seen: string, id = newId()) => by.ask('POST', `/api/releases/${release.newest}/plan-changes`, { id, seen });
  const of = ({ campaigns }: PlanChanges) => campaigns.map((it) => [it.id, it.by, Object.fromEntries(it.lines.map((one) => [one.person.name, [one.gains.map((step) => step.title), one.loses.map((step) => [step.title, step.withdrawn])]]))]);
  const kept = () => row('select (select count(*)::text from unit_completion) as done, (select count(*)::text from assignment_waiver) as waived, (select count(*)::text from assignment_unit) as asked');
  let lines: Release['lines'] = [];

  it('asks nobody what it alone touched, and shows what that changes in which campaign before anything does', async () => {
    expect((await sophie.ask('POST', `/api/releases/${release.newest}/notes`, { text: '## [8.4]\n### Added\n- Un avoir en un clic\n- Un filtre par montant\n', format: null, seen: 0, withdraw: [] })).status).toBe(200);
    lines = ((await sophie.ask('GET', `/api/releases/${release.newest}`)).body as Release).lines;
    for (const { id } of lines) expect((await sophie.ask('POST', `/api/release-changes/${id}/touches`, { id: newId(), kind: 'unit', thingId: lessons[2] })).status).toBe(200);
    const withdraw = (at: number) => karim.ask('POST', `/api/release-changes/${lines[at]?.id ?? ''}/withdrawal`, {});
    expect((await withdraw(0)).status).toBe(200);
    // Another change touches it as well: it stays asked.
    expect(await look(karim)).toMatchObject({ people: 0, campaigns: [] });
    expect((await withdraw(1)).status).toBe(200);
    const cause = lines.map((it) => it.text);
    const loses = { 'Inès Benali': [[], [['Leçon 2', cause]]], 'Julien Mercier': [[], [['Leçon 2', cause]]] };
    expect([of(await look(karim)), (await look(karim)).people]).toEqual([[[far, 'Sophie Laurent', loses], [near, 'Karim Haddad', loses]], 2]);
    expect(((await sophie.ask('GET', `/api/releases/${release.newest}`)).body as Release).teaching.flatMap((it) => it.units.map((unit) => [unit.title, unit.asks, unit.withdrawn]))).toContainEqual(['Leçon 2', true, true]);
    const other = new Visitor(house);
    await other.comeInAs(rosa);
    expect(await look(other)).toMatchObject({ people: 0, campaigns: [] });
    expect((await ines.ask('GET', `/api/releases/${release.newest}/plan-changes`)).status).toBe(403);
    expect((await karim.ask('GET', `/api/releases/${newId()}/plan-changes`)).status).toBe(404);
  });

  it('does exactly that once, whoever presses; proofs stay, nobody is exempted, and each person is told once', async () => {
    await house.work();
    const had = await Promise.all([ines, julien].map(async (it) => (await told(it, 'campaignChanged')).length));
    const before = await kept();
    const { seen } = await look(karim);
    const ids = [newId(), newId()];
    const answers = await Promise.all([go(karim, seen, ids[0]), go(sophie, seen, ids[1])]);
    expect(answers.map((it) => it.status).sort()).toEqual([200, 412]);
    const won = answers.findIndex((it) => it.status === 200);
    expect((await go([karim, sophie][won] ?? karim, seen, ids[won])).status).toBe(200);
    expect(await go([sophie, karim][won] ?? karim, seen, ids[won])).toMatchObject({ status: 409, body: { code: 'id.taken' } });
    expect(await kept()).toEqual(before);
    expect(await states(karim, near)).toEqual({ 'Hugo Petit': 'ready', 'Inès Benali': 'notOpened', 'Julien Mercier': 'withdrawn', 'Oliver Grant': 'ready' });
    expect((await cockpit(karim, near)).lines.find((it) => it.person.name === 'Julien Mercier')?.steps).toMatchObject([{ title: 'Leçon 2', withdrawn: true, waived: false, withdrawnWith: lines.map((it) => it.text) }]);
    for (let times = 0; times < 2; times++) await house.work();
    expect(await Promise.all([ines, julien].map(async (it) => (await told(it, 'campaignChanged')).length))).toEqual(had.map((it) => it + 1));
    expect(await told(oliver, 'campaignChanged')).toHaveLength(1);
  });

  it('asks more where it is added, by a day that leaves ten working days, and tells each person once', async () => {
    expect((await karim.ask('POST', `/api/release-changes/${lines[1]?.id ?? ''}/return`, {})).status).toBe(200);
    const seen = await look(karim);
    expect(of(seen)).toEqual([far, near].map((id) => [id, id === near ? 'Karim Haddad' : 'Sophie Laurent', { 'Inès Benali': [['Leçon 2'], []], 'Julien Mercier': [['Leçon 2'], []] }]));
    const [later, sooner] = seen.campaigns.map((it) => it.lines[0]?.dueOn ?? '');
    expect((sooner ?? '') > plusDays(today, 11)).toBe(true);
    expect(later).toBe(plusDays(today, 28));
    const had = (await told(ines, 'campaignChanged')).length;
    expect((await go(karim, seen.seen)).status).toBe(200);
    expect(await look(karim)).toMatchObject({ people: 0, campaigns: [] });
    expect(await go(karim, (await look(karim)).seen)).toMatchObject({ status: 422, body: { code: 'campaign.nobody' } });
    expect((await cockpit(karim, near)).lines.find((it) => it.person.name === 'Julien Mercier')).toMatchObject({ state: 'notOpened', dueOn: sooner });
    for (let times = 0; times < 2; times++) await house.work();
    expect(await told(ines, 'campaignChanged')).toHaveLength(had + 1);
    for (const id of [near, far]) expect((await cancelIt(sophie, id)).status).toBe(200);
  });
});
