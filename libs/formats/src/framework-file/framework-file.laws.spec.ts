import { describe, expect, it } from '@jest/globals';
import { levels, normaliseName, startsFormula } from '@palier/domain';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { contentOf, expectationKinds, frameworkDifferences, frameworkProblemCodes, layers, levelOwners, type FileWords, type PortableFramework } from './framework-file.js';
import { readFrameworkTable, tableFile, writeFrameworkTable } from './framework-table.js';
import { readFrameworkFile } from './read-framework-file.js';
import { writeCase } from './write-case.js';

/** Words with all that spreadsheets and parsers trip over. */
const text = fc.array(fc.oneof(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }), fc.constantFrom('=', "'", "'=", '+1', '-', '@', '"', ';', ',', '\n', '\r\n', '\t', ' ', '\uFEFF', '＝', '{', 'é')), { minLength: 1, maxLength: 5 })
  .map((it) => it.join('')).filter((it) => it.trim() !== '' && it.isWellFormed() && !it.includes('\u0000'));
const words: fc.Arbitrary<FileWords> = fc.oneof(text.map((fr) => ({ fr })), text.map((en) => ({ en })), fc.record({ fr: text, en: text }));
const day = fc.integer({ min: 0, max: 40_000 }).map((it) => new Date(it * 86_400_000).toISOString().slice(0, 10));
const framework: fc.Arbitrary<PortableFramework> = fc.record({
  ids: fc.uniqueArray(fc.uuid(), { minLength: 24, maxLength: 24 }), name: words, kind: fc.constantFrom(...layers), number: fc.integer({ min: 1, max: 999 }), publishedOn: fc.option(day),
  competencies: fc.uniqueArray(fc.record({ name: words, levels: fc.option(fc.record({ whose: fc.constantFrom(...levelOwners), statements: fc.array(words, { minLength: 4, maxLength: 4 }) })) }), { minLength: 1, maxLength: 6, selector: (it) => normaliseName(it.name.fr ?? it.name.en ?? '') }),
  profiles: fc.array(fc.record({ title: words, kind: fc.constantFrom(...layers), disclaimer: fc.oneof(fc.constant(''), text), expectations: fc.array(fc.record({ at: fc.nat(), kind: fc.constantFrom(...expectationKinds), level: fc.constantFrom(...levels), from: day, reason: fc.oneof(fc.constant(''), text), example: fc.oneof(fc.constant({}), words) }), { maxLength: 6 }) }), { maxLength: 3 }),
}).map(({ ids, ...of }) => {
  const competencies = of.competencies.map((it, at) => ({ id: ids[at] ?? '', ...it }));
  return {
    id: ids[20] ?? '', ...of, competencies,
    profiles: of.profiles.map((it, at) => ({
      ...it, id: ids[10 + at] ?? '',
      expectations: [...new Map(it.expectations.map(({ at: which, kind, level, ...one }) => {
        const its = competencies[which % competencies.length];
        const asked = its?.levels != null && (kind === 'known' || kind === 'company');
        return [`${its?.id}/${one.from}`, { competencyId: its?.id ?? '', kind: asked ? kind : kind === 'notApplicable' ? kind : 'unspecified', level: asked ? level : null, ...one } as const];
      })).values()],
    })),
  };
});

