import { Tokenizer } from 'htmlparser2';

/** Whether words hold marks of a page. */
export const looksLikeHtml = (text: string): boolean => /<[a-z!/]|&(?:#\d|#x|[a-z]+;)/i.test(text);

const blocks = new Set(['address', 'article', 'aside', 'blockquote', 'br', 'center', 'dd', 'div', 'dl', 'dt', 'figure', 'figcaption', 'footer', 'form', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hr', 'li', 'main', 'nav', 'ol', 'p', 'pre', 'section', 'table', 'tr', 'ul']);
const cells = new Set(['td', 'th']);
const unseen = new Set(['script', 'style', 'head', 'title', 'template', 'noscript', 'iframe', 'object', 'textarea', 'select']);

/**
 * The words of a page as a reader sees them: one line for each block, nothing of scripts and styles, `[words]` for a picture that has them, and where a link goes. A picture that `taken` takes is not counted, and leaves no words behind.
 * Token by token, without a tree: however deep or broken it is, it takes as long as it is long.
 */
export function htmlText(html: string, taken: (src: string, alt: string) => boolean = () => false): { readonly text: string; readonly pictures: number } {
  const out: string[] = [];
  let [pictures, tag, hidden] = [0, '', null as string | null];
  let name = '';
  let value: string[] = [];
  let attributes: { alt?: string; href?: string; src?: string } = {};
  let link: string | null = null;
  const say = (text: string): void => { if (hidden === null) out.push(text); };
  const endOfTag = (): void => {
    if (tag === 'img' && !(hidden === null && taken(attributes.src ?? '', attributes.alt ?? ''))) { pictures++; if ((attributes.alt ?? '').trim() !== '') say(` [${attributes.alt ?? ''}] `); }
    if (tag === 'a' && hidden === null) link = /^https?:/i.test(attributes.href ?? '') ? (attributes.href ?? null) : null;
  };
  const tokens = new Tokenizer({ decodeEntities: true }, {
    ontext: (start, end) => say(html.slice(start, end).replace(/[\t-\r ]+/g, ' ')),
    ontextentity: (point) => say(String.fromCodePoint(point)),
    onopentagname: (start, end) => {
      [tag, attributes] = [html.slice(start, end).toLowerCase(), {}];
      if (hidden === null && unseen.has(tag)) hidden = tag;
      else if (blocks.has(tag)) say('\n');
      else if (cells.has(tag)) say(' ');
    },
    onopentagend: endOfTag,
    onselfclosingtag: endOfTag,
    onclosetag: (start, end) => {
      const closed = html.slice(start, end).toLowerCase();
      if (hidden === closed) hidden = null;
      else if (blocks.has(closed)) say('\n');
      else if (closed === 'a' && link !== null && hidden === null) { if (!(out.at(-1) ?? '').includes(link)) out.push(` (${link})`); link = null; }
    },
    onattribname: (start, end) => { [name, value] = [html.slice(start, end).toLowerCase(), []]; },
    onattribdata: (start, end) => { value.push(html.slice(start, end)); },
    onattribentity: (point) => { value.push(String.fromCodePoint(point)); },
    onattribend: () => { if (name === 'alt' || name === 'href' || name === 'src') attributes[name] = value.join(''); },
    oncdata: (start, end) => say(html.slice(start, end)),
    oncomment: () => undefined, ondeclaration: () => undefined, onprocessinginstruction: () => undefined, onend: () => undefined,
  });
  tokens.write(html);
  tokens.end();
  return { text: out.join(''), pictures };
}
