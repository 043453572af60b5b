import { Injectable } from '@nestjs/common';
import type { Session, SignedIn } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import { Config, Database, type Caller } from '#platform';
import { hashOf, idleHours } from './session-cookie.js';

@Injectable()
export class SessionQueries {
  constructor(private readonly db: Database, private readonly config: Config) {}

  /** Where a person is signed in, the newest first. */
  async open(actor: Actor, token: string): Promise<{ id: string; device: string; createdAt: string; seenAt: string; thisOne: boolean }[]> {
    const rows = await this.db.query<{ id: string; device: string; createdAt: Date; seenAt: Date; thisOne: boolean }[]>(`
      select id, device, created_at as "createdAt", seen_at as "seenAt", token_hash = $2 as "thisOne" from session
      where person_id = $1 and ended_at is null and expires_at > palier_now() and seen_at > palier_now() - make_interval(hours => $3) order by created_at desc, id desc limit 100`, [actor.personId, hashOf(token), idleHours]);
    return rows.map((it) => ({ ...it, createdAt: it.createdAt.toISOString(), seenAt: it.seenAt.toISOString() }));
  }

  /** What the page needs to know first: the server's time and zone, and who is signed in; of a half-open session only what it owes. */
  async of(caller: Caller | null): Promise<Session> {
    const actor = caller === null || caller.awaits !== null ? null : caller.actor;
    const [row] = await this.db.query<{ now: Date; zone: string; demo: boolean; empty: boolean; mail: boolean; person: Omit<SignedIn, 'roles'> | null }[]>(`
      select palier_now() as now, i.zone, coalesce(i.marked_as = 'demo', false) as demo, not exists (select from account) as empty, exists (select from mail_server where source = 'page') as mail,
        (select json_build_object('id', p.id, 'name', p.display_name, 'locale', p.locale, 'theme', p.theme, 'timeZone', p.time_zone,
           'leadsTeam', exists (select from current_membership m where m.person_id = p.id and m.kind in ('lead', 'deputy'))) from person p where p.id = $1) as person
      from installation i`, [actor?.personId ?? null]);
    if (row === undefined) throw new Error('the installation row is missing');
    return {
      serverTime: row.now.toISOString(), zone: row.zone, demo: row.demo, setUpNeeded: row.empty, mail: row.mail || this.config.smtp !== null,
      person: actor === null || row.person === null ? null : { ...row.person, roles: [...actor.roles] },
      awaits: caller?.awaits ?? null,
    };
  }
}
