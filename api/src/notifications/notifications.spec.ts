import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Assignable, Notification, NotificationPreferences, Unit } from '@palier/contracts';
import { RecordDeparture } from '#people';
import { newId } from '#platform';
import { openHouse, Visitor, type House } from '../../test/house.js';
import { Listen } from './listen.js';
import { Sweep } from './sweep.js';
import { WhoToTell } from './who-to-tell.js';

let house: House;
let assignable: Assignable;
let visitors: Record<string, Visitor>;
const at = async (days: number, time = '10:00') => {
  await house.goTo(days, time);
  visitors = Object.fromEntries(await Promise.all(['karim', 'ines', 'hugo', 'lea', 'nadia', 'sophie', 'mathis'].map(async (login) => [login, await Visitor.signedIn(house, login)] as const)));
};
const as = (login: string): Visitor => { const found = visitors[login]; if (found === undefined) throw new Error(login); return found; };
beforeAll(async () => {
  house = await openHouse({ demo: true });
  await at(0);
  assignable = (await as('karim').ask('GET', '/api/assignable')).body as Assignable;
  people = new Map(((await house.owner.query('select display_name as name, id from person')) as { name: string; id: string }[]).map((it) => [it.name, it.id]));
  await house.work();
  for (const visitor of Object.values(visitors)) await visitor.ask('POST', '/api/notifications/reading', { asOf: '2999-01-01T00:00:00.000Z' });
});
afterAll(() => house?.close());

const day = (days: number): string => new Date(Date.parse(assignable.today) + days * 86_400_000).toISOString().slice(0, 10);
const course = (title: RegExp): string => assignable.courses.find((it) => title.test(it.title))?.id ?? '';
let people: ReadonlyMap<string, string>;
const person = (name: string): string => people.get(name) ?? '';
const assign = async (names: readonly string[], title: RegExp, dueOn: string | null) => {
  const id = newId();
  expect((await as('karim').ask('POST', '/api/assignments', { id, courseId: course(title), people: names.map(person), teams: [], dueOn, reason: 'Pour lundi.' })).status).toBe(200);
  return id;
};
/** What somebody was told and has not read, the oldest first. */
const unread = async (login: string): Promise<Notification[]> => {
  const { notifications, unread: count } = (await as(login).ask('GET', '/api/notifications')).body as { notifications: Notification[]; unread: number };
  const some = notifications.filter((it) => !it.read).reverse();
  expect([some.length, (await as(login).ask('GET', '/api/notifications/unread')).body]).toEqual([count, { unread: count }]);
  // The look at somebody's start is told of in the spec of reviews, and what is worth refreshing in that of refreshers, and what stays late in that of mails.
  return some.filter((it) => !['checkpointDue', 'escalated', 'leadTold', 'refresherReady'].includes(it.kind));
};
const kinds = async (login: string) => (await unread(login)).map((it) => it.kind);
/** A signature that somebody asks for, and Karim's answer to it where there is one. */
const signedOff = async (login: string, then: 'wait' | 'refuse') => {
  const [{ id: competencyId }] = (await house.owner.query(`select competency_id as id from level_statement order by 1 limit 1`)) as [{ id: string }];
  const id = newId();
  expect((await as(login).ask('POST', '/api/sign-off-requests', { id, competencyId, level: 1, note: '' })).status).toBe(200);
  await house.work();
  if (then === 'refuse') await as('karim').ask('POST', `/api/sign-off-requests/${id}/refusal`, { id: newId(), reason: 'Encore une fois.' });
  await house.work();
  for (const lead of then === 'refuse' ? ['karim', 'nadia'] : []) await readAll(lead);
  return { id, competencyId };
};
const readAll = (login: string) => as(login).ask('POST', '/api/notifications/reading', { asOf: '2999-01-01T00:00:00.000Z' });

