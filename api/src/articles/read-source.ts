import { htmlText } from '@palier/formats';
import type { SourceFailure } from './articles.queries.js';
import { lookupPublic, mayBeAsked } from '#platform';
import { createHash } from 'node:crypto';
import { request as plain, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as secure } from 'node:https';

export type SourceReading = { readonly kind: 'read'; readonly sha256: Buffer; readonly etag: string | null } | { readonly kind: 'same' } | { readonly kind: 'failed'; readonly failure: SourceFailure };
export interface Bounds { /** Hosts, with a port or without, that may be read though they are not public. */ readonly allowed: readonly string[]; readonly milliseconds: number; readonly bytes: number }
export const usualBounds = { milliseconds: 10_000, bytes: 2_000_000 } as const;
const mostRedirects = 5;

class Failed extends Error {
  constructor(readonly failure: SourceFailure) { super(failure); }
}

/**
 * Reads what an address says, as a fingerprint of its words: how a page is laid out does not count.
 * No address within is reached but those that the installation names: each address that a name leads to is looked at as the connection is made, and again after each redirect. Never throws.
 */
export async function readSource(address: string, etag: string | null, bounds: Bounds): Promise<SourceReading> {
  const clock = AbortSignal.timeout(bounds.milliseconds);
  try {
    let url = new URL(address);
    for (let hop = 0; hop <= mostRedirects; hop++) {
      const answer = await ask(url, hop === 0 ? etag : null, bounds, clock);
      const { statusCode: status = 0, headers } = answer;
      if (status >= 300 && status < 400 && status !== 304) {
        answer.destroy();
        const next = URL.parse(headers.location ?? '', url.href);
        // What was asked for in private is not asked for in the open.
        if (next === null || (url.protocol === 'https:' && next.protocol !== 'https:')) throw new Failed('not-allowed');
        url = next;
        continue;
      }
      if (status === 304) { answer.destroy(); return { kind: 'same' }; }
      if (status !== 200) { answer.destroy(); throw new Failed(status >= 500 || status === 429 ? 'server-failed' : 'not-there'); }
      const body = await within(answer, bounds.bytes);
      return { kind: 'read', sha256: createHash('sha256').update(wordsOf(body, headers['content-type'] ?? '')).digest(), etag: hop === 0 ? (headers.etag ?? null) : null };
    }
    throw new Failed('too-many-redirects');
  } catch (error) {
    return { kind: 'failed', failure: error instanceof Failed ? error.failure : clock.aborted ? 'too-slow' : 'unreachable' };
  }
}

function ask(url: URL, etag: string | null, { allowed }: Bounds, signal: AbortSignal): Promise<IncomingMessage> {
  const named = allowed.includes(url.host) || allowed.includes(url.hostname);
  if (!mayBeAsked(url, named)) return Promise.reject(new Failed('not-allowed'));
  const options: RequestOptions = {
    signal, agent: false, headers: { 'accept': 'text/html, text/plain;q=0.9, */*;q=0.5', 'accept-encoding': 'identity', 'user-agent': 'Palier', ...(etag === null ? {} : { 'if-none-match': etag }) },
    lookup: lookupPublic(named, () => new Failed('not-allowed')),
  };
  return new Promise((resolved, rejected) => { (url.protocol === 'https:' ? secure : plain)(url, options, resolved).on('error', rejected).end(); });
}

async function within(answer: IncomingMessage, most: number): Promise<Buffer> {
  if ((answer.headers['content-encoding'] ?? 'identity') !== 'identity') { answer.destroy(); throw new Failed('no-text'); }
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > most) { answer.destroy(); throw new Failed('too-large'); }
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** What is said, with single spaces; of what is no text, its bytes. */
function wordsOf(body: Buffer, type: string): string | Buffer {
  if (!/^(text\/|application\/(xhtml\+xml|xml|json))/i.test(type)) return body;
  const text = decoded(body, /charset="?([\w-]+)/i.exec(type)?.[1] ?? 'utf-8');
  return (/html/i.test(type) ? htmlText(text).text : text).normalize('NFC').replace(/\s+/g, ' ').trim();
}

function decoded(body: Buffer, charset: string): string {
  try { return new TextDecoder(charset).decode(body); } catch { return body.toString('utf8'); }
}
