import { describe, expect, it } from '@jest/globals';
import { carryProblemCodes, importProblemCodes, LevelField, pastedProblemCodes, PeopleField, problemCodes, sourceFailures, travelLossCodes, travelNoteCodes, travelProblemCodes } from '@palier/contracts';
import { draftGapCodes, everyAuditAction } from '@palier/domain';
import { countsOf, frameworkProblemCodes, notesProblemCodes, sheetProblemCodes } from '@palier/formats';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { en } from './en.js';
import { enForAuthors } from './en-for-authors.js';
import { fr } from './fr.js';
import { frForAuthors } from './fr-for-authors.js';

type Words = Readonly<Record<string, Readonly<Record<string, string>>>>;
const flat = (it: Words) => new Map(Object.entries(it).flatMap(([group, words]) => Object.entries(words).map(([key, text]) => [`${group}.${key}`, text] as const)));
const [french, english] = [flat({ ...fr, ...frForAuthors }), flat({ ...en, ...enForAuthors })];
const sources = (folder: string): string => readdirSync(folder, { withFileTypes: true }).map((it) => (it.isDirectory() ? sources(join(folder, it.name)) : it.name.endsWith('.ts') && !it.name.endsWith('.spec.ts') ? readFileSync(join(folder, it.name), 'utf8') : '')).join('\n');
const app = sources(join(import.meta.dirname, '../app'));
/** Groups whose words are found by a code that the server or a file gives, not by a key that is written out. */
const byCode = ['problems', 'audit', 'sheet', 'sheetCounts', 'peopleFields', 'levelFields', 'tables', 'gaps', 'pasted', 'travel', 'sources', 'notes', 'frameworks'];
const groups = Object.keys({ ...fr, ...frForAuthors }).filter((it) => !byCode.includes(it));
const used = new Set([...app.matchAll(new RegExp(`'((?:${groups.join('|')})\\.[A-Za-z0-9]+)'`, 'g'))].map((it) => it[1] ?? ''));
const holes = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((it) => it[1]).sort();

describe('the words on screen', () => {
  it('exist in both languages, with the same holes', () => {
    expect([...french.keys()]).toEqual([...english.keys()]);
    for (const [key, text] of french) expect([key, holes(text)]).toEqual([key, holes(english.get(key) ?? '')]);
  });

  it('are all there, and all used', () => {
    for (const key of used) expect([key, french.has(key)]).toEqual([key, true]);
    for (const key of french.keys()) if (!byCode.includes(key.split('.')[0] ?? '')) expect([key, used.has(key)]).toEqual([key, true]);
  });

  it('have a sentence for each problem of the server', () => {
    expect([...french.keys()].filter((it) => it.startsWith('problems.')).sort()).toEqual(['problems.offline', ...problemCodes.map((it) => `problems.${it.replaceAll('.', '_')}`)].sort());
  });

  it('have a sentence for each deed of the audit', () => {
    expect([...french.keys()].filter((it) => it.startsWith('audit.'))).toEqual(expect.arrayContaining(everyAuditAction.map((it) => `audit.${it.replaceAll('.', '_')}`)));
    expect([...french.keys()].filter((it) => it.startsWith('audit.'))).toHaveLength(everyAuditAction.length);
  });

  it('have a sentence for each remark about a sheet, and a name for each of its counts', () => {
    expect([...french.keys()].filter((it) => it.startsWith('sheet.')).sort()).toEqual([...sheetProblemCodes].sort());
    expect([...french.keys()].filter((it) => it.startsWith('sheetCounts.'))).toEqual(Object.keys(countsOf(null)).map((it) => `sheetCounts.${it}`));
  });

  it('have a sentence for each problem of a table of people or of levels, and a name for each of their columns', () => {
    expect([...french.keys()].filter((it) => it.startsWith('tables.')).sort()).toEqual([...new Set([...importProblemCodes, ...carryProblemCodes])].map((it) => `tables.${it.replace('.', '_')}`).sort());
    expect([...french.keys()].filter((it) => it.startsWith('peopleFields.'))).toEqual(PeopleField.options.map((it) => `peopleFields.${it}`));
    expect([...french.keys()].filter((it) => it.startsWith('levelFields.'))).toEqual(LevelField.options.map((it) => `levelFields.${it}`));
  });

  it('have a sentence for each thing that a course can miss, and for each problem of pasted questions', () => {
    expect([...french.keys()].filter((it) => it.startsWith('gaps.'))).toEqual(draftGapCodes.map((it) => `gaps.${it.replace('.', '_')}`));
    expect([...french.keys()].filter((it) => it.startsWith('sources.'))).toEqual(sourceFailures.map((it) => `sources.${it}`));
    expect([...french.keys()].filter((it) => it.startsWith('pasted.'))).toEqual(pastedProblemCodes.map((it) => `pasted.${it.replace('.', '_')}`));
    expect([...french.keys()].filter((it) => it.startsWith('travel.'))).toEqual([...travelProblemCodes, ...travelNoteCodes, ...travelLossCodes].map((it) => `travel.${it.replace('.', '_')}`));
    expect([...french.keys()].filter((it) => it.startsWith('travel.'))).toEqual([...travelProblemCodes, ...travelNoteCodes, ...travelLossCodes].map((it) => `travel.${it.replace('.', '_')}`));
  });

  it('have a sentence for each problem of the file of a framework', () => {
    expect([...french.keys()].filter((it) => it.startsWith('frameworks.')).sort()).toEqual([...frameworkProblemCodes].sort());
  });

  it('have a sentence for each problem of the notes of a release', () => {
    expect([...french.keys()].filter((it) => it.startsWith('notes.'))).toEqual(notesProblemCodes.map(String));
  });

  it('keep French typography, and leave none of it in English', () => {
    for (const [key, text] of french) expect([key, text]).toEqual([key, expect.not.stringMatching(/[^\s\u00a0\u202f][;!?]|[ ][;:!?»]|«[ ]|'|\.\.\.|"/)]);
    for (const [key, text] of english) expect([key, text]).toEqual([key, expect.not.stringMatching(/\u202f|\u00a0/)]);
  });
});
