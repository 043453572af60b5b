import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { JobSheet } from './job-sheet.js';
import { jobSheetDifferences } from './job-sheet-differences.js';
import { readJobSheet, readJobSheetFile } from './read-job-sheet.js';
import { writeJobSheet } from './write-job-sheet.js';

const bakery: JobSheet = {
  title: 'Chef boulanger', family: 'Métiers du fournil', aliases: { fr: ['Responsable de fournil'], en: [] }, purpose: 'Faire chaque nuit un pain régulier.',
  missions: [{ title: 'Conduire la nuit', text: 'On prépare, on façonne, on cuit dans cet ordre.' }], context: [{ title: 'Saison', text: 'La pâte change avec la chaleur.' }], organisation: [{ title: 'Taille', text: 'De deux à vingt personnes.' }],
  conditions: [{ title: 'Horaires', text: 'De nuit le plus souvent.' }, { title: 'Les contacts', text: '' }], relations: { internal: ['Vendeuse'], external: ['Meunier', 'Client'] },
  competencies: [
    { name: 'Pétrir', levels: [{ level: 1, statement: 'Suivre une recette' }, { level: 2, statement: 'Corriger l’eau' }, { level: 3, statement: 'Composer une pâte' }, { level: 4, statement: 'Former au pétrin' }], expected: 3, example: 'Il ajuste une pâte d’orage.' },
    { name: 'Compter', levels: [], expected: null, example: 'Elle tient le cahier des ventes.' },
  ],
  certifications: [{ category: 'Branche', entries: ['Hygiène'] }], sectors: ['Bouche'], mobilityBands: ['Proximité forte'], neighbours: ['Pâtissier'], disclaimer: 'Ces mobilités sont données à titre indicatif, rien de plus.', emptySections: ['Pour aller plus loin'],
};
const text = writeJobSheet(bakery);
const errors = (of: string) => readJobSheet(of).problems.filter((it) => it.severity === 'error').map((it) => [it.code, it.line]);
const lineOf = (words: string) => text.split('\n').indexOf(words) + 1;