describe('being told', () => {
  it('of what is asked: who asks, what, by when; once, however often it is heard', async () => {
    const batch = await assign(['Inès Benali', 'Hugo Petit'], /Bien répondre/, day(4));
    await house.work();
    const [notification] = await unread('ines');
    expect(notification).toMatchObject({ kind: 'assigned', by: 'Karim Haddad', course: { title: 'Bien répondre à un client' }, day: day(4), read: false });
    for (let again = 0; again < 3; again++) await house.nest.get(Listen).hear({ id: newId(), what: 'assignment.assign', thing: batch });
    await Promise.all([1, 2, 3, 4].map(() => house.nest.get(Sweep).run({ wide: true })));
    expect([await kinds('ines'), await kinds('hugo')]).toEqual([['assigned'], ['assigned']]);
    expect(await kinds('karim')).toEqual([]);
  });

  it('also where the event was lost: the facts tell it again', async () => {
    const lost = await assign(['Inès Benali'], /Premiers pas/, null);
    await house.owner.query(`delete from pgboss.job where name = 'events' and data->>'thing' = $1`, [lost]);
    await house.work();
    expect(await kinds('ines')).toEqual(['assigned']);
    await house.nest.get(Sweep).run({ wide: true });
    expect(await unread('ines')).toMatchObject([{ day: day(4) }, { kind: 'assigned', course: { title: 'Premiers pas avec le logiciel métier' }, day: null }]);
  });

  it('is read one by one or all at once, and what came meanwhile stays unread', async () => {
    const [notification] = await unread('hugo');
    for (let twice = 0; twice < 2; twice++) expect((await as('hugo').ask('POST', `/api/notifications/${notification?.id ?? ''}/reading`, {})).status).toBe(200);
    expect(await unread('hugo')).toEqual([]);
    expect((await as('ines').ask('POST', `/api/notifications/${notification?.id ?? ''}/reading`, {})).status).toBe(404);
    const { asOf } = (await as('ines').ask('GET', '/api/notifications')).body as { asOf: string };
    await signedOff('ines', 'refuse');
    expect((await as('ines').ask('POST', '/api/notifications/reading', { asOf })).body).toEqual({ unread: 1 });
    await readAll('ines');
  });

  it('of a day that comes near, once per day and kind, as the clock goes', async () => {
    const told: string[] = [];
    for (const [days, time] of [[1, '23:59'], [2, '00:00'], [2, '16:00'], [3, '10:00'], [4, '00:00'], [4, '23:59'], [5, '00:00'], [6, '10:00'], [12, '10:00'], [30, '10:00']] as const) {
      await at(days, time);
      await house.nest.get(Sweep).run({ wide: false });
      await house.nest.get(Sweep).run({ wide: true });
      told.push(`day ${days} ${time}: ${(await kinds('ines')).join()}`);
      await readAll('ines');
    }
    expect(told).toEqual(['day 1 23:59: ', 'day 2 00:00: dueSoon', 'day 2 16:00: ', 'day 3 10:00: ', 'day 4 00:00: dueToday', 'day 4 23:59: ', 'day 5 00:00: late', 'day 6 10:00: ', 'day 12 10:00: ', 'day 30 10:00: ']);
    await at(0);
  });

  it('of nothing any more once it is done, exempted, or the day has moved', async () => {
    const { assignments } = (await as('karim').ask('GET', '/api/assignments')).body as { assignments: { id: string; person: { name: string }; courseId: string; state: string }[] };
    const of = (name: string, title: RegExp) => assignments.find((it) => it.person.name === name && it.courseId === course(title) && it.state !== 'done')?.id ?? '';
    await as('karim').ask('POST', `/api/assignments/${of('Hugo Petit', /Bien répondre/)}/waiver`, { id: newId(), reason: 'Le sait.' });
    const request = newId();
    expect((await as('ines').ask('POST', `/api/assignments/${of('Inès Benali', /Bien répondre/)}/extension-requests`, { id: request, wishedOn: day(18), reason: 'Absente.' })).status).toBe(200);
    await house.work();
    expect(await unread('karim')).toMatchObject([{ kind: 'extensionAsked', person: { name: 'Inès Benali' }, day: day(18), course: { title: 'Bien répondre à un client' } }]);
    await as('karim').ask('POST', `/api/extension-requests/${request}/answer`, { decision: 'granted', words: '' });
    await house.work();
    expect(await unread('ines')).toMatchObject([{ kind: 'extensionAnswered', decision: 'granted', by: 'Karim Haddad', day: day(18) }]);
    for (const login of ['ines', 'karim', 'nadia', 'hugo']) await readAll(login);
    await at(5);
    await house.work();
    expect([await kinds('hugo'), await kinds('ines')]).toEqual([[], []]);
    await at(16);
    await house.work();
    // The new day is another occurrence: it is told of once more.
    expect(await unread('ines')).toMatchObject([{ kind: 'dueSoon', day: day(18) }]);
    await readAll('ines');
    await at(0);
  });

  it('of a signature: the lead who is asked, the learner who is answered, each in their own words', async () => {
    const { id, competencyId } = await signedOff('ines', 'wait');
    expect(await unread('karim')).toMatchObject([{ kind: 'signOffAsked', thingId: id, person: { name: 'Inès Benali' }, competency: { id: competencyId, level: 1 } }]);
    // Nadia may rate in this team as well: both are asked, and whoever comes second finds it answered.
    expect(await kinds('nadia')).toEqual(['signOffAsked']);
    await as('karim').ask('POST', `/api/sign-off-requests/${id}/refusal`, { id: newId(), reason: 'Encore une fois.' });
    await house.work();
    expect(await unread('ines')).toMatchObject([{ kind: 'signOffRefused', by: 'Karim Haddad', requestId: id }]);
    await readAll('ines'); await readAll('karim'); await readAll('nadia');
  });

  it('of what was signed without being asked, and of what was taken back; not of a request that was taken back', async () => {
    const [{ id: competencyId }] = (await house.owner.query(`select competency_id as id from level_statement order by 1 desc limit 1`)) as [{ id: string }];
    const request = newId();
    expect((await as('hugo').ask('POST', '/api/sign-off-requests', { id: request, competencyId, level: 1, note: '' })).status).toBe(200);
    expect((await as('hugo').ask('POST', `/api/sign-off-requests/${request}/withdrawal`, {})).status).toBe(200);
    await house.work();
    expect([await kinds('karim'), await kinds('nadia')]).toEqual([[], []]);
    const observation = newId();
    expect((await as('karim').ask('POST', `/api/people/${person('Hugo Petit')}/observations`, { id: observation, observed: 'Vu mardi.', reference: '', seen: new Date(Date.parse(`${day(1)}T12:00:00Z`)).toISOString(), competencies: [{ competencyId, levels: [1] }] })).status).toBe(200);
    await house.work();
    const [told] = await unread('hugo');
    expect(told).toMatchObject({ kind: 'signOffConfirmed', by: 'Karim Haddad', competency: { id: competencyId, level: 1 }, requestId: null });
    await readAll('hugo');
    expect((await as('karim').ask('POST', `/api/sign-offs/${told?.thingId ?? ''}/withdrawal`, { id: newId(), reason: 'Une autre personne.' })).status).toBe(200);
    await house.work();
    expect(await unread('hugo')).toMatchObject([{ kind: 'signOffWithdrawn', by: 'Karim Haddad' }]);
    await readAll('hugo');
  });

  it('of a question to whoever is to answer, and of the answer to whoever asked; handed on, it concerns the next; once closed, nobody', async () => {
    const { courses } = (await as('ines').ask('GET', '/api/courses')).body as { courses: { id: string; next: { unitId: string } | null }[] };
    const lesson = courses.find((it) => it.next !== null);
    const unit = (await as('ines').ask('GET', `/api/courses/${lesson?.id ?? ''}/units/${lesson?.next?.unitId ?? ''}`)).body as Unit;
    const id = newId();
    const turn = (login: string, of: string, body: object) => as(login).ask('POST', `/api/help-requests/${id}/${of}`, { id: newId(), ...body });
    expect((await as('ines').ask('POST', '/api/help-requests', { id, kind: 'stuck', thing: { about: 'unit', courseVersionId: unit.courseVersionId, unitId: unit.id }, words: 'Rien ne s’affiche.', to: person('Karim Haddad') })).status).toBe(200);
    await house.work();
    expect(await unread('karim')).toMatchObject([{ kind: 'helpAsked', thingId: id, person: { name: 'Inès Benali' } }]);
    expect(await kinds('nadia')).toEqual([]);
    expect((await turn('karim', 'handovers', { to: person('Nadia Ferrand'), words: 'Elle le sait.' })).status).toBe(200);
    await house.work();
    expect(await unread('nadia')).toMatchObject([{ kind: 'helpAsked', person: { name: 'Inès Benali' } }]);
    expect((await turn('nadia', 'answers', { words: 'Tapez trois lettres.', shownAs: null })).status).toBe(200);
    await house.work();
    await house.nest.get(Sweep).run({ wide: true });
    expect(await unread('ines')).toMatchObject([{ kind: 'helpAnswered', thingId: id, by: 'Nadia Ferrand' }]);
    for (const login of ['ines', 'karim', 'nadia']) await readAll(login);
    await house.goTo(0, '10:30');
    expect((await turn('ines', 'questions', { words: 'Et pour février ?' })).status).toBe(200);
    await house.work();
    // Asked again, it waits again: another occurrence, for whoever answers now.
    expect([await kinds('nadia'), await kinds('karim'), await kinds('ines')]).toEqual([['helpAsked'], [], []]);
    await readAll('nadia');
    expect((await turn('nadia', 'closing', { words: 'C’est au catalogue.' })).status).toBe(200);
    await house.work();
    expect([await kinds('nadia'), await kinds('ines')]).toEqual([[], []]);
    expect(await house.nest.get(WhoToTell).of([id])).toEqual([]);
    await at(0);
  });

  it('of an onboarding plan that waits, and of a new hire to look after', async () => {
    expect((await as('karim').ask('POST', `/api/people/${person('Léa Fontaine')}/journey`, { id: newId() })).status).toBe(200);
    expect((await as('karim').ask('POST', `/api/people/${person('Léa Fontaine')}/mentor`, { id: newId(), seen: 0, mentorId: person('Nadia Ferrand'), from: day(0) })).status).toBe(200);
    await house.work();
    expect(await unread('lea')).toMatchObject([{ kind: 'journeyGiven', by: 'Karim Haddad', person: null }]);
    expect(await unread('nadia')).toMatchObject([{ kind: 'mentorNamed', by: 'Karim Haddad', person: { name: 'Léa Fontaine' } }]);
    await readAll('nadia');
    expect((await as('karim').ask('POST', `/api/people/${person('Léa Fontaine')}/mentor`, { id: newId(), seen: 1, mentorId: person('Julien Mercier'), from: day(0) })).status).toBe(200);
    await house.work();
    const [told] = (await house.owner.query(`select thing_id as id from notification where person_id = $1 and kind = 'mentorNamed'`, [person('Nadia Ferrand')])) as [{ id: string }];
    // Whoever was mentor for a moment is written to no more.
    expect(await house.nest.get(WhoToTell).of([told.id])).toEqual([]);
    await readAll('lea');
  });

  it('of a new hire to look after on the day it begins, however long before that was said', async () => {
    expect((await as('karim').ask('POST', `/api/people/${person('Hugo Petit')}/mentor`, { id: newId(), seen: 1, mentorId: person('Nadia Ferrand'), from: day(40) })).status).toBe(200);
    await house.work();
    expect(await kinds('nadia')).toEqual([]);
    await at(40);
    await house.nest.get(Sweep).run({ wide: true });
    expect((await unread('nadia')).filter((it) => it.kind === 'mentorNamed')).toMatchObject([{ by: 'Karim Haddad', person: { name: 'Hugo Petit' } }]);
    await readAll('nadia');
    await at(0);
  });

  it('of levels carried over that end within ten days: whose they are, and whoever may confirm them; once, and again where the day moves', async () => {
    const [{ framework, competency }] = (await house.owner.query(`select f.id as framework, v.name->>'fr' as competency from framework f, framework_version_competency v where v.name->>'fr' like 'Former%'`)) as [{ framework: string; competency: string }];
    const table = { id: newId(), source: 'Grille 2025', frameworkId: framework, text: `Nom\t${competency}\nLéa Fontaine\t1`, columns: {}, names: {}, statedOn: day(-30), statedBy: 'Paul Roy', until: day(30), leaveOut: false };
    expect((await as('sophie').ask('POST', '/api/carried-over-imports', table)).status).toBe(200);
    const told: string[] = [];
    for (const days of [19, 20, 21, 30, 31]) {
      await at(days);
      await house.nest.get(Sweep).run({ wide: true });
      const ends = async (login: string) => (await kinds(login)).filter((it) => it.startsWith('carriedOver')).join();
      told.push(`day ${days}: lea ${await ends('lea')}, karim ${await ends('karim')}`);
      for (const login of ['lea', 'karim', 'nadia']) await readAll(login);
      if (days === 21) expect((await as('sophie').ask('POST', `/api/carried-over-imports/${table.id}/extension`, { id: newId(), until: day(40), reason: 'Congés.' })).status).toBe(200);
    }
    expect(told).toEqual(['day 19: lea , karim ', 'day 20: lea carriedOverEnds, karim carriedOverWaits', 'day 21: lea , karim ', 'day 30: lea carriedOverEnds, karim carriedOverWaits', 'day 31: lea , karim ']);
    const [once] = (await house.owner.query(`select about->>'day' as day, about->>'personId' as person from notification where kind = 'carriedOverWaits' order by recorded_at limit 1`)) as [{ day: string; person: string }];
    expect(once).toEqual({ day: day(30), person: person('Léa Fontaine') });
    await at(0);
  });

  it('reaches HR where nobody leads whoever asks, and nobody who has left', async () => {
    await house.owner.query(`alter table team_membership disable trigger append_only`);
    await house.owner.query(`delete from team_membership where kind = 'member' and person_id = $1`, [person('Inès Benali')]);
    const { assignments } = (await as('sophie').ask('GET', '/api/assignments')).body as { assignments: { id: string; person: { name: string }; courseId: string; dueOn: string | null }[] };
    const mine = assignments.find((it) => it.person.name === 'Inès Benali' && it.dueOn !== null)?.id ?? '';
    expect((await as('ines').ask('POST', `/api/assignments/${mine}/extension-requests`, { id: newId(), wishedOn: day(40), reason: 'Encore absente.' })).status).toBe(200);
    await house.nest.get(RecordDeparture).run(null, { personId: person('Léa Fontaine'), leftOn: assignable.today });
    await house.work();
    expect(await kinds('sophie')).toEqual(['extensionAsked']);
    expect(await kinds('karim')).toEqual([]);
    const before = ((await house.owner.query('select count(*)::int as n from notification where person_id = $1', [person('Léa Fontaine')])) as [{ n: number }])[0].n;
    await house.nest.get(Sweep).run({ wide: true });
    expect(((await house.owner.query('select count(*)::int as n from notification where person_id = $1', [person('Léa Fontaine')])) as [{ n: number }])[0].n).toBe(before);
  });
});

