import { normaliseName, type Actor } from '@palier/domain';
import { Refusal, type Tx } from '#platform';

export interface ListedScope { readonly id: string; readonly kind: 'product' | 'module' | 'client'; readonly productId: string | null; readonly name: string; readonly aliases: readonly string[]; readonly retired: boolean; readonly version: number; readonly by: string | null; readonly on: string | null }

/** The whole list, for whoever changes it: one at a time, so that no two things of a kind come to have one name. */
export async function takeScopes(tx: Tx): Promise<ListedScope[]> {
  await tx.query(`select pg_advisory_xact_lock(hashtext('support-scopes'))`);
  return tx.query<ListedScope[]>(`
    select s.id, s.kind, s.product_id as "productId", s.name, s.aliases, s.retired_on is not null as retired, s.version, p.display_name as by, (s.changed_at at time zone palier_zone())::date::text as "on"
    from support_scope s left join person p on p.id = s.changed_by`);
}

/** The scope that an edit is about. @throws where it is not there, or is not as whoever changes it has seen it. */
export function seenScope(all: readonly ListedScope[], scopeId: string, seen: number | undefined): ListedScope {
  const found = all.find((it) => it.id === scopeId);
  if (found === undefined) throw new Refusal('thing.not-found');
  if (seen === undefined) throw new Refusal('edit.version-missing');
  if (seen !== found.version) throw new Refusal('edit.changed-meanwhile', { by: found.by ?? '', on: found.on ?? '' });
  return found;
}

/** Every name under which a scope is known, its own first. */
export const keysOf = (it: Pick<ListedScope, 'name' | 'aliases'>): string[] => [it.name, ...it.aliases].map(normaliseName);

/** @throws where another of the same kind, of the same product, is known under one of these names. */
export function refuseTakenName(all: readonly ListedScope[], wish: Pick<ListedScope, 'id' | 'kind' | 'productId' | 'name' | 'aliases'>): void {
  const taken = all.find((it) => it.id !== wish.id && it.kind === wish.kind && it.productId === wish.productId && keysOf(it).some((key) => keysOf(wish).includes(key)));
  if (taken !== undefined) throw new Refusal('scope.name-taken', { name: taken.name });
}

/** Whoever saw it before has seen an older version from now on. Gives the new one. */
export async function markScope(tx: Tx, by: Actor, it: ListedScope): Promise<{ version: number }> {
  await tx.query('update support_scope set version = version + 1, changed_at = palier_now(), changed_by = $2 where id = $1', [it.id, by.personId]);
  return { version: it.version + 1 };
}
