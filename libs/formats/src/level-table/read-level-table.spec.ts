import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { meaningOf } from './headers.js';
import { readLevelTable } from './read-level-table.js';
import { writeLevelGrid, writeLevelList } from './write-level-table.js';

const said = (text: string) => readLevelTable(text).lines.map((it) => [it.person, it.competency, it.level]);
const codes = (text: string) => readLevelTable(text).problems.map((it) => [it.line, it.code]);

describe('reading a table of levels', () => {
  it('reads the grid that a team lives with: people down, competencies across, empty cells that say nothing', () => {
    const grid = readLevelTable('Nom\tÉquipe\tCommuniquer efficacement\tInnover\nAmel Kaci\tSupport N1\t3\t\nBruno Sy\tSupport N2\tN2\t0\nCora Webb\t\t–\t2/4\n');
    expect(grid.form).toBe('grid');
    expect(grid.columns.map((it) => it.field)).toEqual(['name', null, 'levels', 'levels']);
    expect(grid.lines).toEqual([
      { line: 2, person: 'Amel Kaci', keys: ['Amel Kaci'], competency: 'Communiquer efficacement', level: 3, date: null, rater: null },
      { line: 3, person: 'Bruno Sy', keys: ['Bruno Sy'], competency: 'Communiquer efficacement', level: 2, date: null, rater: null },
      { line: 4, person: 'Cora Webb', keys: ['Cora Webb'], competency: 'Innover', level: 2, date: null, rater: null },
    ]);
    expect(grid.problems).toEqual([]);
  });

  it('takes the first column for the person where no header says who, as in a grid with an empty corner', () => {
    expect(said(';Innover;Former\namel@nordlys.example;1;2')).toEqual([['amel@nordlys.example', 'Innover', 1], ['amel@nordlys.example', 'Former', 2]]);
    expect(said('Membres du support;Innover\nAmel Kaci;1')).toEqual([['Amel Kaci', 'Innover', 1]]);
  });

  it('reads a date and a rater for each row of a grid where it has them', () => {
    expect(readLevelTable('Nom;Innover;Évalué par;Évalué le\nAmel Kaci;4;Paul Roy;03/02/2025').lines).toEqual([{ line: 2, person: 'Amel Kaci', keys: ['Amel Kaci'], competency: 'Innover', level: 4, date: '2025-02-03', rater: 'Paul Roy' }]);
  });

  it('reads a long table in French and in English, whatever its delimiter, quotes and days', () => {
    const expected = { line: 2, person: 'Amel Kaci', keys: ['amel', 'Amel Kaci'], competency: 'Communiquer; bien', level: 2, date: '2025-03-04', rater: 'Paul Roy' };
    const french = readLevelTable('\uFEFFPrénom;Nom;Identifiant;Compétence;Niveau;Date;Évaluateur\r\nAmel;Kaci;amel;"Communiquer; bien";Niveau 2;04/03/2025;Paul Roy\r\n');
    expect([french.form, french.lines]).toEqual(['long', [expected]]);
    expect(readLevelTable('Person,User name,Skill,Level,Assessed on,Assessed by\nAmel Kaci,amel,Communiquer; bien,L2,2025-03-04,Paul Roy').lines).toEqual([expected]);
    expect(readLevelTable('Person\tLogin\tCompetency\tLevel\tDate\tRater\nAmel Kaci\tamel\tCommuniquer; bien\t2.0\t4.3.2025\tPaul Roy').lines).toEqual([expected]);
  });

  it('reads a level by one rule, says nothing for silence, and refuses what lies between or above', () => {
    const level = (cell: string) => { const it = readLevelTable(`Nom\tInnover\nAmel\t${cell}`); return it.lines[0]?.level ?? it.problems[0]?.code ?? null; };
    for (const cell of ['3', 'N3', 'n 3', 'Niv. 3', 'niveau 3', 'Niveau\u00a03', 'Level 3', 'L3', '3/4', '3 / 4', '3 sur 4', '3,0', '3.00']) expect([cell, level(cell)]).toEqual([cell, 3]);
    for (const cell of ['', ' ', '0', 'N0', '0/4', '-', '—', 'NA', 'n/a', 's.o.', 'Sans objet', 'Non évalué', '?']) expect([cell, level(cell)]).toEqual([cell, null]);
    for (const cell of ['5', '2.5', '2,5', '3/5', '-1', '23', 'expert', 'x', '3 4', 'N', '１']) expect([cell, level(cell)]).toEqual([cell, cell === '１' ? 1 : 'table.level-unreadable']);
  });

  it('says the line and the reason of each problem; in a grid one bad cell costs no other', () => {
    const grid = readLevelTable(['Nom;Innover;Former;Date', 'Amel;7;2;', ';1;1;', 'Bo;1;=A1+B1;', 'Cy;2;2;31/02/2025', 'Di;1;1;12/31/2025', 'Ed;1;1;;extra'].join('\n'));
    expect(grid.problems.map((it) => [it.line, it.code])).toEqual([[2, 'table.level-unreadable'], [3, 'table.person-missing'], [4, 'table.formula'], [5, 'table.date-unreadable'], [6, 'table.date-month-first'], [7, 'table.more-cells-than-columns']]);
    expect(grid.problems[0]?.params).toEqual({ found: '7', column: 'Innover' });
    expect(grid.lines.map((it) => [it.line, it.competency])).toEqual([[2, 'Former'], [4, 'Innover']]);
    const long = ['Personne;Compétence;Niveau', 'Amel;;2', 'Amel;Innover;neuf', ';Innover;2', 'Amel;Former;', `${'L'.repeat(301)};Innover;1`, 'Bo;Innover;1'].join('\n');
    expect(codes(long)).toEqual([[2, 'table.competency-missing'], [3, 'table.level-unreadable'], [4, 'table.person-missing'], [6, 'table.value-too-long']]);
    expect(said(long)).toEqual([['Bo', 'Innover', 1]]);
  });

  it('refuses the error of a formula as it refuses the formula', () => {
    for (const cell of ['=A1', '#REF!', '#N/A', '#VALEUR!']) expect([cell, codes(`Nom;Innover;Former\nAmel;${cell};2`), codes(`Nom;Innover\n${cell};2`)]).toEqual([cell, [[2, 'table.formula']], [[2, 'table.formula']]]);
  });

  it('lets another meaning be chosen, and a column be left out', () => {
    const text = 'Qui;Équipe;Langue;Total\nAmel;N1;3;12';
    expect(codes(text)).toEqual([[2, 'table.level-unreadable']]);
    expect(readLevelTable(text, { Total: null, Langue: 'levels' }).lines.map((it) => [it.person, it.competency, it.level])).toEqual([['Amel', 'Langue', 3]]);
    expect(codes('Agent;Savoir;Niveau\nAmel;Innover;2')).toEqual([[1, 'table.no-person-column']]);
    expect(readLevelTable('Agent;Savoir;Niveau\nAmel;Innover;2', { Agent: 'name', Savoir: 'competency' }).lines).toEqual([expect.objectContaining({ person: 'Amel', competency: 'Innover', level: 2 })]);
  });

  it('refuses what is no table of levels', () => {
    expect(codes('')).toEqual([[1, 'table.empty']]);
    expect(codes('Nom;Innover\n"Amel;1\n')[0]?.[1]).toBe('table.malformed');
    expect(codes('Nom;Équipe\nAmel;N1\n')).toEqual([[1, 'table.no-competency-column']]);
    expect(codes('Nom;Niveau\nAmel;2\n')).toEqual([[1, 'table.no-competency-column']]);
    expect(codes('Nom;Compétence\nAmel;Innover\n')).toEqual([[1, 'table.no-level-column']]);
    expect(codes(`Nom;Innover\n${'a;1\n'.repeat(100_001)}`)).toEqual([[1, 'table.too-long']]);
  });
});

