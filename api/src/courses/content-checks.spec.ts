import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CheckFile, Checks, CourseDraft, DraftFile, Drafts, Notification, Session, Todo } from '@palier/contracts';
import { courseDifference, differenceCounts, type WrittenCourse } from '@palier/domain';
import { newId } from '#platform';
import { openHouse, Visitor, type House } from '../../test/house.js';

type Name = 'karim' | 'nadia' | 'claire' | 'sophie' | 'ines';
const names: readonly Name[] = ['karim', 'nadia', 'claire', 'sophie', 'ines'];
let house: House;
let who: Record<Name, Visitor>;
let ids: Record<Name, string>;
beforeAll(async () => {
  house = await openHouse({ demo: true });
  who = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await Visitor.signedIn(house, name)]))) as typeof who;
  ids = Object.fromEntries(await Promise.all(names.map(async (name) => [name, ((await who[name].ask('GET', '/api/session')).body as Session).person?.id]))) as typeof ids;
});
afterAll(() => house?.close());

const lessonId = newId();
const content = (title: string, text = 'Le bandeau est vert.', id = newId()): CourseDraft => ({ locale: 'fr', title, summary: '', activities: [{ id, kind: 'lesson', title: 'Lire', minutes: 2, text, pictures: [] }] });
const post = async (name: Name, path: string, body: unknown) => { const { status, body: said } = await who[name].ask('POST', path, body); return { status, body: said as { id: string; courseId: string; courseVersionId: string; version: number; code: string } }; };
const made = async (name: Name, what: CourseDraft) => { const { body: { id } } = await post(name, '/api/course-drafts', { id: newId(), locale: 'fr' }); await post(name, `/api/course-drafts/${id}`, { seen: 1, content: what }); return id; };
const publish = (name: Name, draftId: string, seen: number, change: object | null = null) => post(name, `/api/course-drafts/${draftId}/publication`, { seen, change });
const askFor = (name: Name, draftId: string, seen: number, change: object | null = null, id = newId()) => post(name, `/api/course-drafts/${draftId}/checks`, { id, seen, change });
const approve = (name: Name, checkId: string, seen: number, id = newId()) => post(name, `/api/content-checks/${checkId}/approval`, { id, seen });
const giveBack = (name: Name, checkId: string, words: string, id = newId()) => post(name, `/api/content-checks/${checkId}/return`, { id, words });
const listed = async (name: Name) => (await who[name].ask('GET', '/api/content-checks')).body as Checks;
const read = async (name: Name, draftId: string) => (await who[name].ask('GET', `/api/course-drafts/${draftId}`)).body as DraftFile;
const told = async (name: Name) => ((await who[name].ask('GET', '/api/notifications')).body as { notifications: Notification[] }).notifications.filter((it) => it.kind === 'checkAsked' || it.kind === 'checkDecided').map((it) => [it.kind, it.thingId, it.decision]);
const todo = async (name: Name) => ((await who[name].ask('GET', '/api/todo')).body as Todo).items.filter((it) => it.kind === 'toCheck' || it.kind === 'toMend');
const rule = (name: Name, seen: boolean, secondPerson: boolean) => post(name, '/api/content-check-rule', { seen, secondPerson });
const change = { class: 'substantive', reason: 'La 8.5 est sortie.' };

