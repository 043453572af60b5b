import { levels, type HeldLevel, type Level } from '../competency/cell.js';
import type { Instant } from './evidence.js';
import { levelHeld } from './level-held.js';
import type { StandingRow } from './standing-rows.js';

/** A moment in both times: what had happened until `at`, as it was known before `knownBefore`. */
export interface Point { readonly at: Instant; readonly knownBefore: Instant }

/** Somebody has a profile from an instant on, and perhaps until another. */
export interface HoldingFact { readonly id: string; readonly profileId: string; readonly from: Instant; readonly recordedAt: Instant; readonly end: { readonly at: Instant; readonly recordedAt: Instant } | null }

/** A profile expects a level of a competency from an instant on; null where it expects none. */
export interface ExpectationFact { readonly id: string; readonly profileId: string; readonly competencyId: string; readonly level: Level | null; readonly from: Instant; readonly recordedAt: Instant }

/** From an instant on a competency has levels in its framework, or has none (any more). */
export interface ScaleFact { readonly competencyId: string; readonly hasLevels: boolean; readonly from: Instant }

/** From an instant on a level of a competency asks for another proof. */
export interface RuleFact { readonly id: string; readonly competencyId: string; readonly from: Instant }

/** Why evidence of somebody did not count over a time, or stopped counting, though nobody took it back: it was suspended, or a third rater settled that its level is not held. */
export type StopFact =
  | { readonly kind: 'suspension'; readonly id: string; readonly evidenceId: string; readonly from: Instant; readonly until: Instant | null; readonly recordedAt: Instant }
  | { readonly kind: 'notHeld'; readonly id: string; readonly competencyId: string; readonly at: Instant };

/** What one person holds and what is asked of them, over both times, and what held their evidence back. */
export interface History { readonly standings: readonly StandingRow[]; readonly holdings: readonly HoldingFact[]; readonly stops?: readonly StopFact[] }

/** What one competency of one person comes to at a point; null is unknown, and stands in no sum. */
export interface Measured { readonly level: HeldLevel | null; readonly expected: Level | null; readonly gap: number | null }

export const causeKinds = ['person', 'requirement', 'framework', 'expiry', 'correction'] as const;
export type CauseKind = (typeof causeKinds)[number];

/** What happened: somebody proved a cell; a proof ended, was suspended or counts again; raters disagreed and a third settled it against the level; one of an earlier day was learned of later, or turned out never to have counted; a profile came or went, or expects something else; a competency got levels or lost them; another rule proves a level. */
export type CauseWay = 'proved' | 'ended' | 'suspended' | 'resumed' | 'notHeld' | 'learnedLater' | 'neverCounted' | 'profileGiven' | 'profileEnded' | 'expectation' | 'scale' | 'rule';

export interface Moved { readonly level: number; readonly gap: number }

/** One step on the way from one point to another, and what it moved. */
export interface Cause {
  readonly kind: CauseKind;
  readonly way: CauseWay;
  readonly competencyId: string;
  /** When it took effect; of a correction, when it was recorded. */
  readonly at: Instant;
  readonly from: Measured;
  readonly to: Measured;
  readonly moved: Moved;
  /** Evidence, and after it the suspension or the dispute that held it back; an expectation or a profile given; the version of a rule; nothing where a framework changed. */
  readonly because: readonly string[];
}

/** Levels and gaps in sum, and of how many competencies that speaks. */
export interface Total { readonly levels: number; readonly gap: number; readonly withLevels: number; readonly withExpectation: number }
export interface Movement { readonly from: Total; readonly to: Total; readonly moved: Moved; readonly parts: Readonly<Record<CauseKind, Moved>>; readonly causes: readonly Cause[] }

/** Expectations and scales, ready to be asked about many people. */
export interface Ground { readonly competencyIds: readonly string[]; readonly scalesOf: (competencyId: string) => readonly ScaleFact[]; readonly rulesOf: (competencyId: string) => readonly RuleFact[]; readonly expectationsOf: (profileId: string, competencyId: string) => readonly ExpectationFact[] }

