import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CarriedOver, CarriedOverImport, SignOffLine, SkillProfile, Waiting, WhyThisLevel } from '@palier/contracts';
import { writeLevelGrid } from '@palier/formats';
import { ProjectStandings } from '#evidence';
import { newId } from '#platform';
import { openHouse, Visitor, type House } from '../../test/house.js';

let house: House;
let sophie: Visitor, karim: Visitor, nadia: Visitor, hugo: Visitor;
let importId: string, today: string;
const ids = new Map<string, string>();
const talk = 'Communiquer efficacement', keep = 'Actualiser ses connaissances et s’adapter', soft = 'Gérer les logiciels métiers', teach = 'Former et transmettre des savoirs', risk = 'Analyser et gérer les risques', fix = 'Assurer la maintenance d’un équipement';
const at = async (shift: string) => {
  await house.later(shift);
  [sophie, karim, nadia, hugo] = [await Visitor.signedIn(house, 'sophie'), await Visitor.signedIn(house, 'karim'), await Visitor.signedIn(house, 'nadia'), await Visitor.signedIn(house, 'hugo')];
};
const day = (days: number): string => new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);
const told = (person: string, competency: string, level: 1 | 2 | 3 | 4) => ({ person, competency, level });

beforeAll(async () => {
  house = await openHouse({ demo: true });
  await at('0');
  const rows = (await house.owner.query(`select display_name as name, id from person union all select v.name->>'fr', v.competency_id from framework_version_competency v`)) as { name: string; id: string }[];
  for (const it of rows) ids.set(it.name, it.id);
  const [{ id: frameworkId, day: now }] = (await house.owner.query('select id, palier_today()::text as day from framework')) as [{ id: string; day: string }];
  today = now;
  importId = newId();
  const text = writeLevelGrid([told('Hugo Petit', talk, 3), told('Hugo Petit', keep, 2), told('Hugo Petit', teach, 3), told('Hugo Petit', risk, 2), told('Hugo Petit', fix, 4), told('Hugo Petit', soft, 2), told('Tomasz Nowak', teach, 2), told('Karim Haddad', teach, 2)]);
  expect((await sophie.ask('POST', '/api/carried-over-imports', { id: importId, source: 'Grille 2025', frameworkId, text, columns: {}, names: {}, statedOn: day(-100), statedBy: '', until: day(60), leaveOut: false })).status).toBe(200);
});
afterAll(() => house?.close());

const id = (name: string): string => ids.get(name) ?? '';
const answer = (competencies: { competency: string; level: number; reason?: string }[], more: object = {}, by = karim, person = 'Hugo Petit') => by.ask('POST', `/api/people/${id(person)}/carried-over/answer`, {
  id: newId(), observed: 'A tenu la permanence seul pendant deux semaines.', competencies: competencies.map(({ competency, level, reason = '' }) => ({ competencyId: id(competency), level, reason })), ...more,
});
const read = async (by = karim, person = 'Hugo Petit') => (await by.ask('GET', `/api/people/${id(person)}/carried-over`)).body as CarriedOver;
const lineOf = async (competency: string, by = karim) => (await read(by)).lines.find((it) => it.competencyId === id(competency));
const waiting = async (by = karim) => ((await by.ask('GET', '/api/carried-over')).body as Waiting).people.map((it) => [it.person.name, it.count, it.until]);
const why = async (competency: string) => (await hugo.ask('GET', `/api/people/${id('Hugo Petit')}/competencies/${id(competency)}/why`)).body as WhyThisLevel;
const held = async (competency: string, asked = '') => ((await sophie.ask('GET', `/api/people/${id('Hugo Petit')}/competencies/${id(competency)}/why${asked}`)).body as WhyThisLevel).held;
const rows = async () => JSON.stringify(await house.owner.query('select (select count(*) from evidence) e, (select count(*) from sign_off) s, (select count(*) from revocation) r, (select count(*) from carried_over_answer) a, (select count(*) from fact_text) t'));
const same = async () => expect(await house.nest.get(ProjectStandings).rebuild('check')).toEqual([]);

