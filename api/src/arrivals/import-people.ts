import { Injectable } from '@nestjs/common';
import type { ImportStep, PeopleField } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import { GiveProfiles } from '#evidence';
import { HireDayTold, StartJourneys } from '#onboarding';
import { HirePeople, JoinTeams, lockTeams, loginKey, MoveTeam, OpenTeam } from '#people';
import { audit, Database, Refusal, sha256, type Tx } from '#platform';
import { GiveScopes } from '#scopes';
import { DaysOffTold } from '#workdays';
import { ImportProgressBook } from './import-progress.js';
import { PlanPeople, wouldDo, type Plan, type PlannedPerson } from './plan-people.js';

export interface ImportWish { readonly id: string; readonly text: string; readonly mapping: Readonly<Record<string, PeopleField | null>>; readonly leaveOut: boolean; readonly would?: string | undefined }
export interface ImportResult { readonly id: string; readonly counts: { readonly new: number; readonly changed: number; readonly same: number; readonly problems: number } }

/** So many people at a time: what the database is given at once stays small, and whoever waits sees it go on. */
const portion = 500;

type Tell = (step: ImportStep, done: number, total: number) => Promise<void>;

/** Takes a table of people in: the whole of it or nothing, unless whoever imports says to leave out the lines with a problem. The same table again changes nothing. */
@Injectable()
export class ImportPeople {
  constructor(
    private readonly db: Database, private readonly plans: PlanPeople, private readonly hires: HirePeople, private readonly joins: JoinTeams, private readonly opens: OpenTeam, private readonly moves: MoveTeam,
    private readonly gives: GiveProfiles, private readonly scopes: GiveScopes, private readonly progress: ImportProgressBook, private readonly starts: StartJourneys, private readonly hireDays: HireDayTold, private readonly daysOff: DaysOffTold,
  ) {}

  async run(by: Actor, wish: ImportWish): Promise<ImportResult> {
    const tell: Tell = (step, done, total) => this.progress.say(by, wish.id, step, done, total);
    await tell('reading', 0, 0);
    try {
      return await this.db.transaction((tx) => this.within(tx, by, wish, tell));
    } finally {
      await this.progress.forget(wish.id);
    }
  }

  private async within(tx: Tx, by: Actor, wish: ImportWish, tell: Tell): Promise<ImportResult> {
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
    // Somebody else changed one of these people, teams or profiles since the differences were looked at.
    if (wish.would !== undefined && wish.would !== wouldDo(plan)) throw new Refusal('import.would-differ');
    const counts = countsOf(plan);
    await this.apply(tx, by, wish.id, plan, tell);
    const chosen = plan.columns.filter((it) => it.remembered || Object.hasOwn(wish.mapping, it.header));
    await tx.query('insert into people_import (id, sha256, columns, counts, recorded_at, recorded_by) values ($1, $2, $3, $4, palier_now(), $5)',
      [wish.id, hash, JSON.stringify(Object.fromEntries(chosen.map((it) => [it.header, it.field]))), JSON.stringify(counts), by.personId]);
    await audit(tx, by.personId, 'person.import', null, { importId: wish.id, ...counts });
    return { id: wish.id, counts };
  }

