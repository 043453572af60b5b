import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fileKinds, kindOfFile, safeFileName } from './course-file.js';

describe('a file of a course', () => {
  it('is of a kind by its media type alone', () => {
    expect(['image/png', 'application/pdf', 'video/webm', 'text/vtt', 'image/svg+xml', 'text/html', 'application/zip', 'toString'].map(kindOfFile)).toEqual(['picture', 'document', 'video', 'captions', null, null, null, null]);
    for (const [kind, { types, most }] of Object.entries(fileKinds)) for (const type of types) expect([type, kindOfFile(type), most > 0]).toEqual([type, kind, true]);
  });

  it('has a name that can hide nothing, and the ending of what it is', () => {
    const named = (name: string) => safeFileName(name, 'application/pdf');
    expect(['Mémo des règles.pdf', '../../etc/passwd', 'C:\\fiches\\mémo.PDF', 'facture\u202Efdp.exe', 'a\u0000b\r\nc', '', '...', 'x.html', 'memo.v2', 'nul<>:"|?*', 'écran.png'].map(named)).toEqual([
      'Mémo des règles.pdf', 'passwd.pdf', 'mémo.pdf', 'facturefdp.exe.pdf', 'abc.pdf', 'file.pdf', 'file.pdf', 'x.html.pdf', 'memo.v2.pdf', 'nul.pdf', 'écran.pdf',
    ]);
  });

  it('keeps its safe name when it comes again', () => fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('image/png', 'application/pdf', 'text/vtt', 'x/y'), (name, type) => {
    const safe = safeFileName(name, type);
    expect(safe).toMatch(/^[^/\\\p{Cc}<>:"|?*]+\.[a-z0-9]+$/u);
    expect(safe.length).toBeLessThan(215);
    expect(safe.isWellFormed()).toBe(true);
    if (type !== 'x/y') expect(safeFileName(safe, type)).toBe(safe);
  }), { numRuns: 1000 }));
});
