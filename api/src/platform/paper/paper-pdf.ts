import { fontFile, runsOf, scripts, type Weight } from './paper-fonts.js';
import type { Paper, PaperBlock } from './paper.js';

const margin = 56;
const [ink, quiet, line, mark] = ['#191c1c', '#50605f', '#c3cccc', '#1f5f5b'];
const sizes = { 1: 20, 2: 14, 3: 11.5, 4: 10.5 } as const;
const [body, small, leading] = [10, 9, 1.4];
interface Style { readonly size?: number; readonly weight?: Weight; readonly color?: string; readonly x?: number; readonly width?: number; readonly gap?: number; readonly right?: boolean }

/** A paper as a PDF that says what each part of it is: headings, lists and tables that a screen reader walks, in its language, with its letters inside. */
export async function paperPdf(paper: Paper): Promise<Buffer> {
  // Only whoever wants a PDF waits for what makes them.
  const { default: PDFDocument } = await import('pdfkit');
  // Without a font to begin with: one that is named again by another name is opened again at each word.
  const doc = new PDFDocument({
    size: 'A4', margins: { top: margin, bottom: margin + 8, left: margin, right: margin }, bufferPages: true, tagged: true, pdfVersion: '1.7', lang: paper.locale === 'fr' ? 'fr-FR' : 'en-GB', displayTitle: true,
    font: '', info: { Title: paper.title, Author: 'Palier', Creator: 'Palier', Producer: 'Palier', CreationDate: paper.at, ModDate: paper.at },
  });
  for (const script of scripts) for (const weight of [400, 600] as const) doc.registerFont(`${script}-${weight}`, fontFile(script, weight));
  const parts: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => { doc.on('data', (it: Buffer) => parts.push(it)); doc.on('end', () => { resolve(Buffer.concat(parts)); }); doc.on('error', reject); });
  const write = new Writer(doc);
  write.all(paper);
  doc.end();
  return done;
}

class Writer {
  private readonly root: PDFKit.PDFStructureElement;
  private readonly width: number;

  constructor(private readonly doc: PDFKit.PDFDocument) {
    this.root = doc.struct('Document');
    doc.addStructure(this.root);
    this.width = doc.page.width - 2 * margin;
  }

  all(paper: Paper): void {
    this.decorate(() => { this.words('Palier', { size: 10, weight: 600, color: mark, gap: 4 }); });
    this.part('H1', () => { this.words(paper.title, { size: sizes[1], weight: 600, gap: 12 }); });
    for (const [index, block] of paper.blocks.entries()) this.block(block, paper.blocks[index + 1]);
    this.root.end();
    this.feet(paper);
  }

  private block(it: PaperBlock, next: PaperBlock | undefined): void {
    switch (it.kind) {
      case 'heading': {
        const size = sizes[it.depth];
        // A heading stays with what follows it.
        this.room(size * leading + (it.depth === 2 ? 14 : 8) + (next === undefined ? 0 : next.kind === 'heading' ? 54 : 34));
        this.doc.y += it.depth === 2 ? 14 : 8;
        this.part(`H${it.depth}`, () => { this.words(it.words, { size, weight: 600, gap: 3 }); });
        return;
      }
      case 'words': {
        this.part('P', () => { this.words(it.words, { gap: it.by === undefined ? 6 : 1 }); });
        const { by } = it;
        if (by !== undefined) this.part('P', () => { this.words(by, { size: 8.5, color: quiet, gap: 6 }); });
        return;
      }
      case 'list': {
        const list = this.doc.struct('L');
        this.root.add(list);
        for (const item of it.items) {
          const entry = this.doc.struct('LI');
          list.add(entry);
          this.room(body * leading);
          const top = this.doc.y;
          entry.add(this.doc.struct('Lbl', {}, () => { this.words('•', { x: margin, width: 10 }); }));
          this.doc.y = top;
          entry.add(this.doc.struct('LBody', {}, () => { this.words(item, { x: margin + 12, width: this.width - 12, gap: 2 }); }));
          entry.end();
        }
        list.end();
        this.doc.y += 6;
        return;
      }
      case 'table': { this.table(it); return; }
    }
  }

