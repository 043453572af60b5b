import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Framework, GroupMovement, HeatMap, Matrix, MatrixSummary, Movement, Observable, Profile, ProfileLine, Session } from '@palier/contracts';
import { causeKinds, sumOfCoverage } from '@palier/domain';
import { newId } from '#platform';
import { openHouse, Visitor, type House } from '../../test/house.js';

let house: House;
let ines: Visitor, karim: Visitor, sophie: Visitor;
let inesId: string;
const today = (days: number): string => new Date(Date.parse(start) + days * 86_400_000).toISOString().slice(0, 10);
let start = '';

const comeIn = async (): Promise<void> => { [ines, karim, sophie] = await Promise.all([Visitor.signedIn(house, 'ines'), Visitor.signedIn(house, 'karim'), Visitor.signedIn(house, 'sophie')]); };
const goTo = async (days: number): Promise<void> => { await house.goTo(days, '10:00'); await comeIn(); };

beforeAll(async () => {
  house = await openHouse({ demo: true });
  await comeIn();
  inesId = ((await ines.ask('GET', '/api/session')).body as Session).person?.id ?? '';
  start = ((await house.owner.query('select palier_today()::text as day')) as [{ day: string }])[0].day;
});
afterAll(() => house?.close());

const matrix = async (asOf: string, knownOn?: string): Promise<Matrix> => (await sophie.ask('GET', `/api/matrix?asOf=${asOf}${knownOn === undefined ? '' : `&knownOn=${knownOn}`}`)).body as Matrix;
const movement = async (query: string, as = sophie): Promise<Movement> => { const it = await as.ask('GET', `/api/people/${inesId}/movement?${query}`); expect(it.status).toBe(200); return it.body as Movement; };
const group = async (query: string, as = sophie): Promise<GroupMovement> => { const it = await as.ask('GET', `/api/movement?${query}`); expect(it.status).toBe(200); return it.body as GroupMovement; };
const observe = async (competencyId: string, levels: number[]): Promise<void> => {
  const { seen } = (await karim.ask('GET', `/api/people/${inesId}/observable`)).body as Observable;
  expect((await karim.ask('POST', `/api/people/${inesId}/observations`, { id: newId(), observed: 'Seen on Tuesday.', reference: '', seen, competencies: [{ competencyId, levels }] })).status).toBe(200);
};
const figures = (it: Matrix['people'][number] | undefined) => ({ levels: it?.cells.reduce((sum, cell) => sum + (cell.held ?? 0), 0) ?? 0, gap: it?.cells.reduce((sum, cell) => sum + (cell.expected === null || cell.held === null ? 0 : Math.max(0, cell.expected - cell.held)), 0) ?? 0 });

