import { isWebAddress, type FilmCaptions, type LessonBlock, type LessonDocument, type SelfCheckOption } from '@palier/domain';
import { Fragment, Schema, type Node } from 'prosemirror-model';

const hash = /^[0-9a-f]{64}$/;
const numberOf = (element: HTMLElement, name: string): number => Math.max(1, Math.round(Number(element.dataset[name]) || 1));

const keysAre = (it: unknown, ...keys: readonly string[]): it is Record<string, unknown> => typeof it === 'object' && it !== null && Object.keys(it).sort().join() === keys.join();
const isCaptions = (it: unknown): it is FilmCaptions => keysAre(it, 'file', 'lang') && (it['lang'] === 'fr' || it['lang'] === 'en') && typeof it['file'] === 'string' && hash.test(it['file']);
const isOption = (it: unknown): it is SelfCheckOption => keysAre(it, 'right', 'text') && typeof it['text'] === 'string' && typeof it['right'] === 'boolean';
const isList = (of: (it: unknown) => boolean) => (it: unknown): void => { if (!Array.isArray(it) || !it.every(of)) throw new RangeError('not what a lesson holds'); };
function parsed(text: string): unknown { try { return JSON.parse(text); } catch { return null; } }

/** What the commands for tables ask of a cell; ours are never merged. */
const unmerged = { colspan: { default: 1, validate: 'number' }, rowspan: { default: 1, validate: 'number' }, colwidth: { default: null } };

