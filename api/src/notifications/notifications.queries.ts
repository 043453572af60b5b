import { Injectable } from '@nestjs/common';
import type { Notification, NotificationPreferences } from '@palier/contracts';
import { choiceOf, kindsFor, usualEscalationDays, type Actor, type NotificationChoice, type NotificationKind } from '@palier/domain';
import { ArticlesQueries } from '#articles';
import { CertificatesQueries } from '#certificates';
import { CompetenciesQueries } from '#competencies';
import { CoursesQueries } from '#courses';
import { LiveSessionsQueries } from '#live-sessions';
import { PeopleQueries } from '#people';
import { CurrencyQueries } from '#releases';
import { Database, Refusal, type Reader } from '#platform';
import { MailServers } from './mail-servers.js';
import { quietOf } from './tell-people.js';
import type { About } from './who-to-tell.js';

export interface NotificationRow { readonly id: string; readonly personId: string; readonly kind: NotificationKind; readonly thingId: string; readonly occurrence: string; readonly about: About; readonly form: NotificationChoice; readonly at: Date; readonly read: boolean }

/** Until HR sets them. */
export const usualBounds = { weeklyLimit: 10, digestHour: 8, escalationDays: usualEscalationDays } as const;
const page = 30;
const columns = `n.id, n.person_id as "personId", n.kind, n.thing_id as "thingId", n.occurrence, n.about, n.form, n.occurred_at as at, exists (select from notification_reading r where r.notification_id = n.id) as read`;

@Injectable()
export class NotificationsQueries {
  constructor(private readonly db: Database, private readonly courses: CoursesQueries, private readonly competencies: CompetenciesQueries, private readonly people: PeopleQueries, private readonly servers: MailServers, private readonly articles: ArticlesQueries, private readonly certificates: CertificatesQueries, private readonly sessions: LiveSessionsQueries, private readonly currency: CurrencyQueries) {}

  async unread(personId: string, reader: Reader = this.db): Promise<number> {
    const [row] = await reader.query<{ unread: number }[]>('select count(*)::int as unread from notification n where n.person_id = $1 and not exists (select from notification_reading r where r.notification_id = n.id)', [personId]);
    return row?.unread ?? 0;
  }

  /** Thirty notifications from a place on, the newest first. Eight queries. */
  async list(actor: Actor, after: string | null): Promise<{ notifications: Notification[]; next: string | null; unread: number; asOf: string }> {
    const now = await this.db.now();
    const rows = await this.db.query<NotificationRow[]>(`
      select ${columns} from notification n where n.person_id = $1 and ($2::uuid is null or (n.recorded_at, n.id) < (select a.recorded_at, a.id from notification a where a.id = $2 and a.person_id = $1)) order by n.recorded_at desc, n.id desc limit ${page + 1}`, [actor.personId, after]);
    const shown = rows.slice(0, page);
    return { notifications: await this.present(actor.personId, shown), next: rows.length > page ? (shown.at(-1)?.id ?? null) : null, unread: await this.unread(actor.personId), asOf: new Date(now).toISOString() };
  }

  /** The notifications that mails tell of, the oldest first. */
  ofMails(mailIds: readonly string[], reader: Reader): Promise<(NotificationRow & { readonly mailId: string })[]> {
    return reader.query<(NotificationRow & { readonly mailId: string })[]>(`select m.mail_id as "mailId", ${columns} from mail_notification m join notification n on n.id = m.notification_id where m.mail_id = any($1) order by n.recorded_at, n.id`, [mailIds]);
  }

  /** With names and titles, in the language of whoever reads them. Five queries, whatever their number. */
  async present(readerId: string, rows: readonly NotificationRow[], reader: Reader = this.db): Promise<Notification[]> {
    return (await this.presentAll([{ key: readerId, readerId, rows }], reader)).get(readerId) ?? [];
  }

