import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { currentWith, isConcerned, releaseDelta, type Knower, type TaughtUnit } from './delta.js';

/**
 * What happens to one course in the order in which it happens: versions are published, each changing some activities for a release or for none; people do activities in the newest version or in an older one that they still follow;
 * and it may be said that a version no longer teaches a release.
 */
type Event =
  | { readonly is: 'published'; readonly release: number | null; readonly class: 'cosmetic' | 'substantive' | 'breaking'; readonly changes: readonly number[] }
  | { readonly is: 'done'; readonly person: number; readonly unit: number; /** How many versions before the newest one, at most. */ readonly behind: number }
  | { readonly is: 'ended'; /** Which of the versions that were published. */ readonly version: number };

const [people, units, releases] = [4, 6, 5];
const classes = ['cosmetic', 'substantive', 'breaking'] as const;
const event: fc.Arbitrary<Event> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ is: fc.constant('published' as const), release: fc.option(fc.nat(releases - 1), { freq: 5 }), class: fc.constantFrom(...classes), changes: fc.uniqueArray(fc.nat(units - 1), { maxLength: 4 }) }) },
  { weight: 6, arbitrary: fc.record({ is: fc.constant('done' as const), person: fc.nat(people - 1), unit: fc.nat(units - 1), behind: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('ended' as const), version: fc.nat(20) }) },
);
const history = fc.record({ events: fc.array(event, { maxLength: 40 }), required: fc.array(fc.uniqueArray(fc.nat(units - 1)), { minLength: people, maxLength: people }), gone: fc.uniqueArray(fc.nat(units - 1), { maxLength: 2 }) });
interface History { readonly events: readonly Event[]; readonly required: readonly (readonly number[])[]; readonly gone: readonly number[] }

/** One history for each number, made by a generator of its own: a hundred thousand of them take seconds. */
function historyOf(seed: number): History {
  let state = seed;
  const below = (most: number): number => { state = (state + 0x6d2b79f5) | 0; let it = Math.imul(state ^ (state >>> 15), 1 | state); it = (it + Math.imul(it ^ (it >>> 7), 61 | it)) ^ it; return ((it ^ (it >>> 14)) >>> 0) % most; };
  const some = (most: number): number[] => Array.from({ length: units }, (_, unit) => unit).filter(() => below(units) < most);
  const one = (): Event => {
    const kind = below(11);
    if (kind < 4) return { is: 'published', release: below(6) === 0 ? null : below(releases), class: classes[below(3)] ?? 'cosmetic', changes: some(2) };
    return kind < 10 ? { is: 'done', person: below(people), unit: below(units), behind: below(4) } : { is: 'ended', version: below(20) };
  };
  return { events: Array.from({ length: below(25) }, one), required: Array.from({ length: people }, () => some(4)), gone: some(1) };
}

/** The same history as tables would hold it: of each person and activity the newest version they did it in, of each activity the versions that are still said to teach a release. */
function tablesOf({ events, required, gone }: History): { units: TaughtUnit[]; people: Knower[] } {
  let version = 1;
  const changes = Array.from({ length: units }, () => [] as { version: number; release: number; class: 'cosmetic' | 'substantive' | 'breaking' }[]);
  const proven = Array.from({ length: people }, () => new Map<string, number>());
  const over = new Set<number>();
  for (const it of events) {
    if (it.is === 'ended') { if (version > 1) over.add(2 + (it.version % (version - 1))); continue; }
    if (it.is === 'done') { const own = proven[it.person]; own?.set(`u${it.unit}`, Math.max(own.get(`u${it.unit}`) ?? 0, Math.max(1, version - it.behind))); continue; }
    version++;
    for (const unit of it.changes) if (it.release !== null) changes[unit]?.push({ version, release: it.release, class: it.class });
  }
  return { units: changes.flatMap((its, at) => (gone.includes(at) ? [] : [{ unitId: `u${at}`, changes: its.filter((one) => !over.has(one.version)) }])), people: required.map((its, at) => ({ required: new Set(its.map((unit) => `u${unit}`)), proven: proven[at] ?? new Map<string, number>() })) };
}

