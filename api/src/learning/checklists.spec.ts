import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Course, PersonChecklist, PersonChecklistLine, Session, SignOffRequest, SkillProfile, Unit, WhyThisLevel } from '@palier/contracts';
import { ProjectStandings } from '#evidence';
import { newId } from '#platform';
import { openHouse, Visitor, type House } from '../../test/house.js';

let house: House;
let claire: Visitor, karim: Visitor, julien: Visitor, nadia: Visitor, sophie: Visitor;
let julienId: string, competencyId: string, courseId: string;
const unitId = newId();
const [greets, rephrases, thanks] = [newId(), newId(), newId()];

const idOf = async (visitor: Visitor): Promise<string> => ((await visitor.ask('GET', '/api/session')).body as Session).person?.id ?? '';
const checklist = async (as = karim): Promise<PersonChecklist> => (await as.ask('GET', `/api/people/${julienId}/checklists/${unitId}`)).body as PersonChecklist;
const lines = async (): Promise<PersonChecklistLine[]> => ((await karim.ask('GET', `/api/people/${julienId}/checklists`)).body as { checklists: PersonChecklistLine[] }).checklists;
const course = async (): Promise<Course> => (await julien.ask('GET', `/api/courses/${courseId}`)).body as Course;
const unit = async (): Promise<Unit> => (await julien.ask('GET', `/api/courses/${courseId}/units/${unitId}`)).body as Unit;
const why = async (): Promise<WhyThisLevel> => (await julien.ask('GET', `/api/people/${julienId}/competencies/${competencyId}/why`)).body as WhyThisLevel;
const held = async (): Promise<number | undefined> => ((await julien.ask('GET', `/api/people/${julienId}/skill-profile`)).body as SkillProfile).competencies.find((it) => it.competencyId === competencyId)?.held;
const tick = (as: Visitor, items: readonly string[], wish: object = {}) => as.ask('POST', `/api/people/${julienId}/checklists/${unitId}/observations`, { id: newId(), observed: 'Appel du 14, à côté de lui.', items, ...wish });

beforeAll(async () => {
  house = await openHouse({ demo: true });
  [claire, karim, julien, nadia, sophie] = await Promise.all(['claire', 'karim', 'julien', 'nadia', 'sophie'].map((it) => Visitor.signedIn(house, it))) as [Visitor, Visitor, Visitor, Visitor, Visitor];
  julienId = await idOf(julien);
  // A competency of which Julien holds nothing yet.
  competencyId = ((await julien.ask('GET', `/api/people/${julienId}/skill-profile`)).body as SkillProfile).competencies.find((it) => it.hasLevels && it.held === 0)?.competencyId ?? '';
  const draftId = newId();
  await claire.ask('POST', '/api/course-drafts', { id: draftId, locale: 'fr' });
  const activity = { id: unitId, kind: 'checklist', title: 'Un appel difficile', minutes: 20, cells: [{ competencyId, level: 1 }, { competencyId, level: 2 }], items: [{ id: greets, text: 'Salue et se présente', required: true }, { id: rephrases, text: 'Reformule la demande', required: true }, { id: thanks, text: 'Remercie', required: false }] };
  const save = (seen: number, content: object) => claire.ask('POST', `/api/course-drafts/${draftId}`, { seen, content: { locale: 'fr', title: 'Au téléphone', summary: '', ...content } });
  await save(1, { activities: [{ ...activity, items: activity.items.map((it) => ({ ...it, required: false })) }] });
  expect(await claire.ask('POST', `/api/course-drafts/${draftId}/publication`, { seen: 2, change: null })).toMatchObject({ status: 422, body: { code: 'draft.not-ready', params: { count: 1 } } });
  await save(2, { activities: [activity] });
  const published = await claire.ask('POST', `/api/course-drafts/${draftId}/publication`, { seen: 3, change: null });
  expect(published.status).toBe(200);
  courseId = (published.body as { courseId: string }).courseId;
});
afterAll(() => house?.close());

