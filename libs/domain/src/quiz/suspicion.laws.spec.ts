import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ItemAnswer } from './item-statistics.js';
import { simulatedClass } from './simulated-class.js';
import { leastPeople, suspicions, type Suspicion, type SuspicionKind } from './suspicion.js';

const room = { people: 30, questions: 12, spoilt: 6, timed: true, guessing: false };
const question = fc.record({ seed: fc.nat(), people: fc.integer({ min: 12, max: 40 }), index: fc.nat(11) }).map(({ seed, people, index }) => simulatedClass({ ...room, people }, seed)[index] as ReturnType<typeof simulatedClass>[number]);
const options = ['a', 'b', 'c', 'd'].map((id) => ({ id, correct: id === 'a' }));
/** Thirty people from the worst to the best; what each chose. */
const chose = (of: (person: number) => string | null, seconds: (person: number) => number | null = () => null, at: (person: number) => number = (it) => (it * 7) % 30): ItemAnswer[] => Array.from({ length: 30 }, (_, person) => ({ credit: of(person) === 'a' ? 1 : 0, rest: person / 29, chosen: of(person) === null ? [] : [of(person) as string], seconds: seconds(person), at: at(person) }));
const turns = ['b', 'c', 'd'];
const wrong = (person: number) => turns[person % 3] as string;

describe('what is suspected of a question', () => {
  it('is nothing where the better people are right and the others err in all ways', () => expect(suspicions(chose((it) => (it >= 12 ? 'a' : wrong(it))), options)).toEqual([]));

  it('is a wrong key where the better people choose another option, which it names, and nothing that follows from it', () => {
    const [first, ...others] = suspicions(chose((it) => (it >= 12 ? 'b' : (['a', 'c', 'd'][it % 3] as string))), options);
    expect(first).toMatchObject({ kind: 'misKeyed', optionId: 'b', upper: 1, upperKey: 0 });
    expect(others).toEqual([]);
    expect(first?.kind === 'misKeyed' && (first.discrimination ?? 0) < 0).toBe(true);
  });

  it('is a wrong key without an option where there are none to name', () => {
    const reversed = chose((it) => (it < 15 ? 'a' : 'b')).map((it) => ({ ...it, chosen: [] }));
    expect(suspicions(reversed, [])).toEqual([expect.objectContaining({ kind: 'misKeyed', optionId: null, upper: null, upperKey: null })]);
  });

  it('is an ambiguous question where the better people are split in two', () => expect(suspicions(chose((it) => (it >= 10 ? (it % 2 === 0 ? 'a' : 'c') : wrong(it))), options)[0]).toMatchObject({ kind: 'ambiguous', optionId: 'c', upper: 0.5, upperKey: 0.5 }));

  it('is a dead distractor where nobody errs that way', () => expect(suspicions(chose((it) => (it >= 14 ? 'a' : (['b', 'c'][it % 2] as string))), options)).toEqual([expect.objectContaining({ kind: 'deadDistractor', optionId: 'd', chosen: 0, wrong: 14 })]));

  it('is a leak where from some day on everybody is right, and fast', () => {
    const day = (person: number) => (person * 7) % 30;
    const known = (person: number) => (day(person) >= 15 || person >= 20 ? 'a' : wrong(person));
    const [first] = suspicions(chose(known, (it) => (day(it) >= 15 ? 8 : 40)), options);
    expect(first).toMatchObject({ kind: 'leaked', since: 15, after: 1, secondsBefore: 40, secondsAfter: 8 });
    expect(suspicions(chose(known, () => 40), options).find((it) => it.kind === 'leaked')?.factor ?? 0).toBeLessThan(first?.factor as number);
  });

  it('is a question too easy where all are right', () => expect(suspicions(chose(() => 'a'), options)).toEqual([expect.objectContaining({ kind: 'tooEasy', right: 30, people: 30 })]));

  it('is nothing below twelve people, whatever they say', () => fc.assert(fc.property(question, fc.nat(leastPeople - 1), ({ answers, options: of }, few) => expect(suspicions(answers.slice(0, few), of)).toEqual([]))));

  it('is the same whoever comes first, whatever the order of the options', () => fc.assert(fc.property(question.chain((it) => fc.tuple(fc.constant(it), fc.shuffledSubarray([...it.answers], { minLength: it.answers.length }))), ([it, shuffled]) => {
    const said = suspicions(it.answers, it.options);
    expect(suspicions(shuffled, it.options)).toEqual(said);
    expect(suspicions(it.answers, [...it.options].reverse()).map((other) => [other.kind, other.factor.toFixed(6)])).toEqual(said.map((other) => [other.kind, other.factor.toFixed(6)]));
  }), { numRuns: 60 }));

  it('is the same whatever the options are called and the rest score is counted in', () => fc.assert(fc.property(question, ({ answers, options: of }) => {
    // Below nothing and above nothing by a rounding are the same.
    const rounded = (it: number) => Number(it.toFixed(6)) + 0;
    const said = (found: readonly Suspicion[]) => found.map((it) => ({ ...it, factor: rounded(it.factor), ...('optionId' in it ? { optionId: it.optionId?.slice(-1) } : {}), ...('discrimination' in it ? { discrimination: it.discrimination == null ? null : rounded(it.discrimination) } : {}) }));
    expect(said(suspicions(answers.map((it) => ({ ...it, rest: it.rest * 0.5 + 0.1, chosen: it.chosen.map((id) => `option ${id}`) })), of.map((it) => ({ ...it, id: `option ${it.id}` }))))).toEqual(said(suspicions(answers, of)));
  }), { numRuns: 60 }));

  it('finds most of what was spoilt in sixty invented classes of thirty, and suspects few of the sane questions', () => {
    const seen = Array.from({ length: 60 }, (_, seed) => simulatedClass({ ...room, spoilt: 3 }, 5_000_000 + seed)).flat().map((it) => ({ ...it, found: suspicions(it.answers, it.options) }));
    const share = (of: readonly boolean[]) => of.filter(Boolean).length / of.length;
    const found = (kind: SuspicionKind) => share(seen.filter((it) => it.planted === kind).map((it) => it.found.some((suspicion) => suspicion.kind === kind)));
    for (const [kind, least] of [['misKeyed', 0.85], ['leaked', 0.85], ['tooEasy', 0.75], ['deadDistractor', 0.5], ['ambiguous', 0.65]] as const) expect([kind, found(kind) >= least]).toEqual([kind, true]);
    expect(share(seen.filter((it) => it.planted === null).map((it) => it.found.length > 0))).toBeLessThan(0.14);
  });
});
