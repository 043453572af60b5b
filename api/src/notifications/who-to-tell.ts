import { Injectable } from '@nestjs/common';
import { can, dayOf, endingDays, endOfDay, escalates, escalationLooksBack, mayEver, newsDays, plusDays, reminderAt, soonDays, type Action, type Level, type NotificationKind, type ProofDeed } from '@palier/domain';
import { ArticlesQueries, type ChangedArticle } from '#articles';
import { AssignmentsQueries, type Extension, type OpenAssignment, type Recount } from '#assignments';
import { CampaignsQueries } from '#campaigns';
import { CarriedOverQueries } from '#carried-over';
import { ChecksQueries, type CheckNews } from '#courses';
import { CertificatesQueries } from '#certificates';
import { EndingsQueries, PiecesQueries, RecurringQueries, SecondOpinionQueries, SecondRatingQueries, SignOffQueries, type OccurrenceNews, type OpinionNews, type PieceNews, type RatingNews, type Signed, type WaitingRequest } from '#evidence';
import { HelpQueries, type Standing } from '#help';
import { LiveSessionsQueries, type SessionNews } from '#live-sessions';
import { RegradesQueries, type DecidedRegrade, type RegradeNews, type WaitingRegrade } from '#learning';
import { JourneyQueries, type JourneyNews } from '#onboarding';
import { PeopleQueries, type NearLead } from '#people';
import { RefresherQueries } from '#refresher';
import { CurrencyQueries } from '#releases';
import { ReviewsQueries, type ReviewNews } from '#reviews';
import { WebhooksQueries, type SwitchedOff } from '#webhooks';
import { Database, type Reader } from '#platform';
import { WorkdaysQueries } from '#workdays';
import { NotificationsQueries } from './notifications.queries.js';

/** What a notification is about, by ids and days alone: names and titles are read when somebody reads it. */
export interface About { readonly courseId?: string; readonly competencyId?: string; readonly level?: Level; readonly personId?: string; readonly byId?: string; readonly day?: string; readonly more?: number; readonly decision?: 'granted' | 'refused'; readonly does?: ProofDeed; readonly requestId?: string; readonly articleId?: string; readonly certificateId?: string; readonly sessionId?: string; readonly startsAt?: string; readonly before?: string; readonly changeId?: string }
/** Somebody, something, a kind, and which time it is: nobody is told twice of the same four. */
export interface Occurrence { readonly personId: string; readonly kind: NotificationKind; readonly thingId: string; readonly occurrence: string; readonly about: About; readonly at: Date }

/** A day's news bounds every look back. */
const since = (now: number): Date => new Date(now - newsDays * 86_400_000);
export const keyOf = (it: Pick<Occurrence, 'personId' | 'kind' | 'thingId' | 'occurrence'>): string => `${it.personId} ${it.kind} ${it.thingId} ${it.occurrence}`;

/**
 * Who is to be told of what, as the facts are now. Asked when something happened, asked again before a mail goes out: whoever has left or moved,
 * was exempted or is done is simply no longer in the answer.
 */
@Injectable()
export class WhoToTell {
  constructor(private readonly db: Database, private readonly assignments: AssignmentsQueries, private readonly signOffs: SignOffQueries, private readonly carriedOver: CarriedOverQueries, private readonly help: HelpQueries, private readonly journeys: JourneyQueries, private readonly people: PeopleQueries, private readonly regrades: RegradesQueries, private readonly articles: ArticlesQueries, private readonly checks: ChecksQueries, private readonly opinions: SecondOpinionQueries, private readonly reviews: ReviewsQueries, private readonly sessions: LiveSessionsQueries, private readonly campaigns: CampaignsQueries, private readonly webhooks: WebhooksQueries, private readonly pieces: PiecesQueries, private readonly recurring: RecurringQueries, private readonly ratings: SecondRatingQueries, private readonly certificates: CertificatesQueries, private readonly endings: EndingsQueries, private readonly refreshers: RefresherQueries, private readonly workdays: WorkdaysQueries, private readonly notifications: NotificationsQueries, private readonly currency: CurrencyQueries) {}