export function groundOf(competencyIds: readonly string[], expectations: readonly ExpectationFact[], scales: readonly ScaleFact[], rules: readonly RuleFact[] = []): Ground {
  const byPlace = Map.groupBy(expectations, (it) => `${it.profileId}/${it.competencyId}`);
  const byCompetency = Map.groupBy(scales, (it) => it.competencyId);
  const rulesBy = Map.groupBy(rules, (it) => it.competencyId);
  return { competencyIds, rulesOf: (id) => rulesBy.get(id) ?? [], scalesOf: (id) => byCompetency.get(id) ?? [], expectationsOf: (profileId, id) => byPlace.get(`${profileId}/${id}`) ?? [] };
}

interface State { readonly hasLevels: boolean; readonly held: HeldLevel; readonly rows: readonly StandingRow[]; readonly expected: { readonly level: Level | null; readonly expectationId: string; readonly holdingId: string } | null; readonly holdings: ReadonlySet<string> }

const before = <T extends { readonly from: Instant }>(of: readonly T[], at: Instant, newer: (a: T, b: T) => number): T | undefined => of.filter((it) => it.from <= at).reduce<T | undefined>((best, it) => (best === undefined || newer(it, best) > 0 ? it : best), undefined);
const order = (...keys: readonly number[]): number => keys.find((it) => it !== 0) ?? 0;
const newestExpectation = (a: ExpectationFact, b: ExpectationFact): number => order(a.from - b.from, a.recordedAt - b.recordedAt, a.id < b.id ? -1 : 1);

function stateAt(competencyId: string, rows: readonly StandingRow[], holdings: readonly HoldingFact[], ground: Ground, { at, knownBefore }: Point): State {
  const valid = rows.filter((it) => it.from <= at && (it.until === null || it.until > at) && it.knownFrom < knownBefore && (it.knownUntil === null || it.knownUntil >= knownBefore));
  const own = holdings.filter((it) => it.from <= at && it.recordedAt < knownBefore && (it.end === null || it.end.recordedAt >= knownBefore || it.end.at > at));
  const expected = own.reduce<State['expected']>((best, { id, profileId }) => {
    const found = before(ground.expectationsOf(profileId, competencyId).filter((it) => it.recordedAt < knownBefore), at, newestExpectation);
    return found !== undefined && (best === null || (found.level ?? 0) > (best.level ?? 0)) ? { level: found.level, expectationId: found.id, holdingId: id } : best;
  }, null);
  return {
    hasLevels: before(ground.scalesOf(competencyId), at, (a, b) => a.from - b.from)?.hasLevels ?? false, expected, holdings: new Set(own.map((it) => it.id)), rows: valid,
    held: levelHeld((level) => valid.find((it) => it.cell.level === level)?.because ?? null).level,
  };
}

function measure({ hasLevels, held, expected }: Pick<State, 'hasLevels' | 'held' | 'expected'>): Measured {
  if (!hasLevels) return { level: null, expected: null, gap: null };
  const wanted = expected?.level ?? null;
  return { level: held, expected: wanted, gap: wanted === null ? null : Math.max(0, wanted - held) };
}

/** What one competency of one person comes to at a point. */
export const measuredAt = (competencyId: string, { standings, holdings }: History, ground: Ground, point: Point): Measured =>
  measure(stateAt(competencyId, standings.filter((it) => it.cell.competencyId === competencyId), holdings, ground, point));

const movedBetween = (from: Measured, to: Measured): Moved => ({ level: (to.level ?? 0) - (from.level ?? 0), gap: (to.gap ?? 0) - (from.gap ?? 0) });
const turns = (of: readonly (Instant | null | undefined)[], within: (it: Instant) => boolean): Instant[] => [...new Set(of.filter((it): it is Instant => it != null && within(it)))].sort((a, b) => a - b);

