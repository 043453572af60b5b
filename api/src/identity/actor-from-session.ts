import { Injectable } from '@nestjs/common';
import { awaitedBy } from '@palier/domain';
import type { FastifyRequest } from 'fastify';
import { ActorFinder, Config, Database, SecretBox, type Caller } from '#platform';
import { isRole, rolesAndLeads } from './actors.queries.js';
import { saidOfSecondFactor, SecondFactorQueries, type SaidOfSecondFactor } from './second-factor.queries.js';
import { hashOf, idleHours, readToken } from './session-cookie.js';

/** The actor behind a cookie: today's roles, today's led people what the session still owes and what time it is, in one query. Nobody where the session ended or the person left. */
@Injectable()
export class ActorFromSession extends ActorFinder {
  constructor(private readonly db: Database, private readonly config: Config, private readonly secrets: SecretBox, private readonly factors: SecondFactorQueries) { super(); }

  async find(request: FastifyRequest): Promise<Caller | null> {
    const token = readToken(request, this.config);
    return token === null ? null : this.behind(token);
  }

  async behind(token: string): Promise<Caller | null> {
    const [row] = await this.db.query<(SaidOfSecondFactor & { personId: string; roles: string[]; leads: string[]; now: Date; stale: boolean; enrolled: boolean; confirmed: boolean })[]>(`
      select s.person_id as "personId", clock.now, s.seen_at < clock.now - interval '1 minute' as stale, ${rolesAndLeads('s.person_id')},
        s.confirmed_at is not null as confirmed, exists (select from second_factor f where f.person_id = s.person_id and f.key_id = $3) as enrolled, ${saidOfSecondFactor}
      from (select palier_now() as now offset 0) clock cross join session s left join departure d on d.person_id = s.person_id
      where s.token_hash = $1 and s.ended_at is null and s.expires_at > clock.now and s.seen_at > clock.now - make_interval(hours => $2)
        and (d.left_on is null or d.left_on > palier_today())`, [hashOf(token), idleHours, this.secrets.keyId()]);
    if (row === undefined) return null;
    const read = performance.now();
    if (row.stale) await this.db.query('update session set seen_at = palier_now() where token_hash = $1', [hashOf(token)]);
    const actor = { personId: row.personId, roles: row.roles.filter(isRole), leads: row.leads };
    return { actor, now: row.now.getTime() + performance.now() - read, awaits: awaitedBy({ ...actor, mode: this.factors.modeOf(row), enrolled: row.enrolled, confirmed: row.confirmed }) };
  }
}
