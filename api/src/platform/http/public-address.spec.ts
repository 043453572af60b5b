import { describe, expect, it } from '@jest/globals';
import type { LookupAddress, lookup } from 'node:dns';
import { lookupPublic } from './public-address.js';

const [without, other, within] = [{ address: '93.184.216.34', family: 4 }, { address: '93.184.216.35', family: 4 }, { address: '10.0.0.1', family: 4 }];
/** A server of names that answers otherwise each time it is asked. */
const names = (...answers: LookupAddress[][]) => {
  const seen = { times: 0 };
  const find = ((_: string, __: object, tell: (error: null, found: LookupAddress[]) => void) => { tell(null, answers[Math.min(seen.times++, answers.length - 1)] ?? []); }) as unknown as typeof lookup;
  return { find, seen };
};
const connect = (find: typeof lookup, all: boolean) => new Promise((resolved) => { lookupPublic(false, () => new Error('refused'), find)?.('hooks.example', { all }, (error, found) => { resolved(error === null ? found : error.message); }); });

describe('the machine behind a name', () => {
  it('is refused where one of its addresses lies within, whichever', async () => {
    for (const all of [true, false]) for (const found of [[within], [without, within], [within, without]]) expect([found, await connect(names(found).find, all)]).toEqual([found, 'refused']);
  });

  it('is connected to at the address that was looked at, and its name is asked once: what it leads to a moment later is never seen', async () => {
    for (const [all, to] of [[true, [without, other]], [false, without.address]] as const) {
      const { find, seen } = names([without, other], [within]);
      expect([await connect(find, all), seen.times]).toEqual([to, 1]);
    }
  });
});
