import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Journey, JourneyMove, JourneyStep, JourneyTemplate, Session, TemplateStep, Todo } from '@palier/contracts';
import { newId } from '#platform';
import { openHouse, Visitor, type House } from '../../test/house.js';

type Name = 'ines' | 'karim' | 'sophie' | 'julien' | 'lea' | 'claire';
const names: readonly Name[] = ['ines', 'karim', 'sophie', 'julien', 'lea', 'claire'];

let house: House;
let who: Record<Name, Visitor>;
let idOf: Record<Name, string>;
beforeAll(async () => {
  house = await openHouse({ demo: true });
  who = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await Visitor.signedIn(house, name)]))) as typeof who;
  idOf = Object.fromEntries(await Promise.all(names.map(async (name) => [name, ((await who[name].ask('GET', '/api/session')).body as Session).person?.id ?? '']))) as typeof idOf;
});
afterAll(() => house?.close());

const everybody = '/api/journey-templates/everybody';
const template = async () => (await who.sophie.ask('GET', everybody)).body as JourneyTemplate;
const publish = async (steps: readonly unknown[]) => who.sophie.ask('POST', everybody, { id: newId(), seen: (await template()).version, relationsDays: null, steps });
const step = (title: string, more: Partial<TemplateStep> = {}): TemplateStep => ({ key: newId(), after: null, minutes: null, kind: 'other', title: { fr: title }, owner: { kind: 'newHire' }, due: { kind: 'fromHire', days: 400 }, courseId: null, articleId: null, cell: null, link: '', ...more });
const give = (to: Name) => who.sophie.ask('POST', `/api/people/${idOf[to]}/journey`, { id: newId() });
const journey = async (of: Name, by: Name = 'sophie') => (await who[by].ask('GET', `/api/people/${idOf[of]}/journey`)).body as Journey;
const stepOf = async (of: Name, title: string, by: Name = 'sophie') => (await journey(of, by)).steps.find((it) => it.title.fr === title) as JourneyStep;
const tick = async (by: Name, title: string, of: Name = by) => ((await who[by].ask('POST', `/api/journey-steps/${(await stepOf(of, title)).id}/ticks`, { id: newId() })).body as { code?: string }).code;
const todo = async (by: Name) => ((await who[by].ask('GET', '/api/todo')).body as Todo).items.flatMap((it) => (it.kind === 'step' ? [it.step.title.fr] : []));
const said = (text: string) => ({ title: 'Règles du centre', address: null, text, about: [], verifyBy: '2999-01-01' });
const articleNow = async (id: string) => (await who.claire.ask('GET', `/api/articles/${id}`)).body as { version: number; versionId: string };
const publishAnew = async (id: string, text: string) => { const { version } = await articleNow(id); expect((await who.claire.ask('POST', `/api/articles/${id}/versions`, { seen: version, ...said(text) })).status).toBe(200); };
const reads = async (by: Name, id: string) => expect((await who[by].ask('POST', `/api/articles/${id}/acknowledgements`, { id: newId(), versionId: (await articleNow(id)).versionId })).status).toBe(200);

