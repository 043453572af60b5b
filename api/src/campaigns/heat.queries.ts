import { Injectable } from '@nestjs/common';
import type { Campaign, HeatQuestion } from '@palier/contracts';
import { can, reachesEveryone, readsKey, type Actor } from '@palier/domain';
import { AssignmentsQueries } from '#assignments';
import { ItemsQueries } from '#learning';
import { Database, Refusal } from '#platform';

/** Of fewer people than this, no question is told. */
const leastShown = 5;

/** SQL: of whoever is here and followed ($2; everybody where it is null), the first attempt handed in at each quiz that campaign $1 asks, since it was taught. */
const firstAttempts = `
  asked as (select distinct a.person_id, s.unit_id, s.since from assignment_batch b join assignment a on a.batch_id = b.id join assignment_unit s on s.assignment_id = a.id left join departure d on d.person_id = a.person_id
    where (b.campaign_id = $1 or (s.assignment_id, s.unit_id) in (select assignment_id, unit_id from campaign_unit_elsewhere where campaign_id = $1)) and ($2::uuid[] is null or a.person_id = any($2)) and (d.left_on is null or d.left_on > palier_today())),
  first as (select distinct on (t.person_id, t.unit_id) t.id, t.unit_id, v.course_id from asked a join attempt t on t.person_id = a.person_id and t.unit_id = a.unit_id join course_version v on v.id = t.course_version_id and v.number >= a.since join attempt_submission s on s.attempt_id = t.id
    where not exists (select from placement p where p.attempt_id = t.id) order by t.person_id, t.unit_id, s.recorded_at)`;

/** Which questions of a campaign are missed, and what one of them asks. Names nobody. */
@Injectable()
export class HeatQueries {
  constructor(private readonly db: Database, private readonly assignments: AssignmentsQueries, private readonly items: ItemsQueries) {}

  /** How often each question of what was asked was missed by those whom this actor follows, the most missed first. One query. */
  of(actor: Actor, campaignId: string): Promise<Campaign['heat']> {
    return this.db.query<Campaign['heat']>(`
      with ${firstAttempts},
        hits as (select v.question_id, count(*)::int as people, count(*) filter (where m.credit < 1)::int as missed from first f join mark_now m on m.attempt_id = f.id join question_version v on v.id = m.question_version_id group by 1 having count(*) >= ${leastShown})
      select h.question_id as "questionId", q.prompt, q.locale as lang, h.people, h.missed from hits h join person me on me.id = $3
      join lateral (select t.content->>'prompt' as prompt, t.locale from question_version v join question_text t on t.question_version_id = v.id where v.question_id = h.question_id and t.locale in (v.source_locale, me.locale) order by v.number desc, (t.locale = me.locale) desc, t.revision desc limit 1) q on true
      order by h.missed::float8 / h.people desc, h.people desc, h.question_id limit 20`, [campaignId, followed(actor), actor.personId]);
  }

  /**
   * What such a question asks, what is right and what was chosen, by whoever wrote it. Whoever has yet to answer it themselves reads how often it is missed, and no more. At most five queries.
   * @throws where none of those whom this actor follows in the campaign answered it, or too few to say anything of nobody.
   */
  async question(actor: Actor, campaignId: string, questionId: string): Promise<HeatQuestion> {
    const [hit] = await this.db.query<{ people: number; missed: number; attempts: string[]; units: string[]; courses: string[]; release: HeatQuestion['release'] }[]>(`
      with ${firstAttempts}
      select count(*)::int as people, count(*) filter (where m.credit < 1)::int as missed, array_agg(f.id) as attempts, array_agg(distinct f.unit_id) as units, array_agg(distinct f.course_id) as courses, jsonb_build_object('name', r.name, 'product', s.name) as release
      from first f join mark_now m on m.attempt_id = f.id join question_version v on v.id = m.question_version_id and v.question_id = $3 join campaign c on c.id = $1 join release_now r on r.id = c.release_id join support_scope s on s.id = r.product_id group by r.name, s.name`, [campaignId, followed(actor), questionId]);
    if (hit === undefined) throw new Refusal('thing.not-found');
    if (hit.people < leastShown) throw new Refusal('campaign.too-few-answers');
    const found = await this.items.chosen(actor, questionId, hit.attempts);
    if (found === null) throw new Refusal('thing.not-found');
    const mine = can(actor, 'question.review', { personId: found.writtenBy ?? '' });
    const shown = mine || readsKey(await this.own(actor, questionId, hit));
    return { questionId, campaignId, release: hit.release, lang: found.lang, prompt: found.content.prompt, people: hit.people, missed: hit.missed, content: shown ? (found.content as HeatQuestion['content']) : null, options: shown ? found.options : [], mine };
  }

  private async own(actor: Actor, questionId: string, { units, courses }: { readonly units: readonly string[]; readonly courses: readonly string[] }): Promise<Parameters<typeof readsKey>[0]> {
    const [row] = await this.db.query<{ answering: boolean; learning: boolean }[]>(`
      select exists (select from attempt t join attempt_question q on q.attempt_id = t.id join question_version v on v.id = q.question_version_id where t.person_id = $1 and v.question_id = $2 and not exists (select from attempt_submission s where s.attempt_id = t.id)) as answering,
        exists (select from course_opening o join course_version v on v.id = o.course_version_id where o.person_id = $1 and v.course_id = any($4)) and not exists (select from unit_done d where d.person_id = $1 and d.unit_id = any($3)) as learning`, [actor.personId, questionId, units, courses]);
    return { answering: row?.answering === true, learning: row?.learning === true, asked: await this.assignments.isAsked(actor.personId, courses) };
  }
}

const followed = (actor: Actor): readonly string[] | null => (reachesEveryone(actor, 'heat.read') ? null : actor.leads.filter((personId) => can(actor, 'heat.read', { personId })));