describe('observed practice', () => {
  it('is offered to whoever leads, and read by whom it is about: nobody says of themselves that it is done', async () => {
    expect(await lines()).toMatchObject([{ unitId, title: 'Un appel difficile', ticked: 0, required: 2, done: false, asked: false }]);
    expect(await checklist()).toMatchObject({ person: { id: julienId }, mayObserve: true, done: false, items: [{ text: 'Salue et se présente', tick: null }, {}, { required: false }] });
    expect((await unit()).checklist).toMatchObject({ done: false, requestId: null, items: [{ tick: null }, { tick: null }, { tick: null }] });
    expect(await julien.ask('POST', `/api/courses/${courseId}/units/${unitId}/completions`, { id: newId() })).toMatchObject({ status: 409, body: { code: 'unit.is-a-checklist' } });
    expect((await tick(julien, [greets])).status).toBe(403);
    expect((await tick(sophie, [greets])).status).toBe(403);
    expect(await checklist(sophie)).toMatchObject({ mayObserve: false });
    expect((await tick(karim, [newId()])).status).toBe(404);
    expect((await tick(karim, [greets], { observed: ' ' })).status).toBe(400);
  });

  it('can be asked for, and the ask is answered by the first tick', async () => {
    const ask = (wish: object) => julien.ask('POST', '/api/sign-off-requests', { id: newId(), competencyId, level: 1, note: 'Demain à dix heures ?', unitId, ...wish });
    expect((await ask({ level: 3 })).status).toBe(404);
    expect((await ask({ unitId: newId() })).status).toBe(404);
    const { id } = (await ask({})).body as { id: string };
    expect((await unit()).checklist?.requestId).toBe(id);
    expect(await lines()).toMatchObject([{ asked: true }]);
    const request = async (as: Visitor) => (await as.ask('GET', `/api/sign-off-requests/${id}`)).body as SignOffRequest;
    expect(await request(karim)).toMatchObject({ state: 'open', checklist: { unitId, title: 'Un appel difficile' } });

    const wish = { id: newId(), observed: 'A salué, puis donné son nom, appel du 14.' };
    expect(await tick(karim, [greets], wish)).toMatchObject({ status: 200, body: { id: wish.id } });
    expect(await tick(karim, [greets], wish)).toMatchObject({ status: 200 });
    for (const [items, other] of [[[rephrases], {}], [[greets], { observed: 'Autre chose.' }]] as const) expect(await tick(karim, items, { ...wish, ...other })).toMatchObject({ status: 409, body: { code: 'id.taken' } });
    expect(await tick(karim, [greets, rephrases])).toMatchObject({ status: 409, body: { code: 'checklist.ticked-meanwhile', params: { by: 'Karim Haddad' } } });
    expect(await request(julien)).toMatchObject({ state: 'observed', answer: { by: 'Karim Haddad', words: wish.observed } });
    expect(((await karim.ask('GET', '/api/sign-off-requests')).body as { requests: SignOffRequest[] }).requests.some((it) => it.id === id)).toBe(false);
    expect(await karim.ask('POST', `/api/sign-off-requests/${id}/confirmation`, { id: newId(), levels: [1], observed: 'x' })).toMatchObject({ status: 409, body: { code: 'sign-off.already-answered' } });
    expect((await unit()).checklist).toMatchObject({ done: false, requestId: null, items: [{ tick: { by: 'Karim Haddad', observed: wish.observed, mayWithdraw: false } }, { tick: null }, { tick: null }] });
    expect(await held()).toBe(0);
  });

  it('is done by the last act that was required, and proves what it serves in the same transaction', async () => {
    expect((await why()).next).toMatchObject({ level: 1, ways: expect.arrayContaining([[{ kind: 'checklist', courseId, unitId, title: 'Un appel difficile' }]]) as unknown });
    expect((await course()).units).toMatchObject([{ done: false }]);
    const id = newId();
    expect((await tick(karim, [rephrases], { id })).status).toBe(200);
    expect(await course()).toMatchObject({ percent: 100, units: [{ done: true }] });
    expect(await held()).toBe(2);
    const [kept] = (await house.owner.query(`select count(*)::int as evidence, bool_and(e.kind = 'checklist' and e.xmin = o.xmin and t.xmin = o.xmin) as together from checklist_observation o join checklist_completion c on c.observation_id = o.id join evidence e on e.checklist_completion_id = c.id join standing t on t.because ? e.id::text where o.id = $1`, [id])) as unknown[];
    expect(kept).toEqual({ evidence: 2, together: true });
    expect((await why()).levels[1]?.proof).toMatchObject({ kind: 'any', held: true, of: [{ kind: 'signOff', held: false }, { kind: 'checklist', held: true, done: { courseId, unitId, title: 'Un appel difficile', rater: 'Karim Haddad' } }, { kind: 'workSample', held: false }] });
    // What is not required is noted all the same, and changes nothing.
    expect((await tick(karim, [thanks])).status).toBe(200);
    expect(await held()).toBe(2);
  });

  it('is undone where a tick that it needs is taken back, by its rater and with the reason; and is done again by another', async () => {
    const ticks = (await checklist()).items.map((it) => it.tick?.id ?? '');
    const back = (as: Visitor, id = ticks[0] ?? '', wish: object = {}) => as.ask('POST', `/api/checklist-ticks/${id}/withdrawal`, { id: newId(), reason: 'C’était Hugo.', ...wish });
    expect((await back(julien)).status).toBe(403);
    expect(await back(nadia)).toMatchObject({ status: 409, body: { code: 'sign-off.only-its-rater' } });
    expect((await back(karim, ticks[2])).status).toBe(200); // not required
    expect(await held()).toBe(2);
    const wish = { id: newId() };
    expect([(await back(karim, ticks[0], wish)).status, (await back(karim, ticks[0], wish)).status]).toEqual([200, 200]);
    expect(await back(karim)).toMatchObject({ status: 409, body: { code: 'checklist.withdrawn-already' } });
    expect(await held()).toBe(0);
    expect((await course()).units).toMatchObject([{ done: false }]);
    expect((await unit()).checklist?.items[0]).toMatchObject({ tick: null, withdrawn: [{ by: 'Karim Haddad', withdrawnBy: 'Karim Haddad', reason: 'C’était Hugo.' }] });
    expect((await tick(karim, [greets], { observed: 'Appel du 19.' })).status).toBe(200);
    expect([await held(), (await course()).percent]).toEqual([2, 100]);
    expect(await house.nest.get(ProjectStandings).rebuild('check')).toEqual([]);
  });
});

