import { Injectable } from '@nestjs/common';
import type { PersonFile, ScopeLine } from '@palier/contracts';
import type { Modules, Scope, Tier } from '@palier/domain';
import { Database, type Reader } from '#platform';

/** A scope with the names that people read: `it` has scope_id and tier, `s` is its scope and `product` that of a module. */
export const namedScope = (it: string): string => `jsonb_build_object('scopeId', ${it}.scope_id, 'tier', ${it}.tier, 'kind', s.kind, 'name', s.name, 'product', product.name)`;

@Injectable()
export class ScopesQueries {
  constructor(private readonly db: Database) {}

  /** Products with their modules below them, then clients; what is retired last. With how many people and activities each is about. */
  list(reader: Reader = this.db): Promise<ScopeLine[]> {
    return reader.query<ScopeLine[]>(`
      select s.id, s.kind, s.product_id as "productId", s.name, s.aliases, s.retired_on::text as "retiredOn", s.version, coalesce(h.people, 0) as people, coalesce(a.activities, 0) as activities
      from support_scope s left join support_scope product on product.id = s.product_id
      left join (select scope_id, count(distinct person_id)::int as people from current_scope_holding group by 1) h on h.scope_id = s.id
      left join (select scope_id, count(*)::int as activities from current_activity_scope group by 1) a on a.scope_id = s.id
      order by s.retired_on is not null, s.kind = 'client', coalesce(product.name, s.name) collate "fr-x-icu", coalesce(product.id, s.id), s.kind = 'module', s.name collate "fr-x-icu", s.id`);
  }

  /** What is not retired: products with their modules below them, then clients. */
  offered(reader: Reader = this.db): Promise<Pick<ScopeLine, 'id' | 'kind' | 'productId' | 'name'>[]> {
    return reader.query(`
      select s.id, s.kind, s.product_id as "productId", s.name from support_scope s left join support_scope product on product.id = s.product_id where s.retired_on is null
      order by s.kind = 'client', coalesce(product.name, s.name) collate "fr-x-icu", coalesce(product.id, s.id), s.kind = 'module', s.name collate "fr-x-icu", s.id`);
  }

  /** The product of each module. */
  async modules(reader: Reader = this.db): Promise<Modules> {
    const rows = await reader.query<{ id: string; productId: string }[]>(`select id, product_id as "productId" from support_scope where kind = 'module'`);
    return new Map(rows.map((it) => [it.id, it.productId]));
  }

  /** What people support today; everybody, or some. */
  async heldBy(personIds: readonly string[] | null, reader: Reader = this.db): Promise<Map<string, Scope[]>> {
    const rows = await reader.query<{ personId: string; scopeId: string | null; tier: Tier | null }[]>('select person_id as "personId", scope_id as "scopeId", tier from current_scope_holding where $1::uuid[] is null or person_id = any($1)', [personIds]);
    const held = new Map<string, Scope[]>();
    for (const { personId, ...scope } of rows) held.set(personId, [...(held.get(personId) ?? []), scope]);
    return held;
  }

  /** What one person supports, has supported and will, the newest first. */
  fileOf(personId: string, reader: Reader = this.db): Promise<PersonFile['scopes']> {
    return reader.query(`
      select h.id, ${namedScope('h')} as scope, h.from_on::text as "from", (e.until_on - 1)::text as "lastDay"
      from scope_holding h left join scope_holding_end e on e.holding_id = h.id left join support_scope s on s.id = h.scope_id left join support_scope product on product.id = s.product_id
      where h.person_id = $1 and (e.until_on is null or e.until_on > h.from_on) order by e.until_on is not null, coalesce(product.name, s.name) collate "fr-x-icu", s.kind = 'module', s.name, h.tier, h.from_on desc, h.id`, [personId]);
  }
}
