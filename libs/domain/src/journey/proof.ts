import type { Instant } from '../evidence/evidence.js';

/** Something by which an activity counts as done or a level as signed; lost since all the evidence that it gave was revoked, or it was taken back. */
export interface UnitProof { readonly at: Instant; readonly lostAt: Instant | null }
export interface ProvableUnit { readonly id: string; readonly proofs: readonly UnitProof[] }
/** A course in one version, with its activities in their order; a level is one thing to prove, by a signature. */
export interface Provable { readonly units: readonly ProvableUnit[] }

/** Where the proof that a step asks for stands: since when it is there, else what is missing. */
export interface ProofStanding {
  /** When the last thing that was missing was proved; null where something is missing. */
  readonly provedAt: Instant | null;
  readonly done: number; readonly of: number;
  /** The first that is not proved. */
  readonly next: string | null;
  /** It was proved once, and is not any more: since when. */
  readonly lostAt: Instant | null;
}

/**
 * Whether a course is finished, or a level signed: all of it is proved in one of its versions; the first is the version that its person follows.
 * What was proved in an earlier version stays proved when a newer one asks for more. A proof that was lost proves nothing, and says so until another takes its place.
 */
export function proofStanding(versions: readonly Provable[]): ProofStanding {
  const [followed] = versions;
  const units = followed?.units ?? [];
  const missing = units.filter((it) => provedSince(it) === null);
  const proved = versions.flatMap((it) => wholeSince(it) ?? []);
  const provedAt = proved.length === 0 ? null : Math.min(...proved);
  const lost = provedAt === null ? missing.flatMap(({ proofs }) => proofs.flatMap((it) => it.lostAt ?? [])) : [];
  return { provedAt, done: provedAt === null ? units.length - missing.length : units.length, of: units.length, next: provedAt === null ? (missing[0]?.id ?? null) : null, lostAt: lost.length === 0 ? null : Math.max(...lost) };
}

/** The first of its proofs that still holds. */
function provedSince({ proofs }: ProvableUnit): Instant | null {
  const standing = proofs.filter((it) => it.lostAt === null).map((it) => it.at);
  return standing.length === 0 ? null : Math.min(...standing);
}

/** Of an empty version nothing is ever proved. */
function wholeSince({ units }: Provable): Instant | null {
  const since = units.map(provedSince);
  return units.length === 0 || since.includes(null) ? null : Math.max(...since.map((it) => it ?? 0));
}

/** A step that asks for a proof is done by it, and by no word; what was said of one before proofs counted stays said. Any other step is done when it was said so. */
export const stepDone = (step: { readonly said: boolean; readonly proof: ProofStanding | null }): boolean => step.said || step.proof?.provedAt != null;
/** Nobody says of a step that asks for a proof that it is done. */
export const mayBeSaid = (step: { readonly proof: ProofStanding | null }): boolean => step.proof === null;
