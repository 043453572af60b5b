import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyQuestion as question, anyWords as words } from './any-question.js';
import { plainNumber } from './decimal.js';
import { faultOf, questionFormats, tidyPortable, type PortableQuestion, type QuestionFormat } from './portable-question.js';
import { formatOf, readPortable, writePortable } from './question-formats.js';

/** What a format can say of a question: all of it, but for what its writer says that it loses. */
function carried(format: QuestionFormat, it: PortableQuestion, losses: readonly string[]): PortableQuestion {
  const { source, cell, difficulty, tags, picture: there, content: whole } = tidyPortable(it);
  const picture = losses.includes('loss.picture') ? null : there;
  if (format === 'table') return { source, cell, difficulty, tags, picture, content: whole };
  const kept = whole.kind === 'numeric' ? { ...whole, value: plainNumber(whole).value, tolerance: { by: 'amount' as const, of: plainNumber(whole).tolerance }, units: losses.includes('loss.units') ? [] : whole.units } : whole;
  if (format !== 'aiken') return { source, cell, difficulty, tags: losses.includes('loss.tags') ? tags.filter((tag) => !/[[\]]/.test(tag)) : tags, picture, content: kept };
  return { source: '', cell: null, difficulty: null, tags: [], picture, content: { ...kept, prompt: kept.prompt.split('\n').join(' '), explanation: '', ...('options' in kept ? { options: kept.options.map((each) => ({ ...each, explanation: '' })) } : {}) } };
}

describe('questions that travel', () => {
  it.each(questionFormats.flatMap((format) => (['fr', 'en'] as const).map((locale) => [format, locale] as const)))('read back from %s (%s) as they were, or what is lost is said', (format, locale) => fc.assert(fc.property(fc.array(question, { maxLength: 4 }), (given) => {
    const { text, losses } = writePortable(format, given, locale);
    const left = new Set(losses.filter((it) => it.leftOut).map((it) => it.question));
    const stays = given.filter((_, at) => !left.has(at + 1));
    const read = readPortable(format, text);
    expect(read.problems).toEqual(stays.length === 0 ? [{ line: 1, code: 'questions.empty', params: {} }] : []);
    expect(read.notes.filter((it) => it.code !== 'note.garbled' && it.code !== 'note.picture-words')).toEqual([]);
    // A picture travels in the one format that can hold it; it is never lost in silence, and one without words waits for them.
    expect(losses.filter((it) => it.code === 'loss.picture')).toHaveLength(format === 'moodle-xml' ? 0 : stays.filter((it) => tidyPortable(it).picture !== null).length);
    expect(read.notes.filter((it) => it.code === 'note.picture-words')).toHaveLength(read.questions.filter((it) => it.picture?.words === '').length);
    expect(read.questions).toEqual(given.flatMap((it, at) => (left.has(at + 1) ? [] : [carried(format, it, losses.filter((loss) => loss.question === at + 1).map((loss) => loss.code))])));
    // Nothing is left out but for a reason: not whole, a kind that the format has not, or signs that it cannot keep.
    for (const [at, it] of given.entries()) if (left.has(at + 1)) expect(losses.filter((loss) => loss.question === at + 1 && loss.leftOut)).toHaveLength(1); else expect(faultOf(tidyPortable(it))).toBeNull();
    if (stays.length > 0 && format !== 'table') expect([text, formatOf(text)]).toEqual([text, expect.stringMatching(format === 'aiken' ? /./ : new RegExp(format))]);
  }), { numRuns: 400 }));

  it.each(questionFormats)('of any kind are never lost silently on the way to %s', (format) => fc.assert(fc.property(question, (given) => {
    const tidy = tidyPortable(given);
    if (faultOf(tidy) !== null) return;
    const { text, losses } = writePortable(format, [given], 'fr');
    const [back] = readPortable(format, text).questions;
    const same = (it: PortableQuestion | undefined) => (it === undefined ? null : { ...it, source: '', content: it.content.kind === 'numeric' ? { ...it.content, value: plainNumber(it.content).value, tolerance: plainNumber(it.content).tolerance } : it.content });
    if (JSON.stringify(same(back)) !== JSON.stringify(same(tidy))) expect([given, text, losses.length]).not.toEqual([given, text, 0]);
  }), { numRuns: 300 }));

  it.each(questionFormats)('are never thrown at by %s, whatever it reads, and each problem has a line that is there', (format) => fc.assert(fc.property(fc.array(fc.oneof(words, fc.constantFrom('\n', '\n\n', '{', '}', '<quiz>', '</quiz>', '<question type="multichoice">', '</question>', '<text>', '</text>', '<answer fraction="100">', '</answer>', 'Question;Réponse 1\n', 'ANSWER: A\n')), { maxLength: 25 }).map((it) => it.join('')), (text) => {
    const { questions, lines, problems } = readPortable(format, text);
    expect(lines).toHaveLength(questions.length);
    expect(questions.length + problems.length).toBeGreaterThan(0);
    for (const it of problems) { expect(it.line).toBeGreaterThan(0); expect(it.line).toBeLessThanOrEqual(text.split(/\r\n?|\n/).length); }
  }), { numRuns: 400 }));
});
