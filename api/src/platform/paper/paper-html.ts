import type { Paper, PaperBlock } from './paper.js';

/** A paper as one page that needs nothing beside it: read by a screen reader, on a phone, or printed. */
export function paperHtml(paper: Paper): string {
  return `<!doctype html>
<html lang="${paper.locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(paper.title)} · Palier</title><style>${style}</style></head>
<body><main><p class="mark">Palier</p><h1>${escaped(paper.title)}</h1>
${paper.blocks.map(blockHtml).join('\n')}
</main><footer>${escaped(paper.foot)}</footer></body></html>
`;
}

function blockHtml(it: PaperBlock): string {
  switch (it.kind) {
    case 'heading': return `<h${it.depth}>${escaped(it.words)}</h${it.depth}>`;
    case 'words': return it.by === undefined ? `<p>${escaped(it.words)}</p>` : `<figure><blockquote>${escaped(it.words)}</blockquote><figcaption>${escaped(it.by)}</figcaption></figure>`;
    case 'list': return `<ul>${it.items.map((item) => `<li>${escaped(item)}</li>`).join('')}</ul>`;
    case 'table': return `<div class="wide" role="region" tabindex="0" aria-label="${escaped(it.caption)}"><table><caption>${escaped(it.caption)}</caption><thead><tr>${it.head.map((cell) => `<th scope="col">${escaped(cell)}</th>`).join('')}</tr></thead><tbody>${it.rows.map(([name, ...cells]) => `<tr><th scope="row">${escaped(name ?? '')}</th>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`).join('')}</tbody></table></div>`;
  }
}

const style = `:root{color-scheme:light dark}body{margin:0;font:16px/1.5 Inter,system-ui,sans-serif;background:#fff;color:#191c1c}main,footer{max-width:760px;margin:0 auto;padding:0 24px}main{padding-top:24px}.mark{margin:0;font-weight:700;color:#1f5f5b}h1{font-size:1.6rem;line-height:1.25;margin:8px 0 16px}h2{font-size:1.25rem;margin:32px 0 8px}h3{font-size:1.05rem;margin:20px 0 4px}h4{font-size:1rem;margin:12px 0 2px}p,ul{margin:0 0 8px}figure{margin:0 0 12px}blockquote{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}figcaption,footer,caption{color:#50605f;font-size:.875rem}.wide{overflow-x:auto}table{border-collapse:collapse;width:100%;margin:0 0 12px}caption{text-align:start;padding:0 0 4px}th,td{text-align:start;vertical-align:top;padding:6px 12px 6px 0;border-bottom:1px solid #d5dcdc}th{font-weight:600}footer{padding-top:24px;padding-bottom:32px;overflow-wrap:anywhere}
@media(prefers-color-scheme:dark){body{background:#101414;color:#e0e3e2}.mark{color:#8fd3cd}figcaption,footer,caption{color:#a9b8b6}th,td{border-color:#3a4544}}
@media print{:root{color-scheme:light}@page{size:A4;margin:18mm}body{background:#fff;color:#000;font-size:10.5pt}main,footer{max-width:none;padding:0}.wide{overflow:visible}thead{display:table-header-group}tr,figure{break-inside:avoid}h2,h3,h4{break-after:avoid}.mark,figcaption,footer,caption{color:#333}th,td{border-color:#999}}`;

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
