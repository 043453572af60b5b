import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { LessonBlock, LessonDocument, Mark, TextNode } from './lesson.js';
import { readLesson, type LessonPicture } from './read-lesson.js';
import { pictureName, picturesOf, tidyLesson, writeLesson } from './write-lesson.js';

const counted = () => { let next = 0; return () => `new-${++next}`; };
const pictures: LessonPicture[] = [{ name: 'écran.png', file: 'a'.repeat(64), width: 1200, height: 675 }, { name: 'RG-310.webp', file: 'b'.repeat(64), width: 40, height: 30 }];
const read = (text: string, before: LessonDocument | null = null) => readLesson(text, pictures, { before, fresh: counted() });
const nodes = (text: string) => { const [block] = read(text).document.content; return block !== undefined && 'content' in block ? block.content : []; };

/** What a studio may put into a lesson: any words, the signs of this form among them, with any marks. */
const words = fc.oneof(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }), fc.array(fc.constantFrom('*', '**', '`', '``', '\\', '[', ']', '(', ')', '!', '#', '# ', '- ', '1. ', '12) ', '> ', '>! ', '```', ' ', '\n', '\t', '\u00a0', '\u2028', 'a', 'é', '"', 'https://x.example', '_', '|', '| ', '| --- |', '---', '??', '??+ ', '?* ', '?- ', '?: ', '!transcript ', `!video[a](${'c'.repeat(64)})`), { minLength: 1, maxLength: 6 }).map((it) => it.join('')));
const mark: fc.Arbitrary<Mark> = fc.oneof(fc.constantFrom<Mark>({ type: 'bold' }, { type: 'italic' }, { type: 'code' }), fc.constantFrom('https://nordlys.example/a(b)?c=d', 'https://x.example', 'https://x.example/\\)', 'javascript:alert(1)', 'http://x.example').map((href) => ({ type: 'link' as const, attrs: { href } })));
const node: fc.Arbitrary<TextNode> = fc.record({ type: fc.constant('text' as const), text: words, marks: fc.array(mark, { maxLength: 3 }) });
const line = fc.array(node, { maxLength: 5 });
const picture = fc.constantFrom(...pictures);
const block = (id: string): fc.Arbitrary<LessonBlock> => fc.oneof(
  fc.record({ type: fc.constant('heading' as const), attrs: fc.record({ id: fc.constant(id), level: fc.constantFrom(2 as const, 3 as const) }), content: line }),
  fc.record({ type: fc.constant('paragraph' as const), attrs: fc.constant({ id }), content: line }),
  fc.record({ type: fc.constant('callout' as const), attrs: fc.record({ id: fc.constant(id), tone: fc.constantFrom('note' as const, 'warning' as const) }), content: line }),
  fc.record({ type: fc.constant('codeBlock' as const), attrs: fc.constant({ id }), content: line }),
  fc.record({ type: fc.constantFrom('bulletList' as const, 'orderedList' as const), attrs: fc.constant({ id }), content: fc.array(fc.record({ type: fc.constant('listItem' as const), content: fc.array(fc.record({ type: fc.constant('paragraph' as const), content: line }), { maxLength: 3 }) }), { maxLength: 4 }) }),
  fc.record({ type: fc.constant('table' as const), attrs: fc.constant({ id }), content: fc.array(fc.record({ type: fc.constant('tableRow' as const), content: fc.array(fc.record({ type: fc.constantFrom('tableHeader' as const, 'tableCell' as const), content: line }), { maxLength: 4 }) }), { maxLength: 4 }) }),
  fc.record({ type: fc.constant('image' as const), attrs: fc.tuple(picture, words, words).map(([{ file, width, height }, alt, caption]) => ({ id, file, width, height, alt, caption })) }),
  fc.record({ type: fc.constant('video' as const), attrs: fc.record({ id: fc.constant(id), title: words, file: fc.constantFrom('c'.repeat(64), 'd'.repeat(64)), captions: fc.array(fc.record({ lang: fc.constantFrom('fr' as const, 'en' as const), file: fc.constant('e'.repeat(64)) }), { maxLength: 3 }), transcript: fc.oneof(fc.constant(''), fc.array(words, { maxLength: 4 }).map((it) => it.join('\n'))) }) }),
  fc.record({ type: fc.constant('selfCheck' as const), attrs: fc.record({ id: fc.constant(id), several: fc.boolean(), prompt: words, options: fc.array(fc.record({ text: words, right: fc.boolean() }), { maxLength: 4 }), explanation: fc.oneof(fc.constant(''), words) }) }),
);
const lesson: fc.Arbitrary<LessonDocument> = fc.array(fc.constant(null), { maxLength: 6 }).chain((it) => fc.tuple(...it.map((_, at) => block(`b${at}`)))).map((content) => ({ type: 'doc', content }));
const runs = { numRuns: 1000 };
const plain = (document: LessonDocument): string => JSON.stringify(document).replace(/\s/g, '');

