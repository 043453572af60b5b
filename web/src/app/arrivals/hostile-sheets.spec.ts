import { describe, expect, it } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import { sheetText } from './sheet-text.js';
import { tableTextOf } from './table-text.js';
import { unpackedSize } from './unpacked-size.js';

/** The language of the page: all that this asks of a browser. */
Object.assign(globalThis, { document: { documentElement: { lang: 'fr' } } });

/** Zeros, of which a million pack to a thousand bytes. */
const zeros = (megabytes: number): Uint8Array<ArrayBuffer> => new Uint8Array(megabytes * 1_000_000);
const named = (name: string, bytes: Uint8Array): File => new File([bytes as Uint8Array<ArrayBuffer>], name);
const keyOf = (it: Awaited<ReturnType<typeof tableTextOf>>): string => ('refused' in it ? it.refused : 'read');

/** The same packed bytes under many names: an archive that unpacks to as many times its length. */
function repeated(packed: Uint8Array<ArrayBuffer>, times: number): Uint8Array<ArrayBuffer> {
  const view = new DataView(packed.buffer, packed.byteOffset);
  const end = packed.length - 22;
  const [size, start] = [view.getUint32(end + 12, true), view.getUint32(end + 16, true)];
  const entry = packed.subarray(start, start + size);
  const out = new Uint8Array(start + size * times + 22);
  out.set(packed.subarray(0, start));
  for (let at = 0; at < times; at++) out.set(entry, start + at * size);
  out.set(packed.subarray(end), start + size * times);
  const last = new DataView(out.buffer, start + size * times);
  last.setUint16(8, times, true); last.setUint16(10, times, true); last.setUint32(12, size * times, true);
  return out;
}
/** An archive that says of its first entry that it is short. */
function lying(packed: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(packed);
  const view = new DataView(out.buffer);
  view.setUint32(22, 100, true);
  view.setUint32(view.getUint32(out.length - 22 + 16, true) + 24, 100, true);
  return out;
}
const bomb = zipSync({ 'xl/worksheets/sheet1.xml': zeros(30) }) as Uint8Array<ArrayBuffer>;
const hostile: readonly (readonly [string, File, string])[] = [
  ['a sheet that unpacks to three thousand million bytes', named('people.xlsx', repeated(bomb, 100)), 'arrivals.fileTooLong'],
  ['one that says it is short', named('people.xlsx', repeated(lying(bomb), 1_000)), 'arrivals.fileUnreadable'],
  ['no archive at all', named('people.xlsx', strToU8('PK but no more')), 'arrivals.fileUnreadable'],
  ['an archive without a sheet', named('people.xlsx', zipSync({ '../../etc/passwd': strToU8('root') })), 'arrivals.fileUnreadable'],
  ['entries that lead out of it', named('people.xlsx', zipSync({ '../xl/workbook.xml': strToU8('<workbook/>'), '/xl/worksheets/sheet1.xml': strToU8('<x/>') })), 'arrivals.fileUnreadable'],
  ['a page called so', named('people.xlsx', strToU8('<!doctype html><script>alert(1)</script>')), 'arrivals.fileUnreadable'],
  ['an archive cut in two', named('people.xlsx', bomb.subarray(0, bomb.length / 2)), 'arrivals.fileUnreadable'],
  ['an archive as CSV', named('people.csv', bomb), 'arrivals.fileUnreadable'],
  ['more than thirty million bytes', named('people.csv', zeros(31)), 'arrivals.fileTooLong'],
  ['a file that was called another way', named('people.csv', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16])), 'arrivals.fileUnreadable'],
];

describe('sheets that are made to hurt', () => {
  it.each(hostile)('%s is refused at once', async (_, file, key) => {
    const [from, before] = [process.cpuUsage(), process.memoryUsage()];
    expect(keyOf(await tableTextOf(file, sheetText))).toBe(key);
    expect(process.cpuUsage(from).user).toBeLessThan(2_000_000);
    const after = process.memoryUsage();
    expect((after.rss - before.rss) / 1_000_000).toBeLessThan(150);
  });

  it('are measured by what they say, and by whether that is so', async () => {
    expect(await unpackedSize(bomb)).toBe(30_000_000);
    expect(await unpackedSize(lying(bomb))).toBeNull();
    expect(await unpackedSize(repeated(bomb, 3))).toBe(90_000_000);
    expect(await unpackedSize(zipSync({ a: [strToU8('abc'), { level: 0 }], b: strToU8('') }) as Uint8Array<ArrayBuffer>)).toBe(3);
    expect(await unpackedSize(new Uint8Array(0))).toBeNull();
  });
});
