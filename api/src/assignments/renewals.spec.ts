import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AssignmentLine, Todo } from '@palier/contracts';
import { plusDays, renewalOf, type Renewal } from '@palier/domain';
import { StartAttempt } from '#learning';
import { Sweep } from '#notifications';
import { newId } from '#platform';
import { WorkdaysQueries } from '#workdays';
import { openHouse, Visitor, type House } from '../../test/house.js';

interface Passed { readonly personId: string; readonly courseId: string; readonly unitId: string; readonly login: string; readonly at: Date; readonly today: string; readonly quizzes: number }
let house: House;
let passed: Passed;
/** What HR says: a year, asked twenty working days before. */
const terms = { months: 12, windowDays: 20 };
beforeAll(async () => {
  house = await openHouse({ demo: true });
  const [found] = (await house.owner.query(`
    select a.person_id as "personId", v.course_id as "courseId", a.unit_id as "unitId", p.login, r.recorded_at as at, palier_today()::text as today, (select count(*)::int from unit_version u where u.course_version_id = v.id and u.kind = 'quiz') as quizzes
    from attempt a join attempt_result r on r.attempt_id = a.id join course_version v on v.id = a.course_version_id join person p on p.id = a.person_id
    where r.passed and p.login is not null and exists (select from account c where c.person_id = p.id) and exists (select from course_opening o where o.person_id = p.id and o.course_version_id = v.id) order by r.recorded_at limit 1`)) as Passed[];
  if (found === undefined) throw new Error('nobody of the demo passed a quiz');
  passed = found;
});
afterAll(() => house?.close());

const at = (day: string, time = '10:00') => house.goTo((Date.parse(day) - Date.parse(passed.today)) / 86_400_000, time);
const sweep = () => house.nest.get(Sweep).run({ wide: true });
const asked = async (): Promise<{ until: string; state: string; dueOn: string }[]> => house.owner.query(`
  select z.until_on::text as until, a.due_on::text as "dueOn" from renewal z join assignment a on a.id = z.assignment_id where z.person_id = $1 order by 1`, [passed.personId]);
const say = async (change: object = {}) => (await Visitor.signedIn(house, 'sophie')).ask('POST', '/api/renewal-rules', { id: newId(), courseId: passed.courseId, ...terms, reason: 'Habilitation annuelle.', ...change });
const mine = async (): Promise<AssignmentLine | undefined> => {
  const visitor = new Visitor(house);
  await visitor.comeInAs(passed.personId);
  const { items } = (await visitor.ask('GET', '/api/todo')).body as Todo;
  return items.flatMap((it) => (it.kind === 'course' && it.course.id === passed.courseId && it.assignment !== null ? [it.assignment] : []))[0];
};
const standing = async (times: readonly Date[]): Promise<Renewal> => {
  const own = (await house.nest.get(WorkdaysQueries).daysOf(new Map([[passed.personId, passed.at.toISOString().slice(0, 10)]]))).get(passed.personId);
  const renewal = own === undefined ? null : renewalOf(times.map((it) => it.getTime()), 'Europe/Paris', terms, own, own.today);
  if (renewal === null) throw new Error('nothing was proved');
  return renewal;
};

describe('what a course proves', () => {
  it('is asked again by the daily run when its window opens, once, and goes on from its last day where it is renewed early', async () => {
    expect(passed.quizzes).toBe(1);
    for (const login of ['karim', 'ines']) expect((await (await Visitor.signedIn(house, login)).ask('POST', '/api/renewal-rules', { id: newId(), courseId: passed.courseId, ...terms, reason: 'x' })).status).toBe(403);
    const first = await standing([passed.at]);
    await at(plusDays(first.opensOn, -1));
    expect((await say()).status).toBe(200);
    await sweep();
    expect(await asked()).toEqual([]);

    await at(first.opensOn);
    await Promise.all([sweep(), sweep()]);
    await sweep();
    expect(await asked()).toEqual([{ until: first.until, dueOn: first.dueOn }]);
    expect(await mine()).toMatchObject({ renewBefore: first.until, dueOn: first.dueOn, state: 'notOpened', done: 0, of: 1, late: false, reason: 'Habilitation annuelle.', assignedBy: 'Sophie Laurent' });
    const { rules } = (await (await Visitor.signedIn(house, 'sophie')).ask('GET', '/api/renewal-rules')).body as { rules: { months: number; asked: number }[] };
    expect(rules).toMatchObject([{ months: 12, windowDays: 20, asked: expect.any(Number) as unknown }]);

    // Passed again: it is done, and the old proof is kept.
    const evidence = () => house.owner.query(`select id from evidence where person_id = $1 and recorded_at <= $2 order by 1`, [passed.personId, first.until]) as Promise<{ id: string }[]>;
    const before = await evidence();
    const attempt = newId();
    await house.nest.get(StartAttempt).run({ personId: passed.personId, roles: ['learner'], leads: [] }, passed.courseId, passed.unitId, { id: attempt, locale: 'fr' });
    expect((await mine())?.state).toBe('notOpened');
    const [again] = (await house.owner.query(`insert into attempt_submission (attempt_id, score, passed, recorded_at) values ($1, 1, true, palier_now()) returning recorded_at as at`, [attempt])) as { at: Date }[];
    expect(await mine()).toBeUndefined();
    expect(await evidence()).toEqual(before);
    const second = await standing([passed.at, again?.at ?? passed.at]);
    expect(second.until > plusDays(first.until, 360)).toBe(true);
    await at(plusDays(first.until, 2));
    await sweep();
    expect((await asked()).length).toBe(1);

    // A year later once more; where HR says so, not any more.
    await at(second.opensOn);
    expect((await say({ months: null })).status).toBe(200);
    await sweep();
    expect((await asked()).length).toBe(1);
    expect((await say()).status).toBe(200);
    await sweep();
    expect((await asked()).map((it) => it.until)).toEqual([first.until, second.until]);
  }, 120_000);

  it('counts late for whoever leads by the same rule in the list and for its person', async () => {
    const line = await mine();
    await at(plusDays(line?.dueOn ?? '', 2));
    const sophie = await Visitor.signedIn(house, 'sophie');
    const { assignments } = (await sophie.ask('GET', '/api/assignments?is=late')).body as { assignments: AssignmentLine[] };
    expect(assignments.find((it) => it.id === line?.id)).toMatchObject({ late: true, state: 'notOpened', stuck: false });
  });
});
