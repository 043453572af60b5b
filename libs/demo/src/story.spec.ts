import { describe, expect, it } from '@jest/globals';
import { demoPassword, framework, people, profiles, story } from './index.js';
import type { PersonKey, StoryStep } from './index.js';

const person = (key: PersonKey) => people.find((one) => one.key === key) ?? fail(key);
const fail = (what: string): never => { throw new Error(`unknown ${what}`); };
const steps = <K extends StoryStep['kind']>(kind: K) => story.filter((step): step is Extract<StoryStep, { kind: K }> => step.kind === kind);

/** What each person holds at the end, by the level rule: a quiz with at most one wrong answer of six, or none of four, proves its cell. */
function heldAtTheEnd(): Map<string, number> {
  const cells = new Set<string>();
  for (const step of steps('confirms')) for (const level of step.levels) cells.add(`${step.who} ${step.competency} ${level}`);
  for (const step of steps('observes')) for (const { competency, levels } of step.competencies) for (const level of levels) cells.add(`${step.who} ${competency} ${level}`);
  for (const step of steps('takesCourse')) {
    const proved = step.wrong === 0 || (step.wrong === 1 && step.course === 'first-steps');
    if (proved) cells.add(`${step.who} ${step.course === 'first-steps' ? 'business-software' : 'communication'} 1`);
  }
  const held = new Map<string, number>();
  for (const { key } of people)
    for (const { key: competency } of framework.competencies) {
      const level = [1, 2, 3, 4].findIndex((n) => !cells.has(`${key} ${competency} ${n}`));
      held.set(`${key} ${competency}`, level);
    }
  return held;
}

describe('the cast', () => {
  it('counts twelve, each named once, with a lead for each team', () => {
    expect(people).toHaveLength(12);
    for (const part of ['key', 'displayName', 'login'] as const) expect(new Set(people.map((one) => one[part])).size).toBe(12);
    expect(people.flatMap(({ leads }) => leads).toSorted()).toEqual(['tier-1', 'tier-2']);
    expect(people.filter(({ locale }) => locale === 'en').length).toBeGreaterThanOrEqual(2);
    expect(demoPassword.length).toBeGreaterThanOrEqual(12);
  });

  it('is asked only for levels that exist', () => {
    for (const { expectations } of profiles)
      for (const { key, levels } of framework.competencies) if (levels === null) expect(expectations[key].kind).toBe('unspecified');
  });
});

describe('the story', () => {
  it('goes forward, and is over before today', () => {
    const moments = story.map(({ day, at }) => day * 10_000 + Number(at.replace(':', '')));
    expect(moments).toEqual(moments.toSorted((one, other) => one - other));
    for (const { day, at } of story) {
      expect(at).toMatch(/^([01]\d|2[0-3]):[0-5]\d$/);
      expect(day).toBeGreaterThanOrEqual(-56);
      expect(day).toBeLessThan(0);
    }
  });

  it('lets nobody act before being hired', () => {
    for (const step of story) if ('who' in step) expect({ step, hired: person(step.who).hiredOn <= step.day }).toEqual({ step, hired: true });
  });

  it('stops before Inès opens anything: she has her profile and nothing else', () => {
    expect(story.filter((step) => 'who' in step && step.who === 'ines').map(({ kind }) => kind)).toEqual(['givesProfile']);
  });

  it('confirms and refuses only what was asked for, and is still open', () => {
    const open = new Map<string, number>();
    for (const step of story) {
      if (step.kind === 'asksSignOff') {
        expect({ step, open: open.has(`${step.who} ${step.competency}`) }).toEqual({ step, open: false });
        open.set(`${step.who} ${step.competency}`, step.level);
      }
      if (step.kind !== 'confirms' && step.kind !== 'refuses') continue;
      expect({ step, asked: open.has(`${step.who} ${step.competency}`) }).toEqual({ step, asked: true });
      if (step.kind === 'confirms') expect(step.levels.at(-1)).toBe(open.get(`${step.who} ${step.competency}`));
      open.delete(`${step.who} ${step.competency}`);
    }
    expect(open.size).toBeGreaterThanOrEqual(1);
    for (const who of open.keys()) expect(person('karim').leads).toContain(people.find(({ key }) => who.startsWith(`${key} `))?.team);
  });

  it('is rated by those who may, never by oneself, and only where there are levels', () => {
    for (const step of [...steps('confirms'), ...steps('refuses'), ...steps('observes').flatMap(({ competencies, ...step }) => competencies.map((it) => ({ ...step, ...it })))]) {
      const rater = person(step.rater);
      expect(step.rater).not.toBe(step.who);
      expect([...rater.leads, ...rater.alsoRates]).toContain(person(step.who).team);
      expect(framework.competencies.find(({ key }) => key === step.competency)?.levels).not.toBeNull();
    }
  });

  it('tells at least twelve facts, all different, and one refusal with its reason', () => {
    const facts = [...steps('confirms'), ...steps('observes')].map(({ observed }) => observed);
    expect(new Set(facts).size).toBe(facts.length);
    expect(facts.length).toBeGreaterThanOrEqual(12);
    for (const fact of facts) expect(fact.length).toBeGreaterThan(60);
    expect(steps('refuses')).toHaveLength(1);
  });

  it('shows people who say more, less and the same of themselves as is confirmed, and one who does not know; only where there are levels', () => {
    const held = heldAtTheEnd();
    const said = steps('assessesSelf');
    expect(new Set(said.map((step) => (step.level === null ? null : Math.sign(step.level - (held.get(`${step.who} ${step.competency}`) ?? 0)))))).toEqual(new Set([-1, 0, 1, null]));
    for (const step of said) expect(framework.competencies.find(({ key }) => key === step.competency)?.levels).not.toBeNull();
  });

  it('makes a matrix of levels 0 to 3, some above what is expected, some below', () => {
    const held = heldAtTheEnd();
    expect(new Set(held.values())).toEqual(new Set([0, 1, 2, 3]));
    const gaps = steps('givesProfile').flatMap(({ who, profile }) =>
      Object.entries(profiles.find(({ key }) => key === profile)?.expectations ?? {}).flatMap(([competency, expected]) => (expected.kind === 'company' ? [(held.get(`${who} ${competency}`) ?? 0) - expected.level] : [])));
    for (const sign of [-1, 0, 1]) expect(gaps.filter((gap) => Math.sign(gap) === sign).length).toBeGreaterThanOrEqual(2);
  });
});
