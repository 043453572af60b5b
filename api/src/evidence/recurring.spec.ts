import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CriteriaOfCompetency, Occurrence, RecurringActivities, Session, SkillProfile, WhyThisLevel } from '@palier/contracts';
import type { Criterion, Level } from '@palier/domain';
import { ProjectStandings } from '#evidence';
import { newId } from '#platform';
import { openHouse, Visitor, type House } from '../../test/house.js';

let house: House;
let ines: Visitor, karim: Visitor, nadia: Visitor, hugo: Visitor, sophie: Visitor;
let inesId: string, competencyId: string, today: string;

const day = (days: number): string => new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);
const why = async (asOf?: string): Promise<WhyThisLevel> => (await ines.ask('GET', `/api/people/${inesId}/competencies/${competencyId}/why${asOf === undefined ? '' : `?asOf=${asOf}`}`)).body as WhyThisLevel;
const held = async (asOf?: string) => (await why(asOf)).levels[2]?.held;
const read = async (who = ines): Promise<RecurringActivities> => (await who.ask('GET', `/api/people/${inesId}/competencies/${competencyId}/recurring`)).body as RecurringActivities;
const standing = async () => (await read()).activities[0]?.standing;
const queue = async (who = karim): Promise<Occurrence[]> => ((await who.ask('GET', '/api/occurrences')).body as { occurrences: Occurrence[] }).occurrences;
const agree = async () => { expect(await house.nest.get(ProjectStandings).rebuild('check')).toEqual([]); };
const monthly = newId();
const define = (wish: object = {}, who = karim) => who.ask('POST', '/api/recurring-activities', { id: monthly, competencyId, levels: [3], title: 'Présentation mensuelle à un client', times: 3, days: 100, ...wish });
const note = (on: string, who = ines, wish: object = {}) => who.ask('POST', `/api/people/${inesId}/occurrences`, { id: newId(), activityId: monthly, on, fact: 'Comité du client, douze personnes.', ...wish });
const answer = (id: string, decision: 'confirmed' | 'refused', words = '', who = karim) => who.ask('POST', `/api/occurrences/${id}/review`, { id: newId(), decision, words });
const done = async (on: string): Promise<string> => { const id = newId(); expect((await note(on, ines, { id })).status).toBe(200); return id; };
const code = (it: { body: unknown }) => (it.body as { code?: string }).code;

beforeAll(async () => {
  house = await openHouse({ demo: true });
  [ines, karim, nadia, hugo, sophie] = await Promise.all(['ines', 'karim', 'nadia', 'hugo', 'sophie'].map((it) => Visitor.signedIn(house, it))) as [Visitor, Visitor, Visitor, Visitor, Visitor];
  inesId = ((await ines.ask('GET', '/api/session')).body as Session).person?.id ?? '';
  const skills = (await ines.ask('GET', `/api/people/${inesId}/skill-profile`)).body as SkillProfile;
  competencyId = skills.competencies.find((it) => it.name.en === 'Communicating effectively')?.competencyId ?? '';
  today = skills.asOf;
});
afterAll(() => house?.close());

const ask = async (level: Level, criterion: Criterion) => {
  const seen = ((await sophie.ask('GET', `/api/competencies/${competencyId}/criteria`)).body as CriteriaOfCompetency).cells[level - 1]?.versions[0]?.number;
  expect((await sophie.ask('POST', `/api/competencies/${competencyId}/criteria`, { id: newId(), level, seen, criterion, from: today, before: 'keep', reason: 'Ce qui se fait chaque mois se voit.' })).status).toBe(200);
};