  /** Of these assignments, requests, signatures, observations, exchanges, onboarding plans and mentors; and of what these people carried over. */
  async of(thingIds: readonly string[], reader: Reader = this.db): Promise<Occurrence[]> {
    const now = await this.db.now(reader);
    const open = await this.assignments.open(thingIds, null, reader);
    return [
      ...this.ofAssignments(open, now), ...(await this.ofEscalations(open, now, reader)),
      ...(await this.ofExtensions(await this.assignments.extensions({ ids: thingIds }, reader), reader)), ...(await this.assignments.recounts({ ids: thingIds }, reader)).map(ofRecount),
      ...(await this.ofSignatures(thingIds, reader)),
      ...(await this.help.news({ ids: thingIds }, reader)).flatMap(ofHelp), ...(await this.journeys.news({ ids: thingIds }, reader)).map(ofJourney), ...(await this.regrades.news({ ids: thingIds }, reader)).map(ofRegrade), ...(await this.articles.changed({ ids: thingIds }, reader)).map(ofArticle), ...(await this.ofWaitingRegrades(await this.regrades.waiting({ ids: thingIds }, reader), reader)), ...(await this.regrades.decided({ ids: thingIds }, reader)).map(ofDecided), ...(await this.ofChecks(await this.checks.news({ ids: thingIds }, reader), reader)), ...(await this.ofReviews(await this.reviews.news({ ids: thingIds }, reader), reader)), ...(await this.ofDueReviews(now, thingIds, reader)), ...(await this.sessions.news({ ids: thingIds }, reader)).map(ofSession), ...(await this.sessions.soon(now, thingIds, reader)).map(ofSession), ...(await this.ofSwitchedOff(await this.webhooks.switchedOff({ ids: thingIds }, reader), reader)), ...(await this.ofEndings(now, thingIds, reader)), ...(await this.campaigns.nudges({ ids: thingIds }, reader)).map(ofNudge), ...(await this.campaigns.changes({ ids: thingIds }, reader)).map(ofChange), ...(await this.ofOrphans(now, thingIds, reader)), ...(await this.assignments.ended({ ids: thingIds, since: since(now) }, reader)).map(ofEnded),
      ...(await this.ofPieces(await this.pieces.news({ ids: thingIds }, reader), reader)), ...(await this.ofOccurrences(await this.recurring.news({ ids: thingIds }, reader), reader)), ...(await this.ofRatings(await this.ratings.news({ ids: thingIds }, reader), reader)), ...(await this.ofCertificates(now, thingIds, reader)), ...(await this.ofProofs(now, thingIds, reader)), ...(await this.refreshers.dueNews({ of: thingIds }, reader)).map(ofRefresher), ...(await this.ofCritical(now, { ids: thingIds }, reader)),
    ];
  }

  /** Of what was just done to a thing. A signature, its request and its observation are nothing else: whoever signs fifty times asks fifty times about signatures, and not about courses, help and reviews. */
  async after(what: Action, thing: string, reader: Reader = this.db): Promise<Occurrence[]> {
    return what.startsWith('sign-off.') ? this.ofSignatures([thing], reader) : this.of([thing], reader);
  }

  /** Of what was told of things, as it is now: what is asked of somebody is nothing else, and thousands of mails ask. */
  async still(told: readonly Pick<Occurrence, 'kind' | 'thingId' | 'personId'>[], reader: Reader = this.db): Promise<Occurrence[]> {
    const [asked, critical, other] = [ofWhatIsAsked, ofCriticalChanges, null].map((kinds) => [...new Set(told.filter((it) => (kinds === null ? ![...ofWhatIsAsked, ...ofCriticalChanges].includes(it.kind) : kinds.includes(it.kind))).map((it) => it.thingId))]);
    const open = asked === undefined || asked.length === 0 ? [] : await this.assignments.open(await this.assignments.together(asked, reader), null, reader);
    const now = await this.db.now(reader);
    // Of whoever is written to alone: everybody who supports the product is many.
    const toRead = critical === undefined || critical.length === 0 ? [] : await this.ofCritical(now, { ids: critical, personIds: [...new Set(told.map((it) => it.personId))] }, reader);
    return [...this.ofAssignments(open, now), ...(await this.ofEscalations(open, now, reader)), ...toRead, ...(other === undefined || other.length === 0 ? [] : await this.of(other, reader))];
  }

  async *ofBatch(batch: string): AsyncGenerator<Occurrence[]> {
    const now = await this.db.now();
    for await (const some of this.assignments.asked({ batch })) yield this.ofAssignments(some, now);
  }

