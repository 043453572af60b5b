import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { planMove, type RunningStep, type StepSaid, type WrittenStep } from './move.js';

const said: fc.Arbitrary<StepSaid> = fc.record({
  kind: fc.constantFrom('meet', 'other'), title: fc.record({ fr: fc.constantFrom('Accueil', 'Badge', 'Charte') }), courseId: fc.constant(null), articleId: fc.constantFrom(null, 'charter'), cell: fc.constantFrom(null, { competencyId: 'calm', level: 1 }, { competencyId: 'calm', level: 2 }), link: fc.constantFrom('', 'https://a.example'),
  owner: fc.constantFrom({ kind: 'lead' as const }, { kind: 'person' as const, personId: 'mathis' }), due: fc.constantFrom({ kind: 'fromHire' as const, days: 1 }, { kind: 'workingDays' as const, days: 1 }, { kind: 'on' as const, day: '2026-09-07' }),
  after: fc.constantFrom(null, { rule: 'all' as const, keys: ['a'] }, { rule: 'any' as const, keys: ['a', 'b'] }), minutes: fc.constantFrom(null, 30),
});
const keys = ['a', 'b', 'c', 'd', 'e'];
const written = fc.uniqueArray(fc.constantFrom(...keys), { maxLength: 5 }).chain((own) => fc.tuple(...own.map((key) => said.map((it): WrittenStep => ({ ...it, key })))));
const running = fc.tuple(fc.uniqueArray(fc.constantFrom(...keys), { maxLength: 5 }), fc.nat(2)).chain(([own, without]) => fc.tuple(...[...own, ...Array.from({ length: without }, () => null)].map((key, index) => fc.tuple(said, fc.boolean()).map(([it, done]): RunningStep => ({ ...it, id: `${index}`, key, done })))));
const runs = { numRuns: 3000 };

/** The plan as it stands once it was moved. */
const moved = (from: readonly RunningStep[], to: readonly WrittenStep[]): RunningStep[] => {
  const { kept, changed, added } = planMove(from, to);
  return [...kept, ...[...changed.map((it) => it.to), ...added].map((it): RunningStep => ({ ...it, id: `new ${it.key}`, done: false }))];
};

describe('a running plan that is moved to another version', () => {
  it('has each of its steps, and each of the version, in exactly one place', () => fc.assert(fc.property(running, written, (from, to) => {
    const { kept, changed, added, dropped } = planMove(from, to);
    expect([...kept, ...changed.map((it) => it.from), ...dropped].map((it) => it.id).sort()).toEqual(from.map((it) => it.id).sort());
    for (const it of [...changed.map((one) => one.to), ...added]) expect(to).toContain(it);
    expect(new Set([...changed.map((it) => it.to.key), ...added.map((it) => it.key)]).size).toBe(changed.length + added.length);
    expect(changed.length + added.length).toBeLessThanOrEqual(to.length);
  }), runs));

  it('keeps what was done, unless another thing is asked under the same key; drops only what was open', () => fc.assert(fc.property(running, written, (from, to) => {
    const { kept, changed, dropped } = planMove(from, to);
    expect(dropped.some((it) => it.done)).toBe(false);
    for (const it of from.filter((one) => one.done)) {
      const same = to.find((one) => one.key === it.key);
      const other = same !== undefined && (same.kind !== it.kind || same.title.fr !== it.title.fr || same.link !== it.link || same.articleId !== it.articleId || same.cell?.level !== it.cell?.level);
      expect(kept.includes(it)).toBe(!other);
      expect(changed.some((one) => one.from === it)).toBe(other);
    }
  }), runs));

  it('says then what the version says, and moved again has nothing left to move', () => fc.assert(fc.property(running, written, (from, to) => {
    const after = moved(from, to);
    for (const it of after.filter((one) => !one.done)) expect(to.find((one) => one.key === it.key)).toMatchObject({ kind: it.kind, title: it.title, owner: it.owner, due: it.due, after: it.after, minutes: it.minutes, link: it.link });
    const again = planMove(after, to);
    expect([again.changed, again.added, again.dropped]).toEqual([[], [], []]);
    expect(again.kept.length).toBe(after.length);
  }), runs));

  it('changes nothing where the version is the one it was given from', () => fc.assert(fc.property(written, (to) => {
    const from = to.map((it): RunningStep => ({ ...it, id: it.key, done: it.minutes === 30 }));
    expect(planMove(from, to)).toEqual({ kept: from, changed: [], added: [], dropped: [] });
  }), runs));
});
