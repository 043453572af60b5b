import { readAiken } from '../aiken/read-aiken.js';
import { writeAiken } from '../aiken/write-aiken.js';
import { readGift } from '../gift/read-gift.js';
import { writeGift } from '../gift/write-gift.js';
import { readMoodleXml } from '../moodle-xml/read-moodle-xml.js';
import { writeMoodleXml } from '../moodle-xml/write-moodle-xml.js';
import { columnOf } from '../question-table/columns.js';
import { readQuestionTable } from '../question-table/read-question-table.js';
import { writeQuestionTable } from '../question-table/write-question-table.js';
import type { PortableQuestion, PortableRead, PortableWritten, QuestionFormat } from './portable-question.js';

/** A table of questions has fewer columns than that before the one that says what is asked. */
const mostColumns = 200;

/** The format that a file looks like, or null where it looks like none. */
export function formatOf(text: string): QuestionFormat | null {
  const start = text.slice(0, 65_536).replace(/^\uFEFF?\s*/, '');
  if (/^<(?:\?xml|!DOCTYPE|!--|quiz\b)/i.test(start)) return 'moodle-xml';
  const first = /^[^\r\n]*/.exec(start)?.[0] ?? '';
  if (first.split(/[;,\t]/, mostColumns).map((it) => columnOf(it.replace(/^"|"$/g, ''))).some((it, at, all) => it?.field === 'prompt' && all.length > 1)) return 'table';
  if (/^(?:\\.|[^\\{])*\{(?:\\.|[^\\{}])*\}/s.test(start.replace(/(?<=^|[\r\n])[\t ]*\/\/[^\r\n]*/g, '')) || /(?:^|[\r\n])(?:\$CATEGORY:|::)/.test(start)) return 'gift';
  return /^[ \t]*(?:ANSWER|R[ÉE]PONSE) ?: ?[A-Z]\b/imu.test(start) ? 'aiken' : null;
}

export function readPortable(format: QuestionFormat, text: string): PortableRead {
  switch (format) {
    case 'gift': return readGift(text);
    case 'aiken': return readAiken(text);
    case 'moodle-xml': return readMoodleXml(text);
    case 'table': return readQuestionTable(text);
  }
}

export function writePortable(format: QuestionFormat, questions: readonly PortableQuestion[], locale: 'fr' | 'en'): PortableWritten {
  switch (format) {
    case 'gift': return writeGift(questions);
    case 'aiken': return writeAiken(questions);
    case 'moodle-xml': return writeMoodleXml(questions);
    case 'table': return writeQuestionTable(questions, locale);
  }
}
