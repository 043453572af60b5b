import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AssignmentLine, Attempt, Course, DraftFile, DueDays, Framework, Notification, Session, SkillProfile, Todo, WhyThisLevel } from '@palier/contracts';
import { dueDay, endsOf, hindrance, plusDays, renewalOf, type Renewal, type RenewalWindow } from '@palier/domain';
import { StartAttempt } from '#learning';
import { Sweep } from '#notifications';
import { newId } from '#platform';
import { WorkdaysQueries } from '#workdays';
import { openHouse, readNotice, Visitor, type House } from '../../test/house.js';
import { workerKilledAt } from '../../test/killed-worker.js';

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
    // Killed when all but the last of it was written, twice: nothing of it is there, and the next run asks once.
    const assignments = async () => ((await house.owner.query('select count(*)::int as n from assignment where person_id = $1 and course_id = $2', [passed.personId, passed.courseId])) as [{ n: number }])[0].n;
    const written = await assignments();
    for (let kills = 0; kills < 2; kills++) await workerKilledAt(house, 'lock table attempt_grant in exclusive mode');
    expect([(await asked()).length, await assignments()]).toEqual([1, written]);
    await Promise.all([sweep(), sweep()]);
    expect((await asked()).map((it) => it.until)).toEqual([first.until, second.until]);
    expect(await assignments()).toBe(written + 1);
  }, 120_000);

  it('counts late for whoever leads by the same rule in the list and for its person', async () => {
    const line = await mine();
    await at(plusDays(line?.dueOn ?? '', 2));
    const sophie = await Visitor.signedIn(house, 'sophie');
    const { assignments } = (await sophie.ask('GET', '/api/assignments?is=late')).body as { assignments: AssignmentLine[] };
    expect(assignments.find((it) => it.id === line?.id)).toMatchObject({ late: true, state: 'notOpened', stuck: false });
  });
});

/** The day of the house, who is signed in on it, and what Inès is told to renew. */
const now = async (): Promise<string> => ((await house.owner.query('select palier_today()::text as day')) as { day: string }[])[0]?.day ?? '';
const on = async (day: string) => { await at(day); const [ines, karim, sophie] = await Promise.all(['ines', 'karim', 'sophie'].map((it) => Visitor.signedIn(house, it))) as [Visitor, Visitor, Visitor]; return { ines, karim, sophie, inesId: ((await ines.ask('GET', '/api/session')).body as Session).person?.id ?? '' }; };
type Line = Extract<Todo['items'][number], { kind: 'renewal' }>;
const toRenew = async (by: Visitor, of: string): Promise<Line[]> => ((await by.ask('GET', '/api/todo')).body as Todo).items.flatMap((it) => (it.kind === 'renewal' && (it.competency?.id === of || it.certificate?.id === of) ? [it] : []));
const told = async (by: Visitor, of: string): Promise<Notification[]> => ((await by.ask('GET', '/api/notifications')).body as { notifications: Notification[] }).notifications.filter((it) => it.kind === 'proofEnds' && it.competency?.id === of);
const endsFor = async (personId: string, until: string, window: RenewalWindow) => {
  const own = (await house.nest.get(WorkdaysQueries).daysOf(new Map([[personId, plusDays(until, -60)]]))).get(personId);
  if (own === undefined) throw new Error('nobody');
  return { ...endsOf(until, window, own, own.today), off: (day: string) => hindrance(day, own) };
};

