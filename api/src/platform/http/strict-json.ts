import type { FastifyInstance } from 'fastify';
import { Refusal } from './refusal.js';

/** Where the string that opens at a quote ends: at its closing quote, past whatever is escaped inside. */
function endOfString(text: string, opening: number): number {
  for (let at = opening + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at;
  }
  return text.length;
}

/** How many keys a JSON text writes: the strings with a colon behind them. Strings are taken whole, so nothing inside one is looked at. */
function keysWritten(text: string): number {
  let keys = 0;
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) {
    at = endOfString(text, at);
    let next = at + 1;
    while (next < text.length && ' \t\r\n'.includes(text[next] ?? '')) next++;
    if (text[next] === ':') keys++;
  }
  return keys;
}

/** How many keys a value has, all depths together. Walks with a list of its own: the call stack would not bear 10^5 levels. */
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

/** JSON bodies, as bytes: what is no UTF-8 is refused, not mended; so is `__proto__`, and a key written twice, of which one would be lost in silence. */
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
    if (text === '') done(null, undefined);
    else void parse(request, text, (error, value) => {
      if (error === null && keysWritten(text) !== keysKept(value)) done(new Refusal('request.malformed'));
      else done(error, value);
    });
  });
}
