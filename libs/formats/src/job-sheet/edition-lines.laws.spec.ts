import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { editionLines, takeLines } from './edition-lines.js';
import { jobSheetDifferences } from './job-sheet-differences.js';
import type { JobSheet, SheetCompetency } from './job-sheet.js';

const words = fc.constantFrom('Pétrir', 'Cuire', 'Former', 'Compter', 'Façonner', 'Vendre', 'L’eau', 'L\'eau', 'Le four', 'La nuit');
const texts = fc.uniqueArray(words, { maxLength: 4, selector: (it) => it.replace('\'', '’') });
const titled = fc.uniqueArray(fc.record({ title: words, text: words }), { maxLength: 3, selector: (it) => it.title.replace('\'', '’') });
const competency: fc.Arbitrary<SheetCompetency> = fc.tuple(words, words, fc.option(fc.tuple(fc.tuple(words, words, words, words), fc.option(fc.constantFrom(1, 2, 3, 4))))).map(([name, example, scale]) => ({
  name, example, levels: scale === null ? [] : scale[0].map((statement, at) => ({ level: ([1, 2, 3, 4] as const)[at] ?? 1, statement })), expected: (scale?.[1] ?? null) as SheetCompetency['expected'],
}));
const sheet: fc.Arbitrary<JobSheet> = fc.record({
  family: words, aliases: fc.record({ fr: texts, en: texts }), purpose: words, missions: titled, context: titled, organisation: titled, conditions: titled, relations: fc.record({ internal: texts, external: texts }),
  competencies: fc.uniqueArray(competency, { maxLength: 6, selector: (it) => it.name.replace('\'', '’') }), certifications: fc.uniqueArray(fc.record({ category: words, entries: texts }), { maxLength: 2, selector: (it) => it.category.replace('\'', '’') }),
  sectors: texts, mobilityBands: texts, neighbours: texts, disclaimer: words, emptySections: texts,
}).map((it) => ({ title: 'Chef boulanger', ...it }));
/** Two editions of one sheet: most of it stays, some competencies are only called something else. */
const editions = fc.tuple(sheet, sheet, fc.array(fc.nat(), { maxLength: 3 }), fc.boolean()).map(([held, other, renamed, near]): readonly [JobSheet, JobSheet] => {
  const next = near ? { ...held, competencies: held.competencies.map((it, at) => (renamed.some((one) => one % held.competencies.length === at) ? { ...it, name: `${it.name} bis` } : it)) } : other;
  return [held, next];
});
const all = (it: readonly { readonly key: string }[]): Set<string> => new Set(it.map(({ key }) => key));

describe('a newer edition of a sheet', () => {
  it('is what is held once every line is taken, and nothing is changed while none is', () => {
    fc.assert(fc.property(editions, ([held, next]) => {
      const lines = editionLines(held, next);
      expect(all(lines).size).toBe(lines.length);
      expect(takeLines(held, next, new Set())).toEqual(held);
      const taken = takeLines(held, next, all(lines));
      expect(jobSheetDifferences(taken, next).changes).toEqual([]);
      expect(editionLines(taken, next)).toEqual([]);
      expect(editionLines(held, held)).toEqual([]);
      expect(lines.length > 0).toBe(jobSheetDifferences(held, next).changes.length > 0);
    }), { numRuns: 500 });
  });

  it('changes with each line taken what that line says, and nothing else', () => {
    fc.assert(fc.property(editions, fc.nat(), ([held, next], which) => {
      const lines = editionLines(held, next);
      const line = lines[which % Math.max(1, lines.length)];
      if (line === undefined) return;
      const changed = editionLines(held, takeLines(held, next, new Set([line.key])));
      expect(changed.map(({ kind, competency: of, part, level, before, after }) => ({ kind, of, part, level, before, after }))).toEqual([{ kind: line.kind, of: line.competency, part: line.part, level: line.level, before: line.before, after: line.after }]);
    }), { numRuns: 500 });
  });

  it('leaves what was left: the lines that were not taken are the difference that remains', () => {
    fc.assert(fc.property(editions, fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }), ([held, next], wanted) => {
      const lines = editionLines(held, next);
      const taken = new Set(lines.filter((_, at) => wanted[at] === true).map((it) => it.key));
      const rest = editionLines(takeLines(held, next, taken), next);
      expect(rest.length > 0).toBe(taken.size < lines.length);
      expect(jobSheetDifferences(takeLines(takeLines(held, next, taken), next, all(rest)), next).changes).toEqual([]);
    }), { numRuns: 500 });
  });

  it('knows a competency by what it says where its name is another', () => {
    const scale = (['a', 'b', 'c', 'd'] as const).map((statement, at) => ({ level: ([1, 2, 3, 4] as const)[at] ?? 1, statement }));
    const of = (...competencies: SheetCompetency[]): JobSheet => ({ title: 'x', family: 'f', aliases: { fr: [], en: [] }, purpose: 'p', missions: [], context: [], organisation: [], conditions: [], relations: { internal: [], external: [] }, competencies, certifications: [], sectors: [], mobilityBands: [], neighbours: [], disclaimer: 'd', emptySections: [] });
    expect(editionLines(of({ name: 'Pétrir', levels: scale, expected: 2, example: 'e' }), of({ name: 'Pétrir la pâte', levels: scale, expected: 3, example: 'e' })).map((it) => [it.kind, it.competency, it.before, it.after]))
      .toEqual([['competencyRenamed', 'Pétrir', 'Pétrir', 'Pétrir la pâte'], ['expectedChanged', 'Pétrir', '2', '3']]);
    expect(editionLines(of({ name: 'Compter', levels: [], expected: null, example: 'e' }), of({ name: 'Compter', levels: scale, expected: 1, example: 'e' })).map((it) => it.kind)).toEqual(['levelsGiven']);
  });
});