  /** Of all that is news, some at a time: for what an event missed, and after a restore. */
  async *ofLate(reader: Reader = this.db): AsyncGenerator<Occurrence[]> {
    const now = await this.db.now(reader);
    for await (const some of this.assignments.asked({ since: since(now) })) yield this.ofAssignments(some, now);
    yield [
      ...(await this.ofExtensions(await this.assignments.extensions({ since: since(now) }, reader), reader)), ...(await this.assignments.recounts({ since: since(now) }, reader)).map(ofRecount),
      ...(await this.ofSignOffs(await this.signOffs.waiting({ since: since(now) }, reader), await this.signOffs.signed({ since: since(now) }, reader), reader)), ...(await this.ofOpinions(await this.opinions.news({ since: since(now) }, reader), reader)),
      ...(await this.help.news({ since: since(now) }, reader)).flatMap(ofHelp), ...(await this.journeys.news({ since: since(now) }, reader)).map(ofJourney), ...(await this.regrades.news({ since: since(now) }, reader)).map(ofRegrade), ...(await this.articles.changed({ since: since(now) }, reader)).map(ofArticle), ...(await this.ofWaitingRegrades(await this.regrades.waiting({ since: since(now) }, reader), reader)), ...(await this.regrades.decided({ since: since(now) }, reader)).map(ofDecided), ...(await this.ofChecks(await this.checks.news({ since: since(now) }, reader), reader)), ...(await this.ofReviews(await this.reviews.news({ since: since(now) }, reader), reader)), ...(await this.sessions.news({ since: since(now) }, reader)).map(ofSession), ...(await this.campaigns.nudges({ since: since(now) }, reader)).map(ofNudge), ...(await this.campaigns.changes({ since: since(now) }, reader)).map(ofChange), ...(await this.assignments.ended({ since: since(now) }, reader)).map(ofEnded), ...(await this.ofSwitchedOff(await this.webhooks.switchedOff({ since: since(now) }, reader), reader)),
      ...(await this.ofPieces(await this.pieces.news({ since: since(now) }, reader), reader)), ...(await this.ofOccurrences(await this.recurring.news({ since: since(now) }, reader), reader)), ...(await this.ofRatings(await this.ratings.news({ since: since(now) }, reader), reader)),
    ];
    yield this.ofProofs(now, null, reader);
    yield this.ofOrphans(now, null, reader);
    yield this.ofReviews(await this.reviews.standInNews(reader), reader);
    yield this.ofCritical(now, { since: new Date(now - escalationLooksBack * 86_400_000) }, reader);
  }

  /** Of what is due about now, wherever on earth, some at a time. */
  async *ofDue(reader: Reader = this.db): AsyncGenerator<Occurrence[]> {
    const now = await this.db.now(reader);
    const today = dayOf(now, 'UTC');
    for await (const some of this.assignments.dueBetween(plusDays(today, -newsDays - 2), plusDays(today, soonDays + 1))) yield some.flatMap((it) => reminder(it, now));
    yield this.ofEndings(now, null, reader);
    yield this.ofDueReviews(now, null, reader);
    yield (await this.sessions.soon(now, null, reader)).map(ofSession);
    yield this.ofCertificates(now, null, reader);
    yield this.ofRefreshers(now, reader);
  }

  /** Of what is late for so long that whoever leads is told, some at a time. */
  async *ofLateness(): AsyncGenerator<Occurrence[]> {
    const now = await this.db.now();
    const today = dayOf(now, 'UTC');
    if ((await this.notifications.bounds()).escalationDays === 0) return;
    for await (const some of this.assignments.dueBetween(plusDays(today, -escalationLooksBack), today)) yield this.ofEscalations(some, now, this.db);
  }

  /** The installation's day: what ends with a day ends there. */
  private async today(reader: Reader): Promise<string> {
    const [row] = await reader.query<{ today: string }[]>('select palier_today()::text as today');
    return row?.today ?? '';
  }

  private ofAssignments(open: readonly OpenAssignment[], now: number): Occurrence[] {
    return open.flatMap((it) => [
      ...(it.askedBy === it.personId ? [] : [{ personId: it.personId, kind: 'assigned' as const, thingId: it.toldAs, occurrence: '', about: { courseId: it.courseId, byId: it.askedBy, ...(it.dueOn === null ? {} : { day: it.dueOn }) }, at: it.askedAt }]),
      ...reminder(it, now),
    ]);
  }

  /** Whoever leads somebody is told what is late for so many working days of theirs, once each; and they are told that it was said. Where nobody who leads them can sign in, HR is told, as an exception. */
  private async ofEscalations(open: readonly OpenAssignment[], now: number, reader: Reader): Promise<Occurrence[]> {
    const late = open.flatMap((it) => (it.dueOn === null || endOfDay(it.dueOn, it.zone) > now ? [] : [{ ...it, dueOn: it.dueOn }]));
    if (late.length === 0) return [];
    const { escalationDays } = await this.notifications.bounds(reader);
    if (escalationDays === 0) return [];
    const [days, leads] = [await this.workdays.daysOf(new Map([...late].sort((a, b) => (a.dueOn > b.dueOn ? -1 : 1)).map((it) => [it.personId, it.dueOn])), reader), await this.whoHears([...new Set(late.map((it) => it.personId))], reader)];
    return late.flatMap((it): Occurrence[] => {
      const [own, { kind, whom }] = [days.get(it.personId), leads(it.personId)];
      const at = own === undefined ? null : escalates({ dueOn: it.dueOn, askedAt: it.dueSince.getTime(), zone: it.zone }, escalationDays, own, now);
      if (at === null) return [];
      const told = { thingId: it.toldAs, occurrence: '', at: new Date(at) };
      return [...whom.map((lead): Occurrence => ({ ...told, personId: lead, kind, about: { courseId: it.courseId, personId: it.personId, day: it.dueOn } })), ...whom.slice(0, 1).map((lead): Occurrence => ({ ...told, personId: it.personId, kind: 'leadTold', about: { courseId: it.courseId, byId: lead, day: it.dueOn } }))];
    });
  }

