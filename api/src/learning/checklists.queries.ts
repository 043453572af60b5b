import { Injectable } from '@nestjs/common';
import type { ChecklistState, PersonChecklist, PersonChecklistLine } from '@palier/contracts';
import { can, checklistDone, type Actor, type ChecklistItem } from '@palier/domain';
import { PeopleQueries } from '#people';
import { Database, Refusal, require, type Reader } from '#platform';
import { RecordLook } from '#trust';

interface TickRow { id: string; itemId: string; by: string; raterId: string; at: Date; observed: string; withdrawnBy: string | null; withdrawnAt: Date | null; reason: string | null }
/** A checklist in the version that a person follows. */
export interface FollowedChecklist { readonly courseId: string; readonly courseVersionId: string; readonly unitId: string; readonly title: string; readonly courseTitle: string; readonly lang: 'fr' | 'en'; readonly items: readonly ChecklistItem[] }

/** What an act says in a version, where it was written. */
const actIn = (version: string): string => `(select i->>'text' from unit_text x join course_version cv on cv.id = x.course_version_id and cv.source_locale = x.locale cross join lateral jsonb_array_elements(x.items) i
  where x.course_version_id = ${version} and x.unit_id = o.unit_id and i->>'id' = t.item_id::text order by x.revision desc limit 1)`;

/** Whether a tick `t` of an observation `o` counts in a version of its checklist: between the two, step by step, the act says the same or was only reworded. */
export const countsIn = (version: string): string => `(o.course_version_id = ${version} or not exists (
  select from course_version a join course_version b on b.id = ${version} join course_version m on m.course_id = a.course_id and m.number > least(a.number, b.number) and m.number <= greatest(a.number, b.number)
    join course_version l on l.course_id = m.course_id and l.number = m.number - 1
  where a.id = o.course_version_id and (${actIn('m.id')} is null or ${actIn('l.id')} is null or m.change_class <> 'cosmetic' and ${actIn('m.id')} <> ${actIn('l.id')})))`;

@Injectable()
export class ChecklistsQueries {
  constructor(private readonly db: Database, private readonly people: PeopleQueries, private readonly looks: RecordLook) {}

  /** What is seen of a checklist, act by act. Whether the reader may know is asked by whoever calls. */
  async state(actor: Actor, personId: string, courseVersionId: string, unitId: string, items: readonly ChecklistItem[], reader: Reader = this.db): Promise<ChecklistState> {
    const ticks = await reader.query<TickRow[]>(`
      select t.id, t.item_id as "itemId", p.display_name as by, o.rater_id as "raterId", t.recorded_at as at, w.words as observed, xp.display_name as "withdrawnBy", x.recorded_at as "withdrawnAt", xw.words as reason
      from checklist_observation o join checklist_tick t on t.observation_id = o.id join person p on p.id = o.rater_id join fact_text w on w.id = o.words_id
      left join checklist_tick_withdrawal x on x.tick_id = t.id left join person xp on xp.id = x.recorded_by left join fact_text xw on xw.id = x.reason_id
      where o.person_id = $1 and o.unit_id = $3 and ${countsIn('$2')} order by t.recorded_at desc, t.id desc`, [personId, courseVersionId, unitId]);
    const [request] = await reader.query<{ id: string }[]>('select id from open_sign_off_request where person_id = $1 and unit_id = $2', [personId, unitId]);
    const live = ticks.filter((it) => it.withdrawnAt === null);
    return {
      done: checklistDone(items, new Set(live.map((it) => it.itemId))), requestId: request?.id ?? null,
      items: items.map(({ id, text, required }) => {
        const tick = live.find((it) => it.itemId === id);
        return {
          id, text, required,
          tick: tick === undefined ? null : { id: tick.id, by: tick.by, at: tick.at.toISOString(), observed: tick.observed, mayWithdraw: tick.raterId === actor.personId && can(actor, 'sign-off.withdraw', { personId }) },
          withdrawn: ticks.flatMap((it) => (it.itemId !== id || it.withdrawnAt === null ? [] : [{ by: it.by, at: it.at.toISOString(), observed: it.observed, withdrawnBy: it.withdrawnBy ?? '', withdrawnAt: it.withdrawnAt.toISOString(), reason: it.reason ?? '' }])),
        };
      }),
    };
  }

