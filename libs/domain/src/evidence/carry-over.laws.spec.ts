import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { levels, type HeldLevel } from '../competency/cell.js';
import { confirmWithin, mayWaitUntil, newestOf, verdictOn, type Statement } from './carry-over.js';

const day = fc.integer({ min: 1, max: 9 }).map((it) => `2025-01-0${it}`);
const level = fc.constantFrom(...levels);
const table = fc.array(fc.record({ personId: fc.constantFrom('ines', 'hugo'), competencyId: fc.constantFrom('c', 'd'), level, statedOn: day }), { maxLength: 12 }).map((rows) => rows.map((it, index): Statement => ({ ...it, line: index + 2 })));
const before = fc.record({ stated: fc.option(fc.record({ level, statedOn: day })), stillHeld: fc.constantFrom<HeldLevel>(0, ...levels), proved: fc.constantFrom<HeldLevel>(0, ...levels) });
const lines = (of: readonly Statement[]): number[] => of.map((it) => it.line).sort((a, b) => a - b);
const runs = { numRuns: 1000 };

describe('laws of what a table says', () => {
  it('loses no line, and lets one statement a person and competency count at most', () => fc.assert(fc.property(table, (rows) => {
    const { counts, older, conflicts } = newestOf(rows);
    expect(lines([...counts, ...older, ...conflicts])).toEqual(lines(rows));
    const places = counts.map((it) => `${it.personId}/${it.competencyId}`);
    expect(new Set(places).size).toBe(places.length);
  }), runs));

  it('lets nothing count that something newer contradicts, and nothing that its own day does', () => fc.assert(fc.property(table, (rows) => {
    for (const it of newestOf(rows).counts) {
      for (const other of rows.filter((row) => row.personId === it.personId && row.competencyId === it.competencyId)) expect(other.statedOn < it.statedOn || (other.statedOn === it.statedOn && other.level === it.level)).toBe(true);
    }
  }), runs));

  it('does not depend on the order of the lines it reads', () => fc.assert(fc.property(table, (rows) => {
    const [one, two] = [newestOf(rows), newestOf([...rows].reverse())];
    for (const part of ['counts', 'older', 'conflicts'] as const) expect(lines(two[part])).toEqual(lines(one[part]));
  }), runs));

  it('carries the same statement over once, never an older one, and never less than what still holds', () => fc.assert(fc.property(level, day, before, (said, statedOn, known) => {
    const verdict = verdictOn({ level: said, statedOn }, known);
    if (verdict === 'new') expect([known.stated === null || statedOn > known.stated.statedOn || (statedOn === known.stated.statedOn && said !== known.stated.level), said >= known.stillHeld, said > known.proved]).toEqual([true, true, true]);
    expect(verdictOn({ level: said, statedOn }, { ...known, stated: { level: said, statedOn } })).toBe('same');
  }), runs));

  it('waits until today at the earliest, and for a year at the most', () => {
    expect(['2026-11-23', '2026-11-24', '2027-02-22', '2027-11-25', '2027-11-26'].map((it) => mayWaitUntil(it, '2026-11-24'))).toEqual([false, true, true, true, false]);
    expect(confirmWithin.usual).toBeLessThan(confirmWithin.most);
  });
});
