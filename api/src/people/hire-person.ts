import { Injectable } from '@nestjs/common';
import type { Actor, Role } from '@palier/domain';
import { audit, Database, newId, takeRecordedAt, type Tx } from '#platform';
import { loginKey } from './login-key.js';

export interface NewPerson {
  readonly id: string;
  readonly name: string;
  /** What they will sign in with; may come later. */
  readonly login?: string;
  readonly locale: 'fr' | 'en';
  readonly timeZone: string;
  /** YYYY-MM-DD */
  readonly hiredOn: string;
  readonly roles: readonly Role[];
  readonly memberOf: string | null;
  readonly leads: readonly string[];
}

/** A person comes in, with roles and teams, as facts from the day of hire on. */
@Injectable()
export class HirePerson {
  constructor(private readonly db: Database) {}

  run(by: Actor | null, wish: NewPerson): Promise<void> {
    return this.db.transaction((tx) => this.within(tx, by, wish));
  }

  async within(tx: Tx, by: Actor | null, wish: NewPerson): Promise<void> {
    await tx.query('insert into person (id, display_name, login, login_key, locale, time_zone, hired_on) values ($1, $2, $3, $4, $5, $6, $7)', [wish.id, wish.name, wish.login?.trim() ?? null, wish.login === undefined ? null : loginKey(wish.login), wish.locale, wish.timeZone, wish.hiredOn]);
    const at = await takeRecordedAt(tx, wish.id);
    const grantor = by === null || by.personId === wish.id ? null : by.personId;
    for (const role of wish.roles) await tx.query('insert into role_grant (id, person_id, role, recorded_at, recorded_by) values ($1, $2, $3, $4, $5)', [newId(), wish.id, role, at, grantor]);
    const memberships = [...(wish.memberOf === null ? [] : [['member', wish.memberOf]]), ...wish.leads.map((team) => ['lead', team])];
    for (const [kind, team] of memberships) {
      await tx.query('insert into team_membership (id, person_id, team_id, kind, from_on, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6, $7)', [newId(), wish.id, team, kind, wish.hiredOn, at, grantor]);
    }
    await audit(tx, by?.personId ?? null, 'person.hire', wish.id, { roles: wish.roles });
  }
}
