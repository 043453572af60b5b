import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { LessonBlock, LessonDocument } from './lesson.js';
import { readArticle, readLesson } from './read-lesson.js';
import { checkedSelf, selfCheckRemarks, shownLesson, type SelfCheck } from './self-check.js';
import { filmFilesOf } from './write-lesson.js';

const check: fc.Arbitrary<SelfCheck> = fc.record({ id: fc.constant('c'), several: fc.boolean(), prompt: fc.constant('Où ?'), options: fc.array(fc.boolean(), { minLength: 2, maxLength: 6 }).map((rights) => rights.map((right, at) => ({ text: `option ${at}`, right }))), explanation: fc.constant('explained-only-after') });
const asked = check.filter((it) => selfCheckRemarks(it).length === 0);
const read = (text: string) => readLesson(text, [], { before: null, fresh: () => 'x' });
const film = 'c'.repeat(64);

describe('a question to oneself', () => {
  it('is right by what is right alone, and otherwise not', () => fc.assert(fc.property(asked, fc.uniqueArray(fc.nat(5), { maxLength: 4 }), (it, anywhere) => {
    const chosen = anywhere.filter((at) => at < it.options.length);
    const right = it.options.flatMap((option, at) => (option.right ? [at] : []));
    expect(checkedSelf(it, right)).toEqual({ verdict: 'right', explanation: it.explanation });
    const verdict = checkedSelf(it, chosen).verdict;
    expect(verdict === 'right').toBe(it.several ? JSON.stringify([...chosen].sort()) === JSON.stringify(right) : chosen[0] === right[0]);
    expect(checkedSelf(it, [])).toEqual({ verdict: 'blank', explanation: '' });
  })));

  it('is shown the same whatever is right and why', () => fc.assert(fc.property(check, fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }), fc.string(), (it, rights, explanation) => {
    const shown = (attrs: SelfCheck) => JSON.stringify(shownLesson({ type: 'doc', content: [{ type: 'selfCheck', attrs }] }));
    expect(shown(it)).toBe(shown({ ...it, explanation, options: it.options.map((option, at) => ({ ...option, right: rights[at] ?? false })) }));
  })));

  it('is shown with the lesson around it as it is, and without what no lesson is made of', () => {
    const document = read(`# Titre\n\n?? Où ?\n?* Ici\n?- Là\n\n!video[Film](${film})\n!transcript Bonjour`).document;
    const odd = { type: 'script', attrs: { id: 'odd' }, content: [{ type: 'text', text: 'alert(1)' }] } as unknown as LessonBlock;
    const shown = shownLesson({ type: 'doc', content: [...document.content, odd] }) as LessonDocument;
    expect(shown.content.map((it) => it.type)).toEqual(['heading', 'selfCheck', 'video']);
    expect([shown.content[0], shown.content[2]]).toEqual([document.content[0], document.content[2]]);
  });

  it('says what it lacks', () => {
    const lacks = (text: string) => read(text).remarks.map((it) => [it.line, it.code]);
    expect(lacks('?? Où ?\n?* Ici\n?- Là')).toEqual([]);
    expect(lacks('Avant\n??\n?* Ici\n?* Là')).toEqual([[2, 'lesson.check-without-words'], [2, 'lesson.check-right']]);
    expect([lacks('?? a\n?* b'), lacks('?? a\n?* b\n?- b'), lacks('??+ a\n?- b\n?- c'), lacks('??+ a\n?* b\n?* c')]).toEqual([[[1, 'lesson.check-options']], [[1, 'lesson.check-options']], [[1, 'lesson.check-right']], []]);
    expect(lacks('?? a\n?* 0\n' + Array.from({ length: 20 }, (_, at) => `?- b${at}`).join('\n'))).toEqual([[1, 'lesson.check-options']]);
  });

  it('is text where nothing was asked, and in an article', () => {
    const words = (document: LessonDocument) => document.content.map((it) => (it.type === 'paragraph' ? it.content.map((one) => one.text).join('') : it.type));
    expect(words(read('?* Ici\n\n\\?? Où ?\n\n!transcript a\n\n??quoi').document)).toEqual(['?* Ici', '?? Où ?', '!transcript a', '??quoi']);
    expect(words(readArticle(`?? Où ?\n?* Ici\n\n!video[Film](${film})`, () => 'x'))).toEqual(['?? Où ? ?* Ici', `!video[Film](${film})`]);
  });
});

describe('a film in a lesson', () => {
  it('has a title, and captions or a transcript', () => {
    const of = (more: string) => read(`!video[Film](${film})${more}`);
    expect(of('').remarks.map((it) => it.code)).toEqual(['lesson.video-no-captions']);
    expect(read(`!video[ ](${film})\n!transcript a`).remarks.map((it) => it.code)).toEqual(['lesson.video-without-title']);
    const { document, remarks } = of(`\n!captions[fr](${'e'.repeat(64)})\n!captions[fr](${'f'.repeat(64)})\n!transcript Un\n!transcript\n!transcript Deux\nSuite`);
    expect(remarks).toEqual([]);
    expect(document.content).toMatchObject([{ attrs: { title: 'Film', file: film, captions: [{ lang: 'fr', file: 'e'.repeat(64) }], transcript: 'Un\n\nDeux' } }, { type: 'paragraph' }]);
    expect(filmFilesOf(`a\n!video[x \\] y](${film})\n  !captions[fr](${'e'.repeat(64)}) \n[z](${'f'.repeat(64)})`)).toEqual([film, 'e'.repeat(64)]);
  });
});
