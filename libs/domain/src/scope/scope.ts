export const tiers = [1, 2, 3] as const;
export type Tier = (typeof tiers)[number];

/** What somebody supports, or what an activity is about: a product, a module or a client (null: whatever it is), at a tier (null: not said). */
export interface Scope {
  readonly scopeId: string | null;
  readonly tier: Tier | null;
}

/** The product of each module. */
export type Modules = ReadonlyMap<string, string>;

/** Whoever supports a product supports its modules, and whoever supports a module has to do with its product. Two modules of one product have nothing to do with each other. */
export const related = (one: string, other: string, modules: Modules): boolean => one === other || modules.get(one) === other || modules.get(other) === one;

/** A tier said alone holds for everything that is said without one: "Billing" beside "tier 2" is Billing at tier 2. */
export function spelledOut(held: readonly Scope[]): Scope[] {
  const alone = held.filter((it) => it.scopeId === null);
  return held.flatMap((it) => (it.tier === null && alone.length > 0 ? alone.map(({ tier }) => ({ ...it, tier })) : [it]));
}

/** Does somebody who holds these belong to that? A tier that nobody said is unknown, and belongs to none. */
export const belongsTo = (held: readonly Scope[], asked: Scope, modules: Modules): boolean => spelledOut(held).some((it) =>
  (asked.scopeId === null || (it.scopeId !== null && related(it.scopeId, asked.scopeId, modules))) && (asked.tier === null || it.tier === asked.tier));

/** Does what is about these concern somebody who holds those? What is about nothing in particular concerns nobody in particular. */
export const concerns = (about: readonly Scope[], held: readonly Scope[], modules: Modules): boolean => about.some((it) => belongsTo(held, it, modules));

/** An audience in words: any of these things, at any of these tiers; without things whatever it is, without tiers whichever. */
export function audienceOf(scopeIds: readonly string[], at: readonly Tier[]): Scope[] {
  if (scopeIds.length === 0 && at.length === 0) return [];
  const things: readonly (string | null)[] = scopeIds.length === 0 ? [null] : scopeIds;
  const levels: readonly (Tier | null)[] = at.length === 0 ? [null] : at;
  return things.flatMap((scopeId) => levels.map((tier) => ({ scopeId, tier })));
}
