import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Assignable, AssignmentLine, Assignments, DueDays, Todo } from '@palier/contracts';
import { Sweep } from '#notifications';
import { newId } from '#platform';
import { openHouse, Visitor, type House } from '../../test/house.js';

let house: House;
let sophie: Visitor, karim: Visitor, ines: Visitor, hugo: Visitor;
let assignable: Assignable;
/** Monday 7 December 2026 at noon: the next public holiday is Christmas, a Friday. */
beforeAll(async () => {
  house = await openHouse({ demo: true });
  await signIn('2026-12-07 12:00');
  assignable = (await karim.ask('GET', '/api/assignable')).body as Assignable;
});
afterAll(() => house?.close());

const clock = (at: string) => house.owner.query(`update installation set clock_shift = ($1::timestamp at time zone zone) - clock_timestamp()`, [at]);
/** Another day: whoever was signed in comes in again. */
const signIn = async (at: string) => {
  await clock(at);
  await house.owner.query('delete from sign_in_throttle');
  [sophie, karim, ines, hugo] = [await Visitor.signedIn(house, 'sophie'), await Visitor.signedIn(house, 'karim'), await Visitor.signedIn(house, 'ines'), await Visitor.signedIn(house, 'hugo')];
};
const idOf = (name: string): string => assignable.people.find((it) => it.name === name)?.id ?? '';
const courseOf = (title: RegExp) => assignable.courses.find((it) => title.test(it.title))?.id ?? '';
const away = (name: string, from: string, until = from, kind = 'absence') => karim.ask('POST', `/api/people/${idOf(name)}/unavailability`, { id: newId(), kind, from, until });
const assign = (title: RegExp, wish: object) => karim.ask('POST', '/api/assignments', { id: newId(), courseId: courseOf(title), people: [idOf('Inès Benali')], teams: [], dueOn: null, reason: 'Pour la reprise.', ...wish });
const lineOf = async (title: RegExp, who = ines): Promise<AssignmentLine | undefined> => ((await who.ask('GET', '/api/todo')).body as Todo).items.flatMap((it) => (it.kind === 'course' && it.assignment?.courseId === courseOf(title) ? [it.assignment] : []))[0];
const told = async (who: Visitor, kind: string) => { await house.nest.get(Sweep).run({ wide: true }); return ((await who.ask('GET', '/api/notifications')).body as { notifications: { kind: string; day: string | null; more: number; by: string | null; person: { name: string } | null }[] }).notifications.filter((it) => it.kind === kind); };

describe('a day that was said', () => {
  it('is for each their last working day until then, as it was previewed, and what was said is kept beside it', async () => {
    await away('Hugo Petit', '2026-12-17', '2026-12-18');
    const wish = { courseId: courseOf(/Bien répondre/), people: [idOf('Inès Benali'), idOf('Hugo Petit')], teams: [], dueOn: '2026-12-20' };
    const seen = (await karim.ask('POST', '/api/assignments/due-days', wish)).body as DueDays;
    expect(seen.lines.map((it) => [it.person.name, it.day, it.passed.map((one) => [one.from, one.until, one.why])])).toEqual([
      ['Hugo Petit', '2026-12-16', [['2026-12-19', '2026-12-20', 'weekend'], ['2026-12-17', '2026-12-18', 'absence']]], ['Inès Benali', '2026-12-18', [['2026-12-19', '2026-12-20', 'weekend']]],
    ]);
    const id = newId();
    for (let twice = 0; twice < 2; twice++) expect((await assign(/Bien répondre/, { ...wish, id })).body).toMatchObject({ assigned: 2 });
    expect(await lineOf(/Bien répondre/)).toMatchObject({ dueOn: '2026-12-18', dueSaid: '2026-12-20' });
    expect(await lineOf(/Bien répondre/, hugo)).toMatchObject({ dueOn: '2026-12-16', dueSaid: '2026-12-20' });
    // The list of whoever leads says the same, found by the same day.
    expect(((await karim.ask('GET', '/api/assignments?search=Bien')).body as Assignments).assignments.filter((it) => it.state !== 'done').map((it) => [it.person.name, it.dueOn])).toEqual(expect.arrayContaining([['Hugo Petit', '2026-12-16'], ['Inès Benali', '2026-12-18']]));
    expect((await karim.ask('POST', '/api/assignments/due-days', { ...wish, dueIn: 3 })).status).toBe(400);
  });

  it('of which nothing is left until then is due on the first day back', async () => {
    await away('Inès Benali', '2026-12-07', '2026-12-10', 'onCall');
    await assign(/Premiers pas/, { dueOn: '2026-12-09' });
    const line = await lineOf(/Premiers pas/);
    expect(line).toMatchObject({ dueOn: '2026-12-11', dueSaid: '2026-12-09', duePassed: [{ from: '2026-12-07', until: '2026-12-10', why: 'onCall' }] });
    expect((await karim.ask('POST', `/api/assignments/${line?.id ?? ''}/waiver`, { id: newId(), reason: 'Ce sera pour plus tard.' })).status).toBe(200);
  });

  it('and asked to be later is granted as their last working day until then; where only days off lie between, it would be no later', async () => {
    const line = await lineOf(/Bien répondre/);
    const ask = (wishedOn: string, id = newId()) => ines.ask('POST', `/api/assignments/${line?.id ?? ''}/extension-requests`, { id, wishedOn, reason: 'Trop de tickets.' });
    expect(await ask('2026-12-20')).toMatchObject({ body: { code: 'extension.not-later' } });
    const requestId = newId();
    expect((await ask('2026-12-26', requestId)).status).toBe(200);
    expect((await karim.ask('POST', `/api/extension-requests/${requestId}/answer`, { decision: 'granted', words: '' })).status).toBe(200);
    expect(await lineOf(/Bien répondre/)).toMatchObject({ dueOn: '2026-12-24', dueSaid: '2026-12-26' });
    expect((await lineOf(/Bien répondre/))?.duePassed.map((it) => it.why)).toEqual(['weekend', 'holiday']);
    expect((await told(ines, 'extensionAnswered')).map((it) => it.day)).toEqual(['2026-12-24']);
  });
});

