import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Attempt, Course, HelpOverview, HelpPlace, HelpRequest, HelpThing, Session, Unit } from '@palier/contracts';
import { newId } from '#platform';
import { openHouse, Visitor, type House } from '../../test/house.js';
import { HelpQueries } from './help.queries.js';

type Name = 'ines' | 'karim' | 'nadia' | 'claire' | 'sophie' | 'julien' | 'hugo';
const names: readonly Name[] = ['ines', 'karim', 'nadia', 'claire', 'sophie', 'julien', 'hugo'];

let house: House;
let who: Record<Name, Visitor>;
let idOf: Record<Name, string>;
let lesson: Unit;
const everybodyComesIn = async () => {
  who = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await Visitor.signedIn(house, name)]))) as typeof who;
};
beforeAll(async () => {
  house = await openHouse({ demo: true });
  await everybodyComesIn();
  idOf = Object.fromEntries(await Promise.all(names.map(async (name) => [name, ((await who[name].ask('GET', '/api/session')).body as Session).person?.id ?? '']))) as typeof idOf;
  const course = (await who.ines.ask('GET', '/api/courses')).body as { courses: { id: string; title: string; next: { unitId: string } }[] };
  const first = course.courses.find((it) => it.title.startsWith('Premiers'));
  lesson = (await who.ines.ask('GET', `/api/courses/${first?.id ?? ''}/units/${first?.next.unitId ?? ''}`)).body as Unit;
});
afterAll(() => house?.close());

const onLesson = async (name: Name) => ((await who[name].ask('GET', `/api/help/units/${lesson.courseVersionId}/${lesson.id}`)).body as { places: HelpPlace[] }).places[0] as HelpPlace;
const ask = (name: Name, wish: Partial<{ id: string; kind: string; thing: HelpThing; words: string; to: string }>) =>
  who[name].ask('POST', '/api/help-requests', { id: newId(), kind: 'stuck', thing: { about: 'unit', courseVersionId: lesson.courseVersionId, unitId: lesson.id }, words: 'La recherche ne donne rien.', to: idOf.karim, ...wish });
const asked = async (...of: Parameters<typeof ask>) => ((await ask(...of)).body as { id: string }).id;
const turn = (name: Name, id: string, kind: 'answers' | 'handovers' | 'closing' | 'questions' | 'solution', body: object) => who[name].ask('POST', `/api/help-requests/${id}/${kind}`, { id: newId(), ...body });
const answer = (name: Name, id: string, more: object = {}) => turn(name, id, 'answers', { words: 'Tapez les trois premières lettres.', shownAs: null, ...more });
const read = async (name: Name, id: string) => who[name].ask('GET', `/api/help-requests/${id}`);
const inbox = async (name: Name) => ((await who[name].ask('GET', '/api/help-requests/to-answer')).body as { requests: HelpRequest[]; total: number });
const count = async (name: Name) => (await who[name].ask('GET', '/api/help-requests/count')).body as { toAnswer: number; answered: number };

/** What whoever listens hears of a request, once each: what is said again is not announced again. */
const announced = async (id: string) => ((await house.owner.query(`select data->>'what' as what from pgboss.job where name = 'events' and data->>'thing' = $1 order by created_on`, [id])) as { what: string }[]).map((it) => it.what);

