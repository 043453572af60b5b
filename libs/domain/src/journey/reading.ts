import type { Instant } from '../evidence/evidence.js';
import type { UnitProof } from './proof.js';

/** A version of an article, and when somebody said of it that they read and understood it. */
export interface ReadVersion { readonly publishedAt: Instant; readonly readAt: Instant | null }

/**
 * What proves that somebody read an article and understood it, for a step that was asked at an instant; the versions in their order.
 * What they said of a version counts where that version was in force since then: one that was published before the step was asked is read anew, one published after the step was done asks nothing.
 * What was said of an earlier one is lost since the next was published.
 */
export function readingProofs(versions: readonly ReadVersion[], askedAt: Instant): readonly UnitProof[] {
  return versions.flatMap(({ readAt }, place) => {
    const next = versions[place + 1]?.publishedAt;
    return readAt === null ? [] : [{ at: readAt, lostAt: next !== undefined && next <= askedAt ? next : null }];
  });
}