describe('a lesson as text', () => {
  it('reads back to the same lesson, ids and all, once it is in its one form', () => fc.assert(fc.property(lesson, (it) => {
    const tidy = tidyLesson(it);
    expect(read(writeLesson(it, pictures), tidy).document).toEqual(tidy);
  }), runs));

  it('has one form, which is its own', () => fc.assert(fc.property(lesson, (it) => expect(tidyLesson(tidyLesson(it))).toEqual(tidyLesson(it))), runs));

  it('takes any text, gives the one form, and after that stays the same', () => fc.assert(fc.property(fc.array(fc.oneof(words, fc.constant('\n\n'), fc.constant('\n  '), fc.constantFrom('\n|', '|\n', '\n| --- |\n', '\n?? ', '\n??+ a\n?* b', '\n?- ', '\n?: ', `\n!video[b](${'d'.repeat(64)})\n`, `\n!captions[fr](${'e'.repeat(64)})\n`, '\n!transcript ')), { maxLength: 12 }).map((it) => it.join('')), (text) => {
    const { document } = read(text);
    expect(tidyLesson(document)).toEqual(document);
    expect(read(writeLesson(document, pictures), document).document).toEqual(document);
    expect(new Set(document.content.map((it) => it.attrs.id)).size).toBe(document.content.length);
  }), runs));

  it('loses no letter of a text', () => fc.assert(fc.property(fc.array(fc.oneof(fc.stringMatching(/^[a-z]{1,5}$/), fc.constantFrom('*', '**', '`', '[', '](', ')', '\n', ' ', '# ', '- ', '> ', '!', '|', '|\n|', '<b>', '</b>')), { maxLength: 15 }).map((it) => it.join('')), (text) => {
    const letters = (it: string) => it.replace(/[^a-z]/g, '');
    const said: string[] = [];
    JSON.stringify(read(text).document.content, (key, value: unknown) => { if (key === 'text') said.push(String(value)); return value; });
    expect(letters(said.join(''))).toBe(letters(text));
  }), runs));

  it('keeps the ids of all that stays, and that of a paragraph in whose place another one stands', () => {
    const before = read('# Titre\n\nUn.\n\n- a\n- b\n\nDeux.').document;
    expect(before.content.map((it) => it.attrs.id)).toEqual(['new-1', 'new-2', 'new-3', 'new-4']);
    const ids = (text: string) => readLesson(text, pictures, { before, fresh: () => 'fresh' }).document.content.map((it) => it.attrs.id);
    expect(ids('# Titre\n\nUn, mais autrement.\n\n- a\n- b\n\nDeux.')).toEqual(['new-1', 'new-2', 'new-3', 'new-4']);
    expect(ids('Neuf.\n\n# Titre\n\nUn.\n\nDeux.\n\n- a\n- b')).toEqual(['fresh', 'new-1', 'new-2', 'new-4', 'new-3']);
  });
});

