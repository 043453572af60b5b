import { plain } from '../table/table.js';

/** What imports may call something that is supported: its own name and its aliases; with those of its product where it is a module. */
export interface ListedScope { readonly id: string; readonly names: readonly string[]; readonly product: readonly string[] }
/** A thing at a tier, a thing without one, or a tier alone. */
export interface FoundScope { readonly scopeId: string | null; readonly tier: 1 | 2 | 3 | null }
export interface ReadScopes { readonly scopes: readonly FoundScope[]; readonly unknown: readonly string[]; /** Modules of several products have this name. */ readonly ambiguous: readonly string[] }
export type ScopeNames = ReadonlyMap<string, readonly string[]>;

const keyOf = (name: string): string => plain(name).replace(/\s*[>›]\s*/g, ' > ');
/** N2, Niveau 2, tier 2, L2, alone or behind a thing: « Facturation N2 », « Billing (tier 2) », « Paie – niveau 1 ». */
const tierAlone = /^(?:n|l|t|niv\.?|niveau|level|tier)\s*-?\s*([1-3])$/i;
const tierBehind = /^(.+?)[\s,:(–—-]+(?:n|l|t|niv\.?|niveau|level|tier)\s*-?\s*([1-3])\)?$/i;
const tierOf = (digit: string | undefined): 1 | 2 | 3 | null => ([1, 2, 3] as const).find((it) => String(it) === digit) ?? null;

/** Every name under which something may stand in a cell; a module also behind its product: « Gestion > Facturation ». */
export function scopeNames(list: readonly ListedScope[]): ScopeNames {
  const names = new Map<string, string[]>();
  for (const it of list) {
    for (const key of new Set([...it.names, ...it.product.flatMap((product) => it.names.map((name) => `${product} > ${name}`))].map(keyOf))) names.set(key, [...(names.get(key) ?? []), it.id]);
  }
  return names;
}

/** Takes a cell apart: `;` or `|` stand between several scopes, and a comma where what it joins is no name by itself. */
export function readScopes(cell: string, names: ScopeNames): ReadScopes {
  const scopes = new Map<string, FoundScope>();
  const [unknown, ambiguous]: [string[], string[]] = [[], []];
  const keep = (ids: readonly string[], tier: FoundScope['tier'], said: string): void => {
    const [scopeId = null] = ids;
    if (ids.length > 1) ambiguous.push(said);
    else scopes.set(`${scopeId ?? ''}/${tier ?? ''}`, { scopeId, tier });
  };
  const read = (part: string, mayBeSeveral: boolean): void => {
    const whole = names.get(keyOf(part));
    const alone = tierAlone.exec(part);
    const [, thing = '', digit] = tierBehind.exec(part) ?? [];
    const behind = names.get(keyOf(thing));
    if (whole !== undefined) keep(whole, null, part);
    else if (alone !== null) keep([], tierOf(alone[1]), part);
    else if (behind !== undefined) keep(behind, tierOf(digit), part);
    else if (mayBeSeveral && part.includes(',')) for (const it of parts(part, /,/)) read(it, false);
    else unknown.push(part);
  };
  for (const it of parts(cell, /[;|\n]/)) read(it, true);
  return { scopes: [...scopes.values()], unknown, ambiguous };
}

const parts = (text: string, between: RegExp): string[] => text.split(between).map((it) => it.trim()).filter((it) => it !== '');
