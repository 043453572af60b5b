import type { PortableRead } from '../portable-question/portable-question.js';
import { oneLine } from '../question-text/question-text.js';
import { Reading } from '../portable-question/reading.js';

interface Block { readonly line: number; readonly prompt: string[]; readonly options: string[] }

/** The line that says which answer is right; Aiken knows one, some write several. */
const answerLine = /^(?:ANSWERS?|R(?:É|E\u0301?)PONSES?) ?: ?([A-Z](?:(?: ?[,;/] ?| )[A-Z])*)[.)]?$/iu;

export const keyOf = (line: string): string | undefined => (line.length > 200 ? undefined : answerLine.exec(line)?.[1]);

/** Reads Aiken: a question, its answers under the letters A, B, C…, and `ANSWER: B`. */
export function readAiken(text: string): PortableRead {
  const reading = new Reading();
  return reading.run(text, (whole) => {
    let block: Block | null = null;
    for (const [index, source] of whole.split(/\r\n?|\n/).entries()) {
      const line = oneLine(source);
      if (line === '') continue;
      const key = keyOf(line);
      if (key !== undefined) { end(reading, block, key, index + 1); block = null; continue; }
      const next: string = block === null ? '' : String.fromCharCode(65 + block.options.length);
      const [, letter = '', words = '']: readonly string[] = /^([A-Z])[.)](?: (.*))?$/s.exec(line) ?? [];
      if (block !== null && letter !== '' && letter === next) { block.options.push(words); continue; }
      if (block !== null && block.options.length > 0) { reading.wrong(block.line, 'question.no-right'); block = null; }
      if (block === null) { reading.begin(index + 1); block = { line: index + 1, prompt: [], options: [] }; }
      block.prompt.push(line);
    }
    if (block !== null) reading.wrong(block.line, block.options.length === 0 ? 'question.no-answers' : 'question.no-right');
  });
}

function end(reading: Reading, block: Block | null, key: string, line: number): void {
  if (block === null) { reading.begin(line); reading.wrong(line, 'question.no-prompt'); return; }
  const letters: readonly string[] = key.toUpperCase().match(/[A-Z]/g) ?? [];
  const unknown = letters.find((it) => it.charCodeAt(0) - 65 >= block.options.length);
  if (block.options.length > 0 && unknown !== undefined) { reading.wrong(line, 'question.answer-unknown', { letter: unknown }); return; }
  reading.take(block.line, { source: '', cell: null, difficulty: null, tags: [], picture: null, content: {
    kind: letters.length > 1 ? 'multipleChoice' : 'singleChoice', prompt: block.prompt.join('\n'), explanation: '', options: block.options.map((words, at) => ({ text: words, correct: letters.includes(String.fromCharCode(65 + at)), explanation: '' })),
  } });
}
