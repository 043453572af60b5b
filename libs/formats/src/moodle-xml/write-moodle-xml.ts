import { plainNumber } from '../portable-question/decimal.js';
import { endingOf, type PortablePicture } from '../portable-question/portable-picture.js';
import type { PortableContent, PortableQuestion, PortableWritten } from '../portable-question/portable-question.js';
import { tagsWritten } from '../portable-question/question-tags.js';
import { weightsOf } from '../portable-question/weights.js';
import { writeEach, type Losing } from '../portable-question/writing.js';
import { writeCloze } from './cloze.js';
import { nameOf } from './moodle-name.js';

const typeOf = { singleChoice: 'multichoice', multipleChoice: 'multichoice', shortText: 'shortanswer', ordering: 'ordering', matching: 'matching', gapFill: 'cloze', trueFalse: 'truefalse', numeric: 'numerical' } as const satisfies Record<PortableContent['kind'], string>;

const escaped = (text: string): string => text.replace(/[&<>]/g, (sign) => (sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : '&gt;'));
const text = (words: string): string => `<text>${escaped(words)}</text>`;
/** Words of a form that Moodle keeps as they are. */
const plain = (element: string, words: string): string => (words === '' ? '' : `<${element} format="plain_text">${text(words)}</${element}>`);

/** Writes Moodle's XML; what a question is called is its ID number there, and its cell a tag among its own. */
export function writeMoodleXml(questions: readonly PortableQuestion[]): PortableWritten {
  const { parts, losses } = writeEach(questions, ({ source, content, picture, ...filed }, say) => {
    const asked = content.kind === 'gapFill' ? writeCloze(content) : content.prompt;
    if (asked === null) return say.leave('loss.signs');
    if (picture !== null && endingOf(picture.base64) === null) say.lose('loss.picture');
    const tags = tagsWritten(filed);
    return [
    `  <question type="${typeOf[content.kind]}">`, ...[
      `<name>${text(nameOf(content.prompt))}</name>`, askedWith(asked, picture), plain('generalfeedback', content.explanation), '<defaultgrade>1</defaultgrade>', `<idnumber>${escaped(source)}</idnumber>`,
      ...answersOf(content, say), tags.length === 0 ? '' : `<tags>${tags.map((it) => `<tag>${text(it)}</tag>`).join('')}</tags>`,
    ].filter((it) => it !== '').map((it) => `    ${it}`), '  </question>',
    ].join('\n');
  });
  return { text: `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${parts.map((it) => `${it}\n`).join('')}</quiz>\n`, losses };
}

/** What is asked; with a picture it is a page, for only those hold any. */
function askedWith(words: string, picture: PortablePicture | null): string {
  const ending = endingOf(picture?.base64 ?? '');
  if (picture === null || ending === null) return plain('questiontext', words);
  const page = `<p>${escaped(words).replaceAll('\n', '<br>')}</p><p><img src="@@PLUGINFILE@@/picture.${ending}" alt="${escaped(picture.words).replaceAll('"', '&quot;')}"></p>`;
  return `<questiontext format="html">${text(page)}<file name="picture.${ending}" path="/" encoding="base64">${picture.base64}</file></questiontext>`;
}

const answer = (weight: string, words: string, feedback = '', more = ''): string => `<answer fraction="${weight}" format="plain_text">${text(words)}${plain('feedback', feedback)}${more}</answer>`;

function answersOf(it: PortableContent, say: Losing): readonly string[] {
  switch (it.kind) {
    case 'singleChoice': case 'multipleChoice': {
      const weights = it.kind === 'singleChoice' ? it.options.map(({ correct }) => (correct ? '100' : '0')) : weightsOf(it.options);
      return [`<single>${it.kind === 'singleChoice'}</single>`, '<shuffleanswers>true</shuffleanswers>', ...it.options.map((option, at) => answer(weights[at] ?? '0', option.text, option.explanation))];
    }
    // An asterisk would stand for any words.
    case 'shortText': return ['<usecase>0</usecase>', ...it.accepted.map((words) => answer('100', words.replaceAll('*', '\\*')))];
    case 'ordering': return ['<layouttype>VERTICAL</layouttype>', '<selecttype>ALL</selecttype>', ...it.items.map((words, at) => answer(String(at + 1), words))];
    case 'matching': return ['<shuffleanswers>true</shuffleanswers>', ...[...it.pairs, ...it.extra.map((right) => ({ left: '', right }))].map(({ left, right }) => `<subquestion format="plain_text">${text(left)}<answer>${text(right)}</answer></subquestion>`)];
    // Its gaps stand in what it asks.
    case 'gapFill': return [];
    case 'trueFalse': return [answer(it.answer === true ? '100' : '0', 'true'), answer(it.answer === true ? '0' : '100', 'false')];
    case 'numeric': {
      const { value, tolerance } = plainNumber(it);
      if (it.tolerance.by === 'percent' && it.tolerance.of !== '') say.lose('loss.percent');
      const units = it.units.map((unit) => `<unit><multiplier>1</multiplier><unit_name>${escaped(unit)}</unit_name></unit>`);
      return [answer('100', value, '', tolerance === '' ? '' : `<tolerance>${tolerance}</tolerance>`), units.length === 0 ? '' : `<units>${units.join('')}</units>`];
    }
  }
}