describe('what moved between two dates', () => {
  it('is told cause by cause: what was proved, what is asked, what the framework has, what never counted; each with what made it', async () => {
    const [profile] = ((await sophie.ask('GET', '/api/profiles')).body as { profiles: ProfileLine[] }).profiles.filter((it) => it.kind === 'company' && it.people > 0);
    const { profileCompetencies, revisions } = (await sophie.ask('GET', `/api/profiles/${profile?.id}`)).body as Profile;
    const [wanted, other] = profileCompetencies.filter((it) => it.hasLevels && it.expectation.kind === 'company' && it.expectation.level === 2);
    const silent = ((await sophie.ask('GET', '/api/frameworks')).body as { frameworks: Framework[] }).frameworks.flatMap((it) => it.competencies).find((it) => !it.hasLevels);
    if (wanted === undefined || other === undefined || silent === undefined) throw new Error('the demo is another');
    await goTo(1);
    await observe(wanted.competencyId, [1]);
    await observe(other.competencyId, [1, 2]);
    await goTo(3);
    await observe(wanted.competencyId, [2]);
    expect((await sophie.ask('POST', `/api/profiles/${profile?.id}/expectations`, { seen: revisions[0]?.number ?? 0, effectiveFrom: today(4), reason: 'Nouvelle offre.', expectations: [{ competencyId: wanted.competencyId, level: 3 }] })).status).toBe(200);
    const [signed] = (await house.owner.query('select id from sign_off where person_id = $1 and competency_id = $2', [inesId, other.competencyId])) as [{ id: string }];
    expect((await karim.ask('POST', `/api/sign-offs/${signed.id}/withdrawal`, { id: newId(), reason: 'C’était Hugo.' })).status).toBe(200);
    expect((await sophie.ask('POST', `/api/competencies/${silent.id}/company-levels`, { id: newId(), seen: 0, reason: 'Chez nous.', locale: 'fr', statements: [1, 2, 3, 4].map((it) => `Niveau ${it}`) })).status).toBe(200);
    await goTo(5);

    const it = await movement(`from=${today(2)}&to=${today(5)}`);
    expect(it).toMatchObject({ fromKnownOn: today(2), knownOn: null, person: { id: inesId } });
    expect(it.causes.map((cause) => [cause.kind, cause.way, cause.on, cause.from.level, cause.to.level, cause.moved.gap, cause.by, cause.reason])).toEqual([
      ['correction', 'neverCounted', today(3), 2, 0, 2, 'Karim Haddad', 'C’était Hugo.'],
      ['person', 'proved', today(3), 1, 2, -1, null, null],
      ['framework', 'scale', today(3), null, 0, 0, null, null],
      ['requirement', 'expectation', today(4), 2, 2, 1, 'Sophie Laurent', 'Nouvelle offre.'],
    ]);
    expect(it.causes[1]?.proofs).toEqual([expect.objectContaining({ kind: 'signOff', by: 'Karim Haddad', on: today(3) })]);
    // With the same knowledge of both days, the signature was never there.
    expect((await movement(`from=${today(2)}&to=${today(5)}&fromKnownOn=${today(5)}`)).causes.some((cause) => cause.kind === 'correction')).toBe(false);
  });

  it('sums to the difference of the two matrices, person by person and in total, whatever the days and what was known', async () => {
    const pairs = [[0, 5, 0, 5], [2, 5, 2, 5], [1, 3, 4, 5], [2, 3, 2, 3], [-30, 4, -30, 5], [4, 400, 5, 5]] as const;
    for (const [from, to, k1, k2] of pairs) {
      const [before, after] = [await matrix(today(from), today(k1)), await matrix(today(to), today(k2))];
      const it = await group(`from=${today(from)}&to=${today(to)}&fromKnownOn=${today(k1)}&knownOn=${today(k2)}`);
      let total = { level: 0, gap: 0 };
      for (const person of after.people) {
        const [a, b] = [figures(before.people.find((one) => one.personId === person.personId)), figures(person)];
        const line = it.lines.find((one) => one.personId === person.personId);
        const moved = { level: b.levels - a.levels, gap: b.gap - a.gap };
        expect([from, to, person.name, line?.moved ?? { level: 0, gap: 0 }]).toEqual([from, to, person.name, moved]);
        if (line !== undefined) expect(causeKinds.reduce((sum, kind) => ({ level: sum.level + line.parts[kind].level, gap: sum.gap + line.parts[kind].gap }), { level: 0, gap: 0 })).toEqual(moved);
        total = { level: total.level + moved.level, gap: total.gap + moved.gap };
      }
      expect(it.sum.moved).toEqual(total);
    }
  });

  it('is for whoever may see the person: a lead reads whom they lead, nobody reads another team', async () => {
    expect((await movement('', ines)).person.id).toBe(inesId);
    const mine = await group(`from=${today(0)}&to=${today(5)}`, karim);
    expect(mine.lines.map((line) => line.name)).toContain('Inès Benali');
    expect(mine.people).toBeLessThan((await group(`from=${today(0)}&to=${today(5)}`)).people);
    const [theirs, absent] = [newId(), newId()];
    expect((await sophie.ask('POST', '/api/team-tree', { id: theirs, name: { fr: 'Ailleurs' }, parentId: null })).status).toBe(200);
    expect(await group(`teamId=${theirs}`)).toMatchObject({ people: 0 });
    for (const teamId of [theirs, absent]) expect((await karim.ask('GET', `/api/movement?teamId=${teamId}`)).status).toBe(404);
    expect((await ines.ask('GET', '/api/movement')).status).toBe(403);
    expect((await group(`teamId=${mine.teams[0]?.id}`)).people).toBeGreaterThan(0);
    expect(await group('site=Nowhere')).toMatchObject({ people: 0, lines: [], sum: { moved: { level: 0, gap: 0 } } });
  });

  it('refuses days that cannot be compared', async () => {
    for (const query of [`from=${today(2)}&to=${today(2)}`, `from=${today(2)}&to=${today(1)}`, `from=${today(1)}&to=${today(5)}&fromKnownOn=${today(0)}`, `from=${today(1)}&to=${today(5)}&knownOn=${today(0)}`]) expect(await sophie.ask('GET', `/api/movement?${query}`)).toMatchObject({ status: 422, body: { code: 'days.out-of-order' } });
    expect((await sophie.ask('GET', '/api/movement?from=yesterday')).status).toBe(400);
  });
});