describe('a level whose signature ends', () => {
  it('is asked for again before it does, of its person and of who leads them; signed early it loses no day, and both signatures are named', async () => {
    const { ines, karim, sophie, inesId } = await on(plusDays(await now(), 1));
    const skills = (await ines.ask('GET', `/api/people/${inesId}/skill-profile`)).body as SkillProfile;
    const [cell] = skills.competencies.flatMap((it) => it.cells.filter((one) => !one.held && one.level <= 2 && (it.expectation.kind === 'known' || it.expectation.kind === 'company') && one.level <= it.expectation.level).map(({ level }) => ({ competencyId: it.competencyId, level })));
    if (cell === undefined) throw new Error('Inès holds whatever is expected of her');
    const { competencyId, level } = cell;
    const say = (by: Visitor, wish: object = {}) => by.ask('POST', `/api/competencies/${competencyId}/renewal-rules`, { id: newId(), level, months: 12, window: { unit: 'workingDays', days: 15 }, reason: 'Revu chaque année.', ...wish });
    expect([(await say(karim)).status, (await say(ines)).status, (await say(sophie, { window: { unit: 'workingDays', days: 121 } })).status]).toEqual([403, 403, 400]);
    const id = newId();
    for (let twice = 0; twice < 2; twice++) expect((await say(sophie, { id })).status).toBe(200);
    expect(await say(sophie, { id, months: 6 })).toMatchObject({ status: 409 });
    const sign = async (by: Visitor, seen: string | null) => by.ask('POST', `/api/people/${inesId}/observations`, { id: newId(), observed: 'A repris seule un dossier difficile.', reference: '', seen, competencies: [{ competencyId, levels: [level] }] });
    const why = async (by: Visitor) => ((await by.ask('GET', `/api/people/${inesId}/competencies/${competencyId}/why`)).body as WhyThisLevel).levels[level - 1];
    expect((await sign(karim, null)).status).toBe(200);
    const until = (await why(ines))?.endsOn ?? '';
    expect(until).toBe(plusYear(skills.asOf));
    const { opensOn, dueOn, off } = await endsFor(inesId, until, { unit: 'workingDays', days: 15 });

    const before = await on(plusDays(opensOn, -1));
    await sweep();
    expect([await toRenew(before.ines, competencyId), await told(before.ines, competencyId)]).toEqual([[], []]);
    const open = await on(opensOn);
    await Promise.all([sweep(), sweep()]);
    await sweep();
    expect(off(dueOn)).toBeNull();
    expect(await toRenew(open.ines, competencyId)).toMatchObject([{ person: null, competency: { level, more: 0 }, certificate: null, until, dueOn, late: false, over: false, does: 'askSignOff', waits: false }]);
    expect(await toRenew(open.karim, competencyId)).toMatchObject([{ person: { id: inesId }, until, dueOn }]);
    expect(await toRenew(open.sophie, competencyId)).toEqual([]);
    expect([await told(open.ines, competencyId), await told(open.karim, competencyId)]).toMatchObject([[{ day: until, does: 'askSignOff', person: null, competency: { level } }], [{ day: until, does: 'askSignOff', person: { id: inesId } }]]);

    // Signed again on the first day of its window: it goes on from its last day, and the first signature stays.
    expect((await sign(open.karim, '2999-01-01T00:00:00.000Z')).body).toMatchObject({ id: expect.any(String) as unknown });
    expect(await why(open.ines)).toMatchObject({ held: true, endsOn: plusYear(until), evidence: [{ kind: 'signOff', state: 'counts', until: plusYear(until) }, { kind: 'signOff', state: 'counts', until }] });
    expect(await toRenew(open.ines, competencyId)).toEqual([]);
    const after = await on(plusDays(until, 2));
    await sweep();
    expect(await why(after.ines)).toMatchObject({ held: true, evidence: [{ state: 'counts' }, { state: 'expired', until }] });
    expect([await toRenew(after.ines, competencyId), (await told(after.ines, competencyId)).length]).toEqual([[], 1]);
  }, 120_000);
});