  /** The nearest of whoever leads somebody and can sign in, else HR; nobody of themselves. Where nobody at all can sign in, whoever would be told: it waits for them. */
  private async whoHears(personIds: readonly string[], reader: Reader): Promise<(personId: string) => { readonly kind: 'escalated' | 'unledLate'; readonly whom: string[] }> {
    const near = Map.groupBy((await this.people.leadsNear(personIds, reader)).filter((it) => it.decides), (it) => it.personId);
    const able = (personId: string) => (near.get(personId) ?? []).filter((it) => it.access);
    const hr = personIds.every((it) => able(it).length > 0) ? [] : await this.people.present(['hr'], [], reader);
    const nearest = (leads: readonly NearLead[]): string[] => [...new Set(leads.filter((it) => it.depth === leads[0]?.depth).map((it) => it.id))];
    return (personId) => {
      const others = hr.filter((it) => it.id !== personId);
      const whom = others.filter((it) => it.access);
      if (able(personId).length > 0) return { kind: 'escalated', whom: nearest(able(personId)) };
      return whom.length > 0 || !near.has(personId) ? { kind: 'unledLate', whom: (whom.length > 0 ? whom : others).map((it) => it.id) } : { kind: 'escalated', whom: nearest(near.get(personId) ?? []) };
    };
  }

  /** Who asks is answered; who leads them is asked, or HR where nobody leads them. */
  private async ofExtensions(requests: readonly Extension[], reader: Reader): Promise<Occurrence[]> {
    const waiting = requests.filter((it) => it.decision === null && it.open);
    const answers = await this.whoAnswersFor(waiting.map((it) => it.personId), reader);
    return [
      ...waiting.flatMap((it) => answers(it.personId).map((lead): Occurrence => ({ personId: lead, kind: 'extensionAsked', thingId: it.id, occurrence: '', about: { courseId: it.courseId, personId: it.personId, day: it.wishedOn }, at: it.askedAt }))),
      ...requests.flatMap((it): Occurrence[] => (it.decision === null || it.answeredAt === null || !it.open ? [] : [{ personId: it.personId, kind: 'extensionAnswered', thingId: it.id, occurrence: '', about: { courseId: it.courseId, day: it.wishedOn, decision: it.decision, ...(it.by === null ? {} : { byId: it.by }) }, at: it.answeredAt }])),
    ];
  }

  /** Whose levels they are is told that they end, and so is who may confirm them. A later day is another occurrence. */
  private async ofEndings(now: number, of: readonly string[] | null, reader: Reader): Promise<Occurrence[]> {
    const today = await this.today(reader);
    const endings = await this.carriedOver.endingBetween(today, plusDays(today, endingDays), of, reader);
    const answers = await this.whoAnswersFor(endings.map((it) => it.personId), reader);
    return endings.flatMap(({ personId, endsOn }) => [
      { personId, kind: 'carriedOverEnds' as const, about: { day: endsOn } }, ...answers(personId).map((lead) => ({ personId: lead, kind: 'carriedOverWaits' as const, about: { personId, day: endsOn } })),
    ].map((it): Occurrence => ({ ...it, thingId: personId, occurrence: endsOn, at: new Date(now) })));
  }

  /** Where who held a review is gone and the other signed, whoever may sign in their place is told: who leads, or HR where nobody who does can sign in. */
  private async ofReviews(news: readonly ReviewNews[], reader: Reader): Promise<Occurrence[]> {
    const waiting = news.filter((it) => it.state === 'signing' && it.leadSigner === 'standIn');
    const hears = waiting.length === 0 ? null : await this.whoHears([...new Set(waiting.map((it) => it.personId))], reader);
    return news.flatMap((it) => ofReview(it, hears?.(it.personId).whom ?? []));
  }

  /** Whose interview it is is told that it is due, and so is who leads them: when it comes near, and once more when it is past. */
  private async ofDueReviews(now: number, of: readonly string[] | null, reader: Reader): Promise<Occurrence[]> {
    const due = await this.reviews.dueNews(of, reader);
    const answers = await this.whoAnswersFor(due.map((it) => it.personId), reader);
    return due.flatMap(({ personId, dueOn, state, checkpoint }) => [{ personId, about: { day: dueOn } }, ...answers(personId).map((lead) => ({ personId: lead, about: { personId, day: dueOn } }))]
      .map((it): Occurrence => ({ ...it, kind: checkpoint === null ? 'reviewDue' : 'checkpointDue', thingId: personId, occurrence: `${dueOn} ${state}`, at: new Date(now) })));
  }

