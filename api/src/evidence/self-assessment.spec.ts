import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SelfAssessments, Session, SkillProfile } from '@palier/contracts';
import { expectedLevel, intervalsOf, levels, type Actor, type HeldLevel, type Level } from '@palier/domain';
import fc from 'fast-check';
import { AssessSelf, ProjectStandings, RecordObservation, WithdrawSignOff } from '#evidence';
import { HirePerson } from '#people';
import { newId } from '#platform';
import { openHouse, Visitor, type House } from '../../test/house.js';

let house: House;
let ines: Visitor, karim: Visitor, sophie: Visitor;
let inesId: string;
let competencies: readonly string[];

beforeAll(async () => {
  house = await openHouse({ demo: true });
  [ines, karim, sophie] = await Promise.all([Visitor.signedIn(house, 'ines'), Visitor.signedIn(house, 'karim'), Visitor.signedIn(house, 'sophie')]);
  inesId = ((await ines.ask('GET', '/api/session')).body as Session).person?.id ?? '';
  competencies = ((await house.owner.query('select distinct competency_id as id from level_statement order by 1')) as { id: string }[]).map((it) => it.id);
});
afterAll(() => house?.close());

const said = async (as: Visitor, query = ''): Promise<SelfAssessments> => (await as.ask('GET', `/api/people/${inesId}/self-assessments${query}`)).body as SelfAssessments;
const communication = async (as = ines, query = '') => (await said(as, query)).competencies.find((it) => it.name.en === 'Communicating effectively') ?? fail('communication');
const fail = (what: string): never => { throw new Error(`no ${what}`); };
const assess = (wish: object, as = ines) => as.ask('POST', '/api/self-assessments', { id: newId(), level: 3, words: '', ...wish });

describe('what somebody says of themselves', () => {
  it('stands beside the confirmed level, dated, in their words, for them, their lead and HR; and counts nowhere', async () => {
    const { competencyId, held, expectation } = await communication();
    expect([held, expectation]).toEqual([0, expect.objectContaining({ kind: 'company', level: 2 })]);
    const standings = await house.owner.query('select count(*)::int as n from standing');
    const wish = { id: newId(), competencyId, level: 3, words: 'Je présente seule depuis mon ancien poste.' };
    for (let twice = 0; twice < 2; twice++) expect(await ines.ask('POST', '/api/self-assessments', wish)).toMatchObject({ status: 200, body: { id: wish.id } });
    for (const other of [{ level: 2 }, { level: null }, { words: '' }, { competencyId: competencies.find((it) => it !== competencyId) }]) expect(await ines.ask('POST', '/api/self-assessments', { ...wish, ...other })).toMatchObject({ status: 409, body: { code: 'id.taken' } });
    expect((await assess({ competencyId, level: 1 })).status).toBe(200);
    expect((await assess({ competencyId, level: null })).status).toBe(200);
    for (const reader of [ines, karim, sophie]) expect(await communication(reader)).toMatchObject({ held: 0, said: [{ level: null, words: null }, { level: 1 }, { level: 3, words: wish.words }] });
    const skills = (await karim.ask('GET', `/api/people/${inesId}/skill-profile`)).body as SkillProfile;
    expect(skills.competencies.find((it) => it.competencyId === competencyId)).toMatchObject({ held: 0, state: 'below', self: { level: null } });
    expect(skills.competencies.filter((it) => it.self !== null)).toHaveLength(1);
    expect(skills.coverage.cellsHeld).toBe(0);
    expect(await house.owner.query('select count(*)::int as n from standing')).toEqual(standings);
    const why = await ines.ask('GET', `/api/people/${inesId}/competencies/${competencyId}/why`);
    expect(why.text).not.toContain(wish.words);
  });

  it('is read as of a day, and as known on one', async () => {
    const { asOf } = await said(ines);
    const yesterday = new Date(Date.parse(asOf) - 86_400_000).toISOString().slice(0, 10);
    for (const query of [`?asOf=${yesterday}`, `?knownOn=${yesterday}`]) expect((await communication(ines, query)).said).toEqual([]);
    expect((await communication(ines, `?asOf=${asOf}`)).said).toHaveLength(3);
    const skills = (await ines.ask('GET', `/api/people/${inesId}/skill-profile?asOf=${yesterday}`)).body as SkillProfile;
    expect(skills.competencies.every((it) => it.self === null)).toBe(true);
  });

  it('is offered and taken only where there are levels, by oneself, and names levels that exist', async () => {
    expect((await said(ines)).competencies).toHaveLength(8);
    expect((await said(ines)).competencies.map((it) => it.held < (expectedLevel(it.expectation) ?? 0))).toEqual([true, true, true, true, true, false, false, false]);
    const [none] = (await house.owner.query('select competency_id as id from framework_version_competency where not has_levels limit 1')) as [{ id: string }];
    expect(await assess({ competencyId: none.id })).toMatchObject({ status: 422, body: { code: 'sign-off.level-has-no-statement' } });
    expect((await assess({ competencyId: newId() })).status).toBe(404);
    for (const level of [5, -1, 1.5, '2']) expect((await assess({ competencyId: competencies[0], level })).status).toBe(400);
    const mathis = await Visitor.signedIn(house, 'mathis');
    expect((await assess({ competencyId: competencies[0] }, mathis)).status).toBe(403);
    expect((await mathis.ask('GET', `/api/people/${inesId}/self-assessments`)).status).toBe(403);
    expect((await (await Visitor.signedIn(house, 'hugo')).ask('GET', `/api/people/${inesId}/self-assessments`)).status).toBe(404);
  });
});

