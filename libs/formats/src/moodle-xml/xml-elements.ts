import { SaxesParser } from 'saxes';
import { Enough, type Reading } from '../portable-question/reading.js';

/** An element with what stands in it. Its text is its own, without that of the elements within. */
export interface XmlElement { readonly name: string; readonly line: number; readonly attributes: Readonly<Record<string, string>>; readonly children: XmlElement[]; text: string }

const most = { depth: 30, parts: 2_000, items: 2_000, attributes: 50, name: 100 } as const;
/** So much is read at once: what is wrong is said before the rest is looked at. */
const chunk = 65_536;

/**
 * Reads a document element by element, and hands on each one that has this name, right below the root; the others are let go.
 * A document with a DOCTYPE is refused before anything it declares could mean something: no entity but the five of XML is ever known.
 */
export function xmlElements(text: string, reading: Reading, of: { readonly root: string; readonly each: string; read(element: XmlElement): void }): void {
  const parser = new SaxesParser({ xmlns: false, position: true } as const);
  const stack: XmlElement[] = [];
  let [depth, parts, items, attributes] = [0, 0, 0, 0];
  const stop = (code: Parameters<Reading['wrong']>[1], params?: Parameters<Reading['wrong']>[2]): never => { reading.wrong(parser.line, code, params); throw new Enough(); };
  const take = (words: string): void => { const top = stack.at(-1); if (top !== undefined) top.text += words; };
  parser.on('error', (error) => stop('xml.malformed', { found: error.message.replace(/^[\d:]+ ?/, '').slice(0, 100) }));
  parser.on('doctype', () => stop('xml.doctype'));
  parser.on('opentagstart', ({ name }) => {
    attributes = 0;
    if (name.length > most.name) stop('xml.malformed', { found: name.slice(0, 60) });
    if (depth === 0 && name !== of.root) stop('xml.no-quiz', { found: name.slice(0, 60) });
    if (++depth > most.depth) stop('xml.too-deep', { most: most.depth });
    if (depth === 2) { parts = 0; if (++items > most.items) stop('xml.too-many-parts', { most: most.items }); }
  });
  parser.on('attribute', () => { if (++attributes > most.attributes) stop('xml.too-many-parts', { most: most.attributes }); });
  parser.on('opentag', ({ name, attributes: said }) => {
    if (++parts > most.parts && depth > 1) stop('xml.too-many-parts', { most: most.parts });
    if (stack.length === 0 && !(depth === 2 && name === of.each)) return;
    const element: XmlElement = { name, line: parser.line, attributes: said, children: [], text: '' };
    stack.at(-1)?.children.push(element);
    stack.push(element);
  });
  parser.on('text', take);
  parser.on('cdata', take);
  parser.on('closetag', () => {
    depth--;
    const closed = stack.pop();
    if (closed !== undefined && stack.length === 0) of.read(closed);
  });
  // The first lines alone can say that there is a DOCTYPE: what it declares may be longer than all the rest.
  if (/^\uFEFF?(?:\s|<\?[^>]*\?>|<!--(?:[^-]|-(?!-))*-->)*<!DOCTYPE/i.test(text.slice(0, chunk))) { reading.wrong(1, 'xml.doctype'); throw new Enough(); }
  for (let at = 0; at < text.length; at += chunk) parser.write(text.slice(at, at + chunk));
  parser.close();
}

export const child = (of: XmlElement | undefined, name: string): XmlElement | undefined => of?.children.find((it) => it.name === name);
export const childrenOf = (of: XmlElement | undefined, name: string): readonly XmlElement[] => of?.children.filter((it) => it.name === name) ?? [];
/** The words of an element: in Moodle's XML they stand in a `text` of their own, or right in it. */
export const wordsOf = (of: XmlElement | undefined): string => child(of, 'text')?.text ?? of?.text ?? '';
