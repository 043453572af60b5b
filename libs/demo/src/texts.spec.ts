import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import * as demo from './index.js';

interface Pair {
  readonly path: string;
  readonly fr: unknown;
  readonly en: unknown;
}

/** Every `{ fr, en }` of the exported data, wherever it stands. */
function pairs(value: unknown, path: string): Pair[] {
  if (typeof value !== 'object' || value === null || value instanceof URL) return [];
  if ('fr' in value && 'en' in value) return [{ path, fr: value.fr, en: value.en }];
  return Object.entries(value).flatMap(([key, inner]) => pairs(inner, `${path}.${key}`));
}

/** Sentences people read; ids, kinds, file names and screen text (code blocks) are left out. */
function sentences(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  if ('type' in value && value.type === 'codeBlock') return [];
  if ('marks' in value && JSON.stringify(value.marks).includes('"code"')) return [];
  return Object.entries(value)
    .filter(([key]) => !['id', 'kind', 'type', 'tone', 'file', 'accepted', 'marks', 'channel', 'action', 'to', 'sceneId'].includes(key))
    .flatMap(([, inner]) => sentences(inner));
}

/** Every text node, code included. */
const textsOf = (value: unknown): string[] =>
  typeof value !== 'object' || value === null ? []
    : 'text' in value && typeof value.text === 'string' ? [value.text]
    : Object.values(value).flatMap(textsOf);

/** Words that French and English share. */
const shared = ['production'];
const all = pairs(demo, 'demo').filter(({ path }) => !path.endsWith('.files'));
const french = all.flatMap(({ path, fr }) => sentences(fr).map((text) => ({ path, text })));
const english = all.flatMap(({ path, en }) => sentences(en).map((text) => ({ path, text })));
const storyTexts = demo.story.flatMap((step) => {
  if (step.kind === 'asksSignOff') return [{ path: 'story', text: step.note }];
  if (step.kind === 'confirms') return [{ path: 'story', text: step.observed }];
  return step.kind === 'refuses' ? [{ path: 'story', text: step.reason }] : [];
});

const faults = [
  /[^\s\u00a0\u202f;!?][;!?](?![\w])/, // no space before
  / [;:!?»]/, // an ordinary space before
  /« |«[^\u202f]|[^\u202f]»/,
  /[^\s\u00a0](?<!\d):(?=\s|$)/, // a colon without its space; 14:05 is a time
  /'/,
  /\.\.\./,
  /"/,
];

describe('what people read', () => {
  it('is there in both languages, said differently', () => {
    expect(all.length).toBeGreaterThan(100);
    for (const { path, fr, en } of all) {
      const [inFrench, inEnglish] = [sentences(fr), sentences(en)];
      // A paragraph may break into marks at other places in the other language.
      if (typeof fr === 'string') expect({ path, count: inEnglish.length }).toEqual({ path, count: inFrench.length });
      for (const text of [...inFrench, ...inEnglish]) expect({ path, empty: text === '' }).toEqual({ path, empty: false });
      expect({ path, same: inFrench.filter((text) => /\p{L}{3}/u.test(text) && !shared.includes(text) && inEnglish.includes(text)) }).toEqual({ path, same: [] });
    }
  });

  it('keeps French typography', () => {
    // A rater writes in French or in English; accents tell which.
    const told = storyTexts.filter(({ text }) => /[éèàç]/.test(text));
    expect(told.length).toBeGreaterThan(10);
    const wrong = [...french, ...told].filter(({ text }) => faults.some((fault) => fault.test(text)));
    expect(wrong).toEqual([]);
  });

  it('keeps English free of narrow spaces, straight apostrophes and straight quotes', () => {
    expect(english.filter(({ text }) => /[\u202f'"]|\.\.\./.test(text))).toEqual([]);
  });

  it('is long enough to teach, short enough to be read: 300 to 500 words a lesson, 240 in the short course', () => {
    for (const { course, unit } of demo.courses.flatMap((course) => course.units.map((unit) => ({ course: course.key, unit })))) {
      if (unit.kind !== 'lesson') continue;
      const least = course === 'first-steps' ? 300 : 240;
      for (const language of demo.languages) {
        const words = unit.body[language].content.flatMap((block) => ('content' in block ? textsOf(block.content) : [])).join(' ').split(/[\s\u00a0\u202f]+/).length;
        expect({ unit: unit.key, language, words, fits: words >= least && words <= 500 }).toEqual({ unit: unit.key, language, words, fits: true });
      }
    }
  });
});

/** The official sheet, on machines that have it; it is not part of the project. */
const sheetFile = new URL('../../../../shared/data/specialiste-support.txt', import.meta.url);
const words = (text: string) => text.toLowerCase().normalize('NFKD').replace(/[^a-z]+/g, ' ').trim().split(' ');
const runs = (text: string) => words(text).map((_, at, list) => list.slice(at, at + 6).join(' ')).filter((run) => run.split(' ').length === 6);

(existsSync(sheetFile) ? describe : describe.skip)('beside the official sheet', () => {
  it('shares no six words in a row with it, names of competencies aside', () => {
    const names = demo.framework.competencies.flatMap(({ name }) => runs(name.fr));
    const sheet = new Set(readFileSync(sheetFile, 'utf8').split('\n').flatMap(runs));
    for (const name of names) sheet.delete(name);
    expect(sheet.size).toBeGreaterThan(500);
    const sources = new URL('../media/source/', import.meta.url);
    const pages = readdirSync(sources).filter((file) => file.endsWith('.html')).map((file) => ({ path: file, text: readFileSync(new URL(file, sources), 'utf8') }));
    const borrowed = [...french, ...english, ...storyTexts, ...pages].flatMap(({ path, text }) => runs(text).filter((run) => sheet.has(run)).map((run) => ({ path, run })));
    expect(borrowed).toEqual([]);
  });

  it('names its twelve competencies, in its order', () => {
    const plain = (text: string) => words(text).join(' ');
    const lines = readFileSync(sheetFile, 'utf8').split('\n');
    const named = lines.flatMap((line, at) => (line.startsWith('Macro compétences :') ? [plain(lines[at + 1] ?? '')] : []));
    expect(demo.framework.competencies.map(({ name }) => plain(name.fr))).toEqual(named);
  });
});
