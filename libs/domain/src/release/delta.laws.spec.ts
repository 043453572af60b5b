import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { currentWith, isConcerned, releaseDelta, type Knower, type TaughtUnit } from './delta.js';

/** What happens to one course in the order in which it happens: versions are published, each changing some activities for a release or for none, and people do activities in the newest version. */
type Event =
  | { readonly is: 'published'; readonly release: number | null; readonly class: 'cosmetic' | 'substantive' | 'breaking'; readonly changes: readonly number[] }
  | { readonly is: 'done'; readonly person: number; readonly unit: number };

const [people, units, releases] = [4, 6, 5];
const event: fc.Arbitrary<Event> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ is: fc.constant('published' as const), release: fc.option(fc.nat(releases - 1), { freq: 5 }), class: fc.constantFrom('cosmetic', 'substantive', 'breaking'), changes: fc.uniqueArray(fc.nat(units - 1), { maxLength: 4 }) }) },
  { weight: 3, arbitrary: fc.record({ is: fc.constant('done' as const), person: fc.nat(people - 1), unit: fc.nat(units - 1) }) },
);
const history = fc.record({ events: fc.array(event, { maxLength: 40 }), required: fc.array(fc.uniqueArray(fc.nat(units - 1)), { minLength: people, maxLength: people }), gone: fc.uniqueArray(fc.nat(units - 1), { maxLength: 2 }) });
type History = typeof history extends fc.Arbitrary<infer H> ? H : never;

/** The same history as tables would hold it. */
function tablesOf({ events, required, gone }: History): { units: TaughtUnit[]; people: Knower[] } {
  let version = 1;
  const changes = Array.from({ length: units }, () => [] as { version: number; release: number; class: 'cosmetic' | 'substantive' | 'breaking' }[]);
  const proven = Array.from({ length: people }, () => new Map<string, number>());
  for (const it of events) {
    if (it.is === 'done') { proven[it.person]?.set(`u${it.unit}`, version); continue; }
    version++;
    for (const unit of it.changes) if (it.release !== null) changes[unit]?.push({ version, release: it.release, class: it.class });
  }
  return { units: changes.flatMap((its, at) => (gone.includes(at) ? [] : [{ unitId: `u${at}`, changes: its }])), people: required.map((its, at) => ({ required: new Set(its.map((unit) => `u${unit}`)), proven: proven[at] ?? new Map<string, number>() })) };
}

/** Another way of reckoning it: each person's knowledge followed event by event, for one release. */
function toLearn({ events, required, gone }: History, person: number, release: number): string[] {
  const state = Array.from({ length: units }, () => ({ changed: false, knows: false }));
  for (const it of events) {
    if (it.is === 'done') { const one = state[it.unit]; if (it.person === person && one !== undefined) one.knows = true; continue; }
    if (it.release === null || it.release > release || it.class === 'cosmetic') continue;
    for (const unit of it.changes) { const one = state[unit]; if (one !== undefined) { one.changed = true; one.knows = false; } }
  }
  return state.flatMap((it, unit) => (it.changed && !it.knows && !gone.includes(unit) && required[person]?.includes(unit) === true ? [`u${unit}`] : []));
}

describe('what only changed since somebody proved it', () => {
  it('is exactly what they have to learn: nothing missed, nothing asked in addition, over 100,000 cases', () => {
    let cases = 0;
    fc.assert(fc.property(history, (it) => {
      const tables = tablesOf(it);
      const each = <T>(of: (person: Knower, at: number, release: number) => T): T[] => tables.people.flatMap((person, at) => Array.from({ length: releases }, (_, release) => of(person, at, release)));
      const learn = each((person, _, release) => releaseDelta(tables.units, person, release));
      cases += learn.length;
      expect(learn).toEqual(each((_, at, release) => toLearn(it, at, release)));
    }), { numRuns: 5000 });
    expect(cases).toBe(100_000);
  });

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