describe('what was observed, where somebody moves over to a newer version', () => {
  const [list, calls, notes, more] = [newId(), newId(), newId(), newId()];
  let id: string;
  const act = (itemId: string, text: string) => ({ id: itemId, text, required: true });
  const lesson = (text: string) => ({ id: more, kind: 'lesson', title: 'Avant', minutes: 1, text, pictures: [] });
  const publish = async (items: object[], text: string, change: object | null) => {
    const draftId = newId();
    await claire.ask('POST', change === null ? '/api/course-drafts' : `/api/courses/${id}/drafts`, change === null ? { id: draftId, locale: 'fr' } : { id: draftId });
    const { version } = (await claire.ask('GET', `/api/course-drafts/${draftId}`)).body as { version: number };
    await claire.ask('POST', `/api/course-drafts/${draftId}`, { seen: version, content: { locale: 'fr', title: 'Astreinte de nuit', summary: '', activities: [lesson(text), { id: list, kind: 'checklist', title: 'Une nuit', minutes: 20, cells: [{ competencyId, level: 1 }], items }] } });
    const published = await claire.ask('POST', `/api/course-drafts/${draftId}/publication`, { seen: version + 1, change });
    expect(published.status).toBe(200);
    return published.body as { courseId: string; courseVersionId: string };
  };
  const see = async (items: readonly string[]): Promise<void> => { expect((await karim.ask('POST', `/api/people/${julienId}/checklists/${list}/observations`, { id: newId(), observed: 'La nuit du 14.', items })).status).toBe(200); };
  const moved = async (to: { courseVersionId: string }): Promise<unknown> => (await julien.ask('POST', `/api/courses/${id}/moving-over`, { to: to.courseVersionId })).body;
  const seen = async () => { const it = (await karim.ask('GET', `/api/people/${julienId}/checklists/${list}`)).body as PersonChecklist; return [it.done, it.items.map((one) => one.tick?.id !== undefined)]; };
  const isDone = async (): Promise<boolean | undefined> => ((await julien.ask('GET', `/api/courses/${id}`)).body as Course).units.find((it) => it.id === list)?.done;
  const proofs = async () => (await house.owner.query('select count(*)::int as made, count(*) filter (where r.id is null)::int as live from evidence e join checklist_completion c on c.id = e.checklist_completion_id left join revocation r on r.evidence_id = e.id where c.unit_id = $1', [list]) as unknown[])[0];
  const substantive = { class: 'substantive', reason: 'Autrement.' };

  it('keeps the acts that say the same, and those that were reworded only', async () => {
    ({ courseId: id } = await publish([act(calls, 'Appelle le cadre'), act(notes, 'Note l’heure')], 'Un.', null));
    await see([calls]);
    expect(await moved(await publish([act(calls, 'Appelle le cadre'), act(notes, 'Note l’heure et le nom')], 'Un.', substantive))).toEqual({ version: 2, kept: 0 });
    expect([await seen(), (await lines()).find((it) => it.unitId === list)?.ticked]).toEqual([[false, [true, false]], 1]);
    expect(await moved(await publish([act(calls, 'Appelle le cadre d’astreinte'), act(notes, 'Note l’heure et le nom')], 'Un.', { class: 'cosmetic', reason: 'Mieux dit.' }))).toEqual({ version: 3, kept: 0 });
    expect(await seen()).toEqual([false, [true, false]]);
    expect(await moved(await publish([act(calls, 'Appelle le directeur'), act(notes, 'Note l’heure et le nom')], 'Un.', substantive))).toEqual({ version: 4, kept: 0 });
    expect(await seen()).toEqual([false, [false, false]]);
  });

  it('keeps a checklist done that did not change, until a tick is taken back: then it is done in no version', async () => {
    await see([calls, notes]);
    expect(await isDone()).toBe(true);
    expect(await moved(await publish([act(calls, 'Appelle le directeur'), act(notes, 'Note l’heure et le nom')], 'Deux.', substantive))).toEqual({ version: 5, kept: 1 });
    expect([await isDone(), await seen(), await proofs()]).toEqual([true, [true, [true, true]], { made: 1, live: 1 }]);
    const [tickId] = ((await karim.ask('GET', `/api/people/${julienId}/checklists/${list}`)).body as PersonChecklist).items.map((it) => it.tick?.id ?? '');
    expect((await karim.ask('POST', `/api/checklist-ticks/${tickId ?? ''}/withdrawal`, { id: newId(), reason: 'C’était Hugo.' })).status).toBe(200);
    expect([await isDone(), await seen(), await proofs()]).toEqual([false, [false, [false, true]], { made: 1, live: 0 }]);
  });

  it('is done by what was seen before where the newer version requires no more, and proves it', async () => {
    expect(await moved(await publish([act(notes, 'Note l’heure et le nom')], 'Deux.', substantive))).toEqual({ version: 6, kept: 0 });
    expect([await isDone(), await seen(), await proofs()]).toEqual([true, [true, [true]], { made: 2, live: 1 }]);
    expect(await house.nest.get(ProjectStandings).rebuild('check')).toEqual([]);
  });
});