describe('choosing how to be told', () => {
  it('keeps what each person chose, refuses a page that is old, and says what mail can do', async () => {
    const mine = (await as('ines').ask('GET', '/api/notification-preferences')).body as NotificationPreferences;
    expect(mine).toMatchObject({ version: 0, quiet: { from: '20:00', until: '07:00' }, timeZone: 'Europe/Paris', mail: 'not-set-up', weeklyLimit: 10, digestHour: 8 });
    expect(mine.choices.map((it) => it.kind)).not.toContain('signOffAsked');
    const wish = { choices: { assigned: 'digest', late: 'app', signOffAsked: 'app' }, quiet: { from: '08:00', until: '16:30' } };
    expect(await as('ines').ask('POST', '/api/notification-preferences', wish)).toMatchObject({ status: 428 });
    for (let twice = 0; twice < 2; twice++) expect(await as('ines').ask('POST', '/api/notification-preferences', { ...wish, seen: 0 })).toMatchObject({ status: 200, body: { version: 1 } });
    expect(await as('ines').ask('POST', '/api/notification-preferences', { ...wish, quiet: null, seen: 0 })).toMatchObject({ status: 412, body: { code: 'edit.changed-meanwhile', params: { by: 'Inès Benali', on: assignable.today } } });
    const now = (await as('ines').ask('GET', '/api/notification-preferences')).body as NotificationPreferences;
    expect(now).toMatchObject({ version: 1, quiet: wish.quiet });
    expect(Object.fromEntries(now.choices.map((it) => [it.kind, it.choice]))).toMatchObject({ assigned: 'digest', late: 'mail', dueSoon: 'mail' });
    expect((await as('ines').ask('POST', '/api/notification-preferences', { ...wish, quiet: { from: '08:00', until: '08:00' }, seen: 1 })).status).toBe(400);
    expect((await as('ines').ask('POST', '/api/notification-preferences', { ...wish, quiet: null, seen: 1 })).body).toEqual({ version: 2 });
    expect(((await as('ines').ask('GET', '/api/notification-preferences')).body as NotificationPreferences).quiet).toBeNull();
    expect(((await as('karim').ask('GET', '/api/notification-preferences')).body as NotificationPreferences).choices.map((it) => it.kind)).toContain('signOffAsked');
  });

  it('is bounded by HR or an administrator, and by nobody else', async () => {
    expect((await as('karim').ask('GET', '/api/notification-bounds')).status).toBe(403);
    expect((await as('sophie').ask('POST', '/api/notification-bounds', { weeklyLimit: 3, digestHour: 9, escalationDays: 3 })).status).toBe(428);
    for (let twice = 0; twice < 2; twice++) expect((await as('sophie').ask('POST', '/api/notification-bounds', { seen: 0, weeklyLimit: 3, digestHour: 9, escalationDays: 3 })).body).toEqual({ version: 1 });
    expect(await as('mathis').ask('POST', '/api/notification-bounds', { seen: 0, weeklyLimit: 4, digestHour: 9, escalationDays: 3 })).toMatchObject({ status: 412, body: { params: { by: 'Sophie Laurent' } } });
    expect((await as('mathis').ask('GET', '/api/notification-bounds')).body).toMatchObject({ version: 1, weeklyLimit: 3, digestHour: 9, changedBy: 'Sophie Laurent' });
    const both = await Promise.all([5, 6].map((weeklyLimit) => as('sophie').ask('POST', '/api/notification-bounds', { seen: 1, weeklyLimit, digestHour: 9, escalationDays: 3 })));
    expect(both.map((it) => it.status).sort()).toEqual([200, 412]);
  });
});
