import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { columnsOf, valueAt, type MatrixPerson } from './matrix-column.js';

const competencies = [{ id: 'a', name: { fr: 'A' }, hasLevels: true }, { id: 'b', name: { fr: 'B' }, hasLevels: false }, { id: 'c', name: { fr: 'C' }, hasLevels: true }];
const levels = [1, 2, 3, 4] as const;
const cell = (held: number, expected: number | null) => ({ state: expected === null ? 'notStated' : held < expected ? 'below' : held > expected ? 'above' : 'met', held, expected, carriedOverUntil: null, endsOn: null });
const person = (proved: readonly boolean[], expected: number | null): MatrixPerson => {
  const held = [...proved, false].indexOf(false);
  const of = { cellsHeld: 0, cellsCarriedOver: 0, cellsExpected: 0, competenciesWithExpectation: 0, competencies: 3 };
  return { personId: 'p', name: 'P', team: null, coverage: of, cells: [cell(0, 1), { ...cell(0, null), state: 'noScale', held: null }, cell(held, expected)], levels: levels.map((level) => ({ level, held: proved[level - 1] === true, counts: level <= held, carriedOverUntil: null, endsOn: null })) } as MatrixPerson;
};

describe('the columns of a matrix', () => {
  it('are its competencies, and the levels of the one that is unfolded right after it', () => {
    expect(columnsOf(competencies, undefined).map((one) => one.key)).toEqual(['a', 'b', 'c']);
    expect(columnsOf(competencies, 'a').map((one) => one.key)).toEqual(['a', 'a/1', 'a/2', 'a/3', 'a/4', 'b', 'c']);
    expect(columnsOf(competencies, 'b').map((one) => one.key)).toEqual(['a', 'b', 'c']);
  });

  it('say of each level what the figure says of all: as many count as are held, and as many are to acquire as are missing without those that wait', () => fc.assert(fc.property(fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }), fc.option(fc.constantFrom(...levels)), (proved, expected) => {
    const values = columnsOf(competencies, 'c').filter((one) => one.level !== null).map((one) => valueAt(person(proved, expected), one)?.word);
    const held = [...proved, false].indexOf(false);
    expect(values.filter((word) => word === 'evidence.held')).toHaveLength(held);
    expect(values.filter((word) => word === 'evidence.kept')).toHaveLength(proved.filter((one, at) => one && at >= held).length);
    expect(values.filter((word) => word === 'evidence.toAcquire')).toHaveLength(expected === null ? 0 : levels.filter((level) => level > held && level <= expected && proved[level - 1] !== true).length);
  })));

  it('are empty where the levels were not read yet', () => {
    const unread: MatrixPerson = { ...person([true], 2), levels: undefined };
    expect(columnsOf(competencies, 'c').map((one) => valueAt(unread, one) === null)).toEqual([false, false, false, true, true, true, true]);
  });
});
