import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { proofStanding } from './proof.js';
import { readingProofs, type ReadVersion } from './reading.js';

const runs = { numRuns: 1000 };
/** An article whose versions come out one after the other; somebody reads each while it is the newest, or not at all. */
const versions: fc.Arbitrary<ReadVersion[]> = fc.array(fc.record({ lasts: fc.integer({ min: 1, max: 8 }), after: fc.option(fc.nat(7)) }), { minLength: 1, maxLength: 5 }).map((all) => {
  let at = 0;
  return all.map(({ lasts, after }, place) => { const publishedAt = at; at += lasts; return { publishedAt, readAt: after === null ? null : publishedAt + (place === all.length - 1 ? after : Math.min(after, lasts - 1)) }; });
});
const asked = fc.nat(40);
const standing = (all: readonly ReadVersion[], askedAt: number) => proofStanding([{ units: [{ id: 'article', proofs: readingProofs(all, askedAt) }] }]);
/** The article as it was known at a moment. */
const until = (all: readonly ReadVersion[], now: number): ReadVersion[] => all.filter((it) => it.publishedAt <= now).map((it) => ({ ...it, readAt: it.readAt !== null && it.readAt <= now ? it.readAt : null }));

describe('a step that asks to read an article', () => {
  it('is done once, at a moment since it was asked, what is in force was read and understood: played moment by moment', () => fc.assert(fc.property(versions, asked, fc.nat(60), (all, askedAt, now) => {
    let done = false;
    for (let moment = askedAt; moment <= now; moment++) done ||= until(all, moment).at(-1)?.readAt != null;
    if (now >= askedAt) expect(standing(until(all, now), askedAt).provedAt !== null).toBe(done);
  }), runs));

  it('stays done, whatever is published after it', () => fc.assert(fc.property(versions, asked, fc.nat(60), (all, askedAt, now) => {
    const before = now < askedAt ? null : standing(until(all, now), askedAt).provedAt;
    if (before !== null) expect(standing(all, askedAt).provedAt).toBe(before);
  }), runs));

  it('says since when what was read is no longer what is in force, and only where it is to be read anew', () => fc.assert(fc.property(versions, asked, (all, askedAt) => {
    const known = until(all, askedAt);
    const { provedAt, lostAt } = standing(known, askedAt);
    const read = known.findLastIndex((it) => it.readAt !== null);
    expect(lostAt).toBe(provedAt !== null || read === -1 ? null : known[read + 1]?.publishedAt);
  }), runs));
});
