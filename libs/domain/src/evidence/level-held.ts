import { levels, type HeldLevel, type Level } from '../competency/cell.js';
import { liveAt } from './cell-intervals.js';
import type { Dispute } from './disputes.js';
import type { Evidence, Instant, Revocation } from './evidence.js';
import { alternatives, carriedOverUntil, causes, type Proof, type Requirement } from './prove.js';
import { proveUnder, type Rule } from './rule.js';

export interface LevelHeld {
  readonly level: HeldLevel;
  /** The evidence that carries the cells 1 to `level`. */
  readonly because: readonly string[];
}

/** held = max n such that every cell 1 to n is held. `causesOf` gives what holds a cell, or null. */
export function levelHeld(causesOf: (level: Level) => readonly string[] | null): LevelHeld {
  let level: HeldLevel = 0;
  const because: string[] = [];
  for (const next of levels) {
    const by = causesOf(next);
    if (by === null || by.length === 0) break;
    level = next;
    because.push(...by);
  }
  return { level, because: [...new Set(because)] };
}

export interface LevelStanding {
  readonly level: Level;
  readonly status: 'held' | 'missing';
  /** False for a held cell above a gap: it is kept, and will count once the gap is closed. */
  readonly counts: boolean;
  /** Until when what was carried over holds it alone; null where proof of our own does, or nothing. */
  readonly carriedOverUntil: Instant | null;
  /** The version of the rule that speaks: the one that it was proved under, else the one that is asked for. */
  readonly version: number;
  readonly proof: Proof;
}

export interface Standing extends LevelHeld {
  readonly levels: readonly LevelStanding[];
  /** What would lift the person to the next level, the shortest way first; null at the top. */
  readonly next: { readonly level: Level; readonly ways: readonly (readonly Requirement[])[] } | null;
}

/** Where a person stands in one competency at an instant, each level with its proof. `evidence`, `revocations` and `disputes` are those known. */
export function standingOf(facts: {
  readonly competencyId: string;
  readonly criteria: Readonly<Record<Level, Rule>>;
  readonly evidence: readonly Evidence[];
  readonly revocations: readonly Revocation[];
  readonly disputes: readonly Dispute[];
  readonly at: Instant;
}): Standing {
  const live = liveAt(facts.evidence, facts.revocations, facts.disputes, facts.at);
  const proofs = levels.map((level) => ({ level, ...proveUnder(facts.criteria[level], live.filter((it) => it.cell.competencyId === facts.competencyId && it.cell.level === level), facts.at) }));
  const held = levelHeld((level) => causes(proofs[level - 1]?.proof ?? { kind: 'all', held: false, of: [] }));
  const above = proofs[held.level];
  return {
    ...held,
    levels: proofs.map(({ level, version, proof }) => ({ level, version, status: proof.held ? 'held' : 'missing', counts: level <= held.level, carriedOverUntil: carriedOverUntil(proof), proof })),
    next: above === undefined ? null : { level: above.level, ways: alternatives(above.proof) },
  };
}