describe('reading a job sheet', () => {
  it('reads back what it writes, word for word, with Windows line ends and a BOM too', () => {
    expect(readJobSheet(text).sheet).toEqual(bakery);
    expect(readJobSheet(`\uFEFF${text.replaceAll('\n', '\r\n')}`).sheet).toEqual(bakery);
    expect(readJobSheet(text).counts).toMatchObject({ competencies: 2, statements: 4, expectations: 1, expectationSum: 3, unspecified: 1, certifications: 1 });
  });

  it('finds 0 changes in the same sheet, and names the one that there is', () => {
    expect(jobSheetDifferences(bakery, readJobSheet(text.replaceAll('’', "'")).sheet ?? bakery).changes).toEqual([]);
    const other = readJobSheet(text.replace('Niveau attendu : 3', 'Niveau attendu : 2')).sheet ?? bakery;
    expect(jobSheetDifferences(bakery, other).changes).toEqual([{ path: 'competencies/petrir/expected', kind: 'changed', before: '3', after: '2' }]);
  });

  it('says the line and the reason of each damage, and imports nothing', () => {
    expect(errors(text.replace('Niveau attendu : 3', 'Niveau attendu : 7'))).toEqual([['sheet.expected-level-out-of-range', lineOf('Niveau attendu : 3')]]);
    expect(errors(text.replace('\n2\n', '\n'))).toContainEqual(['sheet.level-missing', lineOf('Corriger l’eau') - 1]);
    expect(errors(text.replace('\n2\n', '\n3\n'))).toContainEqual(['sheet.level-out-of-order', lineOf('Corriger l’eau') - 1]);
    expect(errors(text.slice(0, text.indexOf('Certifications\nListe')))[0]?.[0]).toBe('sheet.section-missing');
    expect(readJobSheet(text.replace('\n2\n', '\n')).sheet).toBeNull();
  });

  it('loses no competency in silence: a damaged label is an error on its line or on the first line that it leaves alone', () => {
    const first = lineOf('Macro compétences :');
    expect(errors(text.replace('Macro compétences :\n', ''))).toEqual([['sheet.outside-competency', first]]);
    for (const damaged of ['Macro-compétences :', 'Macro compétence :', 'Compétences :']) expect([damaged, errors(text.replaceAll('Macro compétences :', damaged))]).toEqual([damaged, [['sheet.outside-competency', first]]]);
    expect(readJobSheet(text.replaceAll('Macro compétences :', 'Macro competences')).sheet).toEqual(bakery);
    expect(errors(text.replace(/Macro compétences :[^]*?\nCertifications\nListe/, 'Certifications\nListe'))).toEqual([['sheet.section-missing', first]]);
    expect(errors(text.slice(0, text.indexOf('Compétences et niveaux attendus en')))[0]).toEqual(['sheet.section-missing', lineOf('- Meunier')]);
  });

  it('lets no line pass that belongs to no section', () => {
    for (const after of [`Famille : ${bakery.family}`, `Présentation du métier : ${bakery.title}`, 'La proximité des métiers']) {
      const at = lineOf(after);
      expect([after, errors(text.split('\n').toSpliced(at, 0, 'Une ligne d’ailleurs').join('\n'))]).toEqual([after, [['sheet.unexpected-line', at + 1]]]);
    }
    expect(errors(text.replace('Certifications\nListe', 'Certifications\nAutre\nListe'))).toEqual([['sheet.unexpected-line', lineOf('Liste des certifications')]]);
    expect(errors(text.replace('\nVariables spécifiques', '\nAutre\nVariables spécifiques'))).toEqual([['sheet.unexpected-line', lineOf('Variables spécifiques au métier')]]);
  });

  it('names the first line of a file that is not UTF-8', () => {
    expect(readJobSheetFile(new TextEncoder().encode(text)).sheet).toEqual(bakery);
    expect(readJobSheetFile(Buffer.from('Famille\nMétier', 'latin1')).problems.map((it) => [it.code, it.line])).toEqual([['sheet.not-utf8', 2]]);
  });

  it('refuses a foreign text at once', () => {
    expect(errors('')).toEqual([['sheet.empty', 1]]);
    expect(errors('Une recette\nde gâteau')).toEqual([['sheet.not-a-job-sheet', 1]]);
    expect(errors('x'.repeat(2_000_000))).toEqual([['sheet.too-long', 1]]);
  });

  it('never throws, and a line lost is an error or a visible difference', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (noise) => { readJobSheet(`Famille : x\nMacro compétences :\n${noise}`); }), { numRuns: 500 });
    const lines = text.split('\n');
    for (let index = 0; index < lines.length; index++) {
      const read = readJobSheet(lines.filter((_, at) => at !== index).join('\n'));
      const structural = /^(Macro compétences|Niveaux et compétences attendues|Exemple concret d’activité pour le niveau attendu|Compétences et niveaux attendus|Contexte de travail|Conditions de travail|Certifications|Proximité.*|La proximité des métiers|Présentation du métier|Cliquer.*|Macro compétences|Exemple concret.*|CHEF BOULANGER|Chef boulanger)$/.test(lines[index] ?? '');
      expect([lines[index], structural || read.sheet === null || jobSheetDifferences(bakery, read.sheet).changes.length > 0]).toEqual([lines[index], true]);
    }
  });

  const real = new URL('../../../../../shared/data/specialiste-support.txt', import.meta.url);
  (existsSync(real) ? it : it.skip)('reads the real sheet to the last figure (needs ../shared/data)', () => {
    const { sheet, counts } = readJobSheet(readFileSync(real, 'utf8'));
    expect(sheet?.competencies.flatMap((it) => it.expected ?? [])).toEqual([2, 3, 3, 2, 2, 3, 1, 3]);
    expect(counts).toEqual({
      titles: 1, families: 1, aliasesFr: 2, aliasesEn: 2, purposes: 1, missions: 2, contextVariables: 3, organisationalContexts: 2, conditions: 3, internalRelations: 6, externalRelations: 2, competencies: 12, statements: 32,
      expectations: 8, expectationSum: 19, unspecified: 4, examples: 12, certificationCategories: 1, certifications: 0, sectors: 6, mobilityBands: 7, neighbours: 10, disclaimers: 1, emptySections: 2,
    });
  });
});
