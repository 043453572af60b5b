import { request as plain, type RequestOptions } from 'node:http';
import { request as secure } from 'node:https';
import { lookupPublic, mayBeAsked } from '#platform';

/** What became of a message: the status of the answer, or why there was none. */
export type Posted = { readonly status: number } | { readonly failure: 'not-allowed' | 'too-slow' | 'unreachable' };
const milliseconds = 15_000;

class NotAllowed extends Error {}

/** Posts a message and reads nothing of the answer but its status. A redirect is an answer like any other: nobody is followed elsewhere. Never throws. */
export async function postMessage(address: string, body: string, headers: Readonly<Record<string, string>>, within: boolean): Promise<Posted> {
  const clock = AbortSignal.timeout(milliseconds);
  try {
    const url = new URL(address);
    if (!mayBeAsked(url, within)) return { failure: 'not-allowed' };
    const options: RequestOptions = {
      method: 'POST', signal: clock, agent: false, lookup: lookupPublic(within, () => new NotAllowed()),
      headers: { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(body), 'user-agent': 'Palier', ...headers },
    };
    return await new Promise<Posted>((resolved, rejected) => {
      (url.protocol === 'https:' ? secure : plain)(url, options, (answer) => { answer.destroy(); resolved({ status: answer.statusCode ?? 0 }); }).on('error', rejected).end(body);
    });
  } catch (error) {
    return { failure: error instanceof NotAllowed ? 'not-allowed' : clock.aborted ? 'too-slow' : 'unreachable' };
  }
}