describe('what was carried over, before the lead', () => {
  it('waits in a list of people, the first to end first, for those who lead them and never for oneself', async () => {
    expect(await waiting()).toEqual([['Hugo Petit', 6, day(60)], ['Tomasz Nowak', 1, day(60)]]);
    expect(await waiting(nadia)).toEqual([['Hugo Petit', 6, day(60)], ['Karim Haddad', 1, day(60)], ['Tomasz Nowak', 1, day(60)]]);
    expect((await hugo.ask('GET', '/api/carried-over')).body).toEqual({ own: { count: 6, until: day(60) }, people: [] });
    expect((await karim.ask('GET', '/api/carried-over')).body).toMatchObject({ own: { count: 1, until: day(60) } });
    expect((await sophie.ask('GET', '/api/carried-over')).body).toEqual({ own: null, people: [] });
  });

  it('shows each competency with its statements, its source and what is expected; the person reads the same', async () => {
    expect(await lineOf(talk)).toMatchObject({ level: 3, state: 'waiting', source: 'Grille 2025', line: 2, statedBy: null, statedOn: day(-100), until: day(60), held: 3, answer: null, levels: [{ level: 1, waits: false }, { level: 2, waits: true }, { level: 3, waits: true, text: { fr: expect.stringMatching(/\w/) as unknown } }] });
    expect((await read()).mayAnswer).toBe(true);
    const own = await read(hugo);
    expect([own.mayAnswer, own.lines.length]).toEqual([false, 6]);
    expect((await read(sophie)).mayAnswer).toBe(false);
    expect((await (await Visitor.signedIn(house, 'ines')).ask('GET', `/api/people/${id('Hugo Petit')}/carried-over`)).status).toBe(404);
  });

  it('is confirmed by nobody for themselves, by nobody who does not lead them, and never beyond what was carried over', async () => {
    const before = await rows();
    expect((await answer([{ competency: teach, level: 2 }], {}, karim, 'Karim Haddad')).status).toBe(404);
    expect((await answer([{ competency: talk, level: 3 }], {}, hugo)).status).toBe(403);
    expect((await answer([{ competency: talk, level: 3 }], {}, sophie)).status).toBe(403);
    expect(await answer([{ competency: talk, level: 4 }])).toMatchObject({ status: 409, body: { code: 'carried-over.nothing-waits' } });
    expect(await answer([{ competency: 'Encadrer une équipe', level: 1 }])).toMatchObject({ status: 409, body: { code: 'carried-over.nothing-waits' } });
    expect(await answer([{ competency: talk, level: 0 }])).toMatchObject({ status: 409, body: { code: 'carried-over.nothing-waits' } });
    expect(await answer([{ competency: talk, level: 3 }], { observed: '  ' })).toMatchObject({ status: 422, body: { code: 'carried-over.needs-words' } });
    expect((await answer([{ competency: talk, level: 3 }, { competency: talk, level: 2 }])).status).toBe(400);
    expect((await answer([])).status).toBe(400);
    expect(await rows()).toBe(before);
  });

  it('is confirmed in one deed with one observed fact, lowered, or refused with a reason; what is left aside waits', async () => {
    const wish = { id: newId() };
    const answers = [{ competency: talk, level: 3 }, { competency: keep, level: 2 }, { competency: teach, level: 1, reason: 'Pas encore seul devant un groupe.' }, { competency: risk, level: 0, reason: 'Je ne l’ai jamais vu le faire.' }];
    for (let twice = 0; twice < 2; twice++) expect((await answer(answers, wish)).status).toBe(200);
    expect(await answer(answers.slice(0, 1), wish)).toMatchObject({ status: 409, body: { code: 'id.taken' } });
    const kept = (await house.owner.query(`select (v.name->>'fr') as name, e.level, q.display_name as rater, e.valid_until as until from observation o join sign_off s on s.observation_id = o.id join evidence e on e.sign_off_id = s.id join person q on q.id = e.rater_id
      join framework_version_competency v on v.competency_id = e.competency_id where o.id = $1 order by 1, 2`, [wish.id])) as unknown[];
    const row = (name: string, level: number) => ({ name, level, rater: 'Karim Haddad', until: null });
    // Level 1 of communication was proved before: it needs no second signature.
    expect(kept).toEqual([row(keep, 1), row(keep, 2), row(talk, 2), row(talk, 3), row(teach, 1)]);
    expect((await read()).lines.map((it) => [it.name.fr, it.state, it.answer?.words ?? null])).toEqual([
      [soft, 'waiting', null], [fix, 'waiting', null], [talk, 'confirmed', null], [teach, 'refused', 'Pas encore seul devant un groupe.'], [risk, 'refused', 'Je ne l’ai jamais vu le faire.'], [keep, 'confirmed', null],
    ]);
    expect([await held(talk), await held(keep), await held(teach), await held(risk), await held(soft)]).toEqual([3, 2, 1, 0, 2]);
    expect(await waiting()).toEqual([['Hugo Petit', 2, day(60)], ['Tomasz Nowak', 1, day(60)]]);
    await same();
  });

  it('moves the standing in the transaction of the signature, and the proof of our own is the cause shown', async () => {
    const [together] = (await house.owner.query(`select bool_and(e.xmin = s.xmin and e.xmin = t.xmin) as together from evidence e join sign_off s on s.id = e.sign_off_id join standing t on t.person_id = e.person_id and t.because ? e.id::text
      where e.person_id = $1 and e.competency_id = $2 and e.level = 3`, [id('Hugo Petit'), id(talk)])) as { together: boolean }[];
    expect(together).toEqual({ together: true });
    expect((await why(talk)).levels[2]).toMatchObject({ held: true, carriedOverUntil: null, proof: { kind: 'signOff', signed: [{ rater: 'Karim Haddad', observed: 'A tenu la permanence seul pendant deux semaines.' }] } });
    const { signOffs } = (await hugo.ask('GET', `/api/people/${id('Hugo Petit')}/competencies/${id(talk)}/sign-offs`)).body as { signOffs: SignOffLine[] };
    expect(signOffs[0]).toMatchObject({ decision: 'confirmed', levels: [2, 3], by: 'Karim Haddad' });
  });

  it('says what was known before: yesterday’s knowledge stays readable', async () => {
    await at('1 day');
    expect(await held(risk, `?knownOn=${day(-1)}`)).toBe(0);
    expect(await held(risk, `?asOf=${today}`)).toBe(0);
    await at('0');
  });

  it('answers an open request of the person too', async () => {
    const requestId = newId();
    expect((await hugo.ask('POST', '/api/sign-off-requests', { id: requestId, competencyId: id(soft), level: 2, note: '' })).status).toBe(200);
    expect((await answer([{ competency: soft, level: 2 }])).status).toBe(200);
    expect((await hugo.ask('GET', `/api/sign-off-requests/${requestId}`)).body).toMatchObject({ state: 'confirmed', answer: { by: 'Karim Haddad' } });
  });

  it('needs as many people as the rule asks for: after one of two signatures it still waits, and says whose is missing', async () => {
    expect((await answer([{ competency: fix, level: 4 }])).status).toBe(200);
    expect((await lineOf(fix))?.levels.map((it) => [it.waits, it.signatures?.signed, it.signatures?.mine, it.signatures?.missing])).toEqual([[false, ['Karim Haddad'], true, 0], [false, ['Karim Haddad'], true, 0], [false, ['Karim Haddad'], true, 0], [true, ['Karim Haddad'], true, 1]]);
    expect(await answer([{ competency: fix, level: 4 }])).toMatchObject({ status: 409, body: { code: 'carried-over.nothing-waits' } });
    expect((await lineOf(fix, nadia))?.levels[3]?.signatures).toMatchObject({ mine: false, missing: 1, missingAfter: 0 });
    expect((await answer([{ competency: fix, level: 4 }], { observed: 'A remis le poste en route devant moi.' }, nadia)).status).toBe(200);
    expect(await lineOf(fix)).toMatchObject({ state: 'confirmed', held: 4 });
    await same();
  });

  it('waits again where the rater takes the signature back before the end, and ends there', async () => {
    const { signOffs } = (await karim.ask('GET', `/api/people/${id('Hugo Petit')}/competencies/${id(keep)}/sign-offs`)).body as { signOffs: SignOffLine[] };
    expect((await karim.ask('POST', `/api/sign-offs/${signOffs[0]?.id ?? ''}/withdrawal`, { id: newId(), reason: 'Mauvaise personne.' })).status).toBe(200);
    expect(await lineOf(keep)).toMatchObject({ state: 'waiting', held: 2 });
    await same();
  });

  it('lasts where it was confirmed and ends where it was not, whatever the day; a withdrawn table takes nothing from what was confirmed', async () => {
    await at('61 days');
    expect([await held(talk), await held(soft), await held(fix), await held(keep), await held(teach)]).toEqual([3, 2, 4, 0, 1]);
    expect(await waiting()).toEqual([]);
    await same();
    await at('0');
    const [before] = ((await sophie.ask('GET', '/api/carried-over-imports')).body as { imports: CarriedOverImport[] }).imports;
    expect(before).toMatchObject({ lines: 8, confirmed: 3, refused: 2, waiting: 3, ended: 0 });
    expect((await sophie.ask('POST', `/api/carried-over-imports/${importId}/withdrawal`, { id: newId(), reason: 'Mauvais fichier.' })).status).toBe(200);
    expect([await held(talk), await held(soft), await held(fix), await held(keep), await held(teach)]).toEqual([3, 2, 4, 0, 1]);
    expect(((await sophie.ask('GET', `/api/people/${id('Tomasz Nowak')}/skill-profile`)).body as SkillProfile).coverage.cellsCarriedOver).toBe(0);
    await same();
  });
});
