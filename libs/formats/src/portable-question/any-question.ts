import { difficulties, type Level } from '@palier/domain';
import fc from 'fast-check';
import type { PortableContent, PortableQuestion } from './portable-question.js';

/** Questions whose words hold every sign that a format could take for one of its own. */
const signs = ['*', '\\*', '+ ', '- ', '=', '~', '#', '####', ' # ', '{', '}', '{=', '\\', '\\n', '\\\\', ':', '::', '%', '%50%', '->', '[html]', '[plain]', '[id:x]', '[1]', '[2', '\\[1]', '{1:SA:=x}', '{:MC:', '~%0%', '//', '$CATEGORY: x', 'A. ', 'B) ', 'ANSWER: A', 'Réponse : b', '<b>', '</p>', '<br/>', '&amp;', '&lt;', '&#65;', '&', '<', '>', ']]>', '<![CDATA[', '<!--', '-->', '"', '""', "'", "'=", '=1+1', '@', '-', '＝', ';', ',', '\t', ' ', '\u00a0', '\u2028', '\u0085', '\u0301', 'é', 'mot', '1. ', '\uFEFF', '\u0001', '_____', 'vrai', '12,5', 'T'];
const words = fc.oneof(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 10 }), fc.array(fc.constantFrom(...signs), { minLength: 1, maxLength: 5 }).map((it) => it.join('')));
const paragraph = fc.array(words, { minLength: 1, maxLength: 3 }).map((it) => it.join('\n'));
const maybe = fc.option(paragraph, { nil: '' });
const option = fc.record({ text: words, correct: fc.boolean(), explanation: fc.option(words, { nil: '' }) });
const options = fc.uniqueArray(option, { minLength: 2, maxLength: 5, selector: (it) => it.text.replace(/[\t-\r ]+/g, ' ').replace(/^ | $/g, '') });
const number = fc.tuple(fc.constantFrom('', '-', '−'), fc.nat(12_345), fc.option(fc.tuple(fc.constantFrom(',', '.'), fc.nat(999).map(String)).map((it) => it.join('')), { nil: '' })).map((it) => it.join(''));
const tolerance = fc.record({ by: fc.constantFrom('amount' as const, 'percent' as const), of: fc.option(number.filter((it) => /^\d/.test(it)), { nil: '' }) });
const said = { prompt: paragraph, explanation: maybe };
const content: fc.Arbitrary<PortableContent> = fc.oneof(
  fc.record({ kind: fc.constant('shortText' as const), ...said, accepted: fc.array(words, { minLength: 1, maxLength: 4 }) }),
  fc.record({ kind: fc.constant('ordering' as const), ...said, items: fc.uniqueArray(words, { minLength: 2, maxLength: 5 }) }),
  fc.record({ kind: fc.constant('matching' as const), ...said, pairs: fc.array(fc.record({ left: words, right: words }), { minLength: 1, maxLength: 4 }), extra: fc.array(words, { maxLength: 2 }) }),
  fc.array(fc.tuple(fc.option(words, { nil: '' }), fc.record({ accepted: fc.array(words, { minLength: 1, maxLength: 3 }), others: fc.array(words, { maxLength: 2 }) })), { minLength: 1, maxLength: 3 }).chain((gaps) => fc.record({ kind: fc.constant('gapFill' as const), ...said, pieces: fc.option(paragraph, { nil: '' }).map((last) => [...gaps.map(([piece]) => piece), last]), gaps: fc.constant(gaps.map(([, gap]) => gap)) })),
  fc.record({ kind: fc.constant('trueFalse' as const), ...said, answer: fc.boolean() }),
  fc.record({ kind: fc.constant('numeric' as const), ...said, value: number, tolerance, units: fc.array(words, { maxLength: 3 }) }),
  fc.tuple(options, fc.nat(), fc.record(said)).map(([all, right, it]) => ({ kind: 'singleChoice' as const, ...it, options: all.map((each, at) => ({ ...each, correct: at === right % all.length })) })),
  fc.tuple(options, fc.record(said)).map(([all, it]) => ({ kind: 'multipleChoice' as const, ...it, options: all.map((each, at) => ({ ...each, correct: each.correct || at === 0 })) })),
);
/** The beginning of a picture of each kind, and any bytes behind it. */
const picture = fc.record({ words: fc.option(words, { nil: '' }), base64: fc.tuple(fc.constantFrom('iVBORw0KGgo=', 'iVBORw0KGgoA', '/9j/', '/9j/4AA=', 'UklGRg=='), fc.uint8Array({ maxLength: 12 })).map(([head, rest]) => Buffer.concat([Buffer.from(head, 'base64'), rest]).toString('base64')).filter((it) => /^(?:iVBORw0KGgo|\/9j\/|UklGR)/.test(it)), file: fc.constant('') });
export const anyQuestion: fc.Arbitrary<PortableQuestion> = fc.record({ source: fc.option(words, { nil: '' }), cell: fc.option(fc.record({ competency: words, level: fc.constantFrom(...([1, 2, 3, 4] satisfies Level[])) }), { nil: null }), difficulty: fc.constantFrom(null, ...difficulties), tags: fc.array(fc.oneof(words, fc.constantFrom('palier:2:x', 'palier:gap', 'palier:tag:x', 'aide, F1', 'a;b')), { maxLength: 3 }), picture: fc.option(picture, { nil: null, freq: 2 }), content });
export { words as anyWords };
