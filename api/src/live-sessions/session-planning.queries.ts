import { Injectable } from '@nestjs/common';
import type { Bilingual, PersonRef, SessionPreview } from '@palier/contracts';
import { can, conflictsWith, restAfterNight, sessionTime, type Actor, type Taken, type WrittenTime } from '@palier/domain';
import { CoursesQueries } from '#courses';
import { PeopleQueries } from '#people';
import { Database, Refusal } from '#platform';
import { RecordLook } from '#trust';
import { WorkdaysQueries } from '#workdays';
import { LiveSessionsQueries } from './live-sessions.queries.js';

interface Planning { readonly today: string; readonly zone: string; readonly zones: string[]; readonly courses: { id: string; title: string }[]; readonly team: PersonRef[]; readonly step: { id: string; person: PersonRef; title: Bilingual; contact: PersonRef | null } | null }
interface PreviewWish extends WrittenTime { readonly sessionId: string | null; readonly people: readonly string[] }

@Injectable()
export class SessionPlanningQueries {
  constructor(private readonly db: Database, private readonly people: PeopleQueries, private readonly courses: CoursesQueries, private readonly workdays: WorkdaysQueries, private readonly sessions: LiveSessionsQueries, private readonly looks: RecordLook) {}

  /** What a session may be planned with. Five queries at most. @throws where the step is not there, or of a plan that this actor does not read. */
  async of(actor: Actor, stepId: string | null): Promise<Planning> {
    const [here] = await this.db.query<{ today: string; zone: string; zones: string[] }[]>(`
      select (palier_now() at time zone p.time_zone)::date::text as today, p.time_zone as zone, array(select distinct q.time_zone from person q left join departure d on d.person_id = q.id where d.left_on is null or d.left_on > palier_today() order by 1 limit 100) as zones from person p where p.id = $1`, [actor.personId]);
    if (here === undefined) throw new Refusal('thing.not-found');
    const team = actor.leads.length === 0 ? [] : (await this.people.present([], actor.leads.slice(0, 200))).map(({ id, name }) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name, 'fr'));
    const courses = (await this.courses.courses(actor.personId, null)).map((it) => ({ id: it.courseId, title: it.title })).sort((a, b) => a.title.localeCompare(b.title, 'fr'));
    return { ...here, courses, team, step: stepId === null ? null : await this.step(actor, stepId) };
  }

  private async step(actor: Actor, stepId: string): Promise<Planning['step']> {
    const [step] = await this.db.query<NonNullable<Planning['step']>[]>(`
      select j.id, j.title, jsonb_build_object('id', p.id, 'name', p.display_name) as person, case when c.id is not null then jsonb_build_object('id', c.id, 'name', c.display_name) end as contact
      from journey_standing j join person p on p.id = j.person_id left join person c on c.id = j.contact_id where j.id = $1 and j.kind = 'meet'`, [stepId]);
    if (step === undefined || !can(actor, 'journey.read', { personId: step.person.id })) throw new Refusal('thing.not-found');
    return step;
  }

  /** What stands against a time for these people; when somebody is taken is said of those whose absences and shifts this actor may read, and of no one else. Four queries and the look. */
  async preview(actor: Actor, { sessionId, people, ...written }: PreviewWish): Promise<SessionPreview> {
    const time = sessionTime(written);
    if (time === null) throw new Refusal('live-session.time-out-of-order');
    const asked = [...new Set(people)];
    const open = asked.filter((personId) => personId === actor.personId || can(actor, 'unavailability.read', { personId }));
    const [from, until] = [new Date(time.startsAt - restAfterNight), new Date(time.endsAt)];
    const inSessions = await this.sessions.takenBetween([...open, ...actor.leads], from, until, sessionId);
    const taken = [...(await this.workdays.awayBetween(open, from, until)), ...inSessions.filter((it) => open.includes(it.personId))].map((it): Taken => ({ personId: it.personId, kind: it.kind, startsAt: it.startsAt.getTime(), endsAt: it.endsAt.getTime() }));
    const conflicts = conflictsWith(time, taken);
    const off = [...new Set(inSessions.filter((it) => it.offPhones && !asked.includes(it.personId) && actor.leads.includes(it.personId) && it.startsAt.getTime() < time.endsAt && it.endsAt.getTime() > time.startsAt).map((it) => it.personId))];
    const names = await this.people.namesOf([...asked, ...off]);
    const named = (id: string): PersonRef => ({ id, name: names.get(id) ?? '' });
    await this.looks.atAll(actor, 'look.unavailability', conflicts.map((it) => it.personId));
    return {
      startsAt: new Date(time.startsAt).toISOString(), endsAt: new Date(time.endsAt).toISOString(), minutes: (time.endsAt - time.startsAt) / 60_000,
      conflicts: conflicts.map((it) => ({ person: named(it.personId), kind: it.kind, startsAt: new Date(it.startsAt).toISOString(), endsAt: new Date(it.endsAt).toISOString() })),
      unknown: asked.filter((it) => !open.includes(it) && names.has(it)).map(named), alsoOff: off.map(named),
    };
  }
}
