import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { changeParts, notesDifference, partsSaidOtherwise, type KnownChange } from './notes-difference.js';
import { releaseChangeKinds, severities, type ReleaseChange } from './release-change.js';

const word = fc.constantFrom('export', 'invoice', 'button', 'VAT', 'slow', 'login', 'éditeur', 'mail', 'colour', 'queue', 'report', 'phone');
const change: fc.Arbitrary<ReleaseChange> = fc.record({ key: fc.option(fc.integer({ min: 1, max: 30 }).map((it) => `T-${it}`)), area: fc.constantFrom('', 'Billing', 'Payroll'), kind: fc.constantFrom(...releaseChangeKinds), severity: fc.constantFrom(...severities), text: fc.array(word, { minLength: 1, maxLength: 7 }).map((it) => it.join(' ')), links: fc.constant([]) });
const notes = fc.uniqueArray(change, { maxLength: 12, selector: (it) => it.key ?? it.text });
const known = (its: readonly ReleaseChange[]): KnownChange[] => its.map((it, at) => ({ ...it, id: `c${at}` }));
const one = (text: string, key: string | null = null): ReleaseChange => ({ key, area: '', kind: 'changed', severity: 'minor', text, links: [] });

describe('the notes of a release, read again', () => {
  it('name each change of either side once, and give back the notes', () => fc.assert(fc.property(notes, notes, (before, after) => {
    const lines = notesDifference(known(before), after);
    expect(lines.flatMap((it) => (it.is === 'gone' ? [] : [{ ...it.after, key: null }]))).toEqual(after.map((it) => ({ ...it, key: null })));
    expect(lines.flatMap((it) => (it.is === 'added' ? [] : [it.id])).sort()).toEqual(known(before).map((it) => it.id).sort());
    for (const it of lines) if (it.is !== 'added') expect(it.before).toMatchObject(known(before).find(({ id }) => id === it.id) ?? {});
    for (const it of lines) if (it.is === 'same' || it.is === 'amended') expect(it.before.key === null || it.after.key === it.before.key).toBe(true);
    for (const it of lines) if (it.is === 'same' || it.is === 'amended') expect(partsSaidOtherwise(it.before, it.after).length > 0).toBe(it.is === 'amended');
  }), { numRuns: 2000 }));

  it('never bring back by themselves what was withdrawn, nor miss it', () => fc.assert(fc.property(notes, fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), (its, gone) => {
    const before = known(its).map((it, at) => ({ ...it, withdrawn: gone[at] === true }));
    // The same notes again: what stands is as before, what was withdrawn is said to be so, and nothing is new.
    expect(notesDifference(before, its).map((it) => [it.is, it.is === 'added' ? null : it.id])).toEqual(before.map((it) => [it.withdrawn ? 'withdrawn' : 'same', it.id]));
    // Notes that say nothing of it leave it withdrawn.
    expect(notesDifference(before, []).map((it) => it.is === 'gone' && it.id)).toEqual(before.flatMap((it) => (it.withdrawn ? [] : [it.id])));
  }), { numRuns: 1000 }));

  it('are held against what stands before what was withdrawn', () => {
    const twice = [{ ...one('Same words', 'T-1'), id: 'gone', withdrawn: true }, { ...one('Same words', 'T-1'), id: 'stands' }];
    expect(notesDifference(twice, [one('Same words', 'T-1')])).toMatchObject([{ is: 'same', id: 'stands' }]);
    expect(notesDifference(known([one('The export of invoices keeps the VAT of each line')]).map((it) => ({ ...it, withdrawn: true })), [one('The export of invoices now keeps the VAT of each line')]).map((it) => it.is)).toEqual(['withdrawn']);
  });

  it('say what of a change is said otherwise, and nothing else', () => fc.assert(fc.property(change, change, (a, b) => {
    const parts = partsSaidOtherwise(a, b);
    for (const part of changeParts) expect(parts.includes(part)).toBe(JSON.stringify(a[part]) !== JSON.stringify(b[part]));
    expect(partsSaidOtherwise(a, a)).toEqual([]);
  }), { numRuns: 300 }));

  it('change nothing where nothing changed, whatever the order', () => fc.assert(fc.property(notes.chain((its) => fc.tuple(fc.constant(its), fc.shuffledSubarray(its, { minLength: its.length }))), ([before, after]) => {
    expect(notesDifference(known(before), after).map((it) => it.is)).toEqual(after.map(() => 'same'));
  }), { numRuns: 1000 }));

  it('know a sentence that was mended, and tell two changes of one part of the product apart', () => {
    const before = known([one('The export of invoices keeps the VAT of each line'), one('The mail of a new account has a button')]);
    expect(notesDifference(before, [one('The export of invoices now keeps the VAT of each line'), one('The queue of calls can be sorted')]).map((it) => it.is)).toEqual(['amended', 'added', 'gone']);
    expect(notesDifference(known([one('Same words', 'T-1')]), [one('Same words', 'T-2')]).map((it) => it.is)).toEqual(['added', 'gone']);
    expect(notesDifference(known([one('Same words', 'T-1')]), [one('Quite other ones', 'T-1')]).map((it) => it.is)).toEqual(['amended']);
  });
});
