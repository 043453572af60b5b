import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Attestation, CheckedAttestation, CourseLine, Session, SkillProfile } from '@palier/contracts';
import { newId } from '#platform';
import { openHouse, Visitor, type House } from '../../test/house.js';
import { pdfText } from '../../test/pdf-text.js';

let house: House;
let julien: Visitor, karim: Visitor, sophie: Visitor, hugo: Visitor, stranger: Visitor;
let julienId: string;

beforeAll(async () => {
  house = await openHouse({ demo: true });
  [julien, karim, sophie, hugo] = await Promise.all(['julien', 'karim', 'sophie', 'hugo'].map((it) => Visitor.signedIn(house, it))) as [Visitor, Visitor, Visitor, Visitor];
  stranger = new Visitor(house);
  julienId = ((await julien.ask('GET', '/api/session')).body as Session).person?.id ?? '';
});
afterAll(() => house?.close());

const list = async (who = julien) => (await who.ask('GET', `/api/people/${julienId}/attestations`)).body as { attestations: Attestation[]; mayRevoke: boolean };
const check = (code: string) => stranger.ask('POST', '/api/attestations/check', { code });
const code = (it: { body: unknown }) => (it.body as { code?: string }).code;

describe('an attestation', () => {
  it('is given of a level that its person holds, and of a course that they finished, once; of nothing else', async () => {
    const skills = (await julien.ask('GET', `/api/people/${julienId}/skill-profile`)).body as SkillProfile;
    const held = skills.competencies.find((it) => it.held !== null && it.held > 0 && it.held < 4 && it.cells.every((cell) => cell.carriedOverUntil === null));
    const wish = { id: newId(), kind: 'level', competencyId: held?.competencyId, level: held?.held };
    expect((await julien.ask('POST', '/api/attestations', wish)).body).toEqual({ id: wish.id });
    for (const id of [wish.id, newId()]) expect((await julien.ask('POST', '/api/attestations', { ...wish, id })).body).toEqual({ id: wish.id });
    expect([code(await julien.ask('POST', '/api/attestations', { ...wish, id: newId(), level: 4 })), code(await julien.ask('POST', '/api/attestations', { ...wish, level: 4 }))]).toEqual(['attestation.not-held', 'id.taken']);
    const { courses } = (await julien.ask('GET', '/api/courses')).body as { courses: CourseLine[] };
    for (const course of courses) {
      const answer = await julien.ask('POST', '/api/attestations', { id: newId(), kind: 'course', courseId: course.id });
      expect([course.title, course.done === course.of ? answer.status : code(answer)]).toEqual([course.title, course.done === course.of ? 200 : 'attestation.not-finished']);
    }
    expect((await list()).attestations.at(-1)).toMatchObject({ id: wish.id, what: { kind: 'level', level: held?.held }, revoked: null });
  });

  it('is a PDF with its code, the same bytes each time, for whoever may read its person', async () => {
    const [{ id = '', code: its = '' } = {}] = (await list()).attestations;
    const [own, again, leads, other] = await Promise.all([julien, julien, karim, hugo].map((who) => who.ask('GET', `/api/attestations/${id}/paper.pdf?locale=fr`)));
    expect([own?.status, leads?.status, other?.status, own?.headers['content-type']]).toEqual([200, 200, 404, 'application/pdf']);
    expect(own?.text).toBe(again?.text);
    for (const [locale, said, whose] of [['fr', 'Code de vérification\u00a0: ', 'Au '], ['en', 'Verification code: ', 'As of ']] as const) {
      const { bytes } = await julien.ask('GET', `/api/attestations/${id}/paper.pdf?locale=${locale}`);
      const lines = pdfText(bytes).split('\n');
      expect(lines).toEqual(expect.arrayContaining([`${said}${its}`, `Palier · ${its}`, expect.stringMatching(new RegExp(`^${whose}.* Julien Mercier `))]));
      // An address may go over two lines.
      expect(lines.join('')).toContain(`/check#${its}`);
      expect(lines.join('')).not.toContain('\ufffd');
    }
  });

  it('is checked by anybody who holds its code, however it is typed, and tells nothing but whose, what, when and whether it holds', async () => {
    const [it] = (await list()).attestations;
    const found = await check(` ${it?.code.toLowerCase().replaceAll('-', ' ')} `);
    expect([found.status, found.body]).toEqual([200, { name: 'Julien Mercier', what: it?.what, on: it?.on, state: 'valid' }]);
    const [none, wrong] = [await check('0000-0000-0000-0000'), await check('not a code')];
    expect([none.status, code(none), none.text]).toEqual([404, 'attestation.unknown', wrong.text]);
  });

  it('is revoked by who leads its person or HR, never by oneself; its reason stays within', async () => {
    const [it] = (await list()).attestations;
    const revoke = (who: Visitor, id = newId()) => who.ask('POST', `/api/attestations/${it?.id}/revocation`, { id, reason: 'Donnée par erreur.' });
    expect([(await revoke(julien)).status, (await revoke(hugo)).status]).toEqual([403, 403]);
    const id = newId();
    for (let twice = 0; twice < 2; twice++) expect((await revoke(karim, id)).body).toEqual({ id });
    expect(code(await revoke(sophie))).toBe('attestation.revoked-already');
    expect((await list()).attestations[0]?.revoked).toMatchObject({ by: 'Karim Haddad', reason: 'Donnée par erreur.' });
    const found = await check(it?.code ?? '');
    expect([(found.body as CheckedAttestation).state, found.text.includes('erreur')]).toEqual(['revoked', false]);
  });

  it('lets nobody try codes without end', async () => {
    let last = 200;
    for (let tries = 0; tries < 40 && last !== 429; tries++) last = (await check('0000-0000-0000-0001')).status;
    expect(last).toBe(429);
  });
});