/** Another way of reckoning it: of each activity the changes that one person has not seen yet, followed event by event, for one release. */
function toLearn({ events, required, gone }: History, person: number, release: number): string[] {
  const unseen = Array.from({ length: units }, () => new Set<number>());
  /** Versions as they were published, and what each person saw of each activity so far. */
  const published: { readonly counts: boolean; readonly changes: readonly number[] }[] = [];
  const seenUpTo = Array.from({ length: units }, () => 0);
  for (const it of events) {
    if (it.is === 'ended') { if (published.length > 0) for (const of of unseen) of.delete(it.version % published.length); continue; }
    if (it.is === 'published') {
      published.push({ counts: it.release !== null && it.release <= release && it.class !== 'cosmetic', changes: it.changes });
      if (published.at(-1)?.counts === true) for (const unit of it.changes) unseen[unit]?.add(published.length - 1);
      continue;
    }
    if (it.person !== person) continue;
    // Whoever did it in an older version saw what was changed up to that one, and nothing newer.
    seenUpTo[it.unit] = Math.max(seenUpTo[it.unit] ?? 0, Math.max(0, published.length - it.behind));
    for (const change of unseen[it.unit] ?? []) if (change < (seenUpTo[it.unit] ?? 0)) unseen[it.unit]?.delete(change);
  }
  return unseen.flatMap((of, unit) => (of.size > 0 && !gone.includes(unit) && required[person]?.includes(unit) === true ? [`u${unit}`] : []));
}

const isExact = (it: History, person: number, release: number): void => {
  const tables = tablesOf(it);
  expect(releaseDelta(tables.units, tables.people[person] ?? { required: new Set(), proven: new Map() }, release)).toEqual(toLearn(it, person, release));
};

describe('what only changed since somebody proved it', () => {
  it('is exactly what they have to learn: nothing missed, nothing asked in addition, over 100,000 histories', () => {
    const found = { nothing: 0, some: 0, behind: 0, ended: 0 };
    for (let seed = 1; seed <= 100_000; seed++) {
      const it = historyOf(seed);
      const [tables, person, release] = [tablesOf(it), seed % people, (seed >>> 2) % releases];
      const [learn, expected] = [releaseDelta(tables.units, tables.people[person] ?? { required: new Set(), proven: new Map() }, release).join(), toLearn(it, person, release).join()];
      if (learn !== expected) throw new Error(`history ${seed}: ${learn} instead of ${expected}`);
      found[learn === '' ? 'nothing' : 'some']++;
      if (it.events.some((one) => one.is === 'done' && one.person === person && one.behind > 0)) found.behind++;
      if (it.events.some((one) => one.is === 'ended')) found.ended++;
    }
    // Each kind of history came often enough to say something.
    for (const count of Object.values(found)) expect(count).toBeGreaterThan(15_000);
  });

  it('is so for each person and release of histories that are made as small as they can be where it is not', () => fc.assert(fc.property(history, (it) => {
    for (let person = 0; person < people; person++) for (let release = 0; release < releases; release++) isExact(it, person, release);
  }), { numRuns: 1000 }));

  it('only grows from one release to the next, and what one is up to date with holds for all before', () => fc.assert(fc.property(history, (it) => {
    const tables = tablesOf(it);
    for (const person of tables.people) {
      const missing = Array.from({ length: releases }, (_, release) => releaseDelta(tables.units, person, release));
      for (const [release, now] of missing.entries()) expect(missing[release + 1] ?? now).toEqual(expect.arrayContaining(now));
      const current = currentWith(tables.units, person, releases);
      expect(missing.map((its) => its.length === 0)).toEqual(missing.map((_, release) => current !== null && release <= current));
    }
  }), { numRuns: 500 }));

  it('asks nobody for what is of wording only, nor for what their support scope does not require', () => fc.assert(fc.property(history, (it) => {
    const wording = tablesOf({ ...it, events: it.events.map((one) => (one.is === 'published' ? { ...one, class: 'cosmetic' as const } : one)) });
    for (const person of wording.people) { expect(releaseDelta(wording.units, person, releases)).toEqual([]); expect(isConcerned(wording.units, person, releases)).toBe(false); }
    const tables = tablesOf(it);
    for (const person of tables.people) {
      const learn = releaseDelta(tables.units, person, releases);
      expect(learn.filter((unitId) => !person.required.has(unitId))).toEqual([]);
      if (learn.length > 0) expect(isConcerned(tables.units, person, releases)).toBe(true);
    }
  }), { numRuns: 500 }));
});
