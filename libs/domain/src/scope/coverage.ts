import { related, spelledOut, type Modules, type Scope, type Tier } from './scope.js';

export interface ActivityAbout { readonly unitId: string; readonly about: readonly Scope[] }

/** How many support something at a tier (null: nobody said which), what there is to learn for it there, and how many of them finished all of that; null where there is nothing to finish. */
export interface TierCoverage { readonly tier: Tier | null; readonly people: number; readonly activities: number; readonly finished: number | null }

/** The highest tier at which somebody supports a thing; `undefined` where they do not, null where nobody said at which. */
export function tierIn(scopeId: string, held: readonly Scope[], modules: Modules): Tier | null | undefined {
  const there = spelledOut(held).filter((it) => it.scopeId !== null && related(it.scopeId, scopeId, modules));
  return there.length === 0 ? undefined : there.reduce<Tier | null>((highest, { tier }) => (tier !== null && (highest === null || tier > highest) ? tier : highest), null);
}

/** What there is to learn for a thing at a tier: what is about it, or about the product it belongs to, at this tier or at any. */
export const activitiesFor = (scopeId: string, tier: Tier | null, activities: readonly ActivityAbout[], modules: Modules): string[] => activities
  .filter(({ about }) => about.some((it) => (it.scopeId === scopeId || (it.scopeId !== null && it.scopeId === modules.get(scopeId))) && (it.tier === null || it.tier === tier)))
  .map((it) => it.unitId);

/** One line of the coverage: everybody who supports a thing, counted once, tier by tier, the highest first and what nobody said last. */
export function coverageOf(scopeId: string, people: ReadonlyMap<string, readonly Scope[]>, activities: readonly ActivityAbout[], done: ReadonlyMap<string, ReadonlySet<string>>, modules: Modules): TierCoverage[] {
  const byTier = new Map<Tier | null, string[]>();
  for (const [personId, held] of people) {
    const tier = tierIn(scopeId, held, modules);
    if (tier !== undefined) byTier.set(tier, [...(byTier.get(tier) ?? []), personId]);
  }
  return ([3, 2, 1, null] as const).flatMap((tier): TierCoverage[] => {
    const there = byTier.get(tier) ?? [];
    if (there.length === 0) return [];
    const asked = activitiesFor(scopeId, tier, activities, modules);
    return [{ tier, people: there.length, activities: asked.length, finished: asked.length === 0 ? null : there.filter((personId) => asked.every((unitId) => done.get(personId)?.has(unitId) === true)).length }];
  });
}
