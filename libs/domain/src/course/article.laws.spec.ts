import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { changedSince, isSourceAddress, type SourceFound } from './article.js';

const readings = fc.array(fc.constantFrom('a', 'b', null), { maxLength: 8 }).map((all): SourceFound[] => all.map((sha256, index) => ({ sha256, at: 10 + index })));

describe('a source that changes', () => {
  it('is not changed where it says what it said, however often it could not be read', () => fc.assert(fc.property(fc.constantFrom('a', null), readings, (sha256, found) => {
    expect(changedSince({ sha256, at: 0 }, found.map((it) => ({ ...it, sha256: it.sha256 === null ? null : 'a' })))).toBeNull();
  })));

  it('is changed from the first reading that says otherwise and is not taken back, and only where one does', () => fc.assert(fc.property(readings, (found) => {
    const since = changedSince({ sha256: 'a', at: 0 }, found);
    const read = found.filter((it) => it.sha256 !== null);
    expect(since !== null).toBe(read.at(-1)?.sha256 === 'b');
    if (since !== null) expect(read.filter((it) => it.at >= since).every((it) => it.sha256 === 'b')).toBe(true);
  })));

  it('is right again once somebody says so of what it says now', () => fc.assert(fc.property(readings, (found) => {
    const last = found.filter((it) => it.sha256 !== null).at(-1);
    if (last !== undefined) expect(changedSince({ sha256: last.sha256, at: 100 }, found)).toBeNull();
  })));

  it('lies on the web, and its address holds no password', () => {
    for (const right of ['https://aide.example/x?y#z', 'http://wiki.example:8080/']) expect([right, isSourceAddress(right)]).toEqual([right, true]);
    for (const wrong of ['', 'aide.example', 'javascript:alert(1)', 'file:///etc/passwd', 'ftp://x.example', 'https://me:secret@x.example', 'https://me@x.example', 'https://']) expect([wrong, isSourceAddress(wrong)]).toEqual([wrong, false]);
  });
});
