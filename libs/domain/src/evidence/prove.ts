import type { Criterion, PieceKind } from './criterion.js';
import type { Evidence, Instant } from './evidence.js';

export interface QuizProof {
  readonly kind: 'quiz';
  readonly held: boolean;
  readonly atLeast: number;
  /** The attempt that reached the mark first; where none did, the best so far. */
  readonly best: { readonly evidenceId: string; readonly attemptId: string; readonly score: number; readonly occurredAt: Instant } | null;
}

export interface SignOffProof {
  readonly kind: 'signOff';
  readonly held: boolean;
  readonly raters: number;
  /** The earliest signature of each rater, no more of them than the rule asks for. */
  readonly signed: readonly { readonly evidenceId: string; readonly signOffId: string; readonly raterId: string; readonly occurredAt: Instant }[];
}

export interface ChecklistProof {
  readonly kind: 'checklist';
  readonly held: boolean;
  /** The first checklist that was completed. */
  readonly done: { readonly evidenceId: string; readonly completionId: string; readonly occurredAt: Instant } | null;
}

export interface PieceProof {
  readonly kind: PieceKind;
  readonly held: boolean;
  /** The piece that lasts longest: one renewed early takes over from the day it begins, and nothing of the older one is lost. */
  readonly piece: { readonly evidenceId: string; readonly pieceId: string; readonly occurredAt: Instant; readonly validUntil: Instant | null } | null;
}

export interface RecurringProof {
  readonly kind: 'recurring';
  readonly held: boolean;
  /** The activity that holds longest; where none does, the one that lacks least. The newest times of it, no more of them than are asked for. */
  readonly activity: { readonly activityId: string; readonly times: number; readonly done: readonly { readonly evidenceId: string; readonly occurrenceId: string; readonly occurredAt: Instant; readonly validUntil: Instant | null }[] } | null;
}

/** What was carried over stands in for a criterion that is not met, until an instant. It is in no criterion: nobody can ask for it. */
export interface CarriedOverProof {
  readonly kind: 'carriedOver';
  readonly held: true;
  readonly evidenceId: string;
  readonly lineId: string;
  readonly occurredAt: Instant;
  readonly validUntil: Instant;
}

/** A criterion with its answers: the same tree, each leaf with what met it. */
export type Proof = { readonly kind: 'all' | 'any'; readonly held: boolean; readonly of: readonly Proof[] } | QuizProof | SignOffProof | ChecklistProof | RecurringProof | PieceProof | CarriedOverProof;

/** What is still to be done for a leaf. */
export type Requirement = { readonly kind: 'quiz'; readonly atLeast: number } | { readonly kind: 'signOff'; readonly raters: number } | { readonly kind: 'checklist' } | { readonly kind: 'recurring' } | { readonly kind: PieceKind };

/** Scores are means of fractions: 4/5 must reach 0.8 although binary fractions say 0.7999…. */
export const reaches = (score: number, atLeast: number): boolean => score >= atLeast - 1e-9;

/** The world's order, with the id as judge; never the order of arrival. */
export const inOrder = (a: { readonly occurredAt: Instant; readonly id: string }, b: { readonly occurredAt: Instant; readonly id: string }): number =>
  a.occurredAt - b.occurredAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/**
 * Holds a criterion against the live evidence of one cell. An `all` or `any` of nothing never holds: nothing proves nothing.
 * Only where the criterion is not met, what was carried over holds the cell beside it: evidence of our own is always the cause shown.
 */
export function prove(criterion: Criterion, evidence: readonly Evidence[]): Proof {
  const ordered = [...evidence].sort(inOrder);
  const walk = (node: Criterion): Proof => {
    switch (node.kind) {
      case 'all':
      case 'any': {
        const of = node.of.map(walk);
        return { kind: node.kind, held: of.length > 0 && (node.kind === 'all' ? of.every((it) => it.held) : of.some((it) => it.held)), of };
      }
      case 'quiz': return proveByQuiz(node.atLeast, ordered);
      case 'signOff': return proveBySignOff(node.raters, ordered);
      case 'checklist': return proveByChecklist(ordered);
      case 'recurring': return proveByRecurring(ordered);
      case 'workSample':
      case 'certificate':
      case 'external': return proveByPiece(node.kind, ordered);
    }
  };
  const own = walk(criterion);
  const carried = own.held ? null : standIn(ordered);
  return carried === null ? own : { kind: 'any', held: true, of: [own, carried] };
}

/** Of several lines carried over the one that lasts longest. One without an end holds nothing: it would never have to be confirmed. */
function standIn(ordered: readonly Evidence[]): CarriedOverProof | null {
  let best: CarriedOverProof | null = null;
  for (const { id, source, occurredAt, validUntil } of ordered) {
    if (source.kind === 'carriedOver' && validUntil !== null && (best === null || validUntil > best.validUntil)) best = { kind: 'carriedOver', held: true, evidenceId: id, lineId: source.lineId, occurredAt, validUntil };
  }
  return best;
}

/** Until when a cell is held by what was carried over alone, or null where it is not. */
export function carriedOverUntil(proof: Proof): Instant | null {
  return proof.kind === 'any' ? (proof.of.find((it) => it.kind === 'carriedOver')?.validUntil ?? null) : null;
}

function proveByQuiz(atLeast: number, ordered: readonly Evidence[]): QuizProof {
  let best: QuizProof['best'] = null;
  for (const { id, source, occurredAt } of ordered) {
    if (source.kind !== 'quiz') continue;
    const candidate = { evidenceId: id, attemptId: source.attemptId, score: source.score, occurredAt };
    if (reaches(source.score, atLeast)) return { kind: 'quiz', held: true, atLeast, best: candidate };
    if (best === null || source.score > best.score) best = candidate;
  }
  return { kind: 'quiz', held: false, atLeast, best };
}

