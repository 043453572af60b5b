import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isBlank, ObservationDraft, type Draft } from './observation-draft.js';

const shelf = () => {
  const kept = new Map<string, string>();
  return { kept, getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value), removeItem: (key: string) => void kept.delete(key) };
};
let made = 0;
const newId = () => `id-${++made}`;
const levels = fc.uniqueArray(fc.constantFrom<1 | 2 | 3 | 4>(1, 2, 3, 4));

describe('an observation being written', () => {
  it('is after every reload what was last written, id and all; once sent, nothing of it is left, and the next one is another', () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('write' as const), about: fc.constantFrom('ines', 'hugo'), observed: fc.string(), reference: fc.string(), ticked: fc.dictionary(fc.constantFrom('c1', 'c2'), levels) }),
      fc.record({ kind: fc.constant('reload' as const), about: fc.constantFrom('ines', 'hugo') }), fc.record({ kind: fc.constant('sent' as const), about: fc.constantFrom('ines', 'hugo') }),
    );
    fc.assert(fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      const place = shelf();
      const open = (about: string) => new ObservationDraft('karim', about, place, newId);
      const last = new Map<string, Draft>();
      for (const it of steps) {
        const draft = open(it.about).read();
        const before = last.get(it.about);
        if (before !== undefined) expect(draft).toEqual(before);
        else expect(isBlank(draft)).toBe(true);
        if (it.kind === 'reload') continue;
        if (it.kind === 'sent') { open(it.about).clear(); last.delete(it.about); expect([...place.kept.keys()].some((key) => key.endsWith(it.about))).toBe(false); continue; }
        const written = { id: draft.id, observed: it.observed, reference: it.reference, ticked: it.ticked };
        open(it.about).keep(written);
        if (isBlank(written)) last.delete(it.about); else last.set(it.about, written);
      }
    }), { numRuns: 500 });
  });

  it('is nobody else’s: another rater on the same device finds a blank one', () => {
    const place = shelf();
    new ObservationDraft('karim', 'ines', place, newId).keep({ id: 'mine', observed: 'A repris le dossier.', reference: '', ticked: {} });
    expect(new ObservationDraft('nadia', 'ines', place, newId).read().observed).toBe('');
    expect(new ObservationDraft('karim', 'ines', place, newId).read()).toMatchObject({ id: 'mine', observed: 'A repris le dossier.' });
  });

  it('begins blank where the shelf holds something that is no draft', () => {
    for (const odd of ['', '{', '[]', 'null', '{"id":1}', '{"id":"a","observed":"","reference":"","ticked":{"c":[7]}}']) {
      const place = shelf();
      place.kept.set('palier.observation.karim.ines', odd);
      expect([odd, isBlank(new ObservationDraft('karim', 'ines', place, newId).read())]).toEqual([odd, true]);
    }
  });
});
