import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import * as formats from './index.js';

/** Whatever reads what people bring, each as it is called. */
const readers: Readonly<Record<string, (text: string) => unknown>> = {
  notes: (text) => formats.readReleaseNotes(text), changelog: (text) => formats.readReleaseNotes(text, 'changelog'), tickets: (text) => formats.readReleaseNotes(text, 'tickets'),
  release: (text) => formats.readReleaseNotes(JSON.stringify({ tag_name: 'v8', body: text }), 'release-json'),
  shifts: (text) => formats.readShifts(text, { zone: 'Europe/Paris', kind: 'onCall', from: Date.parse('2026-11-01'), until: Date.parse('2028-11-01') }),
  sheet: formats.readJobSheet, levels: (text) => formats.readLevelTable(text), people: (text) => formats.readPeopleTable(text), framework: formats.readFrameworkFile, questions: formats.readQuestions,
  form: formats.formatOf, gift: (text) => formats.readPortable('gift', text), aiken: (text) => formats.readPortable('aiken', text), xml: (text) => formats.readPortable('moodle-xml', text), table: (text) => formats.readPortable('table', text),
  page: formats.htmlText, captions: formats.areCaptions, words: formats.captionWords, address: formats.isMailAddress,
};
const parts = ['', ' ', '# ', '#', '# a', '- ', '**', ':', '[', '](', '(', '\n', '\r', '\u2028', 'x', 'a b', '1', '.1', '-', '"', ';', ',', '\t', '{', '}', '\\', '~', '=', '<', '<a ', '&', '&#', '<!--', '-->', '<![CDATA[', 'https://x', '#1', 'É', '::', '//', 'BEGIN:VCALENDAR\n', 'BEGIN:VEVENT\n', '00:00', ' --> ', 'ANSWER: A', 'A. x\n', '@', '%', '{"a":', 'Titre;Texte\n', 'Nom;Identifiant\n', 'Du;Au\n', '- a: '];

describe('whatever reads a text', () => {
  /** Each took as long as its square, or its cube, once. */
  it.each<[what: string, reader: string, text: string]>([
    ['a heading with spaces in it', 'changelog', `# a${' '.repeat(100_000)}x`], ['a version with brackets behind it', 'changelog', `# 1${'.1'.repeat(900)}${'('.repeat(900)}\u2028`],
    ['changes by the ten thousand', 'changelog', Array.from({ length: 60_000 }, (_, at) => `- change ${at}`).join('\n')], ['a change made of brackets', 'changelog', `- ${'[a]('.repeat(100_000)}`],
    ['a table that begins with an empty line', 'people', `${' '.repeat(400_000)}\nNom`], ['an answer with spaces in it', 'gift', `{=a${' '.repeat(200_000)}b}`], ['columns by the ten thousand', 'form', `a${','.repeat(60_000)}`],
  ])('is done with %s before anybody waits', (_, reader, text) => {
    const from = process.cpuUsage();
    readers[reader]?.(text);
    const { user } = process.cpuUsage(from);
    expect(user / 1_000).toBeLessThan(2_000);
  });

  it('is done with any hundred thousand signs within seconds', () => {
    const part = fc.constantFrom(...parts);
    fc.assert(fc.property(fc.tuple(part, part), fc.tuple(part, part).filter((it) => it.join('') !== ''), part, fc.constantFrom(...Object.keys(readers)), (before, again, after, reader) => {
      const text = `${before.join('')}${again.join('').repeat(Math.ceil(100_000 / again.join('').length))}${after}`;
      const from = process.cpuUsage();
      readers[reader]?.(text);
      const { user } = process.cpuUsage(from);
      expect(user / 1_000).toBeLessThan(5_000);
    }), { numRuns: 200 });
  });
});
