import { describe, expect, it } from '@jest/globals';
import type { Matrix } from '@palier/contracts';
import fc from 'fast-check';
import { matrixCsv } from './matrix-csv.js';

const written = async (it: Matrix, locale: 'fr' | 'en'): Promise<string> => {
  let text = '';
  for await (const part of matrixCsv({ pages: [it], locale, filters: {} })) text += part;
  return text;
};

const id = '00000000-0000-7000-8000-000000000000';
const coverage = { cellsHeld: 1, cellsCarriedOver: 1, cellsExpected: 4, competenciesWithExpectation: 1, competencies: 3 };
const matrix = (name: string, team: string): Matrix => ({
  asOf: '2026-03-01', knownOn: null, zone: 'Europe/Paris', framework: { id, name: {} }, frameworks: [], next: null, coverage,
  competencies: [{ id, name: { fr: 'Former', en: 'Train' }, hasLevels: true }, { id, name: { fr: 'Prioriser' }, hasLevels: false }, { id, name: { fr: 'Innover' }, hasLevels: true }],
  people: [{ personId: id, name, team: { fr: team }, coverage, cells: [{ state: 'below', held: 0, expected: 2, carriedOverUntil: null, endsOn: null }, { state: 'noScale', held: null, expected: null, carriedOverUntil: null, endsOn: null }, { state: 'notStated', held: 3, expected: null, carriedOverUntil: '2026-05-30', endsOn: null }] }],
});
const cells = (csv: string, delimiter: string): string[] => (csv.split('\r\n')[1] ?? '').split(delimiter);

describe('the matrix as CSV', () => {
  it('is for the spreadsheet of its reader: mark, delimiter, words, the unknown said and never 0, what is carried over with its day', async () => {
    const french = await written(matrix('Inès Benali', 'Support N1'), 'fr');
    expect(french.startsWith('\ufeff')).toBe(true);
    expect(cells(french, ';')).toEqual(['Inès Benali', 'Support N1', '2026-03-01', '', '1', '1', '4', '0', '2', '', 'Sans niveaux', 'Sans niveaux', '', '3', 'Non précisé dans la fiche', '2026-05-30']);
    expect(cells(await written(matrix('Inès Benali', 'Support N1'), 'en'), ',')).toEqual(['Inès Benali', 'Support N1', '2026-03-01', '', '1', '1', '4', '0', '2', '', 'No levels', 'No levels', '', '3', 'Not stated in the sheet', '2026-05-30']);
  });

  it('says at its end what the sheets say of themselves', async () => {
    let text = '';
    for await (const part of matrixCsv({ pages: [matrix('Inès Benali', 'Support N1')], locale: 'fr', filters: {}, disclaimers: ['Indicatif ; rien de plus.'] })) text += part;
    expect(text).toContain('\r\nAvertissement de la fiche;"Indicatif ; rien de plus."\r\n');
    expect(await written(matrix('Inès Benali', 'Support N1'), 'fr')).not.toContain('Avertissement');
  });

  it('starts no formula, whoever chose the name', () => fc.assert(fc.asyncProperty(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '＝', '＋'), fc.string(), async (sign, rest) => {
    const csv = await written(matrix(`${sign}${rest}`, 'x'), 'fr');
    const first = csv.slice(csv.indexOf('\r\n') + 2);
    expect(first).toMatch(/^"?'/);
  })));
});