describe('ask and tell', () => {
  it('says who will answer before anything is sent: the lead of one’s own team where one is stuck, the publisher where it is wrong', async () => {
    expect(await onLesson('ines')).toMatchObject({ stuck: { name: 'Karim Haddad', as: 'lead' }, wrong: { name: 'Claire Dumont', as: 'publisher' }, mine: [], shared: [] });
    expect(await onLesson('karim')).toMatchObject({ stuck: { name: 'Nadia Ferrand', as: 'lead' } });
    expect(await onLesson('claire')).toMatchObject({ wrong: { name: 'Sophie Laurent', as: 'hr' } });
    expect(await onLesson('sophie')).toMatchObject({ stuck: null, wrong: { name: 'Claire Dumont' } });
  });

  it('goes to that person and to nobody else, once, pinned to the version seen; the answer stays with the thing', async () => {
    const wish = { id: newId(), words: 'Je ne trouve pas la fiche.' };
    for (let twice = 0; twice < 2; twice++) expect((await ask('ines', wish)).status).toBe(200);
    expect(await ask('ines', { ...wish, words: 'Autre chose.' })).toMatchObject({ status: 409, body: { code: 'id.taken' } });
    expect(await ask('ines', { ...wish, kind: 'wrong', to: idOf.claire })).toMatchObject({ status: 409, body: { code: 'id.taken' } });
    expect(await house.owner.query('select course_version_id from help_request where id = $1', [wish.id])).toEqual([{ course_version_id: lesson.courseVersionId }]);
    expect((await inbox('karim')).requests).toMatchObject([{ id: wish.id, kind: 'stuck', state: 'waiting', words: 'Je ne trouve pas la fiche.', person: { name: 'Inès Benali' }, thing: { about: 'unit', title: lesson.title, outdated: false } }]);
    expect(await count('karim')).toEqual({ toAnswer: 1, answered: 0 });
    for (const name of ['nadia', 'claire', 'sophie', 'hugo'] as const) expect([name, (await read(name, wish.id)).status, (await answer(name, wish.id)).status, (await inbox(name)).total]).toEqual([name, 404, 404, 0]);

    expect((await answer('karim', wish.id)).status).toBe(200);
    expect(await announced(wish.id)).toEqual(['help.ask', 'help.answer']);
    expect((await onLesson('ines')).mine).toMatchObject([{ id: wish.id, state: 'answered', turns: [{ kind: 'answer', by: { name: 'Karim Haddad' }, words: 'Tapez les trois premières lettres.', shownAs: null }] }]);
    expect([await count('ines'), await count('karim')]).toEqual([{ toAnswer: 0, answered: 1 }, { toAnswer: 0, answered: 0 }]);
    expect((await onLesson('hugo'))).toMatchObject({ mine: [], shared: [] });
  });

  it('refuses an answerer who is another by now, a thing that is nowhere, and blank words; and changes nothing', async () => {
    const before = await house.owner.query('select count(*) from help_request');
    expect(await ask('ines', { to: idOf.nadia })).toMatchObject({ status: 412, body: { code: 'help.answerer-changed', params: { name: 'Karim Haddad' } } });
    expect(await ask('sophie', { to: idOf.karim })).toMatchObject({ status: 422, body: { code: 'help.nobody-answers' } });
    expect((await ask('ines', { thing: { about: 'unit', courseVersionId: lesson.courseVersionId, unitId: newId() } })).status).toBe(404);
    expect((await ask('ines', { words: ' \n ' })).status).toBe(400);
    expect(await house.owner.query('select count(*) from help_request')).toEqual(before);
  });

  it('is asked again, solved or closed by the one whose turn it is; what is over only whoever asked opens again', async () => {
    const id = await asked('julien', { words: 'Quel code saisir ?' });
    expect((await answer('julien', id)).status).toBe(404);
    expect((await turn('karim', id, 'solution', {})).status).toBe(404);
    expect((await answer('karim', id)).status).toBe(200);
    expect((await turn('julien', id, 'questions', { words: 'Et sans code ?' })).status).toBe(200);
    expect((await inbox('karim')).requests.map((it) => it.id)).toEqual([id]);
    expect((await turn('karim', id, 'closing', { words: '' })).status).toBe(200);
    expect(await answer('karim', id)).toMatchObject({ status: 409, body: { code: 'help.closed' } });
    expect((await turn('julien', id, 'solution', {}))).toMatchObject({ status: 409, body: { code: 'help.closed' } });
    expect((await turn('julien', id, 'questions', { words: 'Toujours pas.' })).status).toBe(200);
    expect((await answer('karim', id)).status).toBe(200);
    const last = { id: newId() };
    for (let twice = 0; twice < 2; twice++) expect((await who.julien.ask('POST', `/api/help-requests/${id}/solution`, last)).status).toBe(200);
    expect((await read('julien', id)).body).toMatchObject({ state: 'closed', turns: ['answer', 'again', 'closed', 'again', 'answer', 'solved'].map((kind) => ({ kind })) });
    expect((await read('karim', id)).status).toBe(200);
  });

  it('is handed on by name to somebody who may answer, never to whoever asked; whoever handed it on reads it no more', async () => {
    const id = await asked('julien', { words: 'Le bouton a disparu.' });
    const { people } = (await who.karim.ask('GET', '/api/help/people')).body as { people: { id: string; name: string }[] };
    expect(people.map((it) => it.name)).toEqual(expect.arrayContaining(['Claire Dumont', 'Nadia Ferrand', 'Sophie Laurent', 'Aminata Diallo']));
    expect(people.map((it) => it.name)).not.toEqual(expect.arrayContaining(['Mathis Roche']));
    expect(((await who.ines.ask('GET', '/api/help/people')).body as { people: { name: string }[] }).people.map((it) => it.name)).toEqual(['Claire Dumont', 'Karim Haddad', 'Nadia Ferrand', 'Sophie Laurent']);
    for (const to of [idOf.julien, idOf.karim, newId()]) expect(await turn('karim', id, 'handovers', { to, words: '' })).toMatchObject({ status: 422, body: { code: 'help.not-to-them' } });
    const wish = { id: newId(), to: idOf.claire, words: 'C’est ton chapitre.' };
    for (let twice = 0; twice < 2; twice++) expect((await who.karim.ask('POST', `/api/help-requests/${id}/handovers`, wish)).status).toBe(200);
    expect((await read('karim', id)).status).toBe(404);
    expect((await inbox('claire')).requests).toMatchObject([{ id, answerer: { name: 'Claire Dumont' } }]);
    expect((await read('julien', id)).body).toMatchObject({ state: 'waiting', answerer: { name: 'Claire Dumont' }, turns: [{ kind: 'handover', by: { name: 'Karim Haddad' }, to: { name: 'Claire Dumont' } }] });
    expect((await answer('claire', id)).status).toBe(200);
  });

  it('shows everybody an answer where that is useful, under the answerer’s own words, and never who asked', async () => {
    const id = await asked('julien', { kind: 'wrong', to: idOf.claire, words: 'Le raccourci F3 ne marche pas sur mon poste, Julien.' });
    const answerId = newId();
    const said = { id: answerId, words: 'F3 marche depuis la version 8.4.', shownAs: 'F3 ouvre-t-il la recherche ?' };
    for (let twice = 0; twice < 2; twice++) expect((await answer('claire', id, said)).status).toBe(200);
    for (const shownAs of [null, 'Une autre question']) expect(await answer('claire', id, { ...said, shownAs })).toMatchObject({ status: 409, body: { code: 'id.taken' } });
    const shown = await who.hugo.ask('GET', `/api/help/units/${lesson.courseVersionId}/${lesson.id}`);
    expect((shown.body as { places: HelpPlace[] }).places[0]).toMatchObject({ mine: [], shared: [{ id: answerId, question: 'F3 ouvre-t-il la recherche ?', answer: 'F3 marche depuis la version 8.4.', by: { name: 'Claire Dumont' }, outdated: false }] });
    expect(shown.text).not.toMatch(/Julien|mon poste/);
    const withdraw = (name: Name) => who[name].ask('POST', `/api/help-answers/${answerId}/withdrawal`, { id: newId() });
    expect((await withdraw('karim')).status).toBe(404);
    expect((await withdraw('sophie')).status).toBe(200);
    expect((await onLesson('hugo')).shared).toEqual([]);
    expect((await who.karim.ask('POST', `/api/help-answers/${answerId}/sharing`, { id: newId(), shownAs: 'x' })).status).toBe(404);
    const again = { id: newId(), shownAs: 'F3 et la recherche' };
    for (let twice = 0; twice < 2; twice++) expect((await who.claire.ask('POST', `/api/help-answers/${answerId}/sharing`, again)).status).toBe(200);
    expect(await who.claire.ask('POST', `/api/help-answers/${answerId}/sharing`, { ...again, shownAs: 'F3' })).toMatchObject({ status: 409, body: { code: 'id.taken' } });
    expect(await who.claire.ask('POST', `/api/help-answers/${answerId}/withdrawal`, { id: again.id })).toMatchObject({ status: 409, body: { code: 'id.taken' } });
    expect((await answer('claire', id, said)).status).toBe(200);
    expect((await onLesson('hugo')).shared).toMatchObject([{ question: 'F3 et la recherche' }]);
    expect((await read('julien', id)).body).toMatchObject({ turns: [{ shownAs: 'F3 et la recherche' }] });
  });

  it('asks about a question of one’s own attempt without its key, and shows shared answers only once it is handed in', async () => {
    const course = (await who.hugo.ask('GET', `/api/courses/${lesson.courseId}`)).body as Course;
    const attemptId = newId();
    await who.hugo.ask('POST', `/api/courses/${lesson.courseId}/units/${course.units.find((it) => it.kind === 'quiz')?.id ?? ''}/attempts`, { id: attemptId, locale: 'fr' });
    const { questions } = (await who.hugo.ask('GET', `/api/attempts/${attemptId}`)).body as Attempt;
    const choice = questions.find((it) => it.kind !== 'shortText');
    const thing: HelpThing = { about: 'question', attemptId, questionVersionId: choice?.questionVersionId ?? '' };
    expect((await ask('julien', { thing })).status).toBe(404);
    expect((await ask('hugo', { thing: { ...thing, questionVersionId: newId() } })).status).toBe(404);
    const id = await asked('hugo', { thing, words: 'Que veut dire « part de mois » ?' });
    const seen = await read('karim', id);
    expect((seen.body as HelpRequest).thing).toMatchObject({ about: 'question', open: true, prompt: choice?.prompt, options: choice?.options.map((it) => it.text) });
    expect(seen.text).not.toMatch(/"(correct|accepted|explanation|ticked)"/);
    await answer('karim', id, { shownAs: 'Que veut dire « part de mois » ?' });
    const places = async () => ((await who.hugo.ask('GET', `/api/help/attempts/${attemptId}`)).body as { places: HelpPlace[] }).places;
    expect((await places()).map((it) => it.thing)).toEqual(questions.map((it) => ({ about: 'question', attemptId, questionVersionId: it.questionVersionId })));
    const place = async () => (await places()).find((it) => it.thing.about === 'question' && it.thing.questionVersionId === choice?.questionVersionId);
    expect(await place()).toMatchObject({ wrong: { name: 'Claire Dumont' }, mine: [{ id, state: 'answered' }], shared: [] });
    await who.hugo.ask('POST', `/api/attempts/${attemptId}/submission`, {});
    expect(await place()).toMatchObject({ shared: [{ question: 'Que veut dire « part de mois » ?', outdated: false }] });
    expect((await who.julien.ask('GET', `/api/help/attempts/${attemptId}`)).status).toBe(404);
  });

  it('asks about a level as it is worded, of whoever published that', async () => {
    const [cell] = (await house.owner.query(`select competency_id as id, statement from level_statement where level = 2 order by 1 limit 1`)) as [{ id: string; statement: { fr: string } }];
    const { places } = (await who.ines.ask('GET', `/api/help/competencies/${cell.id}`)).body as { places: HelpPlace[] };
    expect(places.map((it) => it.thing)).toMatchObject([1, 2, 3, 4].map((level) => ({ about: 'level', competencyId: cell.id, level })));
    expect(places[1]).toMatchObject({ stuck: { name: 'Karim Haddad' }, wrong: { name: 'Sophie Laurent', as: 'publisher' } });
    const thing = places[1]?.thing as Extract<HelpThing, { about: 'level' }>;
    expect((await ask('ines', { thing: { ...thing, frameworkVersionId: newId() } })).status).toBe(404);
    expect((await ask('ines', { thing: { ...thing, companyLevelsId: newId() } })).status).toBe(404);
    const id = await asked('ines', { kind: 'wrong', thing, to: idOf.sophie });
    expect((await read('sophie', id)).body).toMatchObject({ thing: { about: 'level', level: 2, statement: cell.statement } });
    expect((((await who.ines.ask('GET', `/api/help/competencies/${cell.id}`)).body as { places: HelpPlace[] }).places).map((it) => it.mine.length)).toEqual([0, 1, 0, 0]);
    await turn('sophie', id, 'closing', { words: 'Reformulé.' });
  });

  it('lists what one asked: answers first, then what waits, then what is over', async () => {
    await asked('julien', { words: 'Une dernière.' });
    const { requests, total } = (await who.julien.ask('GET', '/api/help-requests')).body as { requests: HelpRequest[]; total: number };
    expect([total, requests.map((it) => it.state)]).toEqual([4, ['answered', 'answered', 'waiting', 'closed']]);
  });

  it('shows HR who lets how many wait and since when, and neither words nor names of who asked', async () => {
    await house.later('4 days');
    await everybodyComesIn();
    const id = await asked('hugo', { words: 'Une question de plus.' });
    const seen = await who.sophie.ask('GET', '/api/help-requests/overview');
    expect(seen.body as HelpOverview).toMatchObject({ waiting: 2, unanswered: 1, days: 3, answerers: [{ person: { name: 'Karim Haddad' }, waiting: 2, unanswered: 1 }] });
    expect(seen.text).not.toMatch(/Julien|Hugo|question de plus/);
    expect((await who.karim.ask('GET', '/api/help-requests/overview')).status).toBe(403);
    expect((await inbox('karim')).requests.map((it) => it.words)).toEqual(['Une dernière.', 'Une question de plus.']);
    await turn('hugo', id, 'solution', {});
    expect((await inbox('karim')).total).toBe(1);
  });

  it('passes to the next by itself when whoever should answer leaves, and tells the room above whose it is', async () => {
    const today = ((await house.owner.query('select palier_today()::text as day')) as [{ day: string }])[0].day;
    const [open] = (await inbox('karim')).requests;
    await who.sophie.ask('POST', `/api/register/${idOf.karim}/departure`, { leftOn: today });
    expect((await inbox('nadia')).requests.map((it) => it.id)).toEqual([open?.id]);
    expect((await who.julien.ask('GET', '/api/help-requests')).body).toMatchObject({ requests: expect.arrayContaining([expect.objectContaining({ id: open?.id, answerer: { id: idOf.nadia, name: 'Nadia Ferrand' } })]) as unknown });
    expect((await house.nest.get(HelpQueries).waitingFor(idOf.nadia)).map((it) => [it.id, it.kind])).toEqual([[open?.id, 'stuck']]);
    await who.sophie.ask('POST', `/api/register/${idOf.nadia}/departure`, { leftOn: today });
    expect((await inbox('sophie')).requests.map((it) => it.id)).toEqual([open?.id]);
    expect((await answer('sophie', open?.id ?? '')).status).toBe(200);
    expect((await inbox('sophie')).total).toBe(0);
  });

  it('waits no more for whoever is stuck and leaves; what they said is wrong goes on waiting', async () => {
    const waits = async () => [(await inbox('sophie')).requests.map((it) => it.kind), ((await who.sophie.ask('GET', '/api/help-requests/overview')).body as HelpOverview).waiting];
    await asked('hugo', { to: idOf.sophie });
    await asked('hugo', { kind: 'wrong', to: idOf.claire });
    expect(await waits()).toEqual([['stuck'], 2]);
    const today = ((await house.owner.query('select palier_today()::text as day')) as [{ day: string }])[0].day;
    await who.sophie.ask('POST', `/api/register/${idOf.hugo}/departure`, { leftOn: today });
    expect(await waits()).toEqual([[], 1]);
    expect((await inbox('claire')).requests.map((it) => it.kind)).toEqual(['wrong']);
  });
});