describe('a certificate that a profile asks for', () => {
  it('is a line of its person and of who leads them from its window on until it is renewed, never due on a day off', async () => {
    const { sophie, karim, inesId } = await on(plusDays(await now(), 1));
    const certificateId = newId();
    expect((await sophie.ask('POST', '/api/certificates', { id: certificateId, name: 'Premiers secours', issuer: 'Croix-Rouge', months: 24, renewDays: 30 })).status).toBe(200);
    const [{ profileId } = { profileId: '' }] = (await house.owner.query(`select profile_id as "profileId" from profile_holding where person_id = $1`, [inesId])) as { profileId: string }[];
    const today = await now();
    // Its last day is a Sunday.
    const until = plusDays(today, 60 + (7 - ((new Date(plusDays(today, 60)).getUTCDay() + 7) % 7)) % 7);
    expect((await karim.ask('POST', `/api/people/${inesId}/certificates`, { id: newId(), certificateId, issuedOn: plusDays(today, -300), saidUntil: until })).status).toBe(200);
    const window = { unit: 'days', days: 30 } as const;
    const { dueOn, off } = await endsFor(inesId, until, window);
    const open = await on(plusDays(until, -30));
    expect(await toRenew(open.ines, certificateId)).toEqual([]);
    expect((await open.sophie.ask('POST', `/api/profiles/${profileId}/certificate-requirements`, { id: newId(), certificateId, required: true, from: await now(), reason: 'Interventions.' })).status).toBe(200);
    expect([off(until), off(dueOn), dueOn < until]).toEqual(['weekend', null, true]);
    expect(await toRenew(open.ines, certificateId)).toMatchObject([{ certificate: { name: 'Premiers secours' }, competency: null, until, dueOn, does: 'handIn', late: false, over: false }]);
    expect(await toRenew(open.karim, certificateId)).toMatchObject([{ person: { id: inesId }, until }]);
    // It stands in her own calendar, and in nobody else’s.
    const calendar = async (by: Visitor): Promise<string> => { const { token } = (await by.ask('POST', '/api/calendar-feed', { id: newId() })).body as { token: string }; return (await new Visitor(house).ask('GET', `/api/calendar/${token}/palier.ics`)).text; };
    expect(await calendar(open.ines)).toMatch(new RegExp(`DTSTART;VALUE=DATE:${dueOn.replaceAll('-', '')}[^]*?SUMMARY;LANGUAGE=fr:À renouveler\u00a0: Premiers secours`));
    expect(await calendar(open.karim)).not.toContain('Premiers secours');
    const over = await on(plusDays(until, 40));
    expect(await toRenew(over.ines, certificateId)).toMatchObject([{ until, dueOn, late: true, over: true }]);
    expect((await over.karim.ask('POST', `/api/people/${inesId}/certificates`, { id: newId(), certificateId, issuedOn: await now(), saidUntil: null })).status).toBe(200);
    expect(await toRenew(over.ines, certificateId)).toEqual([]);
  }, 120_000);
});

