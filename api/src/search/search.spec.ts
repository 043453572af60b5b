import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SearchHits, StoredFile } from '@palier/contracts';
import { newId } from '#platform';
import { openHouse, Visitor, type House } from '../../test/house.js';

let house: House;
let ines: Visitor, karim: Visitor, claire: Visitor;

const canary = 'Zqxjv';
beforeAll(async () => {
  house = await openHouse({ demo: true });
  [ines, karim, claire] = await Promise.all([Visitor.signedIn(house, 'ines'), Visitor.signedIn(house, 'karim'), Visitor.signedIn(house, 'claire')]);
  const file = async (body: Buffer, name: string) => ((await claire.ask('POST', `/api/files?name=${name}`, body, { 'content-type': 'application/octet-stream' })).body as StoredFile).sha256;
  const film = await file(Buffer.concat([Buffer.from([0, 0, 0, 20]), Buffer.from('ftypisom\0\0\0\0isom'), Buffer.alloc(1_000, 7)]), 'film.mp4');
  const captions = await file(Buffer.from('WEBVTT\n\n00:00.000 --> 00:02.000\n<v Inès>Le sonar du <i>bathyscaphe</i>.\n'), 'film.vtt');
  const draftId = newId();
  const { competencyId } = ((await house.owner.query(`select competency_id as "competencyId" from level_statement limit 1`)) as [{ competencyId: string }])[0];
  const activities = [
    { id: newId(), kind: 'lesson', title: 'Élèves et spécialistes', minutes: 5, text: `Le bandeau **turquoise** annonce une base de formation.\n\n!video[La plongée](${film})\n!captions[fr](${captions})\n!transcript On ferme le kiosque.\n\n?? Que faire du ballast ?\n?* ${canary} vidange\n?- Le peindre en fuchsia\n?: ${canary} parce que`, pictures: [] },
    { id: newId(), kind: 'quiz', title: 'Vérification', minutes: 5, cell: { competencyId, level: 1 }, passMark: 0.8, limit: null, attempts: null, feedback: 'full', drawn: null, questions: [{ id: newId(), cell: null, content: { kind: 'singleChoice', prompt: 'Que faire d’un périscope ?', explanation: canary, options: [{ id: newId(), text: `${canary} oui`, correct: true, explanation: '' }, { id: newId(), text: 'Non', correct: false, explanation: '' }] } }] },
  ];
  await claire.ask('POST', '/api/course-drafts', { id: draftId, locale: 'fr' });
  expect((await claire.ask('POST', `/api/course-drafts/${draftId}`, { seen: 1, content: { locale: 'fr', title: 'Sur la mer', summary: 'Ce qu’un sous-marin apprend.', activities } })).status).toBe(200);
  expect((await claire.ask('POST', `/api/course-drafts/${draftId}/publication`, { seen: 2, change: null })).status).toBe(200);
});
afterAll(() => house?.close());

const find = async (by: Visitor, words: string) => (await by.ask('GET', `/api/search?words=${encodeURIComponent(words)}`)).body as SearchHits;
const titles = async (by: Visitor, words: string) => (await find(by, words)).hits.map((it) => it.title.map((part) => part.text).join(''));

describe('a search', () => {
  it('finds whatever the accents, the number and the capitals', async () => {
    expect(await titles(ines, 'eleve SPECIALISTE')).toContain('Élèves et spécialistes');
  });

  it('finds while one types, and in the text of a lesson with the words around', async () => {
    for (const words of ['turq', 'turquoi', 'bandeaux turquoise']) {
      const { hits, nearly } = await find(ines, words);
      expect([words, nearly, hits[0]?.title[0]?.text, hits[0]?.within]).toEqual([words, false, 'Élèves et spécialistes', 'Sur la mer']);
    }
    const [hit] = (await find(ines, 'turquoise')).hits;
    expect(hit?.excerpt.filter((it) => it.found).map((it) => it.text)).toEqual(['turquoise']);
  });

  it('finds a lesson by what its film is called, shows and says, and by what it asks; never by what may be chosen there, nor why', async () => {
    for (const [words, around] of [['plongée', 'plongée'], ['kiosque', 'kiosque'], ['bathyscaphe', 'bathyscaphe'], ['ballast', 'ballast']] as const) {
      const { hits, nearly } = await find(ines, words);
      expect([words, nearly, hits.map((it) => it.title[0]?.text), hits[0]?.excerpt.filter((it) => it.found).map((it) => it.text)]).toEqual([words, false, ['Élèves et spécialistes'], [around]]);
    }
    for (const by of [ines, claire]) for (const words of ['fuchsia']) expect([words, (await find(by, words)).hits]).toEqual([words, []]);
  });

  it('puts what a title says before what a text says', async () => {
    expect((await titles(ines, 'sous-marin'))[0]).toBe('Sur la mer');
    expect((await titles(ines, 'mer'))[0]).toBe('Sur la mer');
  });

  it('forgives a typing error, and says so', async () => {
    const { hits, nearly } = await find(ines, 'specailistes');
    expect([nearly, hits[0]?.title[0]?.text]).toEqual([true, 'Élèves et spécialistes']);
  });

  it('finds competencies in the reader’s language', async () => {
    const { hits } = await find(ines, 'communiq');
    expect(hits.map((it) => it.kind)).toContain('competency');
  });

  it('shows a question to its author alone, and a right answer to nobody', async () => {
    expect((await find(claire, 'périscope')).hits.map((it) => it.kind)).toEqual(['question']);
    for (const by of [ines, karim]) expect((await find(by, 'périscope')).hits).toEqual([]);
    for (const by of [ines, karim, claire]) expect((await find(by, canary)).hits).toEqual([]);
  });

  it('finds nothing in a draft, and takes any sign as no more than a sign', async () => {
    await claire.ask('POST', '/api/course-drafts', { id: newId(), locale: 'fr' });
    for (const words of ["' & | ! :* ( <->", '…', "l'élève"]) expect((await ines.ask('GET', `/api/search?words=${encodeURIComponent(words)}`)).status).toBe(200);
  });
});
