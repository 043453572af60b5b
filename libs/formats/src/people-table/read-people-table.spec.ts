import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readPeopleTable } from './read-people-table.js';

const read = (text: string) => readPeopleTable(text);
const codes = (text: string) => read(text).problems.map((it) => [it.line, it.code]);

describe('reading a table of people', () => {
  it('reads what a spreadsheet pastes, a French CSV and an English one, all the same', () => {
    const expected = [{ line: 2, name: 'Amel Kaci', login: 'amel@nordlys.example', mail: 'amel@nordlys.example', team: 'Support N1', teamFrom: null, above: [], lead: 'Karim Haddad', leadFrom: null, roleProfile: null, profileFrom: null, scopes: null, hiredOn: '2026-03-04', site: null, language: 'fr', timeZone: null }];
    expect(read('Prénom\tNom\tCourriel\tÉquipe\tResponsable\tDate d’embauche\tLangue\nAmel\tKaci\tamel@nordlys.example\tSupport N1\tKarim Haddad\t04/03/2026\tFrançais\n').lines).toEqual(expected);
    expect(read('\uFEFFNom complet;E-mail;Équipe;N+1;Embauche;Langue\r\n"Amel Kaci";amel@nordlys.example;Support N1;Karim Haddad;4.3.2026;fr\r\n').lines).toEqual(expected);
    expect(read('Full name,Email,Team,Manager,Hire date,Language\nAmel Kaci,amel@nordlys.example,Support N1,Karim Haddad,2026-03-04T00:00:00.000Z,English\n').lines).toEqual([{ ...expected[0], language: 'en' }]);
  });

  it('says what each column means, lets another meaning be chosen, and uses no meaning twice', () => {
    const text = 'Qui;Compte;Service;Équipe\nAmel Kaci;amel;N1;Paris\n';
    expect(read(text).columns.map((it) => [it.header, it.field, it.sample])).toEqual([['Qui', null, 'Amel Kaci'], ['Compte', 'login', 'amel'], ['Service', 'team', 'N1'], ['Équipe', null, 'Paris']]);
    expect(codes(text)).toEqual([[1, 'table.no-name-column']]);
    expect(readPeopleTable(text, { Qui: 'name', Service: null, 'Équipe': 'team' }).lines).toEqual([expect.objectContaining({ name: 'Amel Kaci', login: 'amel', team: 'Paris' })]);
  });

  it('says the line and the reason of each problem, and keeps the lines without one', () => {
    const text = ['Nom;Identifiant;Mail;Embauche;Langue;Fuseau horaire', 'Amel;amel;;;;', ';nobody;;;;', 'Bo;;;;;', 'Cy;cy;cy at home;;;', 'Di;di;;12/31/2026;;', 'Ed;ed;;31/02/2026;;', 'Fa;fa;;demain;;', 'Gi;gi;;;klingon;', 'Ho;ho;;;;Mars/Olympus', '=HYPERLINK("x");io;;;;', 'Amel again;AMEL;;;;', 'Ka;ka;;;;;more', `${'L'.repeat(301)};la;;;;`].join('\n');
    const table = read(text);
    expect(table.lines.map((it) => it.login)).toEqual(['amel']);
    expect(table.problems.map((it) => [it.line, it.code])).toEqual([
      [3, 'table.name-missing'], [4, 'table.login-missing'], [5, 'table.mail-unreadable'], [6, 'table.date-month-first'], [7, 'table.date-unreadable'], [8, 'table.date-unreadable'], [9, 'table.language-unknown'], [10, 'table.time-zone-unknown'],
      [11, 'table.formula'], [12, 'table.twice'], [13, 'table.more-cells-than-columns'], [14, 'table.value-too-long'],
    ]);
  });

  it('reads where a team stands, from a path or from the column of the team above', () => {
    const teams = (text: string) => read(text).lines.map((it) => [...it.above, it.team]);
    expect(teams('Nom;Identifiant;Équipe\nA;a;Assistance > Nuit\nB;b;Assistance›Jour\nC;c;Seule')).toEqual([['Assistance', 'Nuit'], ['Assistance', 'Jour'], ['Seule']]);
    expect(teams('Nom;Identifiant;Équipe;Équipe parente\nA;a;Nuit;Support > Assistance\nB;b;Assistance > Nuit;Support')).toEqual([['Support', 'Assistance', 'Nuit'], ['Support', 'Assistance', 'Nuit']]);
    expect(codes('Nom;Identifiant;Équipe;Équipe parente\nA;a;Nuit;nuit\nB;b;;Support')).toEqual([[2, 'table.team-above-itself'], [3, 'table.team-missing']]);
  });

  it('reads since when somebody is in a team and since when somebody leads it, and asks again for a day that is none or could be two', () => {
    for (const head of ['Nom;Identifiant;Équipe;Équipe depuis;Responsable;Responsable depuis', 'Name;Login;Team;Team since;Lead;Lead since']) expect(read(`${head}\nA;a;Nuit;04/03/2026;B;1er septembre 2025\nC;c;Nuit;;;`).lines.map((it) => [it.team, it.teamFrom, it.lead, it.leadFrom])).toEqual([['Nuit', '2026-03-04', 'B', '2025-09-01'], ['Nuit', null, null, null]]);
    expect(read('Nom;Identifiant;Équipe depuis;Responsable depuis\nA;a;hier;\nB;b;03/25/2026;\nC;c;03/04/2026;03/04/2026').problems).toEqual([{ line: 2, code: 'table.date-unreadable', params: { found: 'hier' } }, { line: 3, code: 'table.date-month-first', params: { found: '03/25/2026' } }, { line: 4, code: 'table.date-ambiguous', params: { found: '03/04/2026' } }]);
  });

  it('says the line of a word whose letters were read in another encoding, and of a login or a mail that differs by case alone', () => {
    expect(codes('Nom;Identifiant\nInÃ¨s;a\nIn\uFFFDs;b\nIn\u008Es;c\nIn\u00E8s;d\nÂme;e\nL’été à Øre;f')).toEqual([[2, 'table.garbled'], [3, 'table.garbled'], [4, 'table.garbled']]);
    expect(codes('Nom;Identifiant;Mail\nA;amel;amel@x.example\nB;AMEL;b@x.example\nC;c;Amel@X.example\nD;rené;\nE;rene;')).toEqual([[3, 'table.twice'], [4, 'table.twice']]);
  });

  it('takes the error of a formula for no value, in any column and any language, and a name with a # for a name', () => {
    const error = fc.oneof(fc.constantFrom('#REF!', '#N/A', '#N/D', '#NV', '#DIV/0!', '#VALUE!', '#NAME?', '#NUM!', '#NULL!', '#SPILL!', '#GETTING_DATA', '#NOM?', '#VALEUR!', '#NOMBRE!', '#NUL!', '#¡DIV/0!', '#¿NOMBRE?', 'Err:502'), fc.string({ minLength: 301, maxLength: 400 }).map((it) => `=${it.replace(/[\s;"]/g, '+')}+`));
    fc.assert(fc.property(error, fc.nat(6), (it, at) => {
      const cells = ['Amel', 'amel', 'amel@x.example', 'N1', '2026-03-04', 'Lyon', 'fr'];
      expect(read(`Nom;Identifiant;Mail;Équipe;Embauche;Site;Langue\n${cells.with(at, it).join(';')}`)).toMatchObject({ lines: [], problems: expect.arrayContaining([{ line: 2, code: 'table.formula', params: { column: ['Nom', 'Identifiant', 'Mail', 'Équipe', 'Embauche', 'Site', 'Langue'][at] } }]) as unknown });
    }), { numRuns: 300 });
    for (const name of ['#1 du support', 'Équipe #2', '#support', 'C#', '# A!', 'Err: 502']) expect([name, codes(`Nom;Identifiant;Équipe\n${name};amel;${name}`)]).toEqual([name, []]);
  });

  it('refuses what is no table', () => {
    expect(codes('')).toEqual([[1, 'table.empty']]);
    expect(codes('Nom;Identifiant\n"Amel;amel\n')[0]?.[1]).toBe('table.malformed');
    expect(codes('Nom;Équipe\nAmel;N1\n')).toEqual([[1, 'table.no-login-column']]);
    expect(codes(`Nom;Identifiant\n${'a;b\n'.repeat(100_001)}`)).toEqual([[1, 'table.too-long']]);
  });

  it('never throws, and loses no line in silence', () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 12 }).map((it) => it.replace(/[\t\r\n";]/g, ' '));
    fc.assert(fc.property(fc.array(fc.tuple(cell, cell, cell), { maxLength: 8 }), (rows) => {
      const text = ['Nom\tIdentifiant\tEmbauche', ...rows.map((it) => it.join('\t'))].join('\n');
      const { lines, problems } = read(text);
      const told = new Set([...lines.map((it) => it.line), ...problems.map((it) => it.line)]);
      rows.forEach((row, index) => { if (row.some((it) => it.trim() !== '')) expect([row, told.has(index + 2)]).toEqual([row, true]); });
      for (const it of problems) expect(lines.some((line) => line.line === it.line)).toBe(false);
    }), { numRuns: 500 });
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (noise) => { readPeopleTable(noise); }), { numRuns: 500 });
  });
});