  /** Whoever administers is told that another system is told nothing any more. Each time that it happens is one. */
  private async ofSwitchedOff(off: readonly SwitchedOff[], reader: Reader): Promise<Occurrence[]> {
    const admins = off.length === 0 ? [] : await this.people.present(['admin'], [], reader);
    return off.flatMap((it) => admins.map((one): Occurrence => ({ personId: one.id, kind: 'webhookOff', thingId: it.id, occurrence: it.at.toISOString(), about: {}, at: it.at })));
  }

  /** Whoever may take a live audience over is told once that nobody follows it any more: once for each in whose name it was. */
  private async ofOrphans(now: number, of: readonly string[] | null, reader: Reader): Promise<Occurrence[]> {
    const orphans = await this.campaigns.orphans(of, reader);
    const entitled = orphans.length === 0 ? [] : (await this.people.present(['lead', 'hr'], [], reader)).filter((it) => mayEver(it, 'campaign.take-over'));
    return orphans.flatMap(({ campaignId, followerId }) => entitled.map((one): Occurrence => ({ personId: one.id, kind: 'campaignChanged', thingId: campaignId, occurrence: `nobody follows ${followerId}`, about: { byId: followerId }, at: new Date(now) })));
  }

  /** Whose certificate it is is told that it may be renewed or has ended; who leads them as well, where it is asked of them. A later end is another occurrence. */
  private async ofCertificates(now: number, of: readonly string[] | null, reader: Reader): Promise<Occurrence[]> {
    const news = await this.certificates.dueNews(of, reader);
    const answers = await this.whoAnswersFor(news.filter((it) => it.required).map((it) => it.personId), reader);
    return news.flatMap(({ personId, certificateId, required, state, until }) => [{ personId, about: { certificateId, day: until } }, ...(required ? answers(personId) : []).map((lead) => ({ personId: lead, about: { certificateId, personId, day: until } }))]
      .map((it): Occurrence => ({ ...it, kind: state === 'toRenew' ? 'certificateToRenew' : 'certificateExpired', thingId: personId, occurrence: `${certificateId} ${until}`, at: new Date(now) })));
  }

  /** Whose level it is is told that its proof ends and what to do, and so is who leads them. Another end is another occurrence. What was carried over and what certificates say is told as such. */
  private async ofProofs(now: number, of: readonly string[] | null, reader: Reader): Promise<Occurrence[]> {
    const ends = (await this.endings.open(of, reader)).filter((it) => it.does !== 'confirm' && it.certificates.length === 0 && !it.waits);
    const answers = await this.whoAnswersFor(ends.map((it) => it.personId), reader);
    return ends.flatMap(({ personId, competencyId, level, until, does }) => [{ personId, about: {} }, ...answers(personId).map((lead) => ({ personId: lead, about: { personId } }))]
      .map((it): Occurrence => ({ personId: it.personId, kind: 'proofEnds', thingId: personId, occurrence: `${competencyId} ${level} ${until}`, about: { ...it.about, competencyId, level, day: until, does }, at: new Date(now) })));
  }

  /**
   * Whoever has to read a critical change is told once of it as it is said, as long as it is news; and once more when so many working days of theirs went by as after which a lead is told of what is late. Said otherwise, it is another occurrence; withdrawn or confirmed, it is in no answer any more.
   */
  private async ofCritical(now: number, which: Parameters<CurrencyQueries['criticalNews']>[0], reader: Reader): Promise<Occurrence[]> {
    const news = await this.currency.criticalNews(which, reader);
    if (news.length === 0) return [];
    const { escalationDays } = await this.notifications.bounds(reader);
    const days = escalationDays === 0 ? new Map<string, never>() : await this.workdays.daysOf(new Map([...news].sort((a, b) => b.at.getTime() - a.at.getTime()).map((it) => [it.personId, dayOf(it.at.getTime(), it.zone)])), reader);
    return news.flatMap((it): Occurrence[] => {
      const [own, told] = [days.get(it.personId), { personId: it.personId, thingId: it.changeId, occurrence: it.sha256, about: { changeId: it.changeId } }];
      const again = own === undefined ? null : escalates({ dueOn: dayOf(it.at.getTime(), it.zone), askedAt: it.at.getTime(), zone: it.zone }, escalationDays, own, now);
      return [...(it.at >= since(now) ? [{ ...told, kind: 'criticalChange' as const, at: it.at }] : []), ...(again === null ? [] : [{ ...told, kind: 'criticalChangeOpen' as const, at: new Date(again) }])];
    });
  }

  /** Three minutes to keep what one proved, once a week: who was told of this week, or of one that is not over yet where they live, is not looked at again. */
  private async ofRefreshers(now: number, reader: Reader): Promise<Occurrence[]> {
    const told = await reader.query<{ id: string }[]>(`select person_id as id from notification where kind = 'refresherReady' and occurrence > $1`, [plusDays(dayOf(now, 'UTC'), -6)]);
    return (await this.refreshers.dueNews({ butThose: told.map((it) => it.id) }, reader)).map(ofRefresher);
  }

