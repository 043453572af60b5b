/** A link of Markdown with an address of the web, which may hold brackets of its own. */
const link = /!?\[([^\][]*)\]\((https?:(?:[^()\s]|\([^()\s]*\))*)(?:\s"[^"]*")?\)/g;
/** A link within a site or a forge: its address says nothing to anybody elsewhere. */
const within = /!?\[([^\][]*)\]\((?:mailto:|\.{0,2}\/|#|[\w.-]+\/[\w./-]*[!#])[^()\s]*\)/g;

/** Words of Markdown as somebody reads them, with the addresses that they name, each once. */
export function plainWords(source: string): { readonly text: string; readonly addresses: readonly string[] } {
  const named = [...source.matchAll(link)].map((it) => it[2] ?? '');
  const text = source.replace(link, '$1').replace(within, '$1');
  const written = (text.match(/https?:\/\/[^\s)\]<>"]+/g) ?? []).map((it) => it.replace(/[.,;:!?]$/, ''));
  return { text: withoutMarks(text.replace(/<(https?:\/\/[^\s<>]+)>/g, '$1')), addresses: [...new Set([...named, ...written])] };
}

interface Mark { readonly sign: string; readonly at: number; readonly opens: boolean; readonly closes: boolean }

/** Without the marks of emphasis and code, which come in pairs around words. Signs that stand alone are words: MAX_ROWS, *.csv, 2 * 3. What is code keeps all of its own. */
function withoutMarks(text: string): string {
  const marks = [...text.matchAll(/\*{1,3}|_{1,3}|`{1,3}/g)].map(({ 0: sign, index: at }): Mark => {
    const [before, after] = [text[at - 1] ?? ' ', text[at + sign.length] ?? ' '];
    const inWord = sign.startsWith('_');
    return { sign, at, opens: /\S/.test(after) && !(inWord && /[\p{L}\p{N}]/u.test(before)), closes: /\S/.test(before) && !(inWord && /[\p{L}\p{N}]/u.test(after)) };
  });
  /** Where the same run of backticks comes last. */
  const last = new Map(marks.map((it) => [it.sign, it.at]));
  const gone: Mark[] = [];
  let open: Mark[] = [];
  let code: Mark | null = null;
  for (const it of marks) {
    if (code !== null) { if (it.sign === code.sign) { gone.push(code, it); code = null; } continue; }
    if (it.sign.startsWith('`')) { if ((last.get(it.sign) ?? 0) > it.at) code = it; continue; }
    const from = it.closes ? open.findLastIndex((one) => one.sign === it.sign) : -1;
    const begun = open[from];
    if (begun !== undefined) { gone.push(begun, it); open = open.slice(0, from); } else if (it.opens) open.push(it);
  }
  let [plain, from] = ['', 0];
  for (const { at, sign } of gone.sort((a, b) => a.at - b.at)) { plain += text.slice(from, at); from = at + sign.length; }
  return plain + text.slice(from);
}