describe('a step that names an article', () => {
  const [rules, after, elsewhere] = [newId(), step('Premier appel'), newId()];
  const [charter] = [step('Règles lues', { kind: 'sign', articleId: rules })];
  after.after = { rule: 'all', keys: [charter.key] };

  it('is written of articles that are written here, for the new hire alone, of a kind that one reads or signs', async () => {
    expect((await who.claire.ask('POST', '/api/articles', { id: rules, locale: 'fr', ...said('Une règle.') })).status).toBe(200);
    expect((await who.claire.ask('POST', '/api/articles', { id: elsewhere, locale: 'fr', ...said(''), address: 'https://nordlys.example/regles', text: null })).status).toBe(200);
    expect((await template()).articles).toContainEqual({ id: rules, title: 'Règles du centre' });
    expect((await template()).articles.some((it) => it.id === elsewhere)).toBe(false);
    for (const wrong of [{ articleId: newId() }, { articleId: elsewhere }]) expect((await publish([{ ...charter, ...wrong }])).status).toBe(404);
    for (const wrong of [{ kind: 'other' }, { owner: { kind: 'lead' } }, { courseId: newId() }]) expect((await publish([{ ...charter, ...wrong }])).status).toBe(400);
    expect((await publish([charter, after])).status).toBe(200);
    expect((await template()).steps).toEqual([charter, after]);
  });

  it('is ticked by nobody and done as what is in force is read and understood; what came after it opens', async () => {
    expect((await give('ines')).status).toBe(200);
    expect(await stepOf('ines', 'Règles lues', 'ines')).toMatchObject({ done: false, mine: true, article: { id: rules, title: 'Règles du centre' }, proof: { since: null, before: false, lostAt: null, progress: null } });
    expect(await tick('ines', 'Règles lues')).toBe('journey.needs-proof');
    expect([await todo('ines'), (await stepOf('ines', 'Premier appel')).waits?.for.map((it) => it.title.fr)]).toEqual([['Règles lues'], ['Règles lues']]);
    await reads('ines', rules);
    expect(await stepOf('ines', 'Règles lues', 'karim')).toMatchObject({ done: true, ticked: null, proof: { since: expect.any(String) as unknown, before: false } });
    expect([await todo('ines'), (await journey('ines')).done, (await stepOf('ines', 'Premier appel')).waits, await tick('ines', 'Règles lues')]).toEqual([['Premier appel'], 1, null, 'journey.proved-already']);
  });

  it('counts what was read before, where that is in force still; read of an earlier version, it says since when there is a newer one', async () => {
    await reads('lea', rules);
    await reads('julien', rules);
    expect((await give('lea')).status).toBe(200);
    expect(await stepOf('lea', 'Règles lues')).toMatchObject({ done: true, proof: { before: true, lostAt: null } });
    await publishAnew(rules, 'Une règle.\n\nEt une seconde.');
    expect((await give('julien')).status).toBe(200);
    expect(await stepOf('julien', 'Règles lues')).toMatchObject({ done: false, proof: { since: null, lostAt: expect.any(String) as unknown } });
    await reads('julien', rules);
    expect(await stepOf('julien', 'Règles lues')).toMatchObject({ done: true, proof: { before: false, lostAt: null } });
  });

  it('stays done where the article is published anew afterwards, and asks those for the newer one who have not read it yet', async () => {
    expect((await give('karim')).status).toBe(200);
    const seen = (await articleNow(rules)).versionId;
    await publishAnew(rules, 'Trois règles.');
    expect([(await stepOf('ines', 'Règles lues')).done, (await stepOf('lea', 'Règles lues')).done, (await stepOf('julien', 'Règles lues')).done]).toEqual([true, true, true]);
    expect(await who.karim.ask('POST', `/api/articles/${rules}/acknowledgements`, { id: newId(), versionId: seen })).toMatchObject({ status: 412, body: { code: 'article.newer-version' } });
    expect((await stepOf('karim', 'Règles lues')).done).toBe(false);
    await reads('karim', rules);
    expect((await stepOf('karim', 'Règles lues')).done).toBe(true);
  });

  it('is moved with its plan: read, it stays; another article in its place is to be read anew', async () => {
    const other = newId();
    expect((await who.claire.ask('POST', '/api/articles', { id: other, locale: 'fr', ...said('Autre règle.') })).status).toBe(200);
    expect((await publish([{ ...charter, articleId: other }, after])).status).toBe(200);
    const line = ((await who.sophie.ask('GET', '/api/journey-moves')).body as { moves: JourneyMove[] }).moves.find((it) => it.person.id === idOf.ines);
    expect(line).toMatchObject({ changed: [{ title: { fr: 'Règles lues' }, again: true }], kept: 1 });
    expect((await who.sophie.ask('POST', `/api/people/${idOf.ines}/journey/moves`, { id: newId(), versionId: line?.versionId })).status).toBe(200);
    expect(await stepOf('ines', 'Règles lues')).toMatchObject({ done: false, article: { id: other } });
    await reads('ines', other);
    expect((await stepOf('ines', 'Règles lues')).done).toBe(true);
  });

  it('is done by reading also where it waits for others', async () => {
    const first = step('Badge remis');
    expect((await publish([first, step('Règles relues', { kind: 'read', articleId: rules, after: { rule: 'all', keys: [first.key] } })])).status).toBe(200);
    const line = ((await who.sophie.ask('GET', '/api/journey-moves')).body as { moves: JourneyMove[] }).moves.find((it) => it.person.id === idOf.ines);
    expect((await who.sophie.ask('POST', `/api/people/${idOf.ines}/journey/moves`, { id: newId(), versionId: line?.versionId })).status).toBe(200);
    expect(await stepOf('ines', 'Règles relues')).toMatchObject({ done: false, waits: { for: [{ title: { fr: 'Badge remis' } }] } });
    await reads('ines', rules);
    expect([await stepOf('ines', 'Règles relues'), await stepOf('ines', 'Badge remis')]).toMatchObject([{ done: true, waits: null }, { done: false }]);
  });
});
