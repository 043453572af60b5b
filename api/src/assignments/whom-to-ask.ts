import { Injectable } from '@nestjs/common';
import { audienceOf, belongsTo, can, reachesEveryone, type Actor, type Tier } from '@palier/domain';
import { Refusal, type Reader } from '#platform';
import { ScopesQueries } from '#scopes';

export interface Whom { readonly people: readonly string[]; readonly teams: readonly string[]; /** Whoever supports any of these, at any of these tiers where tiers are named. */ readonly scopes?: readonly string[]; readonly tiers?: readonly Tier[] }

/** The people whom a wish leads to, of those whom an actor may ask. */
@Injectable()
export class WhomToAsk {
  constructor(private readonly scopes: ScopesQueries) {}

  /** Their ids in order, and whether support scopes led to any. @throws where it names what is not there or not this actor’s, or nobody. */
  async of(reader: Reader, by: Actor, wish: Whom): Promise<{ everybody: string[]; byScopes: boolean }> {
    const mayAsk = (personId: string): boolean => can(by, 'assignment.assign', { personId });
    const teams = await reader.query<{ id: string }[]>(`
      select t.id from team t where t.id = any($1) and ($3 or t.id in (select teams_led_on($2, palier_today())))`, [wish.teams, by.personId, reachesEveryone(by, 'assignment.assign')]);
    if (teams.length < new Set(wish.teams).size) throw new Refusal('thing.not-found');
    const members = await reader.query<{ id: string }[]>(`select distinct m.person_id as id from current_membership m where m.kind = 'member' and m.team_id in (select teams_under_on(t, palier_today()) from unnest($1::uuid[]) t)`, [wish.teams]);
    const named = await reader.query<{ id: string }[]>('select p.id from person p left join departure d on d.person_id = p.id where p.id = any($1) and (d.left_on is null or d.left_on > palier_today())', [wish.people]);
    if (named.length < new Set(wish.people).size || named.some((it) => !mayAsk(it.id))) throw new Refusal('thing.not-found');
    const supporting = await this.supporting(reader, by, wish);
    const everybody = [...new Set([...members.filter((it) => mayAsk(it.id)), ...supporting.filter((it) => mayAsk(it.id)), ...named].map((it) => it.id))].sort();
    if (everybody.length === 0) throw new Refusal('assignment.nobody');
    return { everybody, byScopes: supporting.length > 0 };
  }

  /** Who supports today what the wish names. @throws where it names something that is not offered. */
  private async supporting(reader: Reader, by: Actor, wish: Whom): Promise<{ id: string }[]> {
    const audience = audienceOf(wish.scopes ?? [], wish.tiers ?? []);
    if (audience.length === 0) return [];
    const offered = await reader.query<unknown[]>('select 1 from support_scope where id = any($1) and retired_on is null', [wish.scopes ?? []]);
    if (offered.length < new Set(wish.scopes ?? []).size) throw new Refusal('thing.not-found');
    const modules = await this.scopes.modules(reader);
    const held = await this.scopes.heldBy(reachesEveryone(by, 'assignment.assign') ? null : by.leads, reader);
    return [...held].filter(([, own]) => audience.some((asked) => belongsTo(own, asked, modules))).map(([id]) => ({ id }));
  }
}