  /** Who leads them is asked to look at it; whoever handed it in is told what came of it. */
  private async ofPieces(news: readonly PieceNews[], reader: Reader): Promise<Occurrence[]> {
    const waiting = news.filter((it) => it.decision === null);
    const leads = waiting.length === 0 ? new Map<string, string[]>() : await this.people.nearestLeads(waiting.map((it) => it.personId), reader);
    return news.flatMap(({ id, personId, competencyId, level, at, decision, by, answeredAt }): Occurrence[] => (decision === null
      ? (leads.get(personId) ?? []).map((lead): Occurrence => ({ personId: lead, kind: 'pieceAsked', thingId: id, occurrence: '', about: { competencyId, level, personId }, at }))
      : [{ personId, kind: 'pieceAnswered', thingId: id, occurrence: '', about: { competencyId, level, decision: decision === 'accepted' ? 'granted' : 'refused', ...(by === null ? {} : { byId: by }) }, at: answeredAt ?? at }]));
  }

  /** The same of what is done regularly; who noted it themselves knows that it waits. */
  private async ofOccurrences(news: readonly OccurrenceNews[], reader: Reader): Promise<Occurrence[]> {
    const waiting = news.filter((it) => it.decision === null);
    const leads = waiting.length === 0 ? new Map<string, string[]>() : await this.people.nearestLeads(waiting.map((it) => it.personId), reader);
    return news.flatMap(({ id, personId, notedBy, competencyId, level, on, at, decision, by, answeredAt }): Occurrence[] => (decision === null
      ? (leads.get(personId) ?? []).filter((lead) => lead !== notedBy).map((lead): Occurrence => ({ personId: lead, kind: 'occurrenceAsked', thingId: id, occurrence: '', about: { competencyId, level, personId, day: on }, at }))
      : [{ personId, kind: 'occurrenceAnswered', thingId: id, occurrence: '', about: { competencyId, level, day: on, decision: decision === 'confirmed' ? 'granted' : 'refused', ...(by === null ? {} : { byId: by }) }, at: answeredAt ?? at }]));
  }

  /** Whoever is named to rate a second time is asked, and reads nothing of the first rating: not even its level. */
  private async ofRatings(news: readonly RatingNews[], reader: Reader): Promise<Occurrence[]> {
    const named = await this.opinions.named(news.map((it) => ({ personId: it.personId, raters: [it.raterId] })), reader);
    return news.flatMap(({ id, personId, raterId, at }) => named(personId, [raterId]).map((rater): Occurrence => ({ personId: rater, kind: 'ratingAsked', thingId: id, occurrence: '', about: { personId }, at })));
  }

  /** Who leads each of these people today, or HR where nobody does. */
  private async whoAnswersFor(personIds: readonly string[], reader: Reader): Promise<(personId: string) => string[]> {
    const leads = personIds.length === 0 ? new Map<string, string[]>() : await this.people.nearestLeads(personIds, reader);
    const hr = personIds.every((it) => leads.has(it)) ? [] : (await this.people.present(['hr'], [], reader)).map((it) => it.id);
    return (personId) => leads.get(personId) ?? hr.filter((it) => it !== personId);
  }

  /** Whoever may approve a regrade is told that it waits, but never whoever asked for it. */
  private async ofWaitingRegrades(waiting: readonly WaitingRegrade[], reader: Reader): Promise<Occurrence[]> {
    if (waiting.length === 0) return [];
    const entitled = await this.people.present(['author', 'hr', 'lead'], [], reader);
    return waiting.flatMap((it) => entitled.filter((one) => one.id !== it.askedBy && can({ personId: one.id, roles: one.roles, leads: [] }, 'regrade.decide', { personId: it.author ?? '' }))
      .map((one): Occurrence => ({ personId: one.id, kind: 'regradeAsked', thingId: it.questionId, occurrence: it.id, about: { byId: it.askedBy }, at: it.at })));
  }

  /** Whoever may look a course over is told that one waits, but never who wrote it; who asked is told what became of it. */
  private async ofChecks(news: readonly CheckNews[], reader: Reader): Promise<Occurrence[]> {
    const waiting = news.filter((it) => it.decision === null);
    const entitled = waiting.length === 0 ? [] : await this.people.present(['author', 'hr', 'lead'], [], reader);
    return [
      ...waiting.flatMap((it) => entitled.filter((one) => !it.writers.includes(one.id) && can({ personId: one.id, roles: one.roles, leads: [] }, 'content.check', { personId: it.madeBy }))
        .map((one): Occurrence => ({ personId: one.id, kind: 'checkAsked', thingId: it.id, occurrence: '', about: { courseId: it.courseId, byId: it.askedBy }, at: it.askedAt }))),
      ...news.flatMap((it): Occurrence[] => (it.decision === null || it.decidedAt === null || it.decidedBy === null ? [] : [{ personId: it.askedBy, kind: 'checkDecided', thingId: it.draftId, occurrence: it.id, about: { courseId: it.courseId, byId: it.decidedBy, decision: it.decision === 'published' ? 'granted' : 'refused' }, at: it.decidedAt }])),
    ];
  }

