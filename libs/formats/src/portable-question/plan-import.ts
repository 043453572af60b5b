import { tagKey } from '@palier/domain';
import { plainNumber } from './decimal.js';
import { tidyPortable, type PortableContent, type PortableQuestion, type PortableRead, type QuestionFormat } from './portable-question.js';
import { readPortable, writePortable } from './question-formats.js';

/** A question that is there already. */
export interface HeldQuestion { readonly id: string; readonly question: PortableQuestion }
/** What becomes of a question of a file: it comes in, it is there already, or it is there in another form. */
export type PlannedQuestion =
  | { readonly kind: 'new'; readonly line: number; readonly id: string; readonly question: PortableQuestion }
  | { readonly kind: 'same'; readonly line: number; readonly id: string }
  | { readonly kind: 'changed'; readonly line: number; readonly id: string; readonly before: PortableQuestion; readonly question: PortableQuestion };

const written = (it: unknown): string => JSON.stringify(it);
/** A picture by what it is kept as; by its bytes where nobody keeps it yet. */
const shown = ({ picture }: PortableQuestion): unknown => picture && [picture.words, picture.file || picture.base64];
/** All that a question says; tags in any order and spelling. */
const saidOf = (it: PortableQuestion): string => written([it.cell, it.difficulty, it.tags.map(tagKey).sort(), shown(it), it.content]);
const wordsOf = ({ content }: PortableQuestion): string => written([content.kind, content.prompt]);

/**
 * Finds each question of a file among those that are there: by what it is called, by all that it says, or by its prompt where only one has it. What is found there is never added a second time, so the same file twice adds nothing.
 * `idOf` gives a question the same id each time; that of another question will not do.
 */
export function planImport(held: readonly HeldQuestion[], found: Pick<PortableRead, 'questions' | 'lines'>, format: QuestionFormat, idOf: (key: string) => string): PlannedQuestion[] {
  const there = held.map(({ id, question }) => { const tidy = tidyPortable(question); return { id, question: tidy, back: carriedBack(format, tidy) }; });
  type There = (typeof there)[number];
  const free = new Set(there);
  const named = new Map<string, number>();
  for (const it of found.questions) named.set(it.source, (named.get(it.source) ?? 0) + 1);
  /** Called the same as another one of the file: not called anything. */
  const keyOf = (it: PortableQuestion): string => (it.source !== '' && named.get(it.source) === 1 ? it.source : written([it.cell, ...(it.picture === null ? [] : [shown(it)]), it.content]));
  const matches = new Map<number, There>();
  const pair = (of: (it: PortableQuestion, at: number) => There | undefined): void => found.questions.forEach((it, at) => {
    const match = matches.has(at) ? undefined : of(it, at);
    if (match === undefined) return;
    matches.set(at, match);
    free.delete(match);
  });
  const freeBy = (key: (it: There) => string | null): Map<string, There[]> => { const map = new Map<string, There[]>(); for (const it of free) { const its = key(it); if (its !== null) map.set(its, [...(map.get(its) ?? []), it]); } return map; };
  const byId = freeBy((it) => it.id);
  const ofId = (id: string): There | undefined => byId.get(id)?.find((it) => free.has(it));
  pair((it) => (it.source !== '' && named.get(it.source) === 1 ? ofId(it.source) : undefined) ?? ofId(idOf(keyOf(it))));
  // All that it says here, or all of that which this format can say.
  for (const key of [(it: There) => written(it.question.content), (it: There) => (it.back === null ? null : written(it.back.content))]) {
    const bySaying = freeBy(key);
    pair((it) => bySaying.get(written(it.content))?.find((each) => free.has(each)));
  }
  const byWords = freeBy((it) => wordsOf(it.back ?? it.question));
  const asked = new Map<string, number>();
  found.questions.forEach((it, at) => { if (!matches.has(at)) asked.set(wordsOf(it), (asked.get(wordsOf(it)) ?? 0) + 1); });
  pair((it) => { const its = byWords.get(wordsOf(it)) ?? []; return its.length === 1 && asked.get(wordsOf(it)) === 1 ? its.find((each) => free.has(each)) : undefined; });

  const made = new Map<string, string>();
  return found.questions.map((it, at): PlannedQuestion => {
    const line = found.lines[at] ?? 1;
    const match = matches.get(at);
    if (match === undefined) {
      const key = keyOf(it);
      const twice = made.get(key);
      if (twice !== undefined) return { kind: 'same', line, id: twice };
      const id = idOf(key);
      made.set(key, id);
      return { kind: 'new', line, id, question: it };
    }
    const question = keepingUnsaid(match.question, match.back, it);
    return saidOf(question) === saidOf(match.question) ? { kind: 'same', line, id: match.id } : { kind: 'changed', line, id: match.id, before: match.question, question };
  });
}

/** What a format would bring back of a question; null where it cannot carry it at all. */
const carriedBack = (format: QuestionFormat, it: PortableQuestion): PortableQuestion | null => readPortable(format, writePortable(format, [{ ...it, picture: null }], 'fr').text).questions[0] ?? null;

/** What a file says, and from what is there all that this format could not have said: what comes back as it went out is kept as it is here. */
function keepingUnsaid(here: PortableQuestion, back: PortableQuestion | null, it: PortableQuestion): PortableQuestion {
  const filed = { cell: it.cell ?? here.cell, difficulty: it.difficulty ?? here.difficulty, tags: it.tags.length === 0 || (back !== null && written(back.tags) === written(it.tags)) ? here.tags : it.tags, picture: pictureKeeping(here, it) };
  if (back === null || back.content.kind !== it.content.kind || here.content.kind !== it.content.kind) return { source: it.source, ...filed, content: it.content };
  return { source: it.source, ...filed, content: contentKeeping(here.content, back.content, it.content) };
}

/** A file takes no picture away, nor the words of one that it brings without any. */
function pictureKeeping({ picture: here }: PortableQuestion, { picture: it }: PortableQuestion): PortableQuestion['picture'] {
  if (it === null || here === null) return it ?? here;
  return it.words === '' && (it.file === '' ? it.base64 === here.base64 : it.file === here.file) ? { ...it, words: here.words } : it;
}

function contentKeeping(here: PortableContent, back: PortableContent, it: PortableContent): PortableContent {
  const words = { prompt: it.prompt === back.prompt ? here.prompt : it.prompt, explanation: it.explanation === back.explanation ? here.explanation : it.explanation };
  if ('options' in here && 'options' in back && 'options' in it) {
    return { kind: it.kind, ...words, options: it.options.map((option) => {
      const at = back.options.findIndex((each) => each.text === option.text);
      return { ...option, explanation: back.options[at]?.explanation === option.explanation ? (here.options[at]?.explanation ?? option.explanation) : option.explanation };
    }) };
  }
  if (here.kind === 'numeric' && back.kind === 'numeric' && it.kind === 'numeric') {
    const same = written(plainNumber(back)) === written(plainNumber(it));
    return { ...it, ...words, ...(same ? { value: here.value, tolerance: here.tolerance } : {}), units: written(it.units) === written(back.units) ? here.units : it.units };
  }
  return { ...it, ...words };
}
