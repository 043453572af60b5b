import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Assignable, AssignmentLine, Assignments, Todo } from '@palier/contracts';
import { byUrgency } from '@palier/domain';
import { HirePerson } from '#people';
import { newId } from '#platform';
import { openHouse, Visitor, type House } from '../../test/house.js';

let house: House;
let karim: Visitor;
let ines: Visitor;
let assignable: Assignable;
const at = async (days: number) => {
  await house.goTo(days, '12:00');
  [karim, ines] = [await Visitor.signedIn(house, 'karim'), await Visitor.signedIn(house, 'ines')];
};
beforeAll(async () => {
  house = await openHouse({ demo: true });
  await at(0);
  assignable = (await karim.ask('GET', '/api/assignable')).body as Assignable;
});
afterAll(() => house?.close());

const day = (days: number): string => new Date(Date.parse(assignable.today) + days * 86_400_000).toISOString().slice(0, 10);
const course = (title: RegExp): string => assignable.courses.find((it) => title.test(it.title))?.id ?? '';
const person = (name: string): string => assignable.people.find((it) => it.name === name)?.id ?? '';
const assign = (wish: object, by = karim) => by.ask('POST', '/api/assignments', { id: newId(), courseId: course(/Premiers pas/), people: [], teams: [], dueOn: day(5), reason: 'Pour la version 8.5.', ...wish });
const todo = async (by = ines) => ((await by.ask('GET', '/api/todo')).body as Todo).items.flatMap((it) => (it.kind === 'course' ? [it] : []));
const followed = async (by = karim) => (await by.ask('GET', '/api/assignments')).body as { assignments: AssignmentLine[]; counts: Record<string, number> };
const of = async (name: string) => (await followed()).assignments.filter((it) => it.person.name === name);

