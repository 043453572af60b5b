/** What was pasted, before the editor's schema reads it: inert, without what could never be a lesson's, and with the lists of word processors as lists. */
export interface Cleaned { readonly html: string; /** Pictures that stay behind, because they are on somebody else's server, or have no words. */ readonly pictures: number }

export function cleaned(html: string, isOurs: (file: string) => boolean): Cleaned {
  // A document made so runs nothing and loads nothing.
  const page = new DOMParser().parseFromString(html, 'text/html');
  for (const it of page.querySelectorAll('script, style, template, noscript, iframe, object, embed, svg, math, title, meta, link, base')) it.remove();
  let pictures = 0;
  for (const it of page.querySelectorAll<HTMLElement>('img, figure[data-file]')) {
    if (isOurs(it.dataset['file'] ?? '')) continue;
    pictures++;
    it.remove();
  }
  for (const it of page.querySelectorAll('br')) it.replaceWith(it.closest('pre') === null ? ' ' : '\n');
  // A cell holds one line of words.
  for (const it of page.querySelectorAll(':is(td, th) :is(p, div, ul, ol, li, pre, h1, h2, h3, h4, h5, h6, table, tbody, thead, tr, td, th)')) it.replaceWith(...it.childNodes, ' ');
  for (const it of page.querySelectorAll('caption, colgroup')) it.replaceWith(...it.childNodes);
  for (const it of page.querySelectorAll<HTMLElement>('p[style*="mso-list"]')) intoList(it);
  return { html: page.body.innerHTML, pictures };
}

/** A paragraph that a word processor calls an item of a list becomes one, in the list before it where that goes on. */
function intoList(paragraph: HTMLElement): void {
  const sign = paragraph.querySelector('[style*="mso-list:Ignore"], [style*="mso-list: Ignore"]');
  const tag = /^[\s\u00a0]*[\da-z]{1,3}[.)]/i.test(sign?.textContent ?? '') ? 'OL' : 'UL';
  sign?.remove();
  const item = paragraph.ownerDocument.createElement('li');
  item.append(...paragraph.childNodes);
  const before = paragraph.previousElementSibling;
  if (before?.tagName === tag) { before.append(item); paragraph.remove(); return; }
  const list = paragraph.ownerDocument.createElement(tag);
  list.append(item);
  paragraph.replaceWith(list);
}
