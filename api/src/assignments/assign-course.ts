import { Injectable } from '@nestjs/common';
import { audienceOf, belongsTo, can, reachesEveryone, type Actor, type Tier } from '@palier/domain';
import { audit, Database, Jobs, keepText, newId, Refusal, sha256, takeRecordedAtOfAll, type Tx } from '#platform';
import { ScopesQueries } from '#scopes';
import { WorkdaysQueries } from '#workdays';
import { unfinished } from './unfinished.js';

export interface AssignmentWish { readonly id: string; readonly courseId: string; readonly people: readonly string[]; readonly teams: readonly string[]; /** Whoever supports any of these, at any of these tiers where tiers are named. */ readonly scopes?: readonly string[]; readonly tiers?: readonly Tier[]; readonly dueOn: string | null; /** So many working days from today, where each person is. */ readonly dueIn?: number | null; readonly reason: string }

interface Before { readonly by: string; readonly courseId: string; readonly dueOn: string | null; readonly dueIn: number | null; readonly reason: Buffer; readonly assigned: number; readonly already: number; readonly people: readonly string[] }

/** Teams and scopes are not kept, only whom they led to: where a wish names people alone, they are compared too. */
function saysTheSame(before: Before, wish: AssignmentWish): boolean {
  const namesPeopleAlone = wish.teams.length === 0 && audienceOf(wish.scopes ?? [], wish.tiers ?? []).length === 0;
  return before.courseId === wish.courseId && before.dueOn === wish.dueOn && before.dueIn === (wish.dueIn ?? null) && before.reason.equals(sha256(wish.reason))
    && (!namesPeopleAlone || (before.assigned + before.already === new Set(wish.people).size && before.people.every((it) => wish.people.includes(it))));
}

/** Asks people to follow a course. Whoever is asked already and has not finished is not asked twice. The same id again is the same. */
@Injectable()
export class AssignCourse {
  constructor(private readonly db: Database, private readonly scopes: ScopesQueries, private readonly workdays: WorkdaysQueries, private readonly jobs: Jobs) {}

  run(by: Actor, wish: AssignmentWish): Promise<{ id: string; assigned: number; already: number }> {
    return this.db.transaction((tx) => this.within(tx, by, wish));
  }