describe('a quiz that may be begun so many times', () => {
  it('may be begun as many times once more where it is asked again, and no more', async () => {
    const { ines, karim, sophie, inesId } = await on(plusDays(await now(), 1));
    await readNotice(house, inesId);
    const { frameworks } = (await karim.ask('GET', '/api/frameworks')).body as { frameworks: Framework[] };
    const question = () => ({ id: newId(), cell: null, content: { kind: 'singleChoice', prompt: 'Que fait-on ?', explanation: '', options: [{ id: newId(), text: 'Ceci', correct: true, explanation: '' }, { id: newId(), text: 'Cela', correct: false, explanation: '' }] } });
    const quiz = { id: newId(), kind: 'quiz', title: 'Quiz', minutes: 5, cell: { competencyId: frameworks.flatMap((it) => it.competencies).findLast((it) => it.hasLevels)?.id ?? '', level: 1 }, passMark: 0.8, limit: null, attempts: 2, feedback: 'full', questions: [question(), question()], drawn: null };
    const draftId = newId();
    await karim.ask('POST', '/api/course-drafts', { id: draftId, locale: 'fr' });
    expect((await karim.ask('POST', `/api/course-drafts/${draftId}`, { seen: 1, content: { locale: 'fr', title: 'Deux essais', summary: '', activities: [quiz] } })).status).toBe(200);
    const { courseId } = (await karim.ask('POST', `/api/course-drafts/${draftId}/publication`, { seen: 2, change: null })).body as { courseId: string };
    const unit = `/api/courses/${courseId}/units/${((await ines.ask('GET', `/api/courses/${courseId}`)).body as Course).units[0]?.id ?? ''}`;
    const tried = async (by: Visitor, right: boolean) => {
      const id = newId();
      const begun = await by.ask('POST', `${unit}/attempts`, { id, locale: 'fr' });
      if (begun.status !== 200) return (begun.body as { code: string }).code;
      for (const it of ((await by.ask('GET', `/api/attempts/${id}`)).body as Attempt).questions) await by.ask('POST', `/api/attempts/${id}/answers`, { questionVersionId: it.questionVersionId, sequence: 1, response: { kind: 'singleChoice', optionId: it.options.find((option) => option.text === (right ? 'Ceci' : 'Cela'))?.id } });
      return ((await by.ask('POST', `/api/attempts/${id}/submission`, {})).body as { passed?: boolean }).passed ?? 'handed in';
    };
    const first = await tried(ines, false);
    const second = await tried(ines, true);
    expect([typeof first, typeof second, await tried(ines, true)]).toEqual([typeof first, typeof first, 'attempt.none-left']);
    expect((await sophie.ask('POST', '/api/renewal-rules', { id: newId(), courseId, ...terms, reason: 'Chaque année.' })).status).toBe(200);
    const [last] = (await house.owner.query(`select max(r.recorded_at) as at from attempt a join attempt_result r on r.attempt_id = a.id join course_version v on v.id = a.course_version_id where a.person_id = $1 and v.course_id = $2 and r.passed`, [inesId, courseId])) as { at: Date }[];
    const own = (await house.nest.get(WorkdaysQueries).daysOf(new Map([[inesId, await now()]]))).get(inesId);
    const renewal = own === undefined || last === undefined ? null : renewalOf([last.at.getTime()], 'Europe/Paris', terms, own, own.today);
    // Whoever leads may count a day back from that end: hers is named, and nobody else has one.
    const hugoId = ((await house.owner.query(`select id from person where display_name = 'Hugo Petit'`)) as { id: string }[])[0]?.id ?? '';
    const counted = (await karim.ask('POST', '/api/assignments/due-days', { courseId, people: [inesId, hugoId], teams: [], dueIn: -5, dueFrom: 'expiry' })).body as DueDays;
    const day = own === undefined ? null : dueDay({ kind: 'workingDays', days: -5, from: renewal?.until ?? '' }, own).day;
    expect(counted).toMatchObject({ total: 2, without: 1, earliest: day, lines: [{ person: { name: 'Hugo Petit' }, day: null, from: null }, { person: { id: inesId }, day, from: renewal?.until }] });
    const open = await on(renewal?.opensOn ?? '');
    await Promise.all([sweep(), sweep()]);
    await sweep();
    expect(await house.owner.query(`select count(*)::int as grants from attempt_grant g join unit_version u on u.quiz_version_id = g.quiz_version_id join course_version v on v.id = u.course_version_id where g.person_id = $1 and v.course_id = $2`, [inesId, courseId])).toEqual([{ grants: 2 }]);
    expect(await tried(open.ines, false)).toBe(first);
    expect(await tried(open.ines, true)).toBe(second);
    expect(await tried(open.ines, true)).toBe('attempt.none-left');
    const asked = async (by: Visitor) => ((await by.ask('GET', '/api/todo')).body as Todo).items.filter((it) => it.kind === 'course' && it.course.id === courseId && it.assignment?.renewBefore != null);
    expect(await asked(open.ines)).toEqual([]);

    // A version with another quiz, opened and not passed, takes nothing back: what was proved without it still ends, and is asked again with it.
    const anewId = newId();
    expect((await open.karim.ask('POST', `/api/courses/${courseId}/drafts`, { id: anewId })).status).toBe(200);
    const { version, content } = (await open.karim.ask('GET', `/api/course-drafts/${anewId}`)).body as DraftFile;
    expect((await open.karim.ask('POST', `/api/course-drafts/${anewId}`, { seen: version, content: { ...content, activities: [...content.activities, { ...quiz, id: newId(), title: 'Autre', attempts: null, questions: [question()] }] } })).status).toBe(200);
    const added = (await open.karim.ask('POST', `/api/course-drafts/${anewId}/publication`, { seen: version + 1, change: { class: 'substantive', reason: 'Plus à savoir.' } })).body as { courseVersionId: string };
    expect((await open.ines.ask('POST', `/api/courses/${courseId}/moving-over`, { to: added.courseVersionId })).status).toBe(200);
    const [proved] = (await house.owner.query(`select array_agg(r.recorded_at order by r.recorded_at) as at from attempt a join attempt_result r on r.attempt_id = a.id join course_version v on v.id = a.course_version_id where a.person_id = $1 and v.course_id = $2 and r.passed`, [inesId, courseId])) as { at: Date[] }[];
    const again = own === undefined || proved === undefined ? null : renewalOf(proved.at.map((it) => it.getTime()), 'Europe/Paris', terms, own, own.today);
    const next = await on(again?.opensOn ?? '');
    await sweep();
    expect(await asked(next.ines)).toMatchObject([{ assignment: { renewBefore: again?.until, of: 2, done: 0 } }]);
  }, 120_000);
});

const plusYear = (day: string): string => `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;