  private async apply(tx: Tx, by: Actor, importId: string, plan: Plan, tell: Tell): Promise<void> {
    const [today] = await tx.query<{ day: string; zone: string }[]>('select palier_today()::text as day, palier_zone() as zone');
    if (today === undefined) throw new Error('the clock gave no answer');
    for (const it of plan.newTeams) await this.opens.within(tx, by, { id: it.id, name: { fr: it.name }, parentId: it.parentId });
    if (plan.movedTeams.length > 0) await lockTeams(tx);
    for (const it of plan.movedTeams) await this.moves.within(tx, by, it.id, it.parentId);
    const teamOf = (it: PlannedPerson): string | null => (it.line.team === null ? null : plan.teamIdOf(it.line.team));

    await inPortions(plan.people.filter((it) => !it.known), 'people', tell, (some) => this.hires.within(tx, by, some.map((it) => ({
      id: it.personId, name: it.line.name, login: it.line.login, mail: it.line.mail, site: it.line.site, locale: it.line.language ?? 'fr', timeZone: it.line.timeZone ?? today.zone, hiredOn: it.hiredOn, hireDayAssumed: it.line.hiredOn === null,
      roles: ['learner'], memberOf: teamOf(it), memberFrom: it.line.teamFrom, leads: [],
    }))));
    await inPortions(plan.people.filter((it) => it.known && it.changes.length > 0), 'changes', tell, (some) => this.update(tx, some));
    await inPortions([
      ...plan.people.filter((it) => it.joins !== null).flatMap((it) => { const teamId = teamOf(it); return teamId === null ? [] : [{ personId: it.personId, teamId, kind: 'member' as const, from: it.line.teamFrom ?? today.day, corrects: it.joins === 'corrected' }]; }),
      ...plan.leads.map(({ personId, teamId, from, corrects }) => ({ personId, teamId, kind: 'lead' as const, from: from ?? today.day, corrects })),
    ], 'teams', tell, (some) => this.joins.within(tx, by, some));
    await inPortions(plan.people.flatMap((it) => [
      ...(it.profileId === null ? [] : [{ personId: it.personId, profileId: it.profileId, from: it.line.profileFrom ?? (it.known ? (it.line.hiredOn ?? today.day) : it.hiredOn), corrects: false }]),
      ...(it.correctsProfileId === null || it.line.profileFrom === null ? [] : [{ personId: it.personId, profileId: it.correctsProfileId, from: it.line.profileFrom, corrects: true }]),
    ]), 'profiles', tell, (some) => this.gives.within(tx, by, some));
    await inPortions(plan.people.flatMap((it) => (it.scopes === null ? [] : [{ personId: it.personId, scopes: it.scopes, from: it.known ? today.day : it.hiredOn }])), 'scopes', tell, (some) => this.scopes.within(tx, by, some));
    // A profile given above starts the plan of whoever has a day of hire; whose day is said now starts theirs too, and what counts from it goes along.
    const hired = plan.people.filter((it) => it.known && it.changes.some(({ field }) => field === 'hiredOn')).map((it) => it.personId);
    await this.starts.within(tx, by, hired);
    await this.hireDays.run(tx, { by, deedId: importId, people: hired });
    // Whoever works elsewhere from now on has other public holidays.
    await this.daysOff.run(tx, { by, deedId: importId, people: plan.people.filter((it) => it.known && it.changes.some(({ field }) => field === 'site' || field === 'timeZone')).map((it) => it.personId), because: 'holidays' });
  }

  private async update(tx: Tx, people: readonly PlannedPerson[]): Promise<void> {
    await tx.query(`
      update person p set display_name = it.name, login = it.login, login_key = it."loginKey", mail = coalesce(it.mail, p.mail), site = coalesce(it.site, p.site), locale = coalesce(it.language, p.locale),
        time_zone = coalesce(it."timeZone", p.time_zone), hired_on = coalesce(it."hiredOn", p.hired_on), hire_day_assumed = p.hire_day_assumed and it."hiredOn" is null
      from jsonb_to_recordset($1) as it(id uuid, name text, login text, "loginKey" text, mail text, site text, language text, "timeZone" text, "hiredOn" date) where p.id = it.id`,
      [JSON.stringify(people.map(({ personId, line }) => ({ ...line, id: personId, loginKey: loginKey(line.login) })))]);
  }
}

async function inPortions<T>(all: readonly T[], step: ImportStep, tell: Tell, work: (some: readonly T[]) => Promise<void>): Promise<void> {
  for (let at = 0; at < all.length; at += portion) {
    await tell(step, at, all.length);
    await work(all.slice(at, at + portion));
  }
}

/** How many people are new, change, stay as they are, or are left out. */
export function countsOf(plan: Plan): ImportResult['counts'] {
  return {
    new: plan.people.filter((it) => !it.known).length, changed: plan.people.filter((it) => it.known && it.changes.length > 0).length,
    same: plan.people.filter((it) => it.known && it.changes.length === 0).length, problems: new Set(plan.problems.map((it) => it.line)).size,
  };
}
