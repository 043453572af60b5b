import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Assignable, Todo } from '@palier/contracts';
import { newId } from '#platform';
import { openHouse, Visitor, type House } from '../../test/house.js';

let house: House;
let [karim, sophie, ines, julien]: Visitor[] = [];
let assignable: Assignable;
const at = async (days: number) => {
  await house.goTo(days, '12:00');
  [karim, sophie, ines, julien] = [await Visitor.signedIn(house, 'karim'), await Visitor.signedIn(house, 'sophie'), await Visitor.signedIn(house, 'ines'), await Visitor.signedIn(house, 'julien')];
};
beforeAll(async () => {
  house = await openHouse({ demo: true });
  await at(0);
  assignable = (await karim?.ask('GET', '/api/assignable'))?.body as Assignable;
});
afterAll(() => house?.close());

const day = (days: number): string => new Date(Date.parse(assignable.today) + days * 86_400_000).toISOString().slice(0, 10);
const idOf = async (name: string): Promise<string> => ((await house.owner.query('select id from person where display_name = $1', [name])) as { id: string }[])[0]?.id ?? '';
const todo = async (by = ines): Promise<Todo> => (await by?.ask('GET', '/api/todo'))?.body as Todo;
const send = async (by: Visitor | undefined, path: string, body: object) => { const { status } = (await by?.ask('POST', path, body)) ?? { status: 0 }; expect([path, status]).toEqual([path, 200]); };
const course = (title: RegExp): string => assignable.courses.find((it) => title.test(it.title))?.id ?? '';
const step = (title: string, owner: object, on: string, courseId: string | null = null) => ({ key: newId(), after: null, minutes: null, kind: courseId === null ? 'other' : 'activity', title: { fr: title }, owner, due: { kind: 'on', day: on }, courseId, articleId: null, cell: null, link: '' });

describe('the one list of things to do', () => {
  it('ranks by one rule a course that is asked, the steps of a plan that are theirs, and a signature sent back', async () => {
    const [id, mathis] = [await idOf('Inès Benali'), await idOf('Mathis Roche')];
    await send(karim, '/api/assignments', { id: newId(), courseId: course(/Bien répondre/), people: [id], teams: [], dueOn: day(5), reason: 'Avant la permanence.' });
    const { version } = (await sophie?.ask('GET', '/api/journey-templates/everybody'))?.body as { version: number };
    await send(sophie, '/api/journey-templates/everybody', { id: newId(), seen: version, relationsDays: null, steps: [
      step('Lire le guide', { kind: 'newHire' }, day(3)), step('Suivre', { kind: 'newHire' }, day(9), course(/Premiers pas/)), step('Ouvrir les accès', { kind: 'person', personId: mathis }, day(1)), step('Se présenter', { kind: 'lead' }, day(2)),
    ] });
    await send(sophie, `/api/people/${id}/journey`, { id: newId() });
    const [cell] = (await house.owner.query(`select s.competency_id as "competencyId" from level_statement s where s.level = 4 and not exists (select from standing t where t.person_id = $1 and t.competency_id = s.competency_id and t.level = 4)
      and not exists (select from sign_off_request r where r.person_id = $1 and r.competency_id = s.competency_id) order by 1 limit 1`, [id])) as { competencyId: string }[];
    const requestId = newId();
    await send(ines, '/api/sign-off-requests', { id: requestId, competencyId: cell?.competencyId, level: 4, note: '' });
    expect((await todo()).items.map((it) => it.kind)).not.toContain('signOff');
    await send(karim, `/api/sign-off-requests/${requestId}/refusal`, { id: newId(), reason: 'Montrez aussi la suite.' });

    const { items, total } = await todo();
    expect(items.map((it) => [it.kind, it.dueOn, it.kind === 'step' ? it.step.title.fr : it.kind === 'course' ? it.course.id : it.kind === 'signOff' ? it.words : ''])).toEqual([
      ['step', day(3), 'Lire le guide'], ['course', day(4), course(/Bien répondre/)], ['step', day(9), 'Suivre'], ['signOff', null, 'Montrez aussi la suite.'],
    ]);
    expect(total).toBe(4);
    expect(items.flatMap((it) => (it.kind === 'step' ? [it.course?.id ?? null] : []))).toEqual([null, course(/Premiers pas/)]);
    expect(items.find((it) => it.kind === 'signOff')).toMatchObject({ id: requestId, level: 4, by: 'Karim Haddad' });

    await send(ines, '/api/sign-off-requests', { id: newId(), competencyId: cell?.competencyId, level: 4, note: 'Refait.' });
    await send(ines, `/api/journey-steps/${items[0]?.id ?? ''}/ticks`, { id: newId() });
    expect((await todo()).items.map((it) => it.kind)).toEqual(['course', 'step']);
  });

  it('holds what one does for others: a lead’s step, and the answer to who asks for more time', async () => {
    const mine = async () => (await todo(karim)).items.filter((it) => it.kind === 'extension' || (it.kind === 'step' && it.step.person.name === 'Inès Benali'));
    expect(await mine()).toMatchObject([{ kind: 'step', step: { title: { fr: 'Se présenter' }, mine: true } }]);
    const asked = (await todo()).items.find((it) => it.kind === 'course');
    const request = newId();
    await send(ines, `/api/assignments/${asked?.id ?? ''}/extension-requests`, { id: request, wishedOn: day(12), reason: 'En congé.' });
    expect(await mine()).toMatchObject([{ kind: 'step' }, { kind: 'extension', id: request, person: { name: 'Inès Benali' }, title: 'Bien répondre à un client', dueOn: day(4), wishedOn: day(12), reason: 'En congé.', late: false }]);
    expect((await todo(julien)).items.map((it) => it.kind)).not.toContain('extension');
    await at(7);
    expect((await mine()).map((it) => it.late)).toEqual([true, true]);
    await at(0);
    await send(karim, `/api/extension-requests/${request}/answer`, { decision: 'granted', words: '' });
    expect((await mine()).map((it) => it.kind)).toEqual(['step']);
  });

  it('holds nothing of somebody who left', async () => {
    await send(sophie, `/api/register/${await idOf('Inès Benali')}/departure`, { leftOn: assignable.today });
    expect((await todo(karim)).items.filter((it) => it.kind === 'step' && it.step.person.name === 'Inès Benali')).toEqual([]);
  });
});