  /** Whoever is named to answer is asked; whoever spoke first is told that it is contested, and all of them, the person first, what came of it. Of a disagreement the person is told at once. */
  private async ofOpinions(news: readonly OpinionNews[], reader: Reader): Promise<Occurrence[]> {
    const named = await this.opinions.named(news.filter((it) => it.open), reader);
    return news.flatMap(({ id, kind, personId, competencyId, level, raters, at, open, givenBy, givenAt }): Occurrence[] => {
      const told = (whom: string, what: NotificationKind, byId: string | null, when: Date): Occurrence => ({ personId: whom, kind: what, thingId: id, occurrence: '', about: { competencyId, level, ...(whom === personId ? {} : { personId }), ...(byId === null ? {} : { byId }) }, at: when });
      if (givenAt !== null) return [personId, ...raters].map((it) => told(it, 'opinionGiven', givenBy, givenAt));
      return !open ? [] : [...named(personId, raters).map((it) => told(it, 'opinionAsked', null, at)), ...[...(kind === 'disagreement' ? [personId] : []), ...raters].map((it) => told(it, 'opinionOpened', null, at))];
    });
  }

  private async ofSignatures(thingIds: readonly string[], reader: Reader): Promise<Occurrence[]> {
    return [...(await this.ofSignOffs(await this.signOffs.waiting({ ids: thingIds }, reader), await this.signOffs.signed({ ids: thingIds }, reader), reader)), ...(await this.ofOpinions(await this.opinions.news({ ids: thingIds }, reader), reader))];
  }

  /** Who leads them is asked; they are told what was signed, and what was taken back. */
  private async ofSignOffs(waiting: readonly WaitingRequest[], signed: readonly Signed[], reader: Reader): Promise<Occurrence[]> {
    const leads = waiting.length === 0 ? new Map<string, string[]>() : await this.people.nearestLeads(waiting.map((it) => it.personId), reader);
    return [
      ...waiting.flatMap((it) => (leads.get(it.personId) ?? []).map((lead): Occurrence => ({ personId: lead, kind: 'signOffAsked', thingId: it.id, occurrence: '', about: { competencyId: it.competencyId, level: it.level, personId: it.personId, requestId: it.id }, at: it.askedAt }))),
      ...signed.map(({ id, personId, requestId, competencyId, level, decision, by, at, withdrawnBy, withdrawnAt }): Occurrence => ({
        personId, kind: withdrawnAt !== null ? 'signOffWithdrawn' : decision === 'confirmed' ? 'signOffConfirmed' : 'signOffRefused', thingId: id, occurrence: '', about: { competencyId, level, byId: withdrawnBy ?? by, ...(requestId === null ? {} : { requestId }) }, at: withdrawnAt ?? at,
      })),
    ];
  }
}

/** What an assignment alone tells. */
const ofWhatIsAsked: readonly NotificationKind[] = ['assigned', 'dueSoon', 'dueToday', 'late', 'escalated', 'unledLate', 'leadTold'];

const ofCriticalChanges: readonly NotificationKind[] = ['criticalChange', 'criticalChangeOpen'];

/** A granted delay moves the day, and with it which time it is. Of what one campaign asks by one day, whatever its courses, one reminder tells. */
function reminder(it: OpenAssignment, now: number): Occurrence[] {
  const found = it.dueOn === null ? null : reminderAt({ dueOn: it.dueOn, askedAt: it.dueSince.getTime(), zone: it.zone }, now);
  return found === null || it.dueOn === null ? [] : [{ personId: it.personId, kind: found.kind, thingId: it.toldAs, occurrence: it.dueOn, about: { courseId: it.courseId, day: it.dueOn }, at: new Date(found.at) }];
}

/** Whoever is to answer is told that somebody waits, and since when; whoever asked, that there is an answer. */
function ofHelp({ id, personId, state, since, answerer }: Standing): Occurrence[] {
  if (answerer === null || state === 'closed') return [];
  const told = { thingId: id, occurrence: since.toISOString(), at: since };
  return [state === 'waiting' ? { ...told, personId: answerer.id, kind: 'helpAsked', about: { personId } } : { ...told, personId, kind: 'helpAnswered', about: { byId: answerer.id } }];
}