describe('without a rule', () => {
  let courseId: string;

  it('one publishes alone, and others see that nobody looked it over; whoever wrote it does not', async () => {
    const draftId = await made('karim', content('Seul', undefined, lessonId));
    const published = await publish('karim', draftId, 2);
    courseId = published.body.courseId;
    for (const name of ['nadia', 'claire', 'sophie'] as const) expect((await listed(name)).alone.filter((it) => it.courseId === courseId)).toEqual([expect.objectContaining({ title: 'Seul', number: 1, by: 'Karim Haddad', change: null })]);
    expect((await listed('karim')).alone.map((it) => it.courseId)).not.toContain(courseId);
    expect((await who.ines.ask('GET', '/api/content-checks')).status).toBe(403);
    expect((await who.karim.ask('GET', `/api/courses/${courseId}/versions/1/check`)).status).toBe(404);
  });

  it('somebody else looks it over afterwards, once; what is to mend reaches its author, and the next version is to be looked over again', async () => {
    const file = (await who.nadia.ask('GET', `/api/courses/${courseId}/versions/1/check`)).body as CheckFile;
    expect([file.state, file.before, file.mine, file.content.title]).toEqual(['waiting', null, false, 'Seul']);
    const say = (name: Name, outcome: string, words: string, id = newId()) => post(name, `/api/courses/${courseId}/versions/1/check`, { id, outcome, words });
    expect((await say('karim', 'right', '')).status).toBe(404);
    expect((await say('nadia', 'toMend', ' ')).body).toMatchObject({ code: 'check.needs-words' });
    const id = newId();
    for (let times = 0; times < 2; times++) expect(await say('nadia', 'toMend', 'Dites de quel vert.', id)).toMatchObject({ status: 200, body: { id } });
    expect((await say('claire', 'right', '')).body).toMatchObject({ code: 'check.decided-already' });
    expect(await todo('karim')).toEqual([expect.objectContaining({ kind: 'toMend', title: 'Seul', by: 'Nadia Ferrand', words: 'Dites de quel vert.', draftId: null })]);
    expect(((await who.karim.ask('GET', '/api/course-drafts')).body as Drafts).courses.find((it) => it.id === courseId)?.toMend).toMatchObject({ by: 'Nadia Ferrand', words: 'Dites de quel vert.' });

    const { body: { id: next } } = await post('karim', `/api/courses/${courseId}/drafts`, { id: newId() });
    await post('karim', `/api/course-drafts/${next}`, { seen: 1, content: content('Seul', 'Le bandeau est vert clair.', lessonId) });
    await publish('karim', next, 2, change);
    expect(await todo('karim')).toEqual([]);
    const [second] = (await listed('claire')).alone.filter((it) => it.courseId === courseId);
    expect([second?.number, second?.change, second?.reason]).toEqual([2, 'substantive', 'La 8.5 est sortie.']);
    const { before, after } = (await who.claire.ask('GET', `/api/courses/${courseId}/versions/2/check`)).body as CheckFile;
    expect(differenceCounts(courseDifference(before as unknown as WrittenCourse, after as unknown as WrittenCourse))).toEqual({ added: 0, removed: 0, changed: 1, moved: 0 });
    expect((await post('claire', `/api/courses/${courseId}/versions/2/check`, { id: newId(), outcome: 'right', words: '' })).status).toBe(200);
    expect((await listed('sophie')).alone.map((it) => it.courseId)).not.toContain(courseId);
  });

  it('the database itself refuses a check by whoever published, whoever wrote, or in another’s name', async () => {
    const draftId = await made('karim', content('Tables'));
    const { courseVersionId } = (await publish('karim', draftId, 2)).body;
    const insert = (by: string, publishedBy: string, writers: readonly string[]) => house.db.query(`insert into version_check (course_version_id, id, published_by, writers, outcome, recorded_at, recorded_by) values ($1, $2, $3, $4, 'right', palier_now(), $5)`, [courseVersionId, newId(), publishedBy, writers, by]);
    await expect(insert(ids.karim, ids.karim, [ids.karim])).rejects.toThrow(/nobody_checks_what_they_published/);
    await expect(insert(ids.karim, ids.karim, [])).rejects.toThrow(/nobody_checks_what_they_published/);
    await expect(insert(ids.karim, ids.nadia, [ids.nadia])).rejects.toThrow(/foreign key/);
  });
});