/**
 * What led from one point to a later one: first what was learned since about the time before (`correction`), fact by fact at the first instant; then what happened, change by change, as it is known at the end.
 * Each step starts where the one before it ended, so the parts sum to what moved, for each competency, each person and in total.
 */
export function whatMoved(history: History, ground: Ground, start: Point, end: Point): Movement {
  const own = Map.groupBy(history.standings, (it) => it.cell.competencyId);
  const walks = ground.competencyIds.map((id) => walk(id, own.get(id) ?? [], history.holdings, history.stops ?? [], ground, start, end));
  return movementOf(walks.map((it) => it.from), walks.map((it) => it.to), walks.flatMap((it) => it.causes).sort((a, b) => order(Number(b.kind === 'correction') - Number(a.kind === 'correction'), a.at - b.at)));
}

function walk(competencyId: string, rows: readonly StandingRow[], holdings: readonly HoldingFact[], stops: readonly StopFact[], ground: Ground, start: Point, end: Point): { readonly from: Measured; readonly to: Measured; readonly causes: readonly Cause[] } {
  const expectations = [...new Set(holdings.map((it) => it.profileId))].flatMap((it) => ground.expectationsOf(it, competencyId));
  const learned = turns([...rows.flatMap((it) => [it.knownFrom, it.knownUntil]), ...holdings.flatMap((it) => [it.recordedAt, it.end?.recordedAt]), ...expectations.map((it) => it.recordedAt)], (it) => it >= start.knownBefore && it < end.knownBefore);
  const happened = turns([...rows.flatMap((it) => [it.from, it.until]), ...holdings.flatMap((it) => [it.from, it.end?.at]), ...expectations.map((it) => it.from), ...ground.scalesOf(competencyId).map((it) => it.from)], (it) => it > start.at && it <= end.at);
  const first = stateAt(competencyId, rows, holdings, ground, start);
  const causes: Cause[] = [];
  let state = first;
  const step = (point: Point, at: Instant, correction: boolean): void => {
    const next = stateAt(competencyId, rows, holdings, ground, point);
    causes.push(...causesBetween(competencyId, state, next, at, correction, correction ? [] : ground.rulesOf(competencyId).filter((it) => it.from === at), stops));
    state = next;
  };
  for (const it of learned) step({ at: start.at, knownBefore: it + 1 }, it, true);
  for (const it of happened) step({ at: it, knownBefore: end.knownBefore }, it, false);
  return { from: measure(first), to: measure(state), causes };
}

/** One thing after the other where several change at once: the scale, what is held, what is expected. */
function causesBetween(competencyId: string, from: State, to: State, at: Instant, correction: boolean, rules: readonly RuleFact[], stops: readonly StopFact[]): Cause[] {
  const held = heldBy(competencyId, from, to, at, correction, stops);
  const steps: { readonly state: Pick<State, 'hasLevels' | 'held' | 'expected'>; readonly kind: CauseKind; readonly way: CauseWay; readonly because: readonly string[] }[] = [
    { state: { ...from, hasLevels: to.hasLevels }, kind: 'framework', way: 'scale', because: [] },
    rules.length > 0 ? { state: { ...from, hasLevels: to.hasLevels, held: to.held }, kind: 'framework', way: 'rule', because: rules.map((it) => it.id) }
      : { state: { ...from, hasLevels: to.hasLevels, held: to.held }, ...held, kind: correction ? 'correction' : held.kind },
    { state: to, kind: correction ? 'correction' : 'requirement', ...whoseWish(from, to) },
  ];
  let last = measure(from);
  return steps.flatMap(({ state, kind, way, because }) => {
    const next = measure(state);
    const was = last;
    last = next;
    return was.level === next.level && was.expected === next.expected ? [] : [{ kind, way, competencyId, at, from: was, to: next, moved: movedBetween(was, next), because }];
  });
}

