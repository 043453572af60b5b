import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Assignable, HolidayPlaces, Notification, Todo } from '@palier/contracts';
import { newId } from '#platform';
import { openHouse, Visitor, type House } from '../../test/house.js';

let house: House;
let sophie: Visitor, karim: Visitor, ines: Visitor;
let assignable: Assignable;
/** Monday 7 December 2026 at noon. In Latvia the last of December is a public holiday, in France it is not. */
beforeAll(async () => {
  house = await openHouse({ demo: true });
  await house.owner.query(`update installation set clock_shift = ('2026-12-07 12:00'::timestamp at time zone zone) - clock_timestamp()`);
  await house.work();
  [sophie, karim, ines] = [await Visitor.signedIn(house, 'sophie'), await Visitor.signedIn(house, 'karim'), await Visitor.signedIn(house, 'ines')];
  assignable = (await karim.ask('GET', '/api/assignable')).body as Assignable;
  const { version } = (await sophie.ask('GET', '/api/holiday-places')).body as HolidayPlaces;
  expect((await sophie.ask('POST', '/api/holiday-places', { seen: version, site: 'Riga', country: 'LV', region: null })).status).toBe(200);
});
afterAll(() => house?.close());

const idOf = (name: string): string => assignable.people.find((it) => it.name === name)?.id ?? '';
const courseOf = (title: RegExp): string => assignable.courses.find((it) => title.test(it.title))?.id ?? '';
const assign = async (title: RegExp, dueOn: string) => { expect((await karim.ask('POST', '/api/assignments', { id: newId(), courseId: courseOf(title), people: [idOf('Inès Benali'), idOf('Hugo Petit')], teams: [], dueOn, reason: 'Pour la reprise.' })).status).toBe(200); };
const dueOn = async (title: RegExp, who = 'Inès Benali') => (await house.owner.query(`select coalesce((select y.due_on from assignment_day y where y.assignment_id = a.id order by y.recorded_at desc limit 1), a.due_on)::text as day from assignment a where a.person_id = $1 and a.course_id = $2 order by a.id desc limit 1`, [idOf(who), courseOf(title)]) as { day: string }[])[0]?.day;
const said = async (title: RegExp) => ((await ines.ask('GET', '/api/todo')).body as Todo).items.flatMap((it) => (it.kind === 'course' && it.assignment?.courseId === courseOf(title) ? [[it.dueOn, it.assignment.duePassed.map((one) => one.why)]] : []));
const take = async (field: string, value: string, id = newId()) => {
  const [of] = (await house.owner.query('select login from person where id = $1', [idOf('Inès Benali')])) as { login: string }[];
  expect(await sophie.ask('POST', '/api/people-imports', { id, text: `Nom complet;Identifiant;${field}\nInès Benali;${of?.login ?? ''};${value}`, mapping: {}, leaveOut: false })).toMatchObject({ status: 200, body: { counts: { new: 0, changed: 1 } } });
};
const told = async () => { await house.work(); return ((await ines.ask('GET', '/api/notifications')).body as { notifications: Notification[] }).notifications.filter((it) => it.kind === 'dueMoved').map((it) => it.day); };

describe('somebody who works elsewhere from now on, as a table of people says', () => {
  it('has nothing due on a public holiday of their new site, and is told once; whoever stays keeps their day', async () => {
    await assign(/Premiers pas/, '2026-12-31');
    expect([await dueOn(/Premiers pas/), await dueOn(/Premiers pas/, 'Hugo Petit')]).toEqual(['2026-12-31', '2026-12-31']);
    const id = newId();
    for (let times = 0; times < 2; times++) await take('Site', 'Riga', id);
    expect(await said(/Premiers pas/)).toEqual([['2026-12-30', ['holiday']]]);
    expect(await dueOn(/Premiers pas/, 'Hugo Petit')).toBe('2026-12-31');
    for (let times = 0; times < 2; times++) expect(await told()).toEqual(['2026-12-30']);
    expect(await house.owner.query('select because, count(*)::int as count from assignment_day where deed_id = $1 group by 1', [id])).toEqual([{ because: 'holidays', count: 1 }]);
  });

  it('has nothing due on a day that an absence reaches into in their new time zone', async () => {
    await assign(/Bien répondre/, '2026-12-15');
    expect((await karim.ask('POST', `/api/people/${idOf('Inès Benali')}/unavailability`, { id: newId(), kind: 'absence', from: '2026-12-14', until: '2026-12-14' })).status).toBe(200);
    expect(await dueOn(/Bien répondre/)).toBe('2026-12-15');
    // Until midnight in Paris is until the morning of the 15th in Tokyo.
    await take('Fuseau horaire', 'Asia/Tokyo');
    expect(await said(/Bien répondre/)).toEqual([['2026-12-11', ['absence', 'weekend']]]);
    expect(await told()).toEqual(['2026-12-11', '2026-12-30']);
  });
});