  /** Within the caller's transaction: for what is agreed elsewhere. */
  async within(tx: Tx, by: Actor, wish: AssignmentWish & { /** The review in which it was agreed. */ readonly reviewId?: string }): Promise<{ id: string; assigned: number; already: number }> {
    const mayAsk = (personId: string): boolean => can(by, 'assignment.assign', { personId });
    const [before] = await tx.query<Before[]>(`
      select b.recorded_by as by, b.course_id as "courseId", b.due_on::text as "dueOn", b.due_in as "dueIn", t.sha256 as reason, b.assigned, b.already, array(select a.person_id from assignment a where a.batch_id = b.id) as people
      from assignment_batch b join fact_text t on t.id = b.reason_id where b.id = $1`, [wish.id]);
    if (before !== undefined) {
      if (before.by === by.personId && saysTheSame(before, wish)) return { id: wish.id, assigned: before.assigned, already: before.already };
      throw new Refusal('id.taken');
    }
    const [course] = await tx.query<{ past: boolean; at: Date }[]>('select coalesce($2::date < palier_today(), false) as past, palier_now() as at from course where id = $1', [wish.courseId, wish.dueOn]);
    if (course === undefined) throw new Refusal('thing.not-found');
    if (course.past) throw new Refusal('assignment.day-is-past');

    const teams = await tx.query<{ id: string }[]>(`
      select t.id from team t where t.id = any($1) and ($3 or t.id in (select teams_led_on($2, palier_today())))`, [wish.teams, by.personId, reachesEveryone(by, 'assignment.assign')]);
    if (teams.length < new Set(wish.teams).size) throw new Refusal('thing.not-found');
    const members = await tx.query<{ id: string }[]>(`select distinct m.person_id as id from current_membership m where m.kind = 'member' and m.team_id in (select teams_under_on(t, palier_today()) from unnest($1::uuid[]) t)`, [wish.teams]);
    const named = await tx.query<{ id: string }[]>('select p.id from person p left join departure d on d.person_id = p.id where p.id = any($1) and (d.left_on is null or d.left_on > palier_today())', [wish.people]);
    if (named.length < new Set(wish.people).size || named.some((it) => !mayAsk(it.id))) throw new Refusal('thing.not-found');
    const supporting = await this.supporting(tx, by, wish);
    const everybody = [...new Set([...members.filter((it) => mayAsk(it.id)), ...supporting.filter((it) => mayAsk(it.id)), ...named].map((it) => it.id))].sort();
    if (everybody.length === 0) throw new Refusal('assignment.nobody');

    const at = await takeRecordedAtOfAll(tx, everybody);
    const open = new Set((await tx.query<{ id: string }[]>(`
      select a.person_id as id from assignment a left join assignment_waiver w on w.assignment_id = a.id where a.course_id = $1 and a.person_id = any($2) and w.assignment_id is null and not exists (select from assignment_unit s where s.assignment_id = a.id) and ${unfinished}`, [wish.courseId, everybody])).map((it) => it.id));
    const asked = everybody.filter((it) => !open.has(it));
    const due = wish.dueIn == null ? null : await this.workdays.dueDays(asked, wish.dueIn, tx);
    const reasonId = await keepText(tx, wish.reason, course.at);
    await tx.query('insert into assignment_batch (id, course_id, due_on, reason_id, assigned, already, recorded_at, recorded_by, review_id, due_in) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)', [wish.id, wish.courseId, wish.dueOn, reasonId, asked.length, open.size, course.at, by.personId, wish.reviewId ?? null, wish.dueIn ?? null]);
    await tx.query(`insert into assignment (id, batch_id, person_id, course_id, due_on, due_passed, recorded_at) select id, $2, "personId", $3, "dueOn", passed, at from jsonb_to_recordset($1) as it(id uuid, "personId" uuid, "dueOn" date, passed jsonb, at timestamptz)`,
      [JSON.stringify(asked.map((personId) => ({ id: newId(), personId, dueOn: due?.get(personId)?.day ?? wish.dueOn, passed: due?.get(personId)?.passed ?? [], at: at.get(personId) }))), wish.id, wish.courseId]);
    await audit(tx, by.personId, 'assignment.assign', null, { batchId: wish.id, assigned: asked.length, dueOn: wish.dueOn, ...(wish.dueIn == null ? {} : { dueIn: wish.dueIn }), ...(supporting.length === 0 ? {} : { scopes: wish.scopes, tiers: wish.tiers }), reason: sha256(wish.reason).toString('hex') });
    await this.jobs.announce(tx, 'assignment.assign', wish.id);
    return { id: wish.id, assigned: asked.length, already: open.size };
  }

  /** Who supports today what the wish names. @throws where it names something that is not offered. */
  private async supporting(tx: Tx, by: Actor, wish: AssignmentWish): Promise<{ id: string }[]> {
    const audience = audienceOf(wish.scopes ?? [], wish.tiers ?? []);
    if (audience.length === 0) return [];
    const offered = await tx.query<unknown[]>('select 1 from support_scope where id = any($1) and retired_on is null', [wish.scopes ?? []]);
    if (offered.length < new Set(wish.scopes ?? []).size) throw new Refusal('thing.not-found');
    const modules = await this.scopes.modules(tx);
    const held = await this.scopes.heldBy(reachesEveryone(by, 'assignment.assign') ? null : by.leads, tx);
    return [...held].filter(([, own]) => audience.some((asked) => belongsTo(own, asked, modules))).map(([id]) => ({ id }));
  }
}
