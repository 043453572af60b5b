import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CriteriaOfCompetency, CriterionEffect, Observable, Session, WhyThisLevel } from '@palier/contracts';
import { defaultCriteria, type Criterion, type Level } from '@palier/domain';
import { GiveProfile, ProjectStandings } from '#evidence';
import { HirePerson } from '#people';
import { newId } from '#platform';
import { openHouse, Visitor, type House } from '../../test/house.js';

let house: House;
let ines: Visitor, karim: Visitor, sophie: Visitor;
const newcomer = newId();
let inesId: string, competencyId: string, other: string, today: string;

const both: Criterion = { kind: 'all', of: [{ kind: 'quiz', atLeast: 0.9 }, { kind: 'signOff', raters: 1 }] };
const idOf = async (visitor: Visitor): Promise<string> => ((await visitor.ask('GET', '/api/session')).body as Session).person?.id ?? '';
const read = async (of = competencyId): Promise<CriteriaOfCompetency> => (await sophie.ask('GET', `/api/competencies/${of}/criteria`)).body as CriteriaOfCompetency;
const preview = async (wish: object, level: Level = 1): Promise<CriterionEffect> => (await sophie.ask('POST', `/api/competencies/${competencyId}/criteria/preview`, { level, criterion: both, from: today, before: 'keep', ...wish })).body as CriterionEffect;
const change = (wish: object, level: Level = 1, of = competencyId) => sophie.ask('POST', `/api/competencies/${of}/criteria`, { id: newId(), level, seen: 1, criterion: both, from: today, before: 'keep', reason: 'Le geste, et pas seulement le savoir.', ...wish });
const why = async (of: string, asOf?: string): Promise<WhyThisLevel> => (await karim.ask('GET', `/api/people/${of}/competencies/${competencyId}/why${asOf === undefined ? '' : `?asOf=${asOf}`}`)).body as WhyThisLevel;
const observe = async (of: string, levels: Level[], what = competencyId) => karim.ask('POST', `/api/people/${of}/observations`, { id: newId(), observed: 'A reformulé la demande devant moi.', reference: '', seen: ((await karim.ask('GET', `/api/people/${of}/observable`)).body as Observable).seen, competencies: [{ competencyId: what, levels }] });
const agree = async () => { expect(await house.nest.get(ProjectStandings).rebuild('check')).toEqual([]); };
const day = (days: number): string => new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);

beforeAll(async () => {
  house = await openHouse({ demo: true });
  [ines, karim, sophie] = await Promise.all([Visitor.signedIn(house, 'ines'), Visitor.signedIn(house, 'karim'), Visitor.signedIn(house, 'sophie')]);
  inesId = await idOf(ines);
  // Somebody of Karim's team of whom nothing is known yet, with the profile that Inès has.
  const [ground] = await house.owner.query<{ team: string; profile: string; sophie: string }[]>(`select (select id from team where name->>'fr' = 'Support N1') as team, (select profile_id from profile_holding where person_id = $1 limit 1) as profile, (select id from person where display_name = 'Sophie Laurent') as sophie`, [inesId]);
  if (ground === undefined) throw new Error('no team');
  await house.nest.get(HirePerson).run(null, { id: newcomer, name: 'Léna Roux', locale: 'fr', timeZone: 'Europe/Paris', hiredOn: '2026-01-01', roles: ['learner'], memberOf: ground.team, leads: [] });
  await house.nest.get(GiveProfile).run({ personId: ground.sophie, roles: ['hr'], leads: [] }, { id: newId(), personId: newcomer, profileId: ground.profile, from: '2026-01-02', reason: '' });
  const { competencies } = (await karim.ask('GET', `/api/people/${inesId}/observable`)).body as Observable;
  const named = (name: string) => competencies.find((it) => it.name.en === name)?.competencyId ?? '';
  [competencyId, other] = [named('Communicating effectively'), named('Managing business software')];
  today = (await why(inesId)).asOf;
});
afterAll(() => house?.close());

