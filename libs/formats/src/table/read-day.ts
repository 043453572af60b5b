import { plain, type RowProblemCode, type Wrong } from './table.js';

const months: readonly (readonly string[])[] = [
  ['janvier', 'janv', 'jan', 'january'], ['fevrier', 'fevr', 'fev', 'february', 'feb'], ['mars', 'mar', 'march'], ['avril', 'avr', 'april', 'apr'], ['mai', 'may'], ['juin', 'june', 'jun'],
  ['juillet', 'juil', 'jul', 'july'], ['aout', 'aou', 'august', 'aug'], ['septembre', 'sept', 'sep', 'september'], ['octobre', 'oct', 'october'], ['novembre', 'nov', 'november'], ['decembre', 'dec', 'december'],
];
const monthOf = (word: string): number => months.findIndex((names) => names.includes(word)) + 1;

const inNumbers = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?: \d.*)?$/;
type Written = readonly [year: number, month: number, date: number];

/** Whether a day is written as Americans do, the month first: beside it in a column, 03/04 may be the fourth of March. */
export function monthFirst(found: string): boolean {
  const [, first, second] = inNumbers.exec(found) ?? [];
  return first !== undefined && Number(first) <= 12 && Number(second) > 12;
}

/**
 * 2026-03-04, also with a time behind it; 4/3/2026, 04.03.2026 and 04-03-2026 are the fourth of March; 4 mars 2026 and Mar 4, 2026 in words; 46085 as spreadsheets count days.
 * Where the column also writes months first, a day in numbers that could be either is asked for again.
 */
export function readDay(found: string | null, wrong: Wrong<RowProblemCode>, monthsFirstBeside = false): string | null {
  if (found === null) return null;
  if (monthFirst(found)) return wrong('table.date-month-first', { found });
  const [year, month, date] = inIso(found) ?? inDayFirst(found) ?? inWords(found) ?? inDaysCounted(found) ?? [0, 0, 0];
  if (monthsFirstBeside && month !== date && date <= 12 && inNumbers.test(found)) return wrong('table.date-ambiguous', { found });
  const there = new Date(Date.UTC(year, month - 1, date));
  if (there.getUTCMonth() !== month - 1 || there.getUTCDate() !== date || year < 1900 || year > 2200) return wrong('table.date-unreadable', { found });
  return there.toISOString().slice(0, 10);
}

function inIso(found: string): Written | null {
  const [, year, month, date] = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/.exec(found) ?? [];
  return year === undefined ? null : [Number(year), Number(month), Number(date)];
}

function inDayFirst(found: string): Written | null {
  const [, date, month, year] = inNumbers.exec(found) ?? [];
  return year === undefined ? null : [Number(year), Number(month), Number(date)];
}

function inWords(found: string): Written | null {
  const said = plain(found).replace(/[.,-]/g, ' ').replace(/\s+/g, ' ');
  const [, date, word = '', year] = /^(\d{1,2})(?:er|st|nd|rd|th)? ([a-z]+) (\d{4})$/.exec(said) ?? [];
  if (year !== undefined) return [Number(year), monthOf(word), Number(date)];
  const [, first = '', second, third] = /^([a-z]+) (\d{1,2})(?:st|nd|rd|th)? (\d{4})$/.exec(said) ?? [];
  return third === undefined ? null : [Number(third), monthOf(first), Number(second)];
}

/** Days since 30 December 1899, of this century and the working life before it; what stands behind the comma is the time of day. */
function inDaysCounted(found: string): Written | null {
  if (!/^\d{5}(?:[.,]\d+)?$/.test(found)) return null;
  const days = Number(found.slice(0, 5));
  if (days < 18264 || days > 73050) return null;
  const there = new Date(Date.UTC(1899, 11, 30 + days));
  return [there.getUTCFullYear(), there.getUTCMonth() + 1, there.getUTCDate()];
}
