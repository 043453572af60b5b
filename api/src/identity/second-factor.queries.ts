import { Injectable } from '@nestjs/common';
import type { SecondFactor, Security } from '@palier/contracts';
import { needsSecondFactor, secondFactorMode, type Actor, type SecondFactorMode } from '@palier/domain';
import { Config, Database, SecretBox, type Reader } from '#platform';
import { isRole } from './actors.queries.js';

/** What an administrator said of the second factor, and whether this is a demo: two columns for any query that asks. */
export const saidOfSecondFactor = `(select g.second_factor_required from security_setting g) as "secondFactorSaid", (select coalesce(i.marked_as = 'demo', false) from installation i) as "isDemo"`;
export interface SaidOfSecondFactor { readonly secondFactorSaid: boolean | null; readonly isDemo: boolean }

@Injectable()
export class SecondFactorQueries {
  constructor(private readonly db: Database, private readonly config: Config, private readonly secrets: SecretBox) {}

  modeOf({ secondFactorSaid, isDemo }: SaidOfSecondFactor): SecondFactorMode {
    return secondFactorMode(this.config.secondFactor, secondFactorSaid, isDemo);
  }

  async mode(reader: Reader = this.db): Promise<SecondFactorMode> {
    const [row] = await reader.query<SaidOfSecondFactor[]>(`select ${saidOfSecondFactor}`);
    return this.modeOf(row ?? { secondFactorSaid: null, isDemo: false });
  }

  /** One's own. A key sealed elsewhere opens nothing here: it counts as none. */
  async of(actor: Actor): Promise<SecondFactor> {
    const [row] = await this.db.query<(SaidOfSecondFactor & { since: Date | null; left: number })[]>(`
      select ${saidOfSecondFactor}, f.since, (select count(*)::int from recovery_code c where c.person_id = $1 and c.used_at is null) as left
      from (select) one left join second_factor f on f.person_id = $1 and f.key_id = $2`, [actor.personId, this.secrets.keyId()]);
    const mode = this.modeOf(row ?? { secondFactorSaid: null, isDemo: false });
    return { offered: mode !== 'off', needed: mode === 'required' && needsSecondFactor(actor), since: row?.since?.toISOString() ?? null, recoveryCodesLeft: row?.since == null ? 0 : row.left };
  }

  /** What the installation asks for, and of whom. */
  async security(): Promise<Security> {
    const rows = await this.db.query<(SaidOfSecondFactor & { id: string | null; name: string; roles: string[]; since: Date | null })[]>(`
      select ${saidOfSecondFactor}, it.* from (select) one left join lateral (
        select p.id, p.display_name as name, array(select h.role from held_role h where h.person_id = p.id order by h.role) as roles, f.since
        from person p left join departure d on d.person_id = p.id left join second_factor f on f.person_id = p.id and f.key_id = $1
        where (d.left_on is null or d.left_on > palier_today()) and (f.person_id is not null or exists (select from held_role h where h.person_id = p.id and h.role in ('lead', 'hr', 'admin')))
        order by p.display_name collate "fr-x-icu", p.id limit 500) it on true`, [this.secrets.keyId()]);
    const said = rows[0] ?? { secondFactorSaid: null, isDemo: false };
    return {
      required: this.modeOf(said) === 'required', decidedBy: this.config.secondFactor !== null ? 'start' : said.secondFactorSaid !== null ? 'administrator' : 'default',
      people: rows.flatMap(({ id, name, roles, since }) => (id === null ? [] : [{ id, name, roles: roles.filter(isRole), needed: needsSecondFactor({ roles: roles.filter(isRole) }), since: since?.toISOString() ?? null }])),
    };
  }

  /** How many people of today need a second factor, and how many of those have one. */
  async counts(): Promise<{ inNeed: number; enrolled: number }> {
    const [row] = await this.db.query<{ inNeed: number; enrolled: number }[]>(`
      select count(distinct h.person_id)::int as "inNeed", count(distinct f.person_id)::int as enrolled
      from held_role h left join departure d on d.person_id = h.person_id left join second_factor f on f.person_id = h.person_id and f.key_id = $1
      where h.role in ('lead', 'hr', 'admin') and (d.left_on is null or d.left_on > palier_today())`, [this.secrets.keyId()]);
    return row ?? { inNeed: 0, enrolled: 0 };
  }
}