  /** A checklist of somebody, for themselves, whoever may observe them, and HR. */
  async one(actor: Actor, personId: string, unitId: string): Promise<PersonChecklist> {
    require(actor, 'sign-off.read', personId);
    const name = await this.people.nameOf(personId);
    const [it] = name === null ? [] : await this.followed(actor, personId, unitId);
    if (name === null || it === undefined) throw new Refusal('thing.not-found');
    await this.looks.at(actor, 'look.sign-off', personId);
    const { courseVersionId, items, ...said } = it;
    return { ...said, ...(await this.state(actor, personId, courseVersionId, unitId, items)), person: { id: personId, name }, mayObserve: can(actor, 'sign-off.observe', { personId }) };
  }

  /** Every checklist that may be observed of somebody: those asked for first, then those begun, then by their titles. A fixed number of queries, whatever their number. */
  async ofPerson(actor: Actor, personId: string): Promise<PersonChecklistLine[]> {
    require(actor, 'sign-off.observe', personId);
    if ((await this.people.nameOf(personId)) === null) throw new Refusal('thing.not-found');
    const all = await this.followed(actor, personId, null);
    await this.looks.at(actor, 'look.sign-off', personId);
    const ticked = await this.db.query<{ unitId: string; items: string[] }[]>(`
      select o.unit_id as "unitId", array_agg(distinct t.item_id::text) as items from unnest($2::uuid[]) f(version) join checklist_observation o on o.person_id = $1 join unit_version u on u.course_version_id = f.version and u.unit_id = o.unit_id join checklist_tick t on t.observation_id = o.id
      where not exists (select from checklist_tick_withdrawal x where x.tick_id = t.id) and ${countsIn('f.version')} group by 1`, [personId, [...new Set(all.map((it) => it.courseVersionId))]]);
    const asked = new Set((await this.db.query<{ unitId: string }[]>('select unit_id as "unitId" from open_sign_off_request where person_id = $1 and unit_id is not null', [personId])).map((it) => it.unitId));
    return all.map(({ items, courseVersionId: _, ...it }) => {
      const seen = new Set(ticked.find((one) => one.unitId === it.unitId)?.items ?? []);
      const required = items.filter((item) => item.required);
      return { ...it, ticked: required.filter((item) => seen.has(item.id)).length, required: required.length, done: checklistDone(items, seen), asked: asked.has(it.unitId) };
    }).sort((a, b) => Number(b.asked) - Number(a.asked) || Number(a.done) - Number(b.done) || Number(b.ticked > 0) - Number(a.ticked > 0) || a.title.localeCompare(b.title, 'fr'));
  }

  /** Checklists in the versions that a person follows, in the language of whoever reads. */
  followed(actor: Actor, personId: string, unitId: string | null, reader: Reader = this.db): Promise<FollowedChecklist[]> {
    return reader.query<FollowedChecklist[]>(`
      select v.course_id as "courseId", v.id as "courseVersionId", u.unit_id as "unitId", t.title, t.items, t.locale as lang, c.title as "courseTitle"
      from (select distinct on (v.course_id) v.* from course_version v left join course_opening o on o.course_version_id = v.id and o.person_id = $2
            where $3::uuid is null or v.course_id = (select course_id from unit where id = $3) order by v.course_id, (o.person_id is not null) desc, v.number desc) v
      join unit_version u on u.course_version_id = v.id and u.kind = 'checklist' and ($3::uuid is null or u.unit_id = $3) join person reader on reader.id = $1
      join lateral (select * from unit_text t where t.course_version_id = v.id and t.unit_id = u.unit_id and t.locale in (v.source_locale, reader.locale) order by (t.locale = reader.locale) desc, t.revision desc limit 1) t on true
      join lateral (select * from course_text t where t.course_version_id = v.id and t.locale in (v.source_locale, reader.locale) order by (t.locale = reader.locale) desc, t.revision desc limit 1) c on true
      order by u.unit_id limit 200`, [actor.personId, personId, unitId]);
  }
}