describe('a day off that is told later', () => {
  it('moves what would be due on it, tells its person once, and says why; what is not due then stays', async () => {
    await assign(/Premiers pas/, { dueIn: 6 });
    expect((await lineOf(/Premiers pas/))?.dueOn).toBe('2026-12-15');
    const id = newId();
    const note = () => karim.ask('POST', `/api/people/${idOf('Inès Benali')}/unavailability`, { id, kind: 'absence', from: '2026-12-15', until: '2026-12-24' });
    for (let twice = 0; twice < 2; twice++) expect((await note()).status).toBe(200);
    // Counted forward, it waits until she is back, after Christmas and the weekend; said by a day, it comes forward.
    expect(await lineOf(/Premiers pas/)).toMatchObject({ dueOn: '2026-12-28', dueSaid: '2026-12-15' });
    expect(await lineOf(/Bien répondre/)).toMatchObject({ dueOn: '2026-12-14', dueSaid: '2026-12-26' });
    expect((await told(ines, 'dueMoved')).map((it) => [it.day, it.more])).toEqual([['2026-12-14', 1]]);
    expect((await told(ines, 'dueMoved')).length).toBe(1);
    expect(await house.owner.query(`select count(*)::int as count from assignment_day where deed_id = $1`, [id])).toEqual([{ count: 2 }]);
    expect(((await sophie.ask('GET', '/api/audit')).text.match(/assignment\.recount/g) ?? []).length).toBe(1);
    await away('Inès Benali', '2027-03-01');
    expect((await told(ines, 'dueMoved')).length).toBe(1);
  });

  it('never brings it before today, and leaves alone what is late', async () => {
    await signIn('2026-12-28 12:00');
    const late = await lineOf(/Bien répondre/);
    expect([late?.dueOn, late?.late]).toEqual(['2026-12-14', true]);
    await away('Inès Benali', '2026-12-28', '2026-12-30');
    expect(await lineOf(/Premiers pas/)).toMatchObject({ dueOn: '2026-12-31' });
    expect(await lineOf(/Bien répondre/)).toMatchObject({ dueOn: '2026-12-14', late: true });
  });

  it('is a public holiday where another country counts from now on', async () => {
    const { version } = (await sophie.ask('GET', '/api/holiday-places')).body as { version: number };
    // In Latvia the last of December is a public holiday.
    expect((await sophie.ask('POST', '/api/holiday-places', { seen: version, site: null, country: 'LV', region: null })).status).toBe(200);
    expect((await lineOf(/Premiers pas/))?.dueOn).toBe('2027-01-04');
    expect((await told(ines, 'dueMoved')).map((it) => it.day)).toContain('2027-01-04');
  });
});

describe('what stays late', () => {
  it('of whom nobody leads who can sign in is told to HR, as an exception, at most once; the person knows that it was said', async () => {
    const [mathis] = (await house.owner.query(`select id from person where display_name = 'Mathis Roche'`)) as { id: string }[];
    expect((await sophie.ask('POST', '/api/assignments', { id: newId(), courseId: courseOf(/Premiers pas/), people: [mathis?.id], teams: [], dueOn: '2027-01-06', reason: 'Comme toute l’équipe.' })).body).toMatchObject({ assigned: 1 });
    await signIn('2027-01-12 12:00');
    for (let again = 0; again < 2; again++) expect((await told(sophie, 'unledLate')).map((it) => [it.person?.name, it.day])).toEqual([['Mathis Roche', '2027-01-06']]);
    expect(await house.owner.query(`select b.display_name as by from notification n join person b on b.id = (n.about ->> 'byId')::uuid where n.person_id = $1 and n.kind = 'leadTold'`, [mathis?.id])).toEqual([{ by: 'Sophie Laurent' }]);
    expect((await told(sophie, 'escalated'))).toEqual([]);
    // Inès is led, and whoever leads her can sign in: it is theirs to hear.
    expect((await told(karim, 'escalated')).some((it) => it.person?.name === 'Inès Benali')).toBe(true);
    // Until nobody who leads her can sign in any more.
    await house.owner.query(`set session_replication_role = replica`);
    await house.owner.query(`delete from account where person_id in (select id from person where display_name in ('Karim Haddad', 'Nadia Ferrand'))`);
    await house.owner.query(`set session_replication_role = origin`);
    expect((await told(sophie, 'unledLate')).map((it) => it.person?.name)).toEqual(expect.arrayContaining(['Inès Benali']));
  });
});
