import type { PortableQuestion, PortableWritten } from '../portable-question/portable-question.js';
import { joined, writeEach } from '../portable-question/writing.js';
import { keyOf } from './read-aiken.js';

/** Writes Aiken: questions of one right answer among several, and nothing but their words. What is more than that is said. */
export function writeAiken(questions: readonly PortableQuestion[]): PortableWritten {
  return joined(writeEach(questions, ({ cell, difficulty, tags, picture, content }, say) => {
    if (content.kind !== 'singleChoice') return say.leave('loss.kind');
    const prompt = content.prompt.split('\n');
    if (keyOf(prompt.join(' ')) !== undefined) return say.leave('loss.signs');
    if (prompt.length > 1) say.lose('loss.lines');
    if (cell !== null) say.lose('loss.cell');
    if (difficulty !== null || tags.length > 0) say.lose('loss.filing');
    if (picture !== null) say.lose('loss.picture');
    if (content.explanation !== '' || content.options.some((it) => it.explanation !== '')) say.lose('loss.explanations');
    const letter = (at: number): string => String.fromCharCode(65 + at);
    return [prompt.join(' '), ...content.options.map((it, at) => `${letter(at)}. ${it.text}`), `ANSWER: ${letter(content.options.findIndex((it) => it.correct))}`].join('\n');
  }), '\n\n');
}