describe('the matrix in sums', () => {
  it('says for everybody, and for each team with those under it, what the pages of the matrix say of their people, on any day and as it was known on any', async () => {
    const get = async <T>(path: string): Promise<T> => (await sophie.ask('GET', path)).body as T;
    let some = 0;
    // What sums get wrong first: levels above a hole, levels carried over, a second profile.
    await house.owner.query(`insert into standing (person_id, competency_id, level, valid_from, known_from, because, rule_version) select person_id, competency_id, 4, min(valid_from), min(known_from), '["x"]', 1 from standing where known_until is null group by 1, 2 having max(level) < 3`);
    await house.owner.query(`update standing set carried_over = true, valid_until = valid_from + interval '300 days' where level <= 2 and known_until is null and valid_until is null and get_byte(uuid_send(person_id), 15) % 2 = 0`);
    const [{ n: doubled }] = (await house.owner.query(`with given as (insert into profile_holding (id, person_id, profile_id, from_on, recorded_at) select gen_random_uuid(), h.person_id, o.id, h.from_on, h.recorded_at from profile_holding h join profile p on p.id = h.profile_id join profile o on o.framework_id = p.framework_id and o.id <> p.id returning 1) select count(*)::int as n from given`)) as [{ n: number }];
    expect(doubled).toBeGreaterThan(3);
    for (const query of ['', `asOf=${today(2)}`, `asOf=${today(2)}&knownOn=${today(2)}`, `asOf=${today(5)}&knownOn=${today(3)}`, 'only=expiring']) {
      const page = await get<Matrix>(`/api/matrix?${query}`);
      const map = await get<HeatMap>(`/api/matrix/teams?${query}`);
      expect(await get<MatrixSummary>(`/api/matrix/summary?${query}`)).toMatchObject({ people: page.people.length, coverage: page.coverage });
      expect(map).toMatchObject({ people: page.people.length, coverage: page.coverage });
      expect(sumOfCoverage(map.rows.map((it) => it.coverage))).toEqual(page.coverage);
      const rows = [...map.rows];
      for (const row of map.rows) if (row.under > 0) rows.push(...(await get<HeatMap>(`/api/matrix/teams?${query}&teamId=${row.id}`)).rows.filter((it) => it.id !== row.id));
      for (const row of rows.filter((it) => it.id !== null)) {
        const own = await get<Matrix>(`/api/matrix?${query}&teamId=${row.id}`);
        expect([row.name, row.people, row.coverage]).toEqual([row.name, own.people.length, own.coverage]);
        for (const [at, { id }] of own.competencies.entries()) {
          const cells = own.people.flatMap((it) => it.cells.filter((cell, index) => index === at && cell.expected !== null));
          const square = row.cells.find((it) => it.competencyId === id);
          expect([square?.held ?? 0, square?.expected ?? 0]).toEqual([cells.reduce((sum, it) => sum + Math.min(it.held ?? 0, it.expected ?? 0), 0), cells.reduce((sum, it) => sum + (it.expected ?? 0), 0)]);
          some += square?.held ?? 0;
        }
      }
    }
    expect(some).toBeGreaterThan(20);
  });
});

describe('evidence that is held back', () => {
  it('is told from what ended: who suspended it and why, and from when it counts again; the parts still sum', async () => {
    const [proof] = (await house.owner.query(`select e.id from evidence e left join revocation r on r.evidence_id = e.id where e.person_id = $1 and e.level = 2 and r.id is null and e.kind = 'signOff' order by e.recorded_at desc limit 1`, [inesId])) as [{ id: string }];
    await goTo(7);
    expect((await sophie.ask('POST', `/api/evidence/${proof.id}/suspension`, { id: newId(), from: today(7), until: today(8), reason: 'À vérifier.', insteadOf: null })).status).toBe(200);
    await goTo(10);
    const it = await movement(`from=${today(6)}&to=${today(10)}`);
    expect(it.causes.map((cause) => [cause.kind, cause.way, cause.on, cause.moved.level, cause.by, cause.reason, cause.proofs.map((one) => one.id)])).toEqual([
      ['expiry', 'suspended', today(7), -1, 'Sophie Laurent', 'À vérifier.', [proof.id]],
      ['expiry', 'resumed', today(9), 1, 'Sophie Laurent', 'À vérifier.', [proof.id]],
    ]);
    expect([it.sum.parts.expiry.level, it.sum.moved.level]).toEqual([0, 0]);
    expect((await movement(`from=${today(6)}&to=${today(8)}`)).sum).toMatchObject({ parts: { expiry: { level: -1 } }, moved: { level: -1 } });
  });
});
