import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { inflateSync } from 'node:zlib';
import { runsOf } from './paper-fonts.js';
import { paperHtml } from './paper-html.js';
import { paperPdf } from './paper-pdf.js';
import type { Paper, PaperBlock } from './paper.js';

const paper = (blocks: readonly PaperBlock[], title = 'Entretien : Inès Benali'): Paper => ({ locale: 'fr', title, at: new Date('2026-11-29T10:00:00Z'), blocks, foot: 'Palier', pageOf: (page, pages) => `${page} / ${pages}` });
const table = (rows: number): PaperBlock => ({ kind: 'table', caption: 'Compétences', head: ['Compétence', 'Niveau'], rows: Array.from({ length: rows }, (_, index) => [`Communiquer ${index}`, 'niveau 2']) });
/** The objects of a PDF in the open. */
const opened = (pdf: Buffer): string => {
  const text = pdf.toString('latin1');
  return text.replaceAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g, (whole, packed: string) => { try { return inflateSync(Buffer.from(packed, 'latin1')).toString('latin1'); } catch { return whole; } });
};
/** How many parts of each kind a screen reader finds. */
const partsOf = (pdf: string): Record<string, number> => Object.fromEntries(['H1', 'H2', 'P', 'L', 'LI', 'Table', 'TR', 'TH', 'TD'].map((kind) => [kind, pdf.split(`/S /${kind}\n`).length - 1]));

describe('a paper', () => {
  it('says in its PDF what each part is, in which language, with its letters inside', async () => {
    const pdf = opened(await paperPdf(paper([{ kind: 'heading', depth: 2, words: 'Ce qui est connu' }, table(2), { kind: 'list', items: ['un', 'deux'] }, { kind: 'words', words: 'Merci.', by: 'Karim' }])));
    expect(partsOf(pdf)).toEqual({ H1: 1, H2: 1, P: 2, L: 1, LI: 2, Table: 1, TR: 3, TH: 4, TD: 2 });
    for (const said of ['/Lang (fr-FR)', '/Marked true', '/DisplayDocTitle true', '/Scope /Column', '/Scope /Row', '/FontFile']) expect([said, pdf.includes(said)]).toEqual([said, true]);
    expect(pdf).not.toMatch(/\/BaseFont \/Helvetica/);
  });

  it('goes over as many pages as it needs, each numbered, and says the head of a table once', async () => {
    const pdf = opened(await paperPdf(paper([table(120), { kind: 'words', words: 'mot '.repeat(2000) }])));
    expect(pdf.match(/\/Type \/Page\n/g)?.length).toBeGreaterThan(4);
    expect(partsOf(pdf)).toMatchObject({ TR: 121, TH: 122, TD: 120 });
  });

  it('is the same bytes for the same words', async () => {
    const it = paper([table(3), { kind: 'words', words: 'Łukasz, Ελένη, Иван' }]);
    expect((await paperPdf(it)).equals(await paperPdf(it))).toBe(true);
    expect((await paperPdf(it)).equals(await paperPdf(paper([table(4)])))).toBe(false);
  });

  it('loses no word to the letters of its typeface, whatever is written', () => fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (words) => {
    const runs = runsOf(words);
    const plain = runs.map((it) => it.words).join('');
    expect(plain.length).toBeLessThanOrEqual(words.length);
    for (const [index, run] of runs.entries()) expect([run.words !== '', run.script !== runs[index - 1]?.script]).toEqual([true, true]);
    for (const letter of words.match(/[A-Za-zÀ-ÿ0-9]/g) ?? []) expect(plain).toContain(letter);
  })));

  it('is a page that holds nothing but words, whoever wrote them', () => {
    const wicked = '<script>alert(1)</script><img src=x onerror=alert(1)>" onload="x';
    const page = paperHtml(paper([{ kind: 'heading', depth: 2, words: wicked }, { kind: 'words', words: wicked, by: wicked }, { kind: 'list', items: [wicked] }, { kind: 'table', caption: wicked, head: [wicked, wicked], rows: [[wicked, wicked]] }], wicked));
    expect(page).not.toMatch(/<script|<img|" onload/);
    expect(page).toMatch(/^<!doctype html>\n<html lang="fr">/);
    expect(page.match(/<h1>/g)).toHaveLength(1);
    expect(page).toContain('<th scope="col">');
  });
});
