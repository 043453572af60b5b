import { describe, expect, it } from '@jest/globals';
import { languages, people, plan, laterPlan, profiles, releaseCourses, releaseQuestions, releases, scopes, season, supports } from './index.js';
import type { PersonKey, SeasonStep } from './index.js';

const steps = <K extends SeasonStep['kind']>(kind: K) => season.filter((step): step is Extract<SeasonStep, { kind: K }> => step.kind === kind);
const person = (key: PersonKey) => people.find((one) => one.key === key);
const units = releaseCourses.flatMap((course) => course.units);
const newest = releases.find(({ name }) => name === '8.4');

describe('the releases', () => {
  it('are four, of which 8.4 brings nine changes of several areas, kinds and weights, one of them critical with its question', () => {
    expect(releases.map(({ name }) => name)).toEqual(['8.2', '8.3', '8.4', '8.5']);
    expect(releases.map(({ onDay }) => onDay)).toEqual(releases.map(({ onDay }) => onDay).toSorted((a, b) => a - b));
    expect(releases.map(({ onDay }) => onDay < 0)).toEqual([true, true, true, false]);
    expect(newest?.changes).toHaveLength(9);
    for (const [part, least] of [['area', 5], ['kind', 5], ['severity', 3]] as const) expect(new Set(newest?.changes.map((it) => it[part])).size).toBeGreaterThanOrEqual(least);
    expect(newest?.changes.filter((it) => it.severity === 'critical').map((it) => it.asks)).toEqual(['pause-reminders']);
    for (const { changes } of releases) for (const it of changes) expect({ key: it.key, asks: it.asks === null || it.severity === 'critical' }).toEqual({ key: it.key, asks: true });
    const keys = releases.flatMap(({ changes }) => changes.map(({ key }) => key));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('touch what is there, and leave something to be said by whoever prepares them', () => {
    const known = new Set<string>([...units.map(({ key }) => key), ...releaseQuestions.map(({ key }) => key), 'article']);
    for (const it of releases.flatMap(({ changes }) => changes)) for (const thing of it.touches) expect([thing, known.has(thing)]).toEqual([thing, true]);
    for (const { changes } of releases) expect(changes.some(({ touches }) => touches.length > 0)).toBe(true);
    expect(releases.at(-1)?.changes.some(({ touches }) => touches.length === 0)).toBe(true);
  });
});

describe('the courses of the releases', () => {
  it('say the same in both languages, and something else from a release on that changes them', () => {
    for (const unit of units) {
      if (unit.kind === 'quiz') { for (const { questions } of unit.asks) expect(new Set(questions).size).toBe(questions.length); continue; }
      for (const { body } of unit.says) {
        const [french, english] = languages.map((language) => body[language].content.map(({ type, attrs }) => `${type} ${attrs.id}`));
        expect(english).toEqual(french);
        expect(new Set(french).size).toBe(french?.length);
      }
      expect(new Set(unit.says.map(({ body }) => JSON.stringify(body.fr))).size).toBe(unit.says.length);
    }
    for (const { scope } of units) expect(scope === null || scopes.some(({ key }) => key === scope)).toBe(true);
  });

  it('are changed by the releases that they teach', () => {
    for (const { release, course } of steps('teaches')) {
      const its = releaseCourses.find(({ key }) => key === course);
      expect({ release, changes: its?.since === release || its?.units.some((unit) => (unit.kind === 'quiz' ? unit.asks : unit.says).some(({ from }) => from === release)) }).toEqual({ release, changes: true });
    }
  });
});

describe('the season', () => {
  it('goes forward, is over before today, and lets nobody act before being hired', () => {
    const moments = season.map(({ day, at }) => day * 10_000 + Number(at.replace(':', '')));
    expect(moments).toEqual(moments.toSorted((one, other) => one - other));
    for (const step of season) {
      expect(step.at).toMatch(/^([01]\d|2[0-3]):[0-5]\d$/);
      expect(step.day).toBeGreaterThanOrEqual(-56);
      expect(step.day).toBeLessThan(0);
      if ('who' in step) expect({ step, hired: (person(step.who)?.hiredOn ?? 1) <= step.day }).toEqual({ step, hired: true });
    }
  });

  it('has somebody who knows 8.2, somebody who knows 8.3, and a new hire who knows neither', () => {
    const learnt = (who: PersonKey, from: number, to: number) => new Set(steps('learns').filter((it) => it.who === who && it.day > from && it.day < to).flatMap((it) => it.units));
    const [second, third] = (['8.3', '8.4'] as const).map((release) => steps('teaches').find((it) => it.release === release)?.day ?? 0);
    expect(learnt('julien', -57, second ?? 0).has('renewing')).toBe(true);
    expect(learnt('julien', second ?? 0, third ?? 0).size).toBe(0);
    expect(learnt('oliver', second ?? 0, third ?? 0)).toEqual(new Set(['searching']));
    expect(learnt('ines', -57, 1).size).toBe(0);
    for (const who of new Set(steps('learns').map((it) => it.who))) expect(supports.some((it) => it.who === who)).toBe(true);
  });

  it('takes the quiz of 8.4 in five minds, so that the cockpit shows which question is missed', () => {
    const launched = steps('launches')[0]?.day ?? 0;
    const taken = steps('learns').filter((it) => it.day > launched && it.units.includes('day-by-day-quiz'));
    expect(taken.length).toBeGreaterThanOrEqual(5);
    expect(taken.filter((it) => it.misses.includes('pause-reminders')).length / taken.length).toBeGreaterThanOrEqual(0.5);
    expect(taken.some((it) => it.misses.length > 1)).toBe(true);
  });

  it('holds a first checkpoint in time, and leaves the second near; each step that is ticked is of the plan', () => {
    const [held] = steps('holdsCheckpoint');
    const hired = person(held?.who ?? 'ines')?.hiredOn ?? 0;
    expect((held?.day ?? 0) - hired).toBeGreaterThanOrEqual(25);
    expect((held?.day ?? 0) - hired).toBeLessThanOrEqual(30);
    expect(hired + 60).toBeGreaterThan(0);
    expect(hired + 60).toBeLessThanOrEqual(7);
    for (const { step } of season.filter((it) => it.kind === 'ticks')) expect([...plan, ...laterPlan].some(({ key }) => key === step)).toBe(true);
    for (const { relation } of steps('meets')) expect(profiles.find(({ key }) => key === 'support-adviser')?.relations[relation.of][relation.at]).toBeDefined();
  });
});