describe('where the installation asks for a second person', () => {
  let courseId: string;

  it('HR or an administrator says so, seen; then nobody publishes alone', async () => {
    for (const name of ['karim', 'claire', 'ines'] as const) expect((await rule(name, false, true)).status).toBe(403);
    expect(await rule('sophie', true, false)).toMatchObject({ status: 200, body: { secondPerson: false } });
    expect(await rule('sophie', false, true)).toMatchObject({ status: 200, body: { secondPerson: true } });
    expect((await who.sophie.ask('GET', '/api/content-check-rule')).body).toMatchObject({ secondPerson: true, changedBy: 'Sophie Laurent' });
    const draftId = await made('karim', content('À deux'));
    expect((await read('karim', draftId)).secondPerson).toBe(true);
    expect(await publish('karim', draftId, 2)).toMatchObject({ status: 422, body: { code: 'draft.needs-check' } });
    expect(await askFor('karim', draftId, 1)).toMatchObject({ status: 412 });
    expect(await askFor('karim', await made('karim', { ...content(''), activities: [] }), 2)).toMatchObject({ status: 422, body: { code: 'draft.not-ready' } });
  });

  it('a draft waits as it is: its author takes it back to go on, somebody else publishes it just as they read it', async () => {
    const draftId = await made('karim', content('Relue'));
    const id = newId();
    for (let times = 0; times < 2; times++) expect(await askFor('karim', draftId, 2, null, id)).toMatchObject({ status: 200, body: { id } });
    expect(await askFor('karim', draftId, 2)).toMatchObject({ status: 409, body: { code: 'draft.in-check' } });
    expect(await post('karim', `/api/course-drafts/${draftId}`, { seen: 2, content: content('Changée') })).toMatchObject({ status: 409, body: { code: 'draft.in-check' } });
    expect(await who.karim.ask('DELETE', `/api/course-drafts/${draftId}`)).toMatchObject({ status: 409 });
    expect((await read('karim', draftId)).check).toMatchObject({ id, state: 'waiting', by: 'Karim Haddad', mine: true });
    expect((await read('claire', draftId)).check).toMatchObject({ mine: false });
    expect(await post('claire', `/api/content-checks/${id}/withdrawal`, { id: newId() })).toMatchObject({ status: 422, body: { code: 'check.not-yours' } });
    expect((await post('karim', `/api/content-checks/${id}/withdrawal`, { id: newId() })).status).toBe(200);
    expect((await read('karim', draftId)).check).toBeNull();
    expect(await approve('nadia', id, 2)).toMatchObject({ status: 409, body: { code: 'check.decided-already' } });
    expect((await post('karim', `/api/course-drafts/${draftId}`, { seen: 2, content: content('Relue deux fois') })).status).toBe(200);

    const again = (await askFor('karim', draftId, 3)).body.id;
    expect((await todo('nadia')).map((it) => [it.kind, it.id])).toEqual([['toCheck', again]]);
    // Whoever may check is told; neither its author is, nor anybody of the one that was taken back.
    await house.work();
    expect([await told('nadia'), await told('karim'), await told('ines')]).toEqual([[['checkAsked', again, null]], [], []]);
    expect(await todo('karim')).toEqual([]);
    const file = (await who.nadia.ask('GET', `/api/content-checks/${again}`)).body as CheckFile;
    expect([file.content.title, file.by, file.seen, file.state, file.number]).toEqual(['Relue deux fois', 'Karim Haddad', 3, 'waiting', 1]);
    expect(await approve('nadia', again, 2)).toMatchObject({ status: 412, body: { code: 'check.would-differ' } });
    const deed = newId();
    const first = await approve('nadia', again, 3, deed);
    expect(first).toMatchObject({ status: 200, body: { version: 1 } });
    expect((await approve('nadia', again, 3, deed)).body).toEqual(first.body);
    courseId = first.body.courseId;
    await house.work();
    expect(await told('karim')).toEqual([['checkDecided', draftId, 'granted']]);
    // It is Karim's course still, who may bring it into its next version; and nothing of it waits for a check afterwards.
    expect(((await who.karim.ask('GET', '/api/course-drafts')).body as Drafts).courses.map((it) => it.id)).toContain(courseId);
    expect((await listed('claire')).alone.map((it) => it.courseId)).not.toContain(courseId);
    const deeds = (await house.owner.query(`select a.action, p.display_name as by from audit a join person p on p.id = a.actor_id where a.action like 'content.%' or (a.action = 'course.publish' and a.subject_id = $1) order by a.at desc limit 2`, [courseId])) as { action: string; by: string }[];
    expect(deeds.map((it) => [it.action, it.by]).sort()).toEqual([['content.approve', 'Nadia Ferrand'], ['course.publish', 'Nadia Ferrand']]);
  });

  it('nobody approves what they wrote, whoever asked: not in the application, and not in the database', async () => {
    const { body: { id: draftId } } = await post('karim', `/api/courses/${courseId}/drafts`, { id: newId() });
    await post('karim', `/api/course-drafts/${draftId}`, { seen: 1, content: content('Version deux') });
    await post('claire', `/api/course-drafts/${draftId}`, { seen: 2, content: content('Version deux, par Claire') });
    const { body: { id } } = await askFor('karim', draftId, 3, change);
    expect(await approve('claire', id, 3)).toMatchObject({ status: 422, body: { code: 'check.needs-another' } });
    expect((await approve('karim', id, 3)).status).toBe(404);
    expect((await listed('claire')).waiting).toEqual([]);
    expect((await listed('sophie')).waiting.map((it) => [it.id, it.number, it.reason])).toEqual([[id, 2, 'La 8.5 est sortie.']]);
    const writers = [ids.karim, ids.claire];
    const insert = (by: string, of: readonly string[], decision = 'returned') => house.db.query(`with w as (insert into fact_text (id, words, sha256) values ($3, 'x', sha256('x')) returning id) insert into content_check_decision (check_id, id, decision, writers, words_id, recorded_at, recorded_by) select $1, $2, $6, $4, w.id, palier_now(), $5 from w`, [id, newId(), newId(), of, by, decision]);
    await expect(insert(ids.claire, writers)).rejects.toThrow(/nobody_checks_what_they_wrote/);
    await expect(insert(ids.claire, [ids.karim])).rejects.toThrow(/foreign key/);
    expect((await giveBack('sophie', id, 'Il manque la date.')).status).toBe(200);
    expect(await todo('karim')).toEqual([expect.objectContaining({ kind: 'toMend', draftId, by: 'Sophie Laurent', words: 'Il manque la date.' })]);
    await house.work();
    expect((await told('karim'))[0]).toEqual(['checkDecided', draftId, 'refused']);
    expect((await read('karim', draftId)).check).toMatchObject({ state: 'returned', by: 'Sophie Laurent', words: 'Il manque la date.' });
    await post('karim', `/api/course-drafts/${draftId}`, { seen: 3, content: content('Version deux, datée') });
    const { body: { id: again } } = await askFor('karim', draftId, 4, change);
    expect(await todo('karim')).toEqual([]);
    expect(await approve('sophie', again, 4)).toMatchObject({ status: 200, body: { version: 2 } });
  });

  it('what is published is what was asked about, however much is saved, taken back and decided at the same moment', async () => {
    const outcomes = new Set<string>();
    for (let round = 0; round < 8; round++) {
      const draftId = await made('karim', content(`Course ${round}`));
      const { body: { id } } = await askFor('karim', draftId, 2);
      const [approved, saved, withdrawn, other] = await Promise.all([approve('nadia', id, 2), post('karim', `/api/course-drafts/${draftId}`, { seen: 2, content: content('Autre chose') }), post('karim', `/api/content-checks/${id}/withdrawal`, { id: newId() }), approve('sophie', id, 2)]);
      const titles = (await house.owner.query('select t.title from course_draft d join course_text t on t.course_version_id = d.published_as where d.id = $1', [draftId])) as { title: string }[];
      expect([approved, other, withdrawn].filter((it) => it.status === 200)).toHaveLength(1);
      expect(titles).toEqual(withdrawn.status === 200 ? [] : [{ title: `Course ${round}` }]);
      if (saved.status === 200) expect(withdrawn.status).toBe(200);
      outcomes.add([approved, other, withdrawn].map((it) => it.status === 200).join());
    }
    expect(outcomes.size).toBeGreaterThan(0);
  });
});

describe('publishing and saving at the same moment', () => {
  it('publishes what was seen, and tells whoever saved that it is over, or the other way round; never a mixture', async () => {
    await rule('sophie', true, false);
    const outcomes: string[] = [];
    for (let round = 0; round < 8; round++) {
      const draftId = await made('claire', content(`Vu ${round}`));
      const save = () => post('sophie', `/api/course-drafts/${draftId}`, { seen: 2, content: content(`Écrit ${round}`) });
      const send = () => publish('claire', draftId, 2);
      const [published, saved] = round % 2 === 0 ? await Promise.all([send(), save()]) : await Promise.all([save(), send()]).then(([it, other]) => [other, it] as const);
      const [row] = (await house.owner.query('select d.version, t.title from course_draft d left join course_text t on t.course_version_id = d.published_as where d.id = $1', [draftId])) as [{ version: number; title: string | null }];
      expect([published.status, saved.status, row.title, row.version]).toEqual(published.status === 200 ? [200, 409, `Vu ${round}`, 2] : [412, 200, null, 3]);
      outcomes.push(String(published.status));
    }
    expect(outcomes).toHaveLength(8);
  });
});