type Step = { readonly kind: 'observe'; readonly rater: 0 | 1; readonly cells: readonly { readonly competency: 0 | 1; readonly levels: readonly Level[] }[] } | { readonly kind: 'withdraw'; readonly pick: number } | { readonly kind: 'assess'; readonly competency: 0 | 1; readonly level: HeldLevel | null };

describe('laws, on histories that the actions really wrote', () => {
  it('a self-assessment never changes a standing; withdrawing restores exactly what the other facts give; a rebuild finds no difference', async () => {
    const level = fc.constantFrom(...levels);
    const which = fc.constantFrom<0 | 1>(0, 1);
    const step: fc.Arbitrary<Step> = fc.oneof(
      { weight: 3, arbitrary: fc.record({ kind: fc.constant('observe' as const), rater: which, cells: fc.uniqueArray(fc.record({ competency: which, levels: fc.uniqueArray(level, { minLength: 1, maxLength: 4 }) }), { minLength: 1, maxLength: 2, selector: (it) => it.competency }) }) },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant('withdraw' as const), pick: fc.nat(9) }) },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant('assess' as const), competency: which, level: fc.option(fc.constantFrom<HeldLevel>(0, 1, 2, 3, 4)) }) },
    );
    const standings = house.nest.get(ProjectStandings);
    const [raters] = [(await house.owner.query(`select id from person where display_name in ('Karim Haddad', 'Nadia Ferrand') order by 1`)) as { id: string }[]];
    const all = (personId: string) => house.owner.query('select *, xmin::text as written from standing where person_id = $1 order by competency_id, level, valid_from, known_from', [personId]);
    const believed = async (personId: string) => ((await house.owner.query('select competency_id as c, level, valid_from as f, valid_until as u, because from standing where person_id = $1 and known_until is null order by 1, 2, 3', [personId])) as { c: string; level: Level; f: Date; u: Date | null; because: string[] }[]).map((it) => [it.c, it.level, it.f.getTime(), it.u?.getTime() ?? null, it.because]);
    let withdrawals = 0;
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 7 }), async (steps) => {
      const personId = newId();
      await house.nest.get(HirePerson).run(null, { id: personId, name: 'Somebody', locale: 'fr', timeZone: 'Europe/Paris', hiredOn: '2026-01-01', roles: ['learner'], memberOf: null, leads: [] });
      const actors = raters.map((it): Actor => ({ personId: it.id, roles: ['lead'], leads: [personId] }));
      const self: Actor = { personId, roles: ['learner'], leads: [] };
      const given: { readonly id: string; readonly by: Actor }[] = [];
      for (const it of steps) {
        if (it.kind === 'observe') {
          const by = actors[it.rater] ?? fail('rater');
          const { id } = await house.nest.get(RecordObservation).run(by, personId, { id: newId(), observed: 'Seen.', reference: '', seen: '2999-01-01T00:00:00Z', competencies: it.cells.map((cell) => ({ competencyId: competencies[cell.competency] ?? '', levels: cell.levels })) });
          given.push(...((await house.owner.query('select id from sign_off where observation_id = $1 order by 1', [id])) as { id: string }[]).map((one) => ({ id: one.id, by })));
        } else if (it.kind === 'assess') {
          const before = await all(personId);
          await house.nest.get(AssessSelf).run(self, { id: newId(), competencyId: competencies[it.competency] ?? '', level: it.level, words: 'I think so.' });
          expect(await all(personId)).toEqual(before);
        } else {
          const [taken] = given.splice(it.pick % Math.max(1, given.length), 1);
          if (taken === undefined) continue;
          withdrawals++;
          await house.nest.get(WithdrawSignOff).run(taken.by, taken.id, { id: newId(), reason: 'Mistaken.' });
          const { evidence } = await standings.factsOf(personId);
          const stay = evidence.filter((one) => one.source.kind === 'signOff' && given.some((sign) => one.source.kind === 'signOff' && sign.id === one.source.signOffId));
          const wanted = intervalsOf(stay, [], [], await standings.rulesFor(evidence.map((one) => one.cell))).map((one) => [one.cell.competencyId, one.cell.level, one.from, one.until, one.because]);
          const byPlace = (a: unknown[], b: unknown[]): number => (JSON.stringify(a.slice(0, 3)) < JSON.stringify(b.slice(0, 3)) ? -1 : 1);
          expect((await believed(personId)).sort(byPlace)).toEqual(wanted.sort(byPlace));
        }
      }
    }), { numRuns: 40 });
    expect(withdrawals).toBeGreaterThan(5);
    expect(await standings.rebuild('check')).toEqual([]);
  });
});