  /** The same of many lists at once, each for its reader; one query more for each that tells of live sessions, and one where some tell of critical changes. */
  async presentAll<Key>(lists: readonly { readonly key: Key; readonly readerId: string; readonly rows: readonly NotificationRow[] }[], reader: Reader = this.db): Promise<Map<Key, Notification[]>> {
    const rows = lists.flatMap((it) => it.rows);
    const courses = await this.courses.titles(lists.flatMap((it) => it.rows.flatMap(({ about }) => (about.courseId === undefined ? [] : [{ personId: it.readerId, courseId: about.courseId }]))), reader);
    const competencies = new Map((await this.competencies.named(rows.flatMap((it) => it.about.competencyId ?? []), reader)).map((it) => [it.competencyId, it.name]));
    const names = await this.people.namesOf(rows.flatMap((it) => [it.about.personId ?? [], it.about.byId ?? []].flat()), reader);
    const articles = await this.articles.titles(rows.flatMap((it) => it.about.articleId ?? []), reader);
    const certificates = await this.certificates.titles(rows.flatMap((it) => it.about.certificateId ?? []), reader);
    const changeIds = rows.flatMap((it) => it.about.changeId ?? []);
    const changes = changeIds.length === 0 ? null : await this.currency.changeNames(changeIds, reader);
    const told = new Map<Key, Notification[]>();
    for (const { key, readerId, rows: own } of lists) {
      const sessions = await this.sessions.titles(readerId, own.flatMap((it) => it.about.sessionId ?? []), reader);
      told.set(key, own.map(({ id, kind, thingId, about, at, read }) => ({
        id, kind, thingId, at: at.toISOString(), read,
        course: about.courseId === undefined ? null : { id: about.courseId, title: courses(readerId, about.courseId) },
        article: about.articleId === undefined ? null : { id: about.articleId, title: articles.get(about.articleId) ?? '' },
        certificate: about.certificateId === undefined ? null : { id: about.certificateId, title: certificates.get(about.certificateId) ?? '' },
        competency: about.competencyId === undefined || about.level === undefined ? null : { id: about.competencyId, name: competencies.get(about.competencyId) ?? {}, level: about.level },
        session: about.sessionId === undefined || about.startsAt === undefined ? null : { id: about.sessionId, title: '', zone: 'UTC', ...sessions.get(about.sessionId), startsAt: about.startsAt, before: about.before ?? null },
        change: about.changeId === undefined ? null : { id: about.changeId, product: '', release: '', area: '', ...changes?.get(about.changeId) },
        person: about.personId === undefined ? null : { id: about.personId, name: names.get(about.personId) ?? '' },
        by: about.byId === undefined ? null : (names.get(about.byId) ?? ''), day: about.day ?? null, more: about.more ?? 0, decision: about.decision ?? null, does: about.does ?? null, requestId: about.requestId ?? null,
      })));
    }
    return told;
  }

  async bounds(reader: Reader = this.db): Promise<{ version: number; weeklyLimit: number; digestHour: number; escalationDays: number; changedAt: string | null; changedBy: string | null }> {
    const [row] = await reader.query<{ version: number; weeklyLimit: number; digestHour: number; escalationDays: number; changedAt: Date; changedBy: string | null }[]>(`
      select b.version, b.weekly_limit as "weeklyLimit", b.digest_hour as "digestHour", b.escalation_days as "escalationDays", b.changed_at as "changedAt", p.display_name as "changedBy" from notification_bounds b left join person p on p.id = b.changed_by`);
    return row === undefined ? { version: 0, ...usualBounds, changedAt: null, changedBy: null } : { ...row, changedAt: row.changedAt.toISOString() };
  }

  /** How somebody is told, with what mail can do for them now. */
  async preferences(actor: Actor): Promise<NotificationPreferences> {
    const [row] = await this.db.query<{ timeZone: string; address: string | null; chosen: boolean; version: number; choices: Partial<Record<NotificationKind, NotificationChoice>>; quietFrom: string | null; quietUntil: string | null }[]>(`
      select p.time_zone as "timeZone", p.mail as address, c.person_id is not null as chosen, coalesce(c.version, 0) as version, coalesce(c.choices, '{}') as choices, c.quiet_from::text as "quietFrom", c.quiet_until::text as "quietUntil"
      from person p left join notification_choice c on c.person_id = p.id where p.id = $1`, [actor.personId]);
    if (row === undefined) throw new Refusal('thing.not-found');
    const { weeklyLimit, digestHour } = await this.bounds();
    return {
      version: row.version, choices: kindsFor(actor.roles).map((kind) => ({ kind, choice: choiceOf(row.choices, kind) })), quiet: quietOf(row), timeZone: row.timeZone,
      mail: (await this.servers.row()) === null ? 'not-set-up' : row.address === null ? 'no-address' : 'ready', address: row.address, weeklyLimit, digestHour,
    };
  }
}