  private table({ caption, head, rows }: Extract<PaperBlock, { kind: 'table' }>): void {
    this.room(90);
    const table = this.doc.struct('Table');
    this.root.add(table);
    table.add(this.doc.struct('Caption', {}, () => { this.words(caption, { size: 8.5, color: quiet, gap: 3 }); }));
    // The first column makes room where a word over another one would be broken.
    const widest = Math.max(...head.slice(1).flatMap((cell) => cell.split(/\s/)).map((word) => this.widthOf(word, small, 600))) + 12;
    const first = Math.min(this.width * (head.length > 2 ? 0.4 : 0.5), Math.max(this.width * 0.25, this.width - widest * (head.length - 1)));
    const columns = head.map((_, index) => ({ x: margin + (index === 0 ? 0 : first + ((this.width - first) / (head.length - 1)) * (index - 1)), width: (index === 0 ? first : (this.width - first) / (head.length - 1)) - 10 }));
    const row = (cells: readonly string[], kind: 'head' | 'again' | 'body'): void => {
      const height = Math.max(...cells.map((cell, index) => this.lines(cell, columns[index]?.width ?? 0, small, index === 0 || kind !== 'body' ? 600 : 400).length)) * small * leading + 8;
      if (kind === 'body' && this.room(height)) row(head, 'again');
      const top = this.doc.y + 3;
      let bottom = top;
      const write = (cell: string, index: number): void => {
        this.doc.y = top;
        this.words(cell, { ...columns[index], size: small, weight: index === 0 || kind !== 'body' ? 600 : 400, ...(kind === 'body' ? {} : { color: quiet }) });
        bottom = Math.max(bottom, this.doc.y);
      };
      // The head said again on another page is not read twice.
      if (kind === 'again') this.decorate(() => { cells.forEach(write); });
      else {
        const tr = this.doc.struct('TR');
        table.add(tr);
        cells.forEach((cell, index) => tr.add(this.doc.struct(kind === 'head' || index === 0 ? 'TH' : 'TD', kind === 'head' ? ofColumn : index === 0 ? ofRow : {}, () => { write(cell, index); })));
        tr.end();
      }
      this.decorate(() => { this.doc.moveTo(margin, bottom + 3).lineTo(margin + this.width, bottom + 3).lineWidth(0.5).strokeColor(line).stroke(); });
      this.doc.y = bottom + 4;
    };
    row(head, 'head');
    for (const it of rows) row(it, 'body');
    table.end();
    this.doc.y += 8;
  }

  /** One part of the document, with what is written in it. */
  private part(kind: string, write: () => void): void {
    this.root.add(this.doc.struct(kind, {}, write));
  }

  /** What is seen and says nothing. */
  private decorate(draw: () => void): void {
    this.doc.markContent('Artifact', { type: 'Layout' });
    draw();
    this.doc.endMarkedContent();
  }

  private words(words: string, { size = body, weight = 400, color = ink, x = margin, width = this.width, gap = 0, right = false }: Style): void {
    const { doc } = this;
    for (const line of this.lines(words, width, size, weight)) {
      if (!this.fits(size * leading)) doc.continueOnNewPage();
      const y = doc.y;
      let at = right ? x + width - this.widthOf(line, size, weight) : x;
      for (const run of runsOf(line)) {
        doc.font(`${run.script}-${weight}`).fontSize(size).fillColor(color).text(run.words, at, y, { lineBreak: false });
        at += doc.widthOfString(run.words);
      }
      doc.y = y + size * leading;
    }
    doc.x = margin;
    doc.y += gap;
  }

  /** Words as lines of at most this width, broken at spaces and hyphens; a word that is wider than a line is broken where it must be. */
  private lines(words: string, width: number, size: number, weight: Weight): string[] {
    const widthOf = (some: string): number => this.widthOf(some, size, weight);
    return words.split(/\r?\n/).flatMap((paragraph) => {
      const lines = [''];
      for (const word of paragraph.split(/(?<=[ \t\-–/])/).flatMap((it) => (widthOf(it.trimEnd()) > width ? [...it] : [it]))) {
        const before = lines.at(-1) ?? '';
        if (before !== '' && widthOf((before + word).trimEnd()) > width) lines.push(word);
        else lines[lines.length - 1] = before + word;
      }
      return lines;
    });
  }

  private widthOf(words: string, size: number, weight: Weight): number {
    return runsOf(words).reduce((sum, run) => sum + this.doc.font(`${run.script}-${weight}`).fontSize(size).widthOfString(run.words), 0);
  }

  private fits(height: number): boolean {
    return this.doc.y + height <= this.doc.page.height - this.doc.page.margins.bottom;
  }

  /** Begins another page where so much does not fit any more; says whether it did. */
  private room(height: number): boolean {
    if (this.fits(height)) return false;
    this.doc.addPage();
    return true;
  }

  private feet(paper: Paper): void {
    const { start, count } = this.doc.bufferedPageRange();
    for (let page = start; page < start + count; page++) {
      this.doc.switchToPage(page);
      const { margins } = this.doc.page;
      // Beneath the margin: what is written there asks for no other page.
      this.doc.page.margins = { ...margins, bottom: 0 };
      this.doc.markContent('Artifact', { type: 'Pagination' });
      const y = this.doc.page.height - margin + 6;
      this.doc.y = y;
      this.words(paper.foot, { size: 7.5, color: quiet, width: this.width - 70 });
      this.doc.y = y;
      this.words(paper.pageOf(page - start + 1, count), { size: 7.5, color: quiet, x: margin + this.width - 60, width: 60, right: true });
      this.doc.endMarkedContent();
      this.doc.page.margins = margins;
    }
  }
}

type Cell = PDFKit.Mixins.StructureElementOptions & { readonly scope: 'Column' | 'Row' };
const ofColumn: Cell = { scope: 'Column' };
const ofRow: Cell = { scope: 'Row' };