function proveBySignOff(raters: number, ordered: readonly Evidence[]): SignOffProof {
  const signed = new Map<string, SignOffProof['signed'][number]>();
  for (const { id, source, occurredAt } of ordered) {
    if (source.kind !== 'signOff' || signed.has(source.raterId) || signed.size === raters) continue;
    signed.set(source.raterId, { evidenceId: id, signOffId: source.signOffId, raterId: source.raterId, occurredAt });
  }
  return { kind: 'signOff', held: raters > 0 && signed.size >= raters, raters, signed: [...signed.values()] };
}

function proveByChecklist(ordered: readonly Evidence[]): ChecklistProof {
  const [first] = ordered.flatMap(({ id, source, occurredAt }) => (source.kind === 'checklist' ? [{ evidenceId: id, completionId: source.completionId, occurredAt }] : []));
  return { kind: 'checklist', held: first !== undefined, done: first ?? null };
}

/** Evidence is live here: what the window no longer reaches back to has expired by itself. */
function proveByRecurring(ordered: readonly Evidence[]): RecurringProof {
  const times = ordered.flatMap(({ id, source, occurredAt, validUntil }) => (source.kind === 'recurring' ? [{ activityId: source.activityId, times: source.times, one: { evidenceId: id, occurrenceId: source.occurrenceId, occurredAt, validUntil } }] : []));
  const activities = [...Map.groupBy(times, (it) => it.activityId)].map(([activityId, own]) => ({ activityId, times: own[0]?.times ?? 0, done: own.map((it) => it.one).slice(-(own[0]?.times ?? 0)) }));
  const lacks = (it: (typeof activities)[number]): number => it.times - it.done.length;
  const ends = (it: (typeof activities)[number]): Instant => Math.min(...it.done.map((one) => one.validUntil ?? Infinity));
  const [best] = activities.sort((a, b) => lacks(a) - lacks(b) || ends(b) - ends(a) || (a.activityId < b.activityId ? -1 : 1));
  return { kind: 'recurring', held: best !== undefined && lacks(best) === 0, activity: best ?? null };
}

function proveByPiece(kind: PieceKind, ordered: readonly Evidence[]): PieceProof {
  let best: PieceProof['piece'] = null;
  for (const { id, source, occurredAt, validUntil } of ordered) {
    if (source.kind === kind && (best === null || (best.validUntil !== null && (validUntil === null || validUntil > best.validUntil)))) best = { evidenceId: id, pieceId: source.pieceId, occurredAt, validUntil };
  }
  return { kind, held: best !== null, piece: best };
}

interface Cause { readonly id: string; readonly at: Instant }

function causesOf(proof: Proof): readonly Cause[] {
  if (!proof.held) return [];
  switch (proof.kind) {
    case 'quiz': return proof.best === null ? [] : [{ id: proof.best.evidenceId, at: proof.best.occurredAt }];
    case 'signOff': return proof.signed.map((it) => ({ id: it.evidenceId, at: it.occurredAt }));
    case 'recurring': return proof.activity?.done.map((it) => ({ id: it.evidenceId, at: it.occurredAt })) ?? [];
    case 'checklist': return proof.done === null ? [] : [{ id: proof.done.evidenceId, at: proof.done.occurredAt }];
    case 'workSample':
    case 'certificate':
    case 'external': return proof.piece === null ? [] : [{ id: proof.piece.evidenceId, at: proof.piece.occurredAt }];
    case 'carriedOver': return [{ id: proof.evidenceId, at: proof.occurredAt }];
    case 'all': return proof.of.flatMap(causesOf);
    case 'any': {
      const met = proof.of.filter((it) => it.held).map(causesOf);
      const complete = (causes: readonly Cause[]) => Math.max(...causes.map((it) => it.at));
      return met.reduce((first, next) => (complete(next) < complete(first) ? next : first));
    }
  }
}

/** The evidence that makes a proof hold, each once; of several ways the one that was complete first. Empty where it does not hold. */
export function causes(proof: Proof): string[] {
  return [...new Set(causesOf(proof).map((it) => it.id))];
}

/** Every way to meet what is not met yet, the one with the fewest steps first. One empty way where it holds; none where nothing could. */
export function alternatives(proof: Proof): Requirement[][] {
  if (proof.held) return [[]];
  const ways = ((): Requirement[][] => {
    switch (proof.kind) {
      case 'quiz': return [[{ kind: 'quiz', atLeast: proof.atLeast }]];
      case 'signOff': return proof.raters > 0 ? [[{ kind: 'signOff', raters: proof.raters - proof.signed.length }]] : [];
      case 'checklist': return [[{ kind: 'checklist' }]];
      case 'recurring': return [[{ kind: 'recurring' }]];
      case 'workSample':
      case 'certificate':
      case 'external': return [[{ kind: proof.kind }]];
      case 'any': return proof.of.flatMap(alternatives);
      case 'all': return proof.of.length === 0 ? [] : proof.of.map(alternatives).reduce<Requirement[][]>((sofar, next) => sofar.flatMap((way) => next.map((more) => [...way, ...more])), [[]]);
    }
  })();
  return ways.map((way, position) => ({ way, position })).sort((a, b) => a.way.length - b.way.length || a.position - b.position).map(({ way }) => way);
}

/** The smallest set of steps that would make a proof hold; empty where it does, null where nothing could. */
export function missing(proof: Proof): Requirement[] | null {
  return alternatives(proof)[0] ?? null;
}
