import { readNumber, readTolerance, type ContentOf, type Decimal } from '@palier/domain';

/** A number with a point and no spaces, to its last digit. */
export function written({ digits, places }: Decimal): string {
  const size = (digits < 0n ? -digits : digits).toString().padStart(places + 1, '0');
  const decimals = places === 0 ? '' : `.${size.slice(size.length - places)}`;
  return `${digits < 0n ? '-' : ''}${size.slice(0, size.length - places)}${decimals}`;
}

/** The same without the zeros that say nothing. */
const short = ({ digits, places }: Decimal): string => written({ digits, places }).replace(/\.0+$|(\.\d*[1-9])0+$/, '$1');

/** How programs that know neither commas nor hundredths write a number and what it may differ by. */
export function plainNumber({ value, tolerance }: Pick<ContentOf<'numeric'>, 'value' | 'tolerance'>): { readonly value: string; readonly tolerance: string } {
  const number = readNumber(value)?.number ?? { digits: 0n, places: 0 };
  const by = tolerance.of === '' ? null : readTolerance(tolerance.of);
  if (by === null) return { value: written(number), tolerance: '' };
  if (tolerance.by === 'amount') return { value: written(number), tolerance: written(by) };
  const size = number.digits < 0n ? -number.digits : number.digits;
  return { value: written(number), tolerance: short({ digits: size * by.digits, places: number.places + by.places + 2 }) };
}

/** The number in the middle of two, and how far they lie from it; or null where one of them is none. */
export function between(from: string, to: string): { readonly value: string; readonly tolerance: string } | null {
  const [low, high] = [readNumber(from), readNumber(to)];
  if (low?.rest !== '' || high?.rest !== '') return null;
  const places = Math.max(low.number.places, high.number.places);
  const at = (it: Decimal): bigint => it.digits * 10n ** BigInt(places - it.places);
  const [a, b] = [at(low.number), at(high.number)];
  return a > b ? null : { value: short({ digits: (a + b) * 5n, places: places + 1 }), tolerance: short({ digits: (b - a) * 5n, places: places + 1 }) };
}