describe('what proves a level', () => {
  it('is what every framework begins with, since ever, for HR alone to read here', async () => {
    const it = await read();
    expect(it.cells.map(({ level, versions }) => [level, versions.map(({ number, criterion, from, inForce }) => ({ number, criterion, from, inForce }))])).toEqual(([1, 2, 3, 4] as const).map((level) => [level, [{ number: 1, criterion: defaultCriteria[level], from: null, inForce: true }]]));
    for (const who of [ines, karim]) expect((await who.ask('GET', `/api/competencies/${competencyId}/criteria`)).status).toBe(403);
    expect((await sophie.ask('GET', `/api/competencies/${newId()}/criteria`)).status).toBe(404);
  });

  it('refuses what is impossible, in words, and an edit of what was not read', async () => {
    const code = async (wish: object) => (((await change(wish)).body) as { code: string }).code;
    expect([
      await code({ criterion: { kind: 'all', of: [] } }), await code({ criterion: { kind: 'quiz', atLeast: 1.2 } }), await code({ criterion: { kind: 'signOff', raters: 9 } }), await code({ from: day(-1) }), await code({ seen: undefined }), await code({ seen: 0 }), await code({ criterion: { kind: 'wish' } }),
    ]).toEqual(['criterion.empty-group', 'criterion.mark-out-of-range', 'criterion.raters-out-of-range', 'criterion.day-is-past', 'edit.version-missing', 'edit.changed-meanwhile', 'request.malformed']);
    expect((await read()).cells[0]?.versions).toHaveLength(1);
  });

  it('keeps what was proved, unless it is chosen to hold it against the new rule; the preview counts both', async () => {
    expect((await observe(inesId, [1])).status).toBe(200);
    const held = (await read()).cells[0]?.held ?? 0;
    expect(held).toBeGreaterThan(0);
    expect(await preview({})).toMatchObject({ gain: 0, lose: 0, levelDown: 0, kept: held });
    const lost = await preview({ before: 'reEvaluate' });
    expect([lost.lose > 0, lost.lose <= held, lost.levelDown, lost.kept]).toEqual([true, true, lost.lose, 0]);

    const wish = { id: newId() };
    expect((await change(wish)).body).toEqual({ id: wish.id });
    expect((await change(wish)).body).toEqual({ id: wish.id });
    expect((await change({ ...wish, reason: 'Autre.' })).body).toMatchObject({ code: 'id.taken' });
    expect((await change({})).body).toMatchObject({ code: 'edit.changed-meanwhile' });
    const [cell] = (await read()).cells;
    expect([cell?.held, cell?.versions.map((it) => [it.number, it.from, it.before, it.inForce])]).toEqual([held, [[2, today, 'keep', true], [1, null, 'reEvaluate', false]]]);
    expect((await why(inesId)).levels[0]).toMatchObject({ held: true, ruleVersion: 1, asked: { version: 2, from: today } });
    expect(await house.owner.query('select rule_version as version from standing where person_id = $1 and competency_id = $2 and level = 1 and known_until is null', [inesId, competencyId])).toEqual([{ version: 1 }]);
    await agree();
  });

  it('asks the new proof of whoever had none: the old one no longer does, and evidence names the rule of its day', async () => {
    expect((await why(newcomer)).levels[0]).toMatchObject({ held: false, ruleVersion: 2 });
    expect((await observe(newcomer, [1])).status).toBe(200);
    expect((await why(newcomer)).levels[0]).toMatchObject({ held: false, ruleVersion: 2, proof: { kind: 'all', of: [{ kind: 'quiz', held: false }, { kind: 'signOff', held: true }] } });
    const [pinned] = await house.owner.query<{ number: number }[]>('select c.number from evidence e join criterion_version c on c.id = e.criterion_version_id where e.person_id = $1 and e.competency_id = $2 and e.level = 1 and e.kind = $3', [newcomer, competencyId, 'signOff']);
    expect(pinned).toEqual({ number: 2 });
    await agree();
  });

  it('gives what a milder rule lets count, at once', async () => {
    const milder = { seen: 2, criterion: { kind: 'any', of: [both, { kind: 'signOff', raters: 1 }] } };
    expect(await preview({ criterion: milder.criterion })).toMatchObject({ gain: 1, lose: 0, levelUp: 1 });
    expect((await change(milder)).status).toBe(200);
    expect((await why(newcomer)).levels[0]).toMatchObject({ held: true, ruleVersion: 3 });
    await agree();
  });

  it('holds everyone against another rule from a day on: the days before stay what they were', async () => {
    expect((await change({ seen: 3, before: 'reEvaluate', from: day(10) })).status).toBe(200);
    expect((await change({ seen: 4, from: day(5) })).body).toMatchObject({ code: 'criterion.before-the-last', params: { day: day(10) } });
    expect((await why(inesId)).levels[0]).toMatchObject({ held: true, asked: { version: 3 } });
    expect([(await why(inesId, day(9))).held > 0, (await why(inesId, day(10))).held]).toEqual([true, 0]);
    await house.goTo(11, '09:00');
    [karim, sophie] = await Promise.all([Visitor.signedIn(house, 'karim'), Visitor.signedIn(house, 'sophie')]);
    expect((await why(inesId)).levels[0]).toMatchObject({ held: false, ruleVersion: 4, asked: { version: 4, from: day(10) } });
    expect((await why(inesId, day(9))).levels[0]).toMatchObject({ held: true, ruleVersion: 1 });
    await agree();
  });

  it('loses nobody whose first evidence comes while it changes', async () => {
    const seen = (await read(other)).cells[1]?.versions[0]?.number ?? 0;
    const [changed, ...observed] = await Promise.all([change({ seen, from: day(12), criterion: { kind: 'signOff', raters: 2 }, before: 'reEvaluate' }, 2, other), observe(inesId, [1, 2], other), observe(newcomer, [1, 2], other)]);
    expect([changed.status, ...observed.map((it) => it.status)]).toEqual([200, 200, 200]);
    await agree();
  });
});
