import { describe, expect, it } from '@jest/globals';
import { readLesson, tidyLesson, writeLesson, type LessonBlock, type LessonDocument, type LessonPicture, type Mark, type TextNode } from '@palier/domain';
import fc from 'fast-check';
import { lessonNode, lessonOf, lessonSchema } from './lesson-schema.js';

const pictures: LessonPicture[] = [{ name: 'écran.png', file: 'a'.repeat(64), width: 1200, height: 675 }, { name: 'RG-310.webp', file: 'b'.repeat(64), width: 40, height: 30 }];
const words = fc.oneof(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }), fc.array(fc.constantFrom('*', '**', '`', '\\', '[', ']', '(', '!', '# ', '- ', '1. ', '> ', '```', '|', ' ', '\n', 'a', 'é', '"'), { minLength: 1, maxLength: 6 }).map((it) => it.join('')));
const mark: fc.Arbitrary<Mark> = fc.oneof(fc.constantFrom<Mark>({ type: 'bold' }, { type: 'italic' }, { type: 'code' }), fc.constantFrom('https://nordlys.example/a(b)?c=d', 'https://x.example').map((href) => ({ type: 'link' as const, attrs: { href } })));
const node: fc.Arbitrary<TextNode> = fc.record({ type: fc.constant('text' as const), text: words, marks: fc.array(mark, { maxLength: 3 }) });
const line = fc.array(node, { maxLength: 5 });
const attrs = fc.constant({ id: '' });
const block: fc.Arbitrary<LessonBlock> = fc.oneof(
  fc.record({ type: fc.constant('heading' as const), attrs: fc.record({ id: fc.constant(''), level: fc.constantFrom(2 as const, 3 as const) }), content: line }),
  fc.record({ type: fc.constant('paragraph' as const), attrs, content: line }),
  fc.record({ type: fc.constant('callout' as const), attrs: fc.record({ id: fc.constant(''), tone: fc.constantFrom('note' as const, 'warning' as const) }), content: line }),
  fc.record({ type: fc.constant('codeBlock' as const), attrs, content: line }),
  fc.record({ type: fc.constantFrom('bulletList' as const, 'orderedList' as const), attrs, content: fc.array(fc.record({ type: fc.constant('listItem' as const), content: fc.array(fc.record({ type: fc.constant('paragraph' as const), content: line }), { maxLength: 3 }) }), { maxLength: 4 }) }),
  fc.record({ type: fc.constant('table' as const), attrs, content: fc.array(fc.record({ type: fc.constant('tableRow' as const), content: fc.array(fc.record({ type: fc.constantFrom('tableHeader' as const, 'tableCell' as const), content: line }), { maxLength: 4 }) }), { maxLength: 4 }) }),
  fc.record({ type: fc.constant('image' as const), attrs: fc.tuple(fc.constantFrom(...pictures), words, words).map(([{ file, width, height }, alt, caption]) => ({ id: '', file, width, height, alt, caption })) }),
  fc.record({ type: fc.constant('video' as const), attrs: fc.record({ id: fc.constant(''), title: words, file: fc.constantFrom('c'.repeat(64), 'd'.repeat(64)), captions: fc.array(fc.record({ lang: fc.constantFrom('fr' as const, 'en' as const), file: fc.constant('e'.repeat(64)) }), { maxLength: 3 }), transcript: fc.oneof(fc.constant(''), fc.array(words, { maxLength: 4 }).map((it) => it.join('\n'))) }) }),
  fc.record({ type: fc.constant('selfCheck' as const), attrs: fc.record({ id: fc.constant(''), several: fc.boolean(), prompt: words, options: fc.array(fc.record({ text: words, right: fc.boolean() }), { maxLength: 4 }), explanation: fc.oneof(fc.constant(''), words) }) }),
);
const lesson = fc.array(block, { maxLength: 6 }).map((content): LessonDocument => ({ type: 'doc', content }));
const numbered = ({ content }: LessonDocument): LessonDocument => ({ type: 'doc', content: content.map((it, at) => ({ ...it, attrs: { ...it.attrs, id: String(at + 1) } }) as LessonBlock) });
const read = (text: string) => { let made = 0; return readLesson(text, pictures, { before: null, fresh: () => String(++made) }).document; };

describe('the editor of a lesson', () => {
  it('holds every lesson, and gives it back as it was', () => fc.assert(fc.property(lesson, (it) => {
    const tidy = numbered(tidyLesson(it));
    if (tidy.content.length > 0) expect(lessonOf(lessonNode(tidy))).toEqual(tidy);
  }), { numRuns: 500 }));

  it('writes what the text of the lesson said: neither side loses anything', () => fc.assert(fc.property(lesson, (it) => {
    const text = writeLesson(it, pictures);
    expect(writeLesson(lessonOf(lessonNode(read(text))), pictures)).toBe(text);
  }), { numRuns: 500 }));

  it('knows the blocks and marks of a lesson, and no others', () => {
    expect(Object.keys(lessonSchema.nodes).sort()).toEqual(['bulletList', 'callout', 'codeBlock', 'doc', 'heading', 'image', 'listItem', 'orderedList', 'paragraph', 'selfCheck', 'table', 'tableCell', 'tableHeader', 'tableRow', 'text', 'video']);
    expect(Object.keys(lessonSchema.marks)).toEqual(['link', 'bold', 'italic', 'code']);
    expect(lessonOf(lessonNode({ type: 'doc', content: [] }))).toEqual({ type: 'doc', content: [{ type: 'paragraph', attrs: { id: '1' }, content: [] }] });
  });
});
