import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { monthFirst, readDay } from './read-day.js';

const read = (found: string, beside = false): string | null => { let code: string | null = null; return readDay(found, (it) => { code = it; return null; }, beside) ?? code; };

describe('a day in a table', () => {
  it('is read as people and spreadsheets write it', () => {
    for (const found of ['2026-11-25', '2026-11-25T00:00:00.000Z', '2026-11-25 08:30', '25/11/2026', '25.11.2026', '25-11-2026', '25/11/2026 00:00', '25 nov. 2026', '25 novembre 2026', '25-nov-2026', '25 Nov 2026', 'Nov 25, 2026', 'November 25th, 2026', '46351', '46351.75', '46351,75']) expect([found, read(found)]).toEqual([found, '2026-11-25']);
    expect(read('1er août 2026')).toBe('2026-08-01');
    expect(read('29 févr. 2028')).toBe('2028-02-29');
  });

  it('is refused where it is none, has no century, or could be another', () => {
    for (const found of ['31/02/2026', '29/02/2026', '25/11/26', '25-nov-26', 'demain', '25 brumaire 2026', '2026', '12', '99999', '00/00/2026', '2026-13-01', '']) expect([found, read(found)]).toEqual([found, 'table.date-unreadable']);
    expect(read('11/25/2026')).toBe('table.date-month-first');
    expect(read('03/04/2026')).toBe('2026-04-03');
    expect(read('03/04/2026', true)).toBe('table.date-ambiguous');
    expect(['25/11/2026', '04/04/2026', '3 avril 2026', '2026-04-03'].map((it) => read(it, true))).toEqual(['2026-11-25', '2026-04-04', '2026-04-03', '2026-04-03']);
    expect(['11/25/2026', '25/11/2026', '03/04/2026', '2026-11-25'].map(monthFirst)).toEqual([true, false, false, false]);
  });

  it('is the same day in every way of writing it', () => {
    const day = fc.integer({ min: 18264, max: 73050 });
    fc.assert(fc.property(day, (serial) => {
      const iso = new Date(Date.UTC(1899, 11, 30 + serial)).toISOString().slice(0, 10);
      const [year = '', month = '', date = ''] = iso.split('-');
      const words = (locale: string, style: 'short' | 'long') => new Intl.DateTimeFormat(locale, { day: 'numeric', month: style, year: 'numeric', timeZone: 'UTC' }).format(new Date(iso));
      for (const found of [String(serial), `${date}/${month}/${year}`, `${Number(date)}.${Number(month)}.${year}`, words('fr', 'short'), words('fr', 'long'), words('en-GB', 'short'), words('en-US', 'long')]) expect([found, readDay(found, () => null)]).toEqual([found, monthFirst(found) ? null : iso]);
    }), { numRuns: 500 });
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (noise) => { const it = readDay(noise, () => null); expect(it === null || /^\d{4}-\d{2}-\d{2}$/.test(it)).toBe(true); }), { numRuns: 500 });
  });
});
