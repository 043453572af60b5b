import ip from 'ipaddr.js';
import { lookup as resolve } from 'node:dns';
import type { RequestOptions } from 'node:http';

/** An address out there: none of those that are kept for within, for oneself, for the neighbours or for none, whatever its form. */
export const isPublic = (address: string): boolean => {
  if (!ip.isValid(address)) return false;
  const it = ip.process(address);
  // ::/96 once wrapped addresses of IPv4, those within as well.
  return it.range() === 'unicast' && !(it instanceof ip.IPv6 && it.parts.slice(0, 6).every((part) => part === 0));
};

/** Whether an address of the web may be asked at all: HTTP, without a name and password in it, and no number of a machine within. `anywhere`: also within. */
export const mayBeAsked = (url: URL, anywhere: boolean): boolean => {
  const literal = url.hostname.replace(/^\[|\]$/g, '');
  return /^https?:$/.test(url.protocol) && url.username === '' && url.password === '' && (anywhere || !ip.isValid(literal) || isPublic(literal));
};

/** Finds the machine behind a name as the connection is made, and connects to the very one that was looked at: a name that leads within, once or each second time, is refused. */
export const lookupPublic = (anywhere: boolean, refusal: () => Error, find: typeof resolve = resolve): RequestOptions['lookup'] => (name, how, tell) => find(name, { ...how, all: true }, (error, found) => {
  const refused = error ?? (anywhere || found.every((it) => isPublic(it.address)) ? null : refusal());
  const [first] = found ?? [];
  if (refused !== null || first === undefined) tell(refused ?? new Error('found nothing'), '', 4);
  else if (how.all === true) tell(null, found);
  else tell(null, first.address, first.family);
});