describe('what an author writes', () => {
  it('becomes headings, lists, call-outs, code and pictures', () => {
    const { document, remarks } = read('# Titre\n### Plus petit\nUne ligne\net sa suite.\n\n1. Un\n2) Deux\n\n   encore deux\n\n* Autre\nsuite\n> À retenir\n>! Attention\n```js\n  a < b\n\n- pas une liste\n```\n![La fiche *client*](écran.png "L’écran")\nFin');
    expect(document.content.map((it) => it.type)).toEqual(['heading', 'heading', 'paragraph', 'orderedList', 'bulletList', 'callout', 'callout', 'codeBlock', 'image', 'paragraph']);
    expect(document.content).toMatchObject([
      { attrs: { level: 2 } }, { attrs: { level: 3 } }, { content: [{ text: 'Une ligne et sa suite.' }] },
      { content: [{ content: [{ content: [{ text: 'Un' }] }] }, { content: [{ content: [{ text: 'Deux' }] }, { content: [{ text: 'encore deux' }] }] }] },
      { content: [{ content: [{ content: [{ text: 'Autre suite' }] }] }] },
      { attrs: { tone: 'note' }, content: [{ text: 'À retenir' }] }, { attrs: { tone: 'warning' }, content: [{ text: 'Attention' }] },
      { content: [{ text: '  a < b\n\n- pas une liste' }] }, { attrs: { file: 'a'.repeat(64), alt: 'La fiche *client*', caption: 'L’écran', width: 1200, height: 675 } }, { content: [{ text: 'Fin' }] },
    ]);
    expect(remarks).toEqual([]);
  });

  it('becomes a table, whose first row names the columns', () => {
    const { document } = read('Avant\n| Touche | Effet |\n|---|:-:|\n| `a\\|b` | **ouvre** \\| ferme |\n| seule |\nAprès\n\n|x\\|');
    const [, table] = document.content;
    expect(document.content.map((it) => it.type)).toEqual(['paragraph', 'table', 'paragraph', 'paragraph']);
    expect(table?.type === 'table' ? table.content.map((row) => row.content.map((it) => [it.type, it.content.map((one) => one.text).join('~')])) : null).toEqual([
      [['tableHeader', 'Touche'], ['tableHeader', 'Effet']], [['tableCell', 'a|b'], ['tableCell', 'ouvre~ | ferme']], [['tableCell', 'seule'], ['tableCell', '']],
    ]);
    expect(nodes('\\| pas un tableau |')).toEqual([{ type: 'text', text: '| pas un tableau |' }]);
    const wide = nodes('|'.repeat(60_000));
    expect([wide.length, (wide[0] as unknown as { content: unknown[] }).content.length]).toEqual([1, 20]);
  });

  it('marks words', () => {
    expect(nodes('Un **gras *et penché* **, `F3`, [ici **vite**](https://nordlys.example/a).')).toEqual([
      { type: 'text', text: 'Un **gras ' }, { type: 'text', text: 'et penché', marks: [{ type: 'italic' }] }, { type: 'text', text: ' **, ' }, { type: 'text', text: 'F3', marks: [{ type: 'code' }] }, { type: 'text', text: ', ' },
      { type: 'text', text: 'ici ', marks: [{ type: 'link', attrs: { href: 'https://nordlys.example/a' } }] }, { type: 'text', text: 'vite', marks: [{ type: 'link', attrs: { href: 'https://nordlys.example/a' } }, { type: 'bold' }] }, { type: 'text', text: '.' },
    ]);
    expect(nodes('**gras *et penché* **gras')).toEqual([{ type: 'text', text: '**gras ' }, { type: 'text', text: 'et penché', marks: [{ type: 'italic' }] }, { type: 'text', text: ' **gras' }]);
    expect(nodes('***les deux*** `` a`b ``')).toEqual([{ type: 'text', text: 'les deux', marks: [{ type: 'bold' }, { type: 'italic' }] }, { type: 'text', text: ' ' }, { type: 'text', text: 'a`b', marks: [{ type: 'code' }] }]);
  });

  it('stays text where it is no mark: sums, lone signs, paths, underscores, HTML', () => {
    for (const text of ['5 * 3 = 15 et 2 * 2', 'C:\\Windows\\x', 'un_nom_long', '<script>alert(1)</script>', '**jamais fermé', '*ni **l’un', '***ni *l’autre', '`seul', '[sans adresse]', '-pas une liste', '#pas un titre', '*', '[a](b c)']) expect([text, nodes(text)]).toEqual([text, [{ type: 'text', text }]]);
  });

  it('is told which links and pictures lead nowhere, line by line, and sees them as text', () => {
    const text = 'Voir [ici](javascript:alert(1)\n[ici](javascript:alert)\n\n[là](http://nordlys.example)\n\n![Rien](absente.png)\n\n![](écran.png)\n\nmot ![alt](écran.png)\n\n[x](https://banque.example@evil.example)';
    const { document, remarks } = read(text);
    expect(remarks.map((it) => [it.line, it.code, it.found])).toEqual([
      [1, 'lesson.link-not-https', 'javascript:alert'], [4, 'lesson.link-not-https', 'http://nordlys.example'], [6, 'lesson.picture-unknown', 'absente.png'], [6, 'lesson.picture-not-alone', 'absente.png'], [8, 'lesson.picture-without-words', 'écran.png'],
      [10, 'lesson.picture-not-alone', 'écran.png'], [12, 'lesson.link-not-https', 'https://banque.example@evil.example'],
    ]);
    expect(plain(document)).not.toContain('"link"');
    expect(plain(document)).toContain('[ici](javascript:alert)');
  });

  it('takes as long as it is, whatever signs it is made of', () => {
    const most = 50_000;
    for (const sign of ['*a ', '[', '[a', '`', '`a``b', '\\', '**a*', '[a](', '![', '> ', '?? a\n', '?* a\n', '?? a\n?* b\n?: c\n', `!video[a](${'c'.repeat(64)})\n!transcript b\n`, '!video[',  '- ', '# ', '```\n', 'a\n\n', '|', '|\n', '|a|\n|', '[`', '!['.repeat(3), ' '.repeat(50), '"']) {
      const text = sign.repeat(Math.ceil(most / sign.length));
      const from = process.cpuUsage();
      read(text, read(text).document);
      expect([sign, process.cpuUsage(from).user < 4_000_000]).toEqual([sign, true]);
    }
  }, 60_000);

  it('gives pictures names without spaces, each another one', () => {
    expect(['Capture d’écran (12).png', '../../x.png', '   ', 'a'.repeat(200)].map((it) => pictureName(it, ['x.png']))).toEqual(['Capture-d-écran-12-.png', 'x-2.png', 'image', 'a'.repeat(80)]);
    const of = (file: string): LessonBlock => ({ type: 'image', attrs: { id: file, file, alt: '', width: 1, height: 1, caption: '' } });
    expect(picturesOf({ type: 'doc', content: [of('1'), of('2'), of('1')] }, () => 'écran.png').map((it) => [it.name, it.file])).toEqual([['écran.png', '1'], ['écran-2.png', '2']]);
  });
});
