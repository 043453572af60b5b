import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Framework, Gaps, Matrix, Profile, ProfileLine, TeamProgress, WhatIf } from '@palier/contracts';
import { openHouse, Visitor, type House } from '../../test/house.js';

let house: House;
let sophie: Visitor, karim: Visitor;
let communication: string;
beforeAll(async () => {
  house = await openHouse({ demo: true });
  [sophie, karim] = await Promise.all([Visitor.signedIn(house, 'sophie'), Visitor.signedIn(house, 'karim')]);
  communication = ((await sophie.ask('GET', '/api/frameworks')).body as { frameworks: Framework[] }).frameworks[0]?.competencies.find((it) => it.name.fr === 'Communiquer efficacement')?.id ?? '';
});
afterAll(() => house?.close());

const facts = async (): Promise<unknown> => house.owner.query('select (select count(*) from expectation) as e, (select count(*) from profile_revision) as r, (select count(*) from notification) as n');
/** The role profile that most people have. */
const held = async (): Promise<Profile> => {
  const { profiles } = (await sophie.ask('GET', '/api/profiles')).body as { profiles: ProfileLine[] };
  const most = profiles.filter((it) => it.kind === 'company').sort((a, b) => b.people - a.people)[0];
  return (await sophie.ask('GET', `/api/profiles/${most?.id}`)).body as Profile;
};
const placeOf = (it: Matrix): number => it.competencies.findIndex((one) => one.id === communication);
const tryOut = (id: string, level: number | null, effectiveFrom = '2999-03-01', as = sophie) => as.ask('POST', `/api/profiles/${id}/expectations/trial`, { effectiveFrom, expectations: [{ competencyId: communication, level }] });

describe('a change that is only tried', () => {
  it('says who would fall short, by name and by team, as the matrix would after it; keeps nothing and tells nobody', async () => {
    const profile = await held();
    const before = await facts();
    const result = (await tryOut(profile.id, 4)).body as WhatIf;
    const day = (await sophie.ask('GET', '/api/matrix?asOf=2999-03-01')).body as Matrix;
    expect(result.changes).toMatchObject([{ competencyId: communication, after: 4 }]);
    expect(result.short.length).toBeGreaterThan(0);
    expect(result.teams.reduce((sum, it) => sum + it.people, 0)).toBe(result.people);
    expect(result.teams.reduce((sum, it) => sum + it.short, 0)).toBe(result.short.length);
    for (const person of result.short) expect(person.competencies[0]?.held).toBe(day.people.find((it) => it.personId === person.personId)?.cells[placeOf(day)]?.held);
    expect(await facts()).toEqual(before);
    expect((await held()).revisions).toEqual(profile.revisions);

    // What was said comes true once it is decided.
    await sophie.ask('POST', `/api/profiles/${profile.id}/expectations`, { seen: profile.revisions[0]?.number ?? 0, effectiveFrom: '2999-03-01', reason: 'Essai', expectations: [{ competencyId: communication, level: 4 }] });
    const after = (await sophie.ask('GET', '/api/matrix?asOf=2999-03-01')).body as Matrix;
    const cell = (it: Matrix['people'][number] | undefined) => it?.cells[placeOf(after)];
    const lacks = (it: Matrix['people'][number]) => { const one = cell(it); return Math.max(0, (one?.expected ?? 0) - (one?.held ?? 0)); };
    expect(after.people.filter((it) => lacks(it) > lacks(day.people.find((one) => one.personId === it.personId) ?? it)).map((it) => it.name).sort()).toEqual(result.short.map((it) => it.name).sort());
    expect((await tryOut(profile.id, 4)).body).toMatchObject({ changes: [], short: [] });
    expect((await tryOut(profile.id, null)).body).toMatchObject({ short: [], relieved: result.short.length });
  });

  it('is ahead of today, of a role profile, and for HR alone', async () => {
    const { id } = await held();
    const [{ today = '' } = {}] = (await house.owner.query('select palier_today()::text as today')) as { today: string }[];
    expect(await tryOut(id, 3, today)).toMatchObject({ status: 422, body: { code: 'profile.trial-not-ahead' } });
    expect(await tryOut(id, 3, '2999-03-01', karim)).toMatchObject({ status: 403 });
  });
});

describe('gaps of teams and sites', () => {
  it('sum up to what a lead reads of each member, name nobody, and offer activities about missing cells alone', async () => {
    const { teams } = (await karim.ask('GET', '/api/teams')).body as TeamProgress;
    const raw = (await karim.ask('GET', '/api/gaps')).body as Gaps;
    for (const team of teams.filter((it) => it.members.length > 0)) {
      const group = raw.groups.find((it) => it.id === team.id);
      expect(group?.coverage).toEqual(team.coverage);
      expect(group?.cells.reduce((sum, it) => sum + it.missing, 0)).toBe(team.coverage.cellsExpected - team.coverage.cellsHeld);
      for (const member of team.members) expect(JSON.stringify(raw)).not.toContain(member.name);
    }
    const lacked = new Set(raw.groups.flatMap((it) => it.cells.map((cell) => `${cell.competencyId}/${cell.level}`)));
    expect(raw.activities.length).toBeGreaterThan(0);
    for (const cell of raw.activities.flatMap((it) => it.cells)) expect(lacked).toContain(`${cell.competencyId}/${cell.level}`);
    const everybody = (await sophie.ask('GET', '/api/gaps')).body as Gaps;
    expect(everybody.groups.reduce((sum, it) => sum + it.people, 0)).toBeGreaterThan(raw.groups.reduce((sum, it) => sum + it.people, 0));
  });
});