/** What the editor can hold: the blocks and marks of a lesson, under the same names, and nothing else. What is pasted is read by these rules; what none of them names is dropped, or leaves its words. */
export const lessonSchema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: { group: 'block', content: 'text*', parseDOM: [{ tag: 'p' }], toDOM: () => ['p', 0] },
    heading: { group: 'block', content: 'text*', defining: true, attrs: { level: { default: 2, validate: 'number' } }, parseDOM: ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((tag) => ({ tag, attrs: { level: tag < 'h3' ? 2 : 3 } })), toDOM: (it) => [it.attrs['level'] === 2 ? 'h2' : 'h3', 0] },
    bulletList: { group: 'block', content: 'listItem+', parseDOM: [{ tag: 'ul' }], toDOM: () => ['ul', 0] },
    orderedList: { group: 'block', content: 'listItem+', parseDOM: [{ tag: 'ol' }], toDOM: () => ['ol', 0] },
    listItem: { content: 'paragraph+', defining: true, parseDOM: [{ tag: 'li' }], toDOM: () => ['li', 0] },
    callout: { group: 'block', content: 'text*', defining: true, attrs: { tone: { default: 'note', validate: 'string' } }, parseDOM: [{ tag: 'p[data-tone]', priority: 60, getAttrs: (it) => ({ tone: it.dataset['tone'] === 'warning' ? 'warning' : 'note' }) }], toDOM: (it) => ['p', { 'data-tone': String(it.attrs['tone']), class: it.attrs['tone'] === 'warning' ? 'callout warning' : 'callout' }, 0] },
    codeBlock: { group: 'block', content: 'text*', marks: '', code: true, defining: true, parseDOM: [{ tag: 'pre', preserveWhitespace: 'full' }], toDOM: () => ['pre', ['code', 0]] },
    table: { group: 'block', content: 'tableRow+', tableRole: 'table', isolating: true, parseDOM: [{ tag: 'table' }], toDOM: () => ['table', ['tbody', 0]] },
    tableRow: { content: '(tableHeader | tableCell)+', tableRole: 'row', parseDOM: [{ tag: 'tr' }], toDOM: () => ['tr', 0] },
    tableHeader: { content: 'text*', tableRole: 'header_cell', isolating: true, attrs: unmerged, parseDOM: [{ tag: 'th' }], toDOM: () => ['th', 0] },
    tableCell: { content: 'text*', tableRole: 'cell', isolating: true, attrs: unmerged, parseDOM: [{ tag: 'td' }], toDOM: () => ['td', 0] },
    image: {
      group: 'block', atom: true, attrs: { file: { validate: 'string' }, alt: { validate: 'string' }, width: { validate: 'number' }, height: { validate: 'number' }, caption: { validate: 'string' } },
      parseDOM: [{ tag: 'figure[data-file]', getAttrs: (it) => (hash.test(it.dataset['file'] ?? '') ? { file: it.dataset['file'], alt: it.dataset['alt'] ?? '', width: numberOf(it, 'width'), height: numberOf(it, 'height'), caption: it.dataset['caption'] ?? '' } : false) }],
      toDOM: ({ attrs: it }) => ['figure', { 'data-file': String(it['file']), 'data-alt': String(it['alt']), 'data-width': String(it['width']), 'data-height': String(it['height']), 'data-caption': String(it['caption']) }],
    },
    video: {
      group: 'block', atom: true, attrs: { title: { validate: 'string' }, file: { validate: 'string' }, captions: { validate: isList(isCaptions) }, transcript: { validate: 'string' } },
      parseDOM: [{ tag: 'div[data-film]', getAttrs: (it) => { const { title = '', file = '', captions = '', transcript = '' } = it.dataset; const list = parsed(captions); return hash.test(file) && Array.isArray(list) && list.every(isCaptions) ? { title, file, captions: list, transcript } : false; } }],
      toDOM: ({ attrs: it }) => ['div', { 'data-film': '', 'data-title': String(it['title']), 'data-file': String(it['file']), 'data-captions': JSON.stringify(it['captions']), 'data-transcript': String(it['transcript']) }],
    },
    selfCheck: {
      group: 'block', atom: true, attrs: { several: { validate: 'boolean' }, prompt: { validate: 'string' }, options: { validate: isList(isOption) }, explanation: { validate: 'string' } },
      parseDOM: [{ tag: 'div[data-check]', getAttrs: (it) => { const { prompt = '', options = '', explanation = '', several } = it.dataset; const list = parsed(options); return Array.isArray(list) && list.every(isOption) ? { several: several === 'true', prompt, options: list, explanation } : false; } }],
      toDOM: ({ attrs: it }) => ['div', { 'data-check': '', 'data-several': String(it['several']), 'data-prompt': String(it['prompt']), 'data-options': JSON.stringify(it['options']), 'data-explanation': String(it['explanation']) }],
    },
    text: {},
  },
  // In the order in which a line of a lesson keeps them.
  marks: {
    link: { inclusive: false, attrs: { href: { validate: 'string' } }, parseDOM: [{ tag: 'a[href]', getAttrs: (it) => { const href = it.getAttribute('href') ?? ''; return isWebAddress(href) ? { href } : false; } }], toDOM: (it) => ['a', { href: String(it.attrs['href']), tabindex: '-1' }, 0] },
    // Some editors wrap all that is copied from them in a bold that is none.
    bold: { parseDOM: [{ tag: 'strong' }, { tag: 'b', getAttrs: (it) => it.style.fontWeight !== 'normal' && null }, { style: 'font-weight', getAttrs: (it) => /^(bold(er)?|[6-9]\d\d)$/.test(it) && null }], toDOM: () => ['strong', 0] },
    italic: { parseDOM: [{ tag: 'em' }, { tag: 'i', getAttrs: (it) => it.style.fontStyle !== 'normal' && null }, { style: 'font-style=italic' }], toDOM: () => ['em', 0] },
    code: { parseDOM: [{ tag: 'code' }], toDOM: () => ['code', 0] },
  },
});

/** A lesson as the editor holds it; ids of blocks are found again by `readLesson` when it is published. */
export function lessonNode({ content }: LessonDocument): Node {
  const node = lessonSchema.nodeFromJSON({ type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph' }] });
  node.check();
  return node;
}

/** What the editor holds as a lesson, its blocks numbered. */
export function lessonOf(node: Node): LessonDocument {
  // The first row names the columns, whatever it was before the one above it went.
  return { type: 'doc', content: node.children.map((it, at) => { const { content, attrs } = whole(it.type.name === 'table' ? headed(it) : it); return { type: it.type.name, attrs: { id: String(at + 1), ...attrs }, ...(it.type.isAtom ? {} : { content }) } as LessonBlock; }) };
}

function headed(table: Node): Node {
  const { tableHeader, tableCell } = lessonSchema.nodes;
  return table.copy(Fragment.from(table.children.map((row, at) => row.copy(Fragment.from(row.children.map((it) => (at === 0 ? tableHeader : tableCell).create(null, it.content)))))));
}

/** As JSON says it, with the contents that it leaves out where there are none. */
function whole(node: Node): { readonly attrs: object; readonly content: readonly object[] } {
  return { attrs: node.attrs, content: node.children.map((it) => (it.isText ? (it.toJSON() as object) : { type: it.type.name, content: whole(it).content })) };
}
