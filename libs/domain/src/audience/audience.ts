import type { HeldLevel, Level } from '../competency/cell.js';
import { audienceOf, belongsTo, type Modules, type Scope, type Tier } from '../scope/scope.js';
import { plusDays } from '../time/day.js';
import { depthOf, everyPartOf } from '../tree/tree-edit.js';

/** What can be said of somebody, to have them in an audience or not. */
export type AudienceLeaf =
  | { readonly kind: 'team'; /** This team, and those under it. */ readonly teamId: string }
  | { readonly kind: 'profile'; readonly profileId: string }
  | { readonly kind: 'site'; readonly site: string }
  | { readonly kind: 'holds'; readonly competencyId: string; /** This level or a higher one. */ readonly level: Level }
  | { readonly kind: 'lacks'; readonly competencyId: string; /** Not even this level, whether their profile expects it or not. */ readonly level: Level }
  | { readonly kind: 'hiredWithin'; /** Arrived, and no longer ago than this. */ readonly days: number }
  | { readonly kind: 'provenBefore'; /** Once did something that the release changes, as it was before: that never ceases to be so. */ }
  | { readonly kind: 'supports'; /** Whatever it is where it is null, at whichever tier where that is. */ readonly scopeId: string | null; readonly tier: Tier | null };

/** Who is in an audience: a tree of all, any or none of what it holds. */
export type AudienceRule = AudienceLeaf | { readonly kind: 'all' | 'any' | 'none'; readonly of: readonly AudienceRule[] };

export const audienceLeafKinds = ['team', 'profile', 'site', 'holds', 'lacks', 'hiredWithin', 'provenBefore', 'supports'] as const satisfies readonly AudienceLeaf['kind'][];
/** Teams and products can be many; deeper than this, nobody reads it aright. */
export const audienceBounds = { parts: 200, depth: 4, days: 3650 } as const;
export const audienceProblems = ['emptyGroup', 'nothingChosen', 'daysOutOfRange', 'tooDeep', 'tooMany', 'noRelease'] as const;
export type AudienceProblem = (typeof audienceProblems)[number];

/** What an audience is asked for. A course has no release, and nothing that one changes. */
export type AudiencePurpose = 'release' | 'course';

/** What makes a rule impossible, the first thing found; null where it can be asked. */
export function problemOfAudience(rule: AudienceRule, askedFor: AudiencePurpose = 'release'): AudienceProblem | null {
  const parts = everyPartOf(rule);
  if (depthOf(rule) > audienceBounds.depth) return 'tooDeep';
  if (parts.length > audienceBounds.parts) return 'tooMany';
  for (const it of parts) {
    if ('of' in it && it.of.length === 0) return 'emptyGroup';
    if (it.kind === 'provenBefore' && askedFor === 'course') return 'noRelease';
    if ((it.kind === 'supports' && it.scopeId === null && it.tier === null) || namedBy(it) === '') return 'nothingChosen';
    if (it.kind === 'hiredWithin' && !(Number.isInteger(it.days) && it.days >= 1 && it.days <= audienceBounds.days)) return 'daysOutOfRange';
  }
  return null;
}

function namedBy(it: AudienceRule): string | null {
  switch (it.kind) {
    case 'team': return it.teamId;
    case 'profile': return it.profileId;
    case 'site': return it.site;
    case 'holds': case 'lacks': return it.competencyId;
    default: return null;
  }
}

/** The usual choices as a rule: any of these teams, or any of these things at any of these tiers. Null where nothing is chosen: everybody. */
export function usualAudience(teams: readonly string[], scopes: readonly string[], tiers: readonly Tier[]): AudienceRule | null {
  const of: readonly AudienceLeaf[] = [...teams.map((teamId) => ({ kind: 'team', teamId }) as const), ...audienceOf(scopes, tiers).map((it) => ({ kind: 'supports', ...it }) as const)];
  const [only] = of;
  return only === undefined ? null : of.length === 1 ? only : { kind: 'any', of };
}

export const leavesOf = (rule: AudienceRule): AudienceLeaf[] => everyPartOf(rule).filter((it): it is AudienceLeaf => !('of' in it));

/** What is known of somebody. Null: whoever asks may not know it, or nobody said it. */
export interface AudienceFacts {
  /** Those they are in, and those above these. */
  readonly teams: ReadonlySet<string>;
  readonly site: string | null;
  readonly profiles: ReadonlySet<string> | null;
  /** As somebody said it: a day that stands in its place until then is none. */
  readonly hiredOn: string | null;
  readonly held: ReadonlyMap<string, HeldLevel> | null;
  readonly provenBefore: boolean | null;
  readonly supports: readonly Scope[] | null;
}

/** Whether it is so; null where whoever asks may not know, or nobody does. */
export type Truth = boolean | null;

export function truthOf(leaf: AudienceLeaf, of: AudienceFacts, { today, modules }: { readonly today: string; readonly modules: Modules }): Truth {
  switch (leaf.kind) {
    case 'team': return of.teams.has(leaf.teamId);
    case 'site': return of.site === leaf.site;
    case 'profile': return of.profiles?.has(leaf.profileId) ?? null;
    case 'holds': return of.held === null ? null : (of.held.get(leaf.competencyId) ?? 0) >= leaf.level;
    case 'lacks': return of.held === null ? null : (of.held.get(leaf.competencyId) ?? 0) < leaf.level;
    case 'hiredWithin': return of.hiredOn === null ? null : of.hiredOn <= today && plusDays(of.hiredOn, leaf.days) >= today;
    case 'provenBefore': return of.provenBefore;
    case 'supports': return of.supports === null ? null : belongsTo(of.supports, leaf, modules);
  }
}

/** One thing that is so, or is not, and that decided. */
export interface AudienceReason { readonly leaf: AudienceLeaf; readonly holds: boolean }
export interface AudienceVerdict { readonly matches: Truth; /** What it follows from; nothing where it is not known. */ readonly because: readonly AudienceReason[] }

/** Whether a rule holds of somebody, and what that follows from: all else about them could be otherwise. */
export function audienceVerdict(rule: AudienceRule, isSo: (leaf: AudienceLeaf) => Truth): AudienceVerdict {
  const { matches, because } = decided(rule, isSo);
  return { matches, because: [...new Map(because.map((it) => [JSON.stringify(it), it])).values()] };
}

function decided(rule: AudienceRule, isSo: (leaf: AudienceLeaf) => Truth): AudienceVerdict {
  if (!('of' in rule)) {
    const holds = isSo(rule);
    return { matches: holds, because: holds === null ? [] : [{ leaf: rule, holds }] };
  }
  const parts = rule.of.map((it) => decided(it, isSo));
  // One part that is so decides of any and none; one that is not, of all.
  const deciding = rule.kind !== 'all';
  const decisive = parts.filter((it) => it.matches === deciding);
  const settled = decisive.length > 0 ? deciding : parts.some((it) => it.matches === null) ? null : !deciding;
  return { matches: settled === null ? null : rule.kind === 'none' ? !settled : settled, because: settled === null ? [] : (decisive.length > 0 ? decisive : parts).flatMap((it) => it.because) };
}
