import { Injectable } from '@nestjs/common';
import type { Bilingual, CalendarFeed, Locale } from '@palier/contracts';
import { can, checkpointDays, type Actor } from '@palier/domain';
import { writeCalendar, type CalendarDay } from '@palier/formats';
import { ArticlesQueries } from '#articles';
import { AssignmentsQueries, RenewablesQueries } from '#assignments';
import { countTry, hashOf, isRole, rolesAndLeads } from '#identity';
import { LearningQueries } from '#learning';
import { LiveSessionsQueries } from '#live-sessions';
import { JourneyQueries } from '#onboarding';
import { Config, Database, Refusal } from '#platform';
import { ReviewsQueries } from '#reviews';
import { calendarWords } from './calendar-words.js';

/** So often may one address be read, and may unknown ones be tried from one place, within a quarter of an hour: a calendar asks a few times an hour. */
const mostReads = 60;
const mostUnknown = 100;

interface Follower { readonly id: string; readonly personId: string; readonly locale: Locale; readonly zone: string; readonly since: Date; readonly roles: string[]; readonly leads: string[]; readonly readLately: boolean }

/** What a calendar may know of somebody: when something is due, and its title; the sessions that they go to, and where. No other name, no words, no result. */
@Injectable()
export class CalendarFeedQueries {
  constructor(private readonly db: Database, private readonly config: Config, private readonly learning: LearningQueries, private readonly assignments: AssignmentsQueries, private readonly renewables: RenewablesQueries, private readonly journeys: JourneyQueries, private readonly articles: ArticlesQueries, private readonly reviews: ReviewsQueries, private readonly sessions: LiveSessionsQueries) {}

  async of(actor: Actor): Promise<CalendarFeed> {
    const [open] = await this.db.query<{ since: Date; readAt: Date | null }[]>('select made_at as since, read_at as "readAt" from calendar_feed where person_id = $1 and ended_at is null', [actor.personId]);
    return { since: open?.since.toISOString() ?? null, readAt: open?.readAt?.toISOString() ?? null };
  }

  /** The calendar behind a token. @throws where nobody follows by it, or somebody asks too often; the token is in no key of what is counted. */
  async behind(token: string, address: string): Promise<string> {
    const [who] = await this.db.query<Follower[]>(`
      select f.id, f.person_id as "personId", p.locale, p.time_zone as zone, f.made_at as since, coalesce(f.read_at > palier_now() - interval '1 hour', false) as "readLately", ${rolesAndLeads('f.person_id')}
      from calendar_feed f join person p on p.id = f.person_id left join departure d on d.person_id = p.id
      where f.token_hash = $1 and f.ended_at is null and (d.left_on is null or d.left_on > palier_today())`, [hashOf(token)]);
    await (who === undefined ? countTry(this.db, `calendar:address:${address}`, mostUnknown) : countTry(this.db, `calendar:${who.id}`, mostReads));
    if (who === undefined) throw new Refusal('thing.not-found');
    if (!who.readLately) await this.db.query('update calendar_feed set read_at = palier_now() where id = $1', [who.id]);
    const { locale, zone, since } = who;
    const times = (await this.sessions.calendarOf(who.personId)).map((it) => ({ ...it, address: `${this.config.address}/live-sessions/${it.id}` }));
    return writeCalendar({ name: calendarWords[locale].name, lang: locale, zone, since, times, days: await this.daysOf({ personId: who.personId, roles: who.roles.filter(isRole), leads: who.leads }, locale) });
  }

  /** Everything with a day that is this person’s to do, the earliest first. */
  private async daysOf(actor: Actor, locale: Locale): Promise<CalendarDay[]> {
    const words = calendarWords[locale];
    const titles = new Map((await this.learning.coursesOf(actor)).map((it) => [it.id, it.title]));
    const own = (action: 'todo.read' | 'review.read'): boolean => can(actor, action, { personId: actor.personId });
    const at = (path: string): string => `${this.config.address}${path}`;
    const reviews = own('review.read') ? await this.reviews.ofPerson(actor, actor.personId) : null;
    // Of the looks at somebody's start that are past, the last alone waits: it passes over those before.
    const waiting = reviews?.checkpoints.findLast((it) => it.state === 'soon' || it.state === 'late');
    const ofReviews = reviews === null ? [] : [{ id: 'review', title: words.review, dueOn: reviews.due.dueOn }, ...reviews.checkpoints.filter((it) => it === waiting || it.state === 'later').map((it) => ({ id: it.kind, title: words.checkpoint(checkpointDays[it.kind]), dueOn: it.dueOn }))];
    const due = [
      ...(own('todo.read') ? await this.assignments.askedOf(actor.personId, titles) : []).map((it) => ({ ...it, path: `/courses/${it.courseId}` })),
      ...(await this.journeys.asked(actor, titles)).map((it) => ({ ...it, title: it.course?.title ?? said(it.title, locale), path: `/people/${it.person.id}/journey` })),
      ...(own('todo.read') ? await this.articles.toVerify(actor.personId) : []).map((it) => ({ id: it.id, title: words.verify(it.title), dueOn: it.verifyBy, late: it.late, path: `/articles/${it.id}` })),
      ...(own('todo.read') ? await this.renewables.of({ ...actor, leads: [] }) : []).map((it) => ({ id: it.id, title: words.renew(it.certificate?.name ?? said(it.competency?.name ?? {}, locale)), dueOn: it.dueOn, late: it.late, path: `/people/${actor.personId}/${it.competency === null ? 'certificates' : `skills/${it.competency.id}`}` })),
      ...ofReviews.map((it) => ({ ...it, id: `${actor.personId}-${it.id}`, late: it.dueOn < (reviews?.today ?? ''), path: `/people/${actor.personId}/reviews` })),
    ];
    return due.flatMap((it) => (it.dueOn === null ? [] : [{ id: it.id, day: it.dueOn, title: it.late ? words.late(it.title) : it.title, address: at(it.path) }])).sort((a, b) => (`${a.day} ${a.id}` < `${b.day} ${b.id}` ? -1 : 1));
  }
}

const said = (title: Bilingual, locale: Locale): string => title[locale] ?? title.fr ?? title.en ?? '';
