import { Injectable } from '@nestjs/common';
import type { Actor, Role } from '@palier/domain';
import { newId, takeRecordedAtOfAll, type Tx } from '#platform';
import { loginKey } from './login-key.js';

export interface NewPerson {
  readonly id: string;
  readonly name: string;
  /** What they will sign in with; may come later. */
  readonly login?: string;
  readonly mail?: string | null;
  readonly site?: string | null;
  readonly locale: 'fr' | 'en';
  readonly timeZone: string;
  /** YYYY-MM-DD */
  readonly hiredOn: string;
  /** Nobody said since when: the day stands for it until somebody does. */
  readonly hireDayAssumed?: boolean;
  readonly roles: readonly Role[];
  readonly memberOf: string | null;
  /** Since when; from the day of hire unless said otherwise. */
  readonly memberFrom?: string | null;
  readonly leads: readonly string[];
}

/** People come in, with roles and teams, as facts from the day of hire on: one or five thousand in the same few statements. */
@Injectable()
export class HirePeople {
  async within(tx: Tx, by: Actor | null, wishes: readonly NewPerson[]): Promise<void> {
    if (wishes.length === 0) return;
    await tx.query(`
      insert into person (id, display_name, login, login_key, mail, site, locale, time_zone, hired_on, hire_day_assumed)
      select id, name, login, "loginKey", mail, site, locale, "timeZone", "hiredOn", coalesce("hireDayAssumed", false) from jsonb_to_recordset($1) as it(id uuid, name text, login text, "loginKey" text, mail text, site text, locale text, "timeZone" text, "hiredOn" date, "hireDayAssumed" boolean)`,
      [JSON.stringify(wishes.map((it) => ({ ...it, login: it.login?.trim() ?? null, loginKey: it.login === undefined ? null : loginKey(it.login) })))]);
    const at = await takeRecordedAtOfAll(tx, wishes.map((it) => it.id));
    const grantor = (personId: string): string | null => (by === null || by.personId === personId ? null : by.personId);
    const facts = <T extends object>(items: readonly (T & { readonly personId: string })[]): string => JSON.stringify(items.map((it) => ({ ...it, id: newId(), at: at.get(it.personId), by: grantor(it.personId) })));
    await tx.query(`insert into role_grant (id, person_id, role, recorded_at, recorded_by) select id, "personId", role, at, by from jsonb_to_recordset($1) as it(id uuid, "personId" uuid, role text, at timestamptz, by uuid)`,
      [facts(wishes.flatMap((it) => it.roles.map((role) => ({ personId: it.id, role }))))]);
    await tx.query(`insert into team_membership (id, person_id, team_id, kind, from_on, recorded_at, recorded_by) select id, "personId", "teamId", kind, "from", at, by from jsonb_to_recordset($1) as it(id uuid, "personId" uuid, "teamId" uuid, kind text, "from" date, at timestamptz, by uuid)`,
      [facts(wishes.flatMap((it) => [...(it.memberOf === null ? [] : [{ personId: it.id, teamId: it.memberOf, kind: 'member', from: it.memberFrom ?? it.hiredOn }]), ...it.leads.map((teamId) => ({ personId: it.id, teamId, kind: 'lead', from: it.hiredOn }))]))]);
    await tx.query(`insert into audit (id, actor_id, action, subject_id, detail) select id, $2, 'person.hire', "personId", detail from jsonb_to_recordset($1) as it(id uuid, "personId" uuid, detail jsonb)`,
      [facts(wishes.map((it) => ({ personId: it.id, detail: { roles: it.roles } }))), by?.personId ?? null]);
  }
}
