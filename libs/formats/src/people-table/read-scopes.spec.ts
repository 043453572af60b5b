import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readScopes, scopeNames } from './read-scopes.js';

const names = scopeNames([
  { id: 'suite', names: ['Nordlys Gestion', 'NG'], product: [] }, { id: 'billing', names: ['Facturation', 'Billing'], product: ['Nordlys Gestion', 'NG'] },
  { id: 'other', names: ['Archives'], product: [] }, { id: 'bills', names: ['Facturation'], product: ['Archives'] },
  { id: 'acme', names: ['Dupont, SA'], product: [] }, { id: 'office', names: ['Office L3'], product: [] },
]);
const read = (cell: string) => readScopes(cell, names);
const scope = (scopeId: string | null, tier: number | null = null) => ({ scopeId, tier });

describe('the scopes of a cell', () => {
  it('stand between ; or |, and between commas where these are in no name', () => {
    expect(read('Nordlys Gestion; Archives').scopes).toEqual([scope('suite'), scope('other')]);
    expect(read('nordlys gestion | Dupont, SA').scopes).toEqual([scope('suite'), scope('acme')]);
    expect(read('NG, Archives, N2').scopes).toEqual([scope('suite'), scope('other'), scope(null, 2)]);
    expect(read('NG; ng ;; Nordlys  Gestion').scopes).toEqual([scope('suite')]);
  });

  it('say their tier behind them or alone, in either language', () => {
    for (const said of ['Archives N2', 'archives tier 2', 'Archives (N2)', 'Archives – niveau 2', 'Archives: L2', 'Archives, N2']) expect([said, read(said).scopes]).toEqual([said, [scope('other', 2)]]);
    for (const said of ['N3', 'tier 3', 'Niveau 3', 'n-3', 'L3']) expect([said, read(said).scopes]).toEqual([said, [scope(null, 3)]]);
    expect(read('Office L3').scopes).toEqual([scope('office')]);
    expect(read('Office L3 N1').scopes).toEqual([scope('office', 1)]);
    expect(read('N4')).toMatchObject({ scopes: [], unknown: ['N4'] });
  });

  it('name a module alone where one product has it, behind its product where several do', () => {
    expect(read('Billing').scopes).toEqual([scope('billing')]);
    expect(read('Facturation')).toMatchObject({ scopes: [], ambiguous: ['Facturation'] });
    expect(read('NG > Facturation N1; archives›Facturation').scopes).toEqual([scope('billing', 1), scope('bills')]);
  });

  it('say what is unknown, all of it, and lose nothing in silence', () => {
    expect(read('Lune; Archives; Mars N2')).toEqual({ scopes: [scope('other')], unknown: ['Lune', 'Mars N2'], ambiguous: [] });
    fc.assert(fc.property(fc.array(fc.stringMatching(/^[a-z]{3,8}$/), { minLength: 1, maxLength: 5 }), (words) => {
      const { scopes, unknown, ambiguous } = read(words.join(';'));
      expect(scopes.length + unknown.length + ambiguous.length).toBeGreaterThan(0);
      for (const word of words) if (!names.has(word)) expect([word, unknown.includes(word)]).toEqual([word, true]);
    }), { numRuns: 500 });
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (noise) => { readScopes(noise, names); }), { numRuns: 500 });
  });
});