/** Whoever it is about is told that it was opened; once it was held, each of the two whose signature it waits for. Who held it knows that, and is told when theirs alone is missing; where they are gone, whoever may sign in their place is. */
function ofReview({ id, personId, state, leadSigner, openedBy, openedAt, turns }: ReviewNews, standIns: readonly string[]): Occurrence[] {
  const holding = turns.findLast((it) => it.kind === 'held');
  const signed = (side: 'person' | 'lead') => turns.find((it) => it.side === side && (it.kind === 'signed' || it.kind === 'refused'));
  const told = (readerId: string, kind: 'reviewOpened' | 'reviewToSign', byId: string, at: Date): Occurrence => ({ personId: readerId, kind, thingId: id, occurrence: kind === 'reviewToSign' ? (holding?.id ?? '') : '', about: { byId }, at });
  if (state === 'open' || state === 'prepared') return [told(personId, 'reviewOpened', openedBy, openedAt)];
  if ((state !== 'held' && state !== 'signing') || holding === undefined) return [];
  const theirs = signed('person');
  return theirs === undefined ? [told(personId, 'reviewToSign', holding.by, new Date(holding.at))] : (leadSigner === 'holder' ? [holding.by] : standIns).map((it) => told(it, 'reviewToSign', personId, new Date(theirs.at)));
}

/** Whoever is invited is told once of each invitation, of each other time and of a cancellation, and reminded once of each time. */
const ofSession = ({ sessionId, readerId, kind, occurrence, byId, startsAt, before, at }: SessionNews): Occurrence => ({ personId: readerId, kind, thingId: sessionId, occurrence, about: { sessionId, startsAt: startsAt.toISOString(), ...(before === null ? {} : { before: before.toISOString() }), ...(byId === null ? {} : { byId }) }, at });

const ofJourney = ({ id, kind, readerId, personId, byId, at }: JourneyNews): Occurrence => ({ personId: readerId, kind, thingId: id, occurrence: '', about: { byId, ...(personId === readerId ? {} : { personId }) }, at });

const ofRegrade = ({ personId, attemptId, regradeId, courseId, byId, at }: RegradeNews): Occurrence => ({ personId, kind: 'regraded', thingId: attemptId, occurrence: regradeId, about: { courseId, byId }, at });

/** Whose due days were counted again is told once of each deed by which days off were told, of whatever it moved. What moves with a release is told as its campaigns are: whoever is in both hears of it once; what moves with a hire, in the same words. */
const ofRecount = ({ id, because, personId, byId, at, courseId, dueOn, more }: Recount): Occurrence => ({ personId, kind: because === 'release' || because === 'hire' ? 'campaignMoved' : 'dueMoved', thingId: id, occurrence: '', about: { courseId, byId, day: dueOn, ...(more === 0 ? {} : { more }) }, at });
/** Whoever looks after an article is told that its source says something else, once for each change. */
const ofDecided = ({ id, questionId, askedBy, decision, byId, at }: DecidedRegrade): Occurrence => ({ personId: askedBy, kind: 'regradeDecided', thingId: questionId, occurrence: id, about: { byId, decision: decision === 'applied' ? 'granted' : 'refused' }, at });
const ofRefresher = ({ personId, week, at }: Awaited<ReturnType<RefresherQueries['dueNews']>>[number]): Occurrence => ({ personId, kind: 'refresherReady', thingId: personId, occurrence: week, about: {}, at });
/** Whoever was nudged is told once a day of theirs, as long as something is still open. */
const ofNudge = ({ campaignId, personId, byId, on, at, courseId, dueOn }: Awaited<ReturnType<CampaignsQueries['nudges']>>[number]): Occurrence => ({ personId, kind: 'nudged', thingId: campaignId, occurrence: on, about: { courseId, byId, day: dueOn }, at });
/** Whoever was asked something is told that the plan changed, once for each change, or for each deed that changed several campaigns. */
const ofChange = ({ id, kind, campaignId, togetherId, personId, byId, at, courseId, dueOn }: Awaited<ReturnType<CampaignsQueries['changes']>>[number]): Occurrence => ({ personId, kind: ({ moved: 'campaignMoved', changed: 'campaignChanged', cancelled: 'campaignCancelled', audience: 'campaignChanged' } as const)[kind], thingId: togetherId ?? campaignId, occurrence: togetherId === null ? id : '', about: { courseId, byId, day: dueOn }, at });
/** Whoever is asked for a course no more, since a rule let them go, is told once. */
const ofEnded = ({ id, personId, courseId, byId, at }: Awaited<ReturnType<AssignmentsQueries['ended']>>[number]): Occurrence => ({ personId, kind: 'campaignChanged', thingId: id, occurrence: '', about: { courseId, byId }, at });
const ofArticle = ({ id, ownerId, changedAt }: ChangedArticle): Occurrence => ({ personId: ownerId, kind: 'articleChanged', thingId: id, occurrence: changedAt.toISOString(), about: { articleId: id }, at: changedAt });
