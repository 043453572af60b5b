import type { ContentOf } from './question.js';
import { normaliseAnswer } from './normalise-answer.js';

/** A number as it was written, to its last digit: 12,50 is 1250 with 2 places. */
export interface Decimal { readonly digits: bigint; readonly places: number }

/**
 * Reads a number as people write it, and what stands after it. A comma and a point both mark decimals; spaces of any width part thousands, in threes.
 * Neither a comma nor a point parts thousands: `1,234` is a little more than one in either language, and `1.234,5` is no number.
 */
export function readNumber(text: string): { readonly number: Decimal; readonly rest: string } | null {
  const found = /^([+\-−–]?)\s*(\d{1,3}(?:\s\d{3})+(?!\d)|\d+|(?=[.,]\d))(?:[.,](\d+))?(?!\s*[\d.,])\s*(.*)$/su.exec(text.trim());
  if (found === null) return null;
  const [, sign = '', whole = '', decimals = '', rest = ''] = found;
  const digits = BigInt(`${whole.replace(/\s/gu, '')}${decimals}`);
  return { number: { digits: sign === '' || sign === '+' ? digits : -digits, places: decimals.length }, rest };
}

/** The tolerance of a question as a number, or null where it is none: unreadable, or below nothing. */
export function readTolerance(written: string): Decimal | null {
  if (written.trim() === '') return { digits: 0n, places: 0 };
  const read = readNumber(written);
  return read === null || read.rest !== '' || read.number.digits < 0n ? null : read.number;
}

/** Whether a number lies within the tolerance of the accepted one, its bounds included; exact, so that 0,4 lies within 0,3 ± 0,1. */
export function liesWithin(given: Decimal, accepted: Decimal, tolerance: Decimal, by: 'amount' | 'percent'): boolean {
  const places = Math.max(given.places, accepted.places);
  const off = size(at(given, places) - at(accepted, places));
  if (by === 'percent') return off * 100n * 10n ** BigInt(tolerance.places) <= tolerance.digits * size(at(accepted, places));
  const finest = Math.max(places, tolerance.places);
  return off * 10n ** BigInt(finest - places) <= at(tolerance, finest);
}

/** Spelled as accepted: accents, case, spaces and a closing dot are forgiven. */
export const isUnit = (written: string, units: readonly string[]): boolean => units.some((it) => bare(it) !== '' && bare(it) === bare(written));

/** Partial credit: a number within the tolerance earns 1 with its unit, ½ where the unit is left out, and nothing with another one. */
export function creditOfNumber(content: ContentOf<'numeric'>, text: string): number {
  const [given, accepted, tolerance] = [readNumber(text), readNumber(content.value), readTolerance(content.tolerance.of)];
  if (given === null || accepted === null || tolerance === null || !liesWithin(given.number, accepted.number, tolerance, content.tolerance.by)) return 0;
  const asksUnit = content.units.some((it) => bare(it) !== '');
  if (given.rest === '') return asksUnit ? 0.5 : 1;
  return asksUnit && isUnit(given.rest, content.units) ? 1 : 0;
}

/** The accepted number with the first spelling of its unit and what it may differ by: `12,5 h (± 0,5)`. */
export function numberInWords({ value, tolerance, units }: ContentOf<'numeric'>): string {
  const unit = units.find((it) => bare(it) !== '')?.trim();
  const around = readTolerance(tolerance.of);
  return `${value.trim()}${unit === undefined ? '' : `\u00a0${unit}`}${around === null || around.digits === 0n ? '' : ` (±\u00a0${tolerance.of.trim()}${tolerance.by === 'percent' ? '\u00a0%' : ''})`}`;
}

const at = (it: Decimal, places: number): bigint => it.digits * 10n ** BigInt(places - it.places);
const size = (it: bigint): bigint => (it < 0n ? -it : it);
const bare = (unit: string): string => normaliseAnswer(unit).replace(/\s/gu, '');