describe('required training', () => {
  it('offers a lead their own teams and people, and not themselves', () => {
    expect(assignable.teams.map((it) => it.name.fr)).toEqual(['Support N1', 'Support N2']);
    expect(assignable.people.map((it) => it.name)).not.toContain('Karim Haddad');
    expect(assignable.people.map((it) => it.name)).not.toContain('Sophie Laurent');
  });

  it('asks the people of a team once: those who finished or are asked already are told apart', async () => {
    const tier1 = assignable.teams.find((it) => it.name.fr === 'Support N1')?.id ?? '';
    const id = newId();
    const first = (await assign({ id, teams: [tier1], people: [person('Inès Benali')] })).body as { assigned: number; already: number };
    expect(first).toMatchObject({ assigned: 6, already: 0 });
    expect((await assign({ id, teams: [tier1] })).body).toMatchObject(first);
    expect((await assign({ teams: [tier1] })).body).toMatchObject({ assigned: 5, already: 1 });
    for (const other of [{ dueOn: day(6) }, { dueOn: null }, { reason: 'Pour une autre raison.' }, { teams: [], people: [person('Aminata Diallo')] }]) expect(await assign({ id, teams: [tier1], ...other })).toMatchObject({ status: 409, body: { code: 'id.taken' } });
    expect((await followed()).assignments.filter((it) => it.state === 'notOpened').map((it) => it.person.name)).toEqual(['Inès Benali']);
    expect((await of('Aminata Diallo')).every((it) => it.state === 'done')).toBe(true);
  });

  it('puts it on the learner’s list, most urgent first, with who asks, why, by when, and what is next', async () => {
    await assign({ courseId: course(/Bien répondre/), people: [person('Inès Benali')], dueOn: day(2), reason: 'Avant votre première permanence.' });
    const items = await todo();
    expect(items.map((it) => [it.course.title, it.assignment?.dueOn])).toEqual([['Bien répondre à un client', day(2)], ['Premiers pas avec le logiciel métier', day(4)]]);
    expect(items[0]?.assignment).toMatchObject({ assignedBy: 'Karim Haddad', reason: 'Avant votre première permanence.', state: 'notOpened', late: false });
    expect(items[0]?.course).toMatchObject({ done: 0, minutesLeft: 20, next: { title: 'Écouter avant de répondre' } });
  });

  it('refuses a past day, nobody, somebody else’s people and an unknown course, and changes nothing', async () => {
    const before = JSON.stringify(await house.owner.query('select count(*) from assignment'));
    expect(await assign({ people: [person('Inès Benali')], dueOn: day(-1) })).toMatchObject({ status: 422, body: { code: 'assignment.day-is-past' } });
    expect(await assign({})).toMatchObject({ status: 422, body: { code: 'assignment.nobody' } });
    const [sophie] = (await house.owner.query(`select id from person where display_name = 'Sophie Laurent'`)) as [{ id: string }];
    expect((await assign({ people: [person('Inès Benali'), sophie.id] })).status).toBe(404);
    expect((await assign({ people: [person('Inès Benali')], courseId: newId() })).status).toBe(404);
    expect((await assign({ people: [person('Inès Benali')], reason: '  ' })).status).toBe(400);
    expect((await assign({ people: [person('Inès Benali')] }, ines)).status).toBe(403);
    expect(JSON.stringify(await house.owner.query('select count(*) from assignment'))).toBe(before);
  });

  it('is late after the last day where the person lives; a granted delay moves the day, and its answer stays with it', async () => {
    const [item] = await todo();
    const id = item?.assignment?.id ?? '';
    const ask = (wishedOn: string, more: object = {}) => ines.ask('POST', `/api/assignments/${id}/extension-requests`, { id: newId(), wishedOn, reason: 'Je suis en formation.', ...more });
    expect(await ask(day(1))).toMatchObject({ status: 422, body: { code: 'extension.not-later' } });
    const wish = { id: newId() };
    for (let twice = 0; twice < 2; twice++) expect((await ask(day(9), wish)).status).toBe(200);
    for (const other of [ask(day(8), wish), ask(day(9), { ...wish, reason: 'Je pars en congé.' })]) expect(await other).toMatchObject({ status: 409, body: { code: 'id.taken' } });
    expect(await ask(day(10))).toMatchObject({ status: 409, body: { code: 'extension.waits-already' } });
    await at(3);
    expect((await followed()).assignments[0]).toMatchObject({ id, late: true, dueOn: day(2), extension: { wishedOn: day(9), decision: null } });
    const requestId = (await of('Inès Benali')).find((it) => it.id === id)?.extension?.requestId ?? '';
    expect((await ines.ask('POST', `/api/extension-requests/${requestId}/answer`, { decision: 'granted', words: '' })).status).toBe(403);
    for (let twice = 0; twice < 2; twice++) expect((await karim.ask('POST', `/api/extension-requests/${requestId}/answer`, { decision: 'granted', words: 'D’accord.' })).status).toBe(200);
    for (const other of [{ decision: 'refused', words: 'D’accord.' }, { decision: 'granted', words: 'Volontiers.' }, { decision: 'granted', words: '' }]) expect(await karim.ask('POST', `/api/extension-requests/${requestId}/answer`, other)).toMatchObject({ status: 409, body: { code: 'extension.answered-already' } });
    expect((await todo()).map((it) => it.assignment?.dueOn)).toEqual([day(4), day(9)]);
    expect((await todo())[1]?.assignment).toMatchObject({ late: false, extension: { decision: 'granted', words: 'D’accord.' } });
    await at(0);
  });

  it('says stuck when something was begun and left for a week, and done when the last activity is done', async () => {
    const [item] = (await todo()).filter((it) => /Premiers pas/.test(it.course.title));
    const courseId = item?.course.id ?? '';
    expect((await ines.ask('POST', `/api/courses/${courseId}/units/${item?.course.next?.unitId ?? ''}/completions`, { id: newId() })).status).toBe(200);
    expect((await of('Inès Benali')).find((it) => it.courseId === courseId)).toMatchObject({ state: 'inProgress', stuck: false, done: 1 });
    await at(11);
    expect((await of('Inès Benali')).find((it) => it.courseId === courseId)).toMatchObject({ stuck: true, late: true });
    expect((await followed()).counts).toMatchObject({ stuck: 1, late: 2 });
    await at(0);
  });

  it('is waived with a reason by the lead, never by oneself, once; what was done stays', async () => {
    const [item] = (await todo()).filter((it) => /Premiers pas/.test(it.course.title));
    const id = item?.assignment?.id ?? '';
    expect((await ines.ask('POST', `/api/assignments/${id}/waiver`, { id: newId(), reason: 'non' })).status).toBe(403);
    const waiver = { id: newId(), reason: 'Déjà formée ailleurs.' };
    for (let twice = 0; twice < 2; twice++) expect((await karim.ask('POST', `/api/assignments/${id}/waiver`, waiver)).status).toBe(200);
    expect(await karim.ask('POST', `/api/assignments/${id}/waiver`, { ...waiver, id: newId() })).toMatchObject({ status: 409, body: { code: 'assignment.over' } });
    expect((await of('Inès Benali')).find((it) => it.id === id)).toMatchObject({ state: 'waived', waivedBecause: 'Déjà formée ailleurs.', done: 1 });
    expect((await todo()).map((it) => [it.course.id, it.assignment === null])).toEqual([[expect.any(String), false], [item?.course.id, true]]);
    expect((await assign({ people: [person('Inès Benali')] })).body).toMatchObject({ assigned: 1, already: 0 });
  });

  it('is read fifty at a time, in the order and by the states of the rule, by name, by course and by state', async () => {
    const sophie = await Visitor.signedIn(house, 'sophie');
    const everyCourse = assignable.courses.map((it) => it.id);
    const ids: string[] = [];
    for (let index = 0; index < 40; index++) {
      const id = newId();
      ids.push(id);
      await house.nest.get(HirePerson).run(null, { id, name: `Recrue ${index}`, locale: 'fr', timeZone: index % 2 === 0 ? 'Europe/Paris' : 'America/New_York', hiredOn: '2026-01-01', roles: ['learner'], memberOf: null, leads: [] });
    }
    for (const [index, courseId] of everyCourse.entries()) expect((await assign({ courseId, people: ids, dueOn: index === 0 ? null : day(index) }, sophie)).status).toBe(200);
    const first = everyCourse[1] ?? '';
    const [unit] = (await house.owner.query('select u.unit_id as id, v.id as version from unit_version u join course_version v on v.id = u.course_version_id where v.course_id = $1 and v.number = (select max(number) from course_version n where n.course_id = v.course_id) order by u.position limit 1', [first])) as { id: string; version: string }[];
    for (const id of ids.slice(0, 9)) await house.owner.query('insert into course_opening (person_id, course_version_id, recorded_at) values ($1, $2, palier_now())', [id, unit?.version]);
    for (const id of ids.slice(0, 5)) await house.owner.query('insert into unit_completion (id, person_id, course_version_id, unit_id, recorded_at) values ($1, $2, $3, $4, palier_now())', [newId(), id, unit?.version, unit?.id]);
    await at(8);
    const hr = await Visitor.signedIn(house, 'sophie');
    const read = async (query: string) => {
      const all: AssignmentLine[] = [];
      for (let next: string | null = '', turn = 0; next !== null && turn < 20; turn++) {
        const page = (await hr.ask('GET', `/api/assignments?${query}${next === '' ? '' : `&after=${next}`}`)).body as Assignments;
        expect(page.assignments.length).toBeLessThanOrEqual(50);
        all.push(...page.assignments);
        next = page.next;
        if (next === null) expect(all.length).toBe(page.total);
      }
      return all;
    };
    const all = await read('');
    expect(all.length).toBeGreaterThan(90);
    const rank = (it: AssignmentLine): number => (it.late ? 0 : it.stuck ? 1 : it.state === 'inProgress' || it.state === 'notOpened' ? 2 : 3);
    expect(all.map((it) => it.id)).toEqual([...all].sort((a, b) => rank(a) - rank(b) || byUrgency({ ...a, sentBack: false, begun: a.state === 'inProgress' }, { ...b, sentBack: false, begun: b.state === 'inProgress' })).map((it) => it.id));
    const { counts } = (await hr.ask('GET', '/api/assignments')).body as Assignments;
    for (const is of ['late', 'stuck', 'notOpened', 'inProgress', 'done', 'waived'] as const) {
      const by = all.filter((it) => (is === 'late' ? it.late : is === 'stuck' ? it.stuck : it.state === is)).map((it) => it.id);
      expect([is, by.length > 0, counts[is]]).toEqual([is, true, by.length]);
      expect((await read(`is=${is}`)).map((it) => it.id)).toEqual(by);
    }
    expect((await read('search=recrue%201')).map((it) => it.person.name).every((it) => it.startsWith('Recrue 1'))).toBe(true);
    expect((await read('search=recrue%201')).length).toBe(11 * everyCourse.length);
    expect(new Set((await read(`search=${encodeURIComponent('bien répondre')}`)).map((it) => it.title))).toEqual(new Set(['Bien répondre à un client']));
    expect((await hr.ask('GET', '/api/assignments?after=x')).status).toBe(400);
    await at(0);
  });

  it('stays done for whoever finished it and goes on in a newer version; asked again then, it asks for that one', async () => {
    const [kept, changed] = [newId(), newId()];
    let courseId = '';
    const publish = async (text: string) => {
      const claire = await Visitor.signedIn(house, 'claire');
      const draftId = newId();
      await claire.ask('POST', courseId === '' ? '/api/course-drafts' : `/api/courses/${courseId}/drafts`, courseId === '' ? { id: draftId, locale: 'fr' } : { id: draftId });
      const { version } = (await claire.ask('GET', `/api/course-drafts/${draftId}`)).body as { version: number };
      const lesson = (id: string, title: string, words: string) => ({ id, kind: 'lesson', title, minutes: 1, text: words, pictures: [] });
      await claire.ask('POST', `/api/course-drafts/${draftId}`, { seen: version, content: { locale: 'fr', title: 'Clore un incident', summary: '', activities: [lesson(kept, 'Un', 'Un.'), lesson(changed, 'Deux', text)] } });
      const published = await claire.ask('POST', `/api/course-drafts/${draftId}/publication`, { seen: version + 1, change: courseId === '' ? null : { class: 'substantive', reason: 'Autrement.' } });
      return published.body as { courseId: string; courseVersionId: string };
    };
    const done = async (unitId: string) => { expect((await ines.ask('POST', `/api/courses/${courseId}/units/${unitId}/completions`, { id: newId() })).status).toBe(200); };
    const lines = async () => (await of('Inès Benali')).filter((it) => it.courseId === courseId).map((it) => [it.state, it.late, it.done, it.of]);
    const counted = async () => { const { counts } = await followed(); return [counts['done'], counts['late']]; };

    ({ courseId } = await publish('Deux.'));
    await assign({ courseId, people: [person('Inès Benali')], dueOn: day(2) });
    for (const unitId of [kept, changed]) await done(unitId);
    await at(4);
    const before = await counted();
    expect(await lines()).toEqual([['done', false, 2, 2]]);
    const { courseVersionId: to } = await publish('Deux, autrement.');
    expect((await ines.ask('POST', `/api/courses/${courseId}/moving-over`, { to })).body).toEqual({ version: 2, kept: 1 });
    expect([await lines(), await counted()]).toEqual([[['done', false, 2, 2]], before]);
    // Its own progress in the new version goes on.
    expect((await todo()).filter((it) => it.course.id === courseId).map((it) => [it.assignment, it.course.done])).toEqual([[null, 1]]);

    expect((await assign({ courseId, people: [person('Inès Benali')], dueOn: day(9) })).body).toMatchObject({ assigned: 1, already: 0 });
    expect((await lines()).sort()).toEqual([['done', false, 2, 2], ['inProgress', false, 1, 2]]);
    await done(changed);
    expect((await lines()).map((it) => it[0])).toEqual(['done', 'done']);
    await at(0);
  });

  it('asks nothing any more of somebody who left', async () => {
    const before = (await of('Hugo Petit')).length;
    expect(before).toBeGreaterThan(0);
    const sophie = await Visitor.signedIn(house, 'sophie');
    await sophie.ask('POST', `/api/register/${person('Hugo Petit')}/departure`, { leftOn: assignable.today });
    expect((await of('Hugo Petit')).length).toBe(0);
    expect(((await house.owner.query('select count(*)::int as n from assignment where person_id = $1', [person('Hugo Petit')])) as [{ n: number }])[0].n).toBe(before);
  });
});