describe('a recurring activity', () => {
  it('is defined for levels whose rule names one, once, by HR or a lead, with a rhythm that is one', async () => {
    expect(code(await define())).toBe('recurring.not-asked-for');
    await ask(3, { kind: 'any', of: [{ kind: 'signOff', raters: 1 }, { kind: 'recurring' }] });
    expect([code(await define({ levels: [3, 4] })), code(await define({ times: 10, days: 8 })), (await define({}, ines)).status]).toEqual(['recurring.not-asked-for', 'recurring.no-rhythm', 403]);
    expect([(await define()).body, (await define()).body, code(await define({ times: 4 }))]).toEqual([{ id: monthly }, { id: monthly }, 'id.taken']);
    expect(await read()).toMatchObject({ mayDefine: false, mayNote: true, activities: [{ id: monthly, levels: [3], times: 3, days: 100, ended: false, mayEnd: false, standing: { state: 'notYet', counted: 0, until: null } }], occurrences: [] });
    expect((await why()).levels[2]?.proof).toMatchObject({ kind: 'any', of: [{ kind: 'signOff' }, { kind: 'recurring', held: false, activity: null }] });
  });

  it('is noted with a day and a fact, once a day, never ahead, and proves nothing before a rater confirms it', async () => {
    expect([code(await note(day(1))), code(await note(day(-2), ines, { activityId: newId() })), (await note(day(-2), hugo)).status]).toEqual(['recurring.not-done-yet', 'thing.not-found', 404]);
    const id = await done(day(-70));
    expect(code(await note(day(-70)))).toBe('recurring.noted-already');
    expect(await queue()).toMatchObject([{ id, state: 'waiting', person: { id: inesId }, on: day(-70), mayAnswer: true, mayWithdraw: false }]);
    expect([(await answer(id, 'confirmed', '', ines)).status, code(await answer(id, 'refused', ' '))]).toEqual([403, 'recurring.say-why']);
    const other = await done(day(-69));
    expect((await ines.ask('POST', `/api/occurrences/${other}/withdrawal`, {})).body).toEqual({ id: other });
    expect(code(await answer(other, 'confirmed'))).toBe('recurring.answered-already');
    expect((await answer(id, 'refused', 'C’était une réunion interne.')).status).toBe(200);
    expect((await read()).occurrences).toMatchObject([{ id: other, state: 'withdrawn' }, { id, state: 'refused', answer: { by: 'Karim Haddad', words: 'C’était une réunion interne.' } }]);
    expect(await queue()).toEqual([]);
    expect(await standing()).toMatchObject({ state: 'notYet', counted: 0 });
  });

  it('proves its level from the third confirmed time on, says each of them, and stops by itself where the rhythm is broken', async () => {
    const times = [await done(day(-60)), await done(day(-30)), await done(day(-1))];
    for (const id of times.slice(0, 2)) expect((await answer(id, 'confirmed')).status).toBe(200);
    expect([await held(), await standing()]).toEqual([false, { state: 'notYet', counted: 2, until: null }]);
    const last = { id: newId(), decision: 'confirmed', words: 'Vu en séance.' };
    for (let twice = 0; twice < 2; twice++) expect((await karim.ask('POST', `/api/occurrences/${times[2]}/review`, last)).body).toEqual({ id: last.id });
    expect(await standing()).toEqual({ state: 'kept', counted: 3, until: day(39) });
    const cell = (await why()).levels[2];
    expect(cell).toMatchObject({ held: true, endsOn: day(39), evidence: [{ kind: 'recurring', title: 'Présentation mensuelle à un client', by: 'Karim Haddad', on: day(-1), until: day(98), state: 'counts' }, { on: day(-30) }, { on: day(-60) }] });
    expect(cell?.proof).toMatchObject({ of: [{ kind: 'signOff' }, { kind: 'recurring', held: true, activity: { activityId: monthly, times: 3, until: day(39), done: [{ on: day(-60), by: 'Karim Haddad' }, { on: day(-30) }, { on: day(-1) }] } }] });
    expect([await held(day(-2)), await held(day(39)), await held(day(40))]).toEqual([false, true, false]);
    await agree();
  });

  it('counts to the end of its window though nobody may note it any more, and not at all once a time of it is revoked', async () => {
    const { id: evidenceId = '' } = (await why()).levels[2]?.evidence[0] ?? {};
    expect((await nadia.ask('POST', `/api/recurring-activities/${monthly}/end`, {})).status).toBe(404);
    for (let twice = 0; twice < 2; twice++) expect((await karim.ask('POST', `/api/recurring-activities/${monthly}/end`, {})).status).toBe(200);
    expect(code(await note(day(0)))).toBe('recurring.ended');
    expect([await held(), (await read()).activities[0]?.ended]).toEqual([true, true]);
    expect((await karim.ask('POST', `/api/evidence/${evidenceId}/revocation`, { id: newId(), reason: 'Ce n’était pas elle.' })).status).toBe(200);
    expect([await held(), await standing()]).toEqual([false, { state: 'notYet', counted: 2, until: null }]);
    await agree();
  });
});