/** What made a level rise or fall: what was suspended or settled against at that instant (of a correction: recorded then) is told from what ended, and from what somebody proved. */
function heldBy(competencyId: string, from: State, to: State, at: Instant, correction: boolean, stops: readonly StopFact[]): { readonly kind: CauseKind; readonly way: CauseWay; readonly because: readonly string[] } {
  const because = to.held >= from.held ? added(from, to, to.held) : added(to, from, from.held);
  const moved = new Set(because);
  const suspensions = stops.filter((it) => it.kind === 'suspension' && moved.has(it.evidenceId));
  if (to.held >= from.held) {
    const over = suspensions.find((it) => it.kind === 'suspension' && (correction ? it.recordedAt === at && it.until !== null : it.until === at));
    return over === undefined ? { kind: 'person', way: correction ? 'learnedLater' : 'proved', because } : { kind: 'expiry', way: 'resumed', because: [...because, over.id] };
  }
  const suspended = suspensions.find((it) => it.kind === 'suspension' && (correction ? it.recordedAt : it.from) === at);
  if (suspended !== undefined) return { kind: 'expiry', way: 'suspended', because: [...because, suspended.id] };
  const settled = stops.find((it) => it.kind === 'notHeld' && it.competencyId === competencyId && it.at === at);
  return settled === undefined ? { kind: 'expiry', way: correction ? 'neverCounted' : 'ended', because } : { kind: 'expiry', way: 'notHeld', because: [...because, settled.id] };
}

/** The evidence that carries levels in one state and did not in the other. */
function added(without: State, having: State, upTo: HeldLevel): string[] {
  const known = new Set(without.rows.flatMap((it) => it.because));
  return [...new Set(levels.filter((level) => level <= upTo).flatMap((level) => having.rows.filter((it) => it.cell.level === level).flatMap((it) => it.because)))].filter((id) => !known.has(id));
}

function whoseWish(from: State, to: State): { readonly way: CauseWay; readonly because: readonly string[] } {
  if (to.expected !== null && !from.holdings.has(to.expected.holdingId)) return { way: 'profileGiven', because: [to.expected.holdingId] };
  if (from.expected !== null && !to.holdings.has(from.expected.holdingId)) return { way: 'profileEnded', because: [from.expected.holdingId] };
  return { way: 'expectation', because: to.expected === null ? [] : [to.expected.expectationId] };
}

const totalOf = (of: readonly Measured[]): Total => ({
  levels: of.reduce((sum, it) => sum + (it.level ?? 0), 0), gap: of.reduce((sum, it) => sum + (it.gap ?? 0), 0),
  withLevels: of.filter((it) => it.level !== null).length, withExpectation: of.filter((it) => it.expected !== null).length,
});
const noPart: Moved = { level: 0, gap: 0 };
const plus = (a: Moved, b: Moved): Moved => ({ level: a.level + b.level, gap: a.gap + b.gap });

function movementOf(from: readonly Measured[], to: readonly Measured[], causes: readonly Cause[]): Movement {
  const parts = Object.fromEntries(causeKinds.map((kind) => [kind, causes.filter((it) => it.kind === kind).reduce((sum, it) => plus(sum, it.moved), noPart)])) as Record<CauseKind, Moved>;
  const [a, b] = [totalOf(from), totalOf(to)];
  return { from: a, to: b, moved: { level: b.levels - a.levels, gap: b.gap - a.gap }, parts, causes };
}

/** Several people's movements in one. */
export function sumOfMovements(of: readonly Omit<Movement, 'causes'>[]): Omit<Movement, 'causes'> {
  const sum = (total: 'from' | 'to'): Total => of.reduce((all, { [total]: it }) => ({ levels: all.levels + it.levels, gap: all.gap + it.gap, withLevels: all.withLevels + it.withLevels, withExpectation: all.withExpectation + it.withExpectation }), { levels: 0, gap: 0, withLevels: 0, withExpectation: 0 });
  return {
    from: sum('from'), to: sum('to'), moved: of.reduce((all, it) => plus(all, it.moved), noPart),
    parts: Object.fromEntries(causeKinds.map((kind) => [kind, of.reduce((all, it) => plus(all, it.parts[kind]), noPart)])) as Record<CauseKind, Moved>,
  };
}