describe('a framework in a file', () => {
  it('is read as it was written, in both forms', () => {
    fc.assert(fc.property(framework, (it) => {
      expect(readFrameworkFile(writeCase(it))).toEqual({ framework: it, problems: [] });
      for (const locale of ['fr', 'en'] as const) expect(readFrameworkFile(writeFrameworkTable(it, locale))).toEqual({ framework: it, problems: [] });
    }), { numRuns: 200 });
  });

  it('starts no formula in any cell, and is the same bytes again', () => {
    fc.assert(fc.property(framework, (it) => {
      expect([...tableFile(it, 'fr')].join('')).toBe(writeFrameworkTable(structuredClone(it), 'fr'));
      expect(writeCase(structuredClone(it))).toBe(writeCase(it));
      for (const cell of (parse(writeFrameworkTable(it, 'en'), { bom: true }) as string[][]).flat()) expect(startsFormula(cell)).toBe(false);
    }), { numRuns: 100 });
  });

  it('says the same whatever its number, its day and the order of its profiles', () => {
    fc.assert(fc.property(framework, (it) => {
      expect(contentOf({ ...it, number: it.number + 1, publishedOn: null, profiles: [...it.profiles].reverse() })).toBe(contentOf(it));
      expect(frameworkDifferences(it, { ...it, number: it.number + 1 })).toEqual([]);
      const renamed = { ...it, name: { fr: `${it.name.fr ?? ''}x` } };
      expect(contentOf(renamed)).not.toBe(contentOf(it));
      expect(frameworkDifferences(it, renamed)).toEqual([renamed.name]);
      const [first] = it.competencies;
      expect(frameworkDifferences(it, { ...it, competencies: it.competencies.slice(1) })).toContainEqual(first?.name);
    }), { numRuns: 100 });
  });

  it('is CASE 1.1 to a program: a document, items with their statements, associations between what is there', () => {
    fc.assert(fc.property(framework, (it) => {
      const file = JSON.parse(writeCase(it)) as { CFDocument: Record<string, unknown>; CFItems: Record<string, unknown>[]; CFAssociations: { identifier: string; associationType: string; originNodeURI: { identifier: string }; destinationNodeURI: { identifier: string } }[] };
      expect(file.CFDocument).toMatchObject({ identifier: it.id, caseVersion: '1.1', creator: 'Palier' });
      const there = new Set([it.id, ...file.CFItems.map((one) => one['identifier'])]);
      for (const one of file.CFItems) { expect(one['fullStatement']).toBeTruthy(); expect(one['lastChangeDateTime']).toMatch(/^\d{4}-\d\d-\d\dT/); }
      for (const one of file.CFAssociations) { expect(['isChildOf', 'hasSkillLevel', 'isRelatedTo']).toContain(one.associationType); expect(there.has(one.originNodeURI.identifier) && there.has(one.destinationNodeURI.identifier)).toBe(true); }
      expect(new Set(file.CFAssociations.map((one) => one.identifier)).size).toBe(file.CFAssociations.length);
    }), { numRuns: 100 });
  });

  it('comes from elsewhere too: headings are left out, what lies below them are competencies', () => {
    const [doc, heading, one, two] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222', '33333333-3333-4333-8333-333333333333', '44444444-4444-4444-8444-444444444444'];
    const child = (from: string | undefined, to: string | undefined) => ({ associationType: 'isChildOf', originNodeURI: { identifier: from }, destinationNodeURI: { identifier: to } });
    const file = { CFDocument: { identifier: doc, title: 'Bakery', language: 'en', lastChangeDateTime: '2025-02-03T10:00:00+00:00' }, CFItems: [{ identifier: heading, fullStatement: 'Dough', language: 'en' }, { identifier: one, fullStatement: 'Knead', language: 'en' }, { identifier: two, fullStatement: 'Rest', language: 'en' }], CFAssociations: [child(heading, doc), child(one, heading), child(two, heading)] };
    expect(readFrameworkFile(JSON.stringify(file)).framework).toEqual({ id: doc, name: { en: 'Bakery' }, kind: 'company', number: 1, publishedOn: '2025-02-03', competencies: [{ id: one, name: { en: 'Knead' }, levels: null }, { id: two, name: { en: 'Rest' }, levels: null }], profiles: [] });
  });

  it('says what is wrong with it, where', () => {
    const of = (...rows: string[]) => readFrameworkTable(['kind,id,of,level,fr,en,from,whose,reason', ...rows].join('\n')).problems.map((it) => [it.line, it.code]);
    const [f, c, p] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222', '33333333-3333-4333-8333-333333333333'];
    const head = [`framework,${f},,1,Fournil,,2026-01-01,company,`, `competency,${c},${f},,Pétrir,,,,`];
    expect(of(...head)).toEqual([]);
    expect(of()).toEqual([[1, 'frameworks.no-framework']]);
    expect(of(head[0] ?? '', head[0] ?? '', head[1] ?? '')).toEqual([[3, 'frameworks.two-frameworks']]);
    expect(of(...head, `competency,${p},${f},,petrir,,,,`)).toEqual([[4, 'frameworks.name-twice']]);
    expect(of(...head, `competency,${c},${f},,Cuire,,,,`)).toEqual([[4, 'frameworks.id-twice']]);
    expect(of(...head, `level,,${c},1,Suit,,,company,`)).toEqual([[4, 'frameworks.levels-not-four']]);
    expect(of(...head, `level,,${c},5,Suit,,,company,`)).toEqual([[4, 'frameworks.level-out-of-range'], [4, 'frameworks.levels-not-four']]);
    expect(of(...head, `level,,${p},1,Suit,,,company,`)).toEqual([[4, 'frameworks.no-such-competency']]);
    expect(of(...head, `profile,${p},${f},,Chef,,,company,`, `expectation,${c},${p},2,,,2026-01-01,company,`, `expectation,${c},${p},,,,2026-13-01,unspecified,`)).toEqual([[5, 'frameworks.no-such-level'], [6, 'frameworks.date-unreadable']]);
    expect(of(...head, 'recipe,,,,,,,,')).toEqual([[4, 'frameworks.kind-unknown']]);
    expect(readFrameworkFile('{ "CFDocument": ').problems).toEqual([{ line: null, path: '$', code: 'frameworks.no-json', params: {} }]);
    expect(readFrameworkFile('{ "CFItems": [] }').problems).toMatchObject([{ path: 'CFDocument', code: 'frameworks.no-case' }]);
    expect(readFrameworkFile('Name;Level\nx;1').problems).toMatchObject([{ line: 1, code: 'frameworks.no-columns' }]);
    expect(readFrameworkFile('  ').problems).toMatchObject([{ code: 'frameworks.empty' }]);
  });

  it('never makes a reader throw: a framework, or reasons by place', () => {
    const part = fc.oneof(fc.string({ unit: 'binary', maxLength: 8 }), fc.constantFrom('kind,id,of,level,fr,en,from,whose,reason\n', '{"CFDocument":{', '"CFItems":[{}]', '}', ',', '\n', '"', 'framework,', 'level,,,1,'));
    fc.assert(fc.property(fc.array(part, { maxLength: 12 }).map((it) => it.join('')), (noise) => {
      const { framework: it, problems } = readFrameworkFile(noise);
      expect((it === null) === (problems.length > 0)).toBe(true);
      for (const one of problems) { expect(frameworkProblemCodes).toContain(one.code); expect((one.line === null) !== (one.path === null)).toBe(true); }
    }), { numRuns: 300 });
  });
});