const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 14 }).map((it) => it.normalize('NFC').replace(/\p{C}/gu, 'x').replace(/\s+/gu, ' ').trim().replace(/^[=+@-]/, 'x').normalize('NFC')).filter((it) => it !== '' && !it.startsWith('\uFEFF'));
const level = fc.constantFrom(1, 2, 3, 4);
const day = fc.integer({ min: 0, max: 20_000 }).map((it) => new Date(it * 86_400_000).toISOString().slice(0, 10));
const runs = { numRuns: 500 };

describe('laws of a table of levels', () => {
  it('reads a list exactly as it was written', () => fc.assert(fc.property(fc.array(fc.record({ person: word, competency: word, level, date: fc.option(day), rater: fc.option(word) }), { minLength: 1, maxLength: 12 }), (lines) => {
    const { form, lines: found, problems } = readLevelTable(writeLevelList(lines));
    expect([form, problems]).toEqual(['long', []]);
    expect(found).toEqual(lines.map((it, index) => ({ ...it, line: index + 2, keys: [it.person] })));
  }), runs));

  it('reads a grid exactly as it was written', () => fc.assert(fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 6 }), fc.uniqueArray(word.filter((it) => meaningOf(it, false) === null), { minLength: 1, maxLength: 6 }), fc.infiniteStream(level), (people, competencies, levels) => {
    const lines = people.flatMap((person, index) => competencies.map((competency) => ({ person, competency, level: levels.next().value ?? 1, line: index + 2, keys: [person], date: null, rater: null })));
    expect(readLevelTable(writeLevelGrid(lines))).toMatchObject({ form: 'grid', problems: [], lines });
  }), runs));

  it('never throws, and loses no cell in silence that is not silent itself', () => {
    const cell = fc.oneof(fc.constantFrom('', '0', '2', 'N4', '9', '=1', 'x'), fc.string({ unit: 'grapheme', maxLength: 8 })).map((it) => it.replace(/[\t\r\n"]/g, ' '));
    fc.assert(fc.property(fc.array(fc.tuple(cell, cell, cell), { maxLength: 8 }), (rows) => {
      const { lines, problems } = readLevelTable(['Nom\tInnover\tFormer', ...rows.map((it) => it.join('\t'))].join('\n'));
      rows.forEach((row, index) => {
        const told = lines.filter((it) => it.line === index + 2).length + problems.filter((it) => it.line === index + 2).length;
        const loud = row.slice(1).filter((it) => /[1-9]/.test(it)).length;
        if (loud > 0) expect([row, told > 0]).toEqual([row, true]);
      });
    }), runs);
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (noise) => { readLevelTable(noise); }), runs);
  });
});
