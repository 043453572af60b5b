import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { byteRange } from './byte-range.js';

describe('a range of bytes', () => {
  it('is read as RFC 9110 has it', () => {
    const of100 = (header: string | undefined) => byteRange(header, 100);
    expect(['bytes=0-0', 'bytes=10-19', 'bytes=90-', 'bytes=-5', 'bytes=-500', 'bytes=50-5000', 'Bytes= 1 - 2'].map(of100)).toEqual([{ start: 0, end: 0 }, { start: 10, end: 19 }, { start: 90, end: 99 }, { start: 95, end: 99 }, { start: 0, end: 99 }, { start: 50, end: 99 }, { start: 1, end: 2 }]);
    expect([undefined, '', 'bytes', 'bytes=-', 'bytes=5-1', 'bytes=0-1,5-6', 'pages=1-2', 'bytes=a-b', `bytes=${'9'.repeat(400)}-`].map(of100)).toEqual(Array(9).fill('all'));
    expect(['bytes=100-', 'bytes=200-300', 'bytes=-0'].map(of100)).toEqual(Array(3).fill('not there'));
    expect([byteRange('bytes=0-', 0), byteRange('bytes=-1', 0)]).toEqual(['not there', 'not there']);
  });

  it('never leaves what there is', () => fc.assert(fc.property(fc.oneof(fc.string(), fc.tuple(fc.option(fc.nat()), fc.option(fc.nat())).map(([a, b]) => `bytes=${a ?? ''}-${b ?? ''}`)), fc.nat(), (header, size) => {
    const range = byteRange(header, size);
    if (typeof range === 'object') expect(0 <= range.start && range.start <= range.end && range.end < size).toBe(true);
  })));
});
