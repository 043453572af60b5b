import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import type { FastifyRequest } from 'fastify';
import { ActorFinder, Config, Database } from '#platform';
import { isRole, rolesAndLeads } from './actors.queries.js';
import { hashOf, idleHours, readToken } from './session-cookie.js';

/** The actor behind a cookie: today's roles and today's led people, in one query. Nobody where the session ended or the person left. */
@Injectable()
export class ActorFromSession extends ActorFinder {
  constructor(private readonly db: Database, private readonly config: Config) { super(); }

  async find(request: FastifyRequest): Promise<Actor | null> {
    const token = readToken(request, this.config);
    return token === null ? null : this.behind(token);
  }

  async behind(token: string): Promise<Actor | null> {
    const [row] = await this.db.query<{ personId: string; roles: string[]; leads: string[]; stale: boolean }[]>(`
      select s.person_id as "personId", s.seen_at < palier_now() - interval '1 minute' as stale, ${rolesAndLeads('s.person_id')}
      from session s left join departure d on d.person_id = s.person_id
      where s.token_hash = $1 and s.ended_at is null and s.expires_at > palier_now() and s.seen_at > palier_now() - make_interval(hours => $2)
        and (d.left_on is null or d.left_on > palier_today())`, [hashOf(token), idleHours]);
    if (row === undefined) return null;
    if (row.stale) await this.db.query('update session set seen_at = palier_now() where token_hash = $1', [hashOf(token)]);
    return { personId: row.personId, roles: row.roles.filter(isRole), leads: row.leads };
  }
}
