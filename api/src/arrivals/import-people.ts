import { Injectable } from '@nestjs/common';
import type { PeopleField } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import { GiveProfiles } from '#evidence';
import { HirePeople, JoinTeams, loginKey, OpenTeam } from '#people';
import { audit, Database, Refusal, sha256, type Tx } from '#platform';
import { PlanPeople, type Plan, type PlannedPerson } from './plan-people.js';

export interface ImportWish { readonly id: string; readonly text: string; readonly mapping: Readonly<Record<string, PeopleField | null>>; readonly leaveOut: boolean }
export interface ImportResult { readonly id: string; readonly counts: { readonly new: number; readonly changed: number; readonly same: number; readonly problems: number } }

/** Takes a table of people in: the whole of it or nothing, unless whoever imports says to leave out the lines with a problem. The same table again changes nothing. */
@Injectable()
export class ImportPeople {
  constructor(private readonly db: Database, private readonly plans: PlanPeople, private readonly hires: HirePeople, private readonly joins: JoinTeams, private readonly opens: OpenTeam, private readonly gives: GiveProfiles) {}

  run(by: Actor, wish: ImportWish): Promise<ImportResult> {
    return this.db.transaction(async (tx) => {
      await tx.query(`select pg_advisory_xact_lock(hashtext('import-people'))`);
      const hash = sha256(wish.text);
      const [before] = await tx.query<{ sha256: Buffer; counts: ImportResult['counts'] }[]>('select sha256, counts from people_import where id = $1', [wish.id]);
      if (before !== undefined) {
        if (before.sha256.equals(hash)) return { id: wish.id, counts: before.counts };
        throw new Refusal('id.taken');
      }
      const plan = await this.plans.of(by, wish.text, wish.mapping, tx);
      const first = plan.problems[0];
      if (first !== undefined && plan.people.length === 0) throw new Refusal('import.unreadable', { line: first.line, reason: first.code });
      if (first !== undefined && !wish.leaveOut) throw new Refusal('import.has-problems', { count: plan.problems.length });
      const counts = countsOf(plan);
      await this.apply(tx, by, plan);
      await tx.query('insert into people_import (id, sha256, columns, counts, recorded_at, recorded_by) values ($1, $2, $3, $4, palier_now(), $5)',
        [wish.id, hash, JSON.stringify(Object.fromEntries(plan.columns.map((it) => [it.header, it.field]))), JSON.stringify(counts), by.personId]);
      await audit(tx, by.personId, 'person.import', null, { importId: wish.id, ...counts });
      return { id: wish.id, counts };
    });
  }

  private async apply(tx: Tx, by: Actor, plan: Plan): Promise<void> {
    const [today] = await tx.query<{ day: string; zone: string }[]>('select palier_today()::text as day, palier_zone() as zone');
    if (today === undefined) throw new Error('the clock gave no answer');
    for (const name of plan.newTeams) await this.opens.within(tx, by, { id: plan.teamIds.get(loginKey(name)) ?? '', name: { fr: name } });
    const teamOf = (it: PlannedPerson): string | null => (it.line.team === null ? null : (plan.teamIds.get(loginKey(it.line.team)) ?? null));

    await this.hires.within(tx, by, plan.people.filter((it) => !it.known).map((it) => ({
      id: it.personId, name: it.line.name, login: it.line.login, mail: it.line.mail, site: it.line.site, locale: it.line.language ?? 'fr', timeZone: it.line.timeZone ?? today.zone, hiredOn: it.line.hiredOn ?? today.day,
      roles: ['learner'], memberOf: teamOf(it), leads: [],
    })));
    await this.update(tx, plan.people.filter((it) => it.known && it.changes.length > 0));
    await this.joins.within(tx, by, today.day, [
      ...plan.people.filter((it) => it.joins).flatMap((it) => { const teamId = teamOf(it); return teamId === null ? [] : [{ personId: it.personId, teamId, kind: 'member' as const }]; }),
      ...plan.leads.map((it) => ({ ...it, kind: 'lead' as const })),
    ]);
    await this.gives.within(tx, by, plan.people.flatMap((it) => (it.profileId === null ? [] : [{ personId: it.personId, profileId: it.profileId, from: it.line.profileFrom ?? it.line.hiredOn ?? today.day }])));
  }

  private async update(tx: Tx, people: readonly PlannedPerson[]): Promise<void> {
    if (people.length === 0) return;
    await tx.query(`
      update person p set display_name = it.name, login = it.login, login_key = it."loginKey", mail = coalesce(it.mail, p.mail), site = coalesce(it.site, p.site), locale = coalesce(it.language, p.locale),
        time_zone = coalesce(it."timeZone", p.time_zone), hired_on = coalesce(it."hiredOn", p.hired_on)
      from jsonb_to_recordset($1) as it(id uuid, name text, login text, "loginKey" text, mail text, site text, language text, "timeZone" text, "hiredOn" date) where p.id = it.id`,
      [JSON.stringify(people.map(({ personId, line }) => ({ ...line, id: personId, loginKey: loginKey(line.login) })))]);
  }
}

/** How many people are new, change, stay as they are, or are left out. */
export function countsOf(plan: Plan): ImportResult['counts'] {
  return {
    new: plan.people.filter((it) => !it.known).length, changed: plan.people.filter((it) => it.known && it.changes.length > 0).length,
    same: plan.people.filter((it) => it.known && it.changes.length === 0).length, problems: new Set(plan.problems.map((it) => it.line)).size,
  };
}
