import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { normaliseName } from './normalise-name.js';

describe('the identity of a competency’s name', () => {
  it('is the same however it is typed', () => {
    for (const typed of ['Gérer l’anglais', "GERER L'ANGLAIS", 'gérer  l‘anglais ', 'Ge\u0301rer\u00a0l’anglais', 'Gérer\u202fl´anglais']) expect(normaliseName(typed)).toBe("gerer l'anglais");
  });

  it('differs where a word differs', () => expect(normaliseName('Former')).not.toBe(normaliseName('Informer')));

  it('is settled: naming it again, composing or decomposing, changing case changes nothing', () => fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (name) => {
    const once = normaliseName(name);
    expect(normaliseName(once)).toBe(once);
    expect(normaliseName(name.normalize('NFD'))).toBe(once);
    expect(normaliseName(`  ${name.normalize('NFC')}\t`)).toBe(once);
  }), { numRuns: 2000 }));
});
