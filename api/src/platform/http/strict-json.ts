import type { FastifyInstance } from 'fastify';
import { Refusal } from './refusal.js';

/** Nothing that Palier is told lies in so many lists and objects at once; reading on would cost whoever sends it little, and everybody else much. */
const deepest = 200;

/** Where the string that opens at a quote ends: at the next quote that is not escaped, which it is behind an odd number of backslashes. */
function endOfString(text: string, opening: number): number {
  for (let at = text.indexOf('"', opening + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let backslashes = 0;
    while (text[at - 1 - backslashes] === '\\') backslashes++;
    if (backslashes % 2 === 0) return at;
  }
  return text.length;
}

/** How many keys a JSON text writes, which are the strings with a colon behind them, and how deep it goes. Strings are taken whole, so nothing inside one is looked at. */
function readThrough(text: string): { readonly keys: number; readonly depth: number } {
  let [keys, open, depth] = [0, 0, 0];
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (sign === '[' || sign === '{') depth = Math.max(depth, ++open);
    else if (sign === ']' || sign === '}') open--;
    if (sign !== '"') continue;
    at = endOfString(text, at);
    let next = at + 1;
    while (next < text.length && ' \t\r\n'.includes(text[next] ?? '')) next++;
    if (text[next] === ':') keys++;
  }
  return { keys, depth };
}

/** How many keys a value has, all depths together. */
function keysKept(value: unknown): number {
  let keys = 0;
  const open = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next !== 'object' || next === null) continue;
    const inside: unknown[] = Object.values(next);
    if (!Array.isArray(next)) keys += inside.length;
    for (const it of inside) open.push(it);
  }
  return keys;
}

/** JSON bodies, as bytes: what is no UTF-8 is refused, not mended; so is `__proto__`, a key written twice, of which one would be lost in silence, and what is deeper than anybody writes. */
export function readJsonStrictly(fastify: FastifyInstance): void {
  const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    let text: string;
    try {
      text = utf8.decode(typeof body === 'string' ? Buffer.from(body) : body);
    } catch {
      done(new Refusal('request.malformed'));
      return;
    }
    const { keys, depth } = readThrough(text);
    if (text === '') done(null, undefined);
    else if (depth > deepest) done(new Refusal('request.malformed'));
    else void parse(request, text, (error, value) => {
      if (error === null && keys !== keysKept(value)) done(new Refusal('request.malformed'));
      else done(error, value);
    });
  });
}
