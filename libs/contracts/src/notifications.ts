import * as z from 'zod';
import { mostEscalationDays, notificationChoices, notificationKinds, proofDeeds } from '@palier/domain';
import { endpoint } from './endpoint.js';
import { Bilingual, Day, Id, Instant, Kept, Level, PersonName, text, words } from './vocabulary.js';

export const NotificationKind = z.enum(notificationKinds).meta({ id: 'NotificationKind' });
export const NotificationChoice = z.enum(notificationChoices).meta({ id: 'NotificationChoice', description: 'In the application only, also by a mail of its own, also in the mail of the day, or in that of Monday.' });
export const ProofDeed = z.enum(proofDeeds).meta({ id: 'ProofDeed' });
/** What somebody was told. The sentence is made from it in the reader's language. */
export const Notification = z.object({
  id: Id, kind: NotificationKind, at: Instant, read: z.boolean(), thingId: Id,
  course: z.object({ id: Id, title: z.string() }).nullable(), article: z.object({ id: Id, title: z.string() }).nullable(), certificate: z.object({ id: Id, title: z.string() }).nullable(), competency: z.object({ id: Id, name: Bilingual, level: Level }).nullable(),
  /** A session that people meet at; `before` where it was at another time. */ session: z.object({ id: Id, title: z.string(), startsAt: Instant, before: Instant.nullable(), /** Of the reader. */ zone: z.string() }).nullable(),
  /** A critical change to be read: of which release and part of a product, and nothing of what it says. */ change: z.object({ id: Id, product: z.string(), release: z.string(), area: z.string() }).nullable(),
  /** Whose thing it is where it is not the reader's. */
  person: PersonName.nullable(), /** Who did it. */ by: z.string().nullable(), day: Day.nullable(), /** So many other things besides the one that is named. */ more: z.number().int(), decision: z.enum(['granted', 'refused']).nullable(), /** What to do where proof of a level ends. */ does: ProofDeed.nullable(), /** The request that was answered, where there was one. */ requestId: Id.nullable(),
}).meta({ id: 'Notification' });
export type Notification = z.infer<typeof Notification>;

const Hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const Quiet = z.strictObject({ from: Hour, until: Hour }).refine((it) => it.from !== it.until, { error: 'no-hours' }).nullable();
const Choices = z.partialRecord(NotificationKind, NotificationChoice);
export const NotificationPreferences = z.object({
  version: z.number().int(), choices: z.array(z.object({ kind: NotificationKind, choice: NotificationChoice })), quiet: z.object({ from: Hour, until: Hour }).nullable(), timeZone: z.string(),
  /** What mail can do for this person now. */
  mail: z.enum(['ready', 'not-set-up', 'no-address']), address: z.string().nullable(), weeklyLimit: z.number().int(), digestHour: z.number().int(),
}).meta({ id: 'NotificationPreferences' });
export type NotificationPreferences = z.infer<typeof NotificationPreferences>;
export const NotificationBounds = z.object({ version: z.number().int(), weeklyLimit: z.number().int(), digestHour: z.number().int(), /** Working days after which a lead is told of what is late; 0: never. */ escalationDays: z.number().int(), changedAt: Instant.nullable(), changedBy: z.string().nullable() }).meta({ id: 'NotificationBounds' });

export const MailTls = z.enum(['tls', 'startTls', 'none']).meta({ id: 'MailTls' });
export const MailServer = z.object({
  version: z.number().int(), source: z.enum(['none', 'page', 'environment']), host: z.string(), port: z.number().int(), tls: MailTls, login: z.string(), sender: z.string(),
  /** The password itself never leaves the server. `unreadable`: its key is not the one it was sealed with. */
  password: z.enum(['none', 'kept', 'unreadable']), setUpAt: Instant.nullable(), failedAt: Instant.nullable(), said: z.string(), /** Where the links of mails lead, and whether anybody said so. */ origin: z.string(), originGiven: z.boolean(),
  /** Where a test goes unless another address is given. */
  ownAddress: z.string().nullable(),
}).meta({ id: 'MailServer' });
export type MailServer = z.infer<typeof MailServer>;
const Address = text(300, 3).regex(/^[^\s@<>]+@[^\s@<>]+$/);
const Sender = text(300, 3).regex(/^([^<>\r\n]*<[^\s@<>]+@[^\s@<>]+>|[^\s@<>]+@[^\s@<>]+)$/);
/** A password that is absent stays as it was; an empty one is none. */
export const MailServerWish = z.strictObject({ seen: z.number().int().optional(), host: words(253), port: z.number().int().min(1).max(65_535), tls: MailTls, login: text(300), password: text(1000).optional(), sender: Sender }).meta({ id: 'MailServerWish' });
export const MailLine = z.object({
  id: Id, at: Instant, kind: z.enum(['notification', 'digest', 'reset', 'test']), state: z.enum(['waiting', 'sending', 'sent', 'refused', 'uncertain', 'dropped']), reason: z.string(), address: z.string(), said: z.string(), tries: z.number().int(),
}).meta({ id: 'MailLine', description: 'One mail: when, of which kind, what became of it, to a masked address. Never its words.' });
export type MailLine = z.infer<typeof MailLine>;

const NotificationParams = z.strictObject({ notificationId: Id });
export const readBell = endpoint({ name: 'readBell', verb: 'GET', path: '/api/notifications/unread', action: 'notification.read', summary: 'How many notifications I have not read', returns: z.object({ unread: z.number().int() }) });
export const listNotifications = endpoint({ name: 'listNotifications', verb: 'GET', path: '/api/notifications', action: 'notification.read', summary: 'What I was told, the newest first, thirty at a time', query: z.strictObject({ after: Id.optional() }), returns: z.object({ notifications: z.array(Notification), /** Ask again after this one for more. */ next: Id.nullable(), unread: z.number().int(), asOf: Instant }) });
export const markNotificationRead = endpoint({ name: 'markNotificationRead', verb: 'POST', path: '/api/notifications/:notificationId/reading', action: 'notification.mark', summary: 'Say that I have read one', params: NotificationParams, body: z.strictObject({}), returns: Kept });
export const markAllNotificationsRead = endpoint({ name: 'markAllNotificationsRead', verb: 'POST', path: '/api/notifications/reading', action: 'notification.read', summary: 'Say that I have read all that was there at an instant', body: z.strictObject({ asOf: Instant }).meta({ id: 'NotificationsRead' }), returns: z.object({ unread: z.number().int() }) });
export const readNotificationPreferences = endpoint({ name: 'readNotificationPreferences', verb: 'GET', path: '/api/notification-preferences', action: 'notification.read', summary: 'How I want to be told', returns: NotificationPreferences });
export const changeNotificationPreferences = endpoint({ name: 'changeNotificationPreferences', verb: 'POST', path: '/api/notification-preferences', action: 'notification.read', summary: 'Choose how I want to be told, and my quiet hours', body: z.strictObject({ /** The version seen. */ seen: z.number().int().optional(), choices: Choices, quiet: Quiet }).meta({ id: 'NotificationPreferencesWish' }), returns: z.object({ version: z.number().int() }) });
export const readNotificationBounds = endpoint({ name: 'readNotificationBounds', verb: 'GET', path: '/api/notification-bounds', action: 'notification.bound', summary: 'How many mails a week a person gets at most, the hour of the mail of the day, and when a lead is told of what is late', returns: NotificationBounds });
export const changeNotificationBounds = endpoint({ name: 'changeNotificationBounds', verb: 'POST', path: '/api/notification-bounds', action: 'notification.bound', summary: 'Set them', body: z.strictObject({ seen: z.number().int().optional(), weeklyLimit: z.number().int().min(0).max(100), digestHour: z.number().int().min(0).max(23), escalationDays: z.number().int().min(0).max(mostEscalationDays) }).meta({ id: 'NotificationBoundsWish' }), returns: z.object({ version: z.number().int() }) });
export const readMailServer = endpoint({ name: 'readMailServer', verb: 'GET', path: '/api/mail-server', action: 'mail.administer', summary: 'The server that takes mails', returns: MailServer });
export const changeMailServer = endpoint({ name: 'changeMailServer', verb: 'POST', path: '/api/mail-server', action: 'mail.administer', summary: 'Set it up, or change it', body: MailServerWish, returns: z.object({ version: z.number().int() }) });
export const removeMailServer = endpoint({ name: 'removeMailServer', verb: 'DELETE', path: '/api/mail-server', action: 'mail.administer', summary: 'Send no mail any more', returns: z.object({}) });
export const testMailServer = endpoint({ name: 'testMailServer', verb: 'POST', path: '/api/mail-server/test', action: 'mail.administer', summary: 'Send a test mail now; the answer is what became of it, in the server’s own words where it refuses', body: z.strictObject({ to: Address }).meta({ id: 'MailTest' }), returns: z.object({ sent: z.boolean(), said: z.string() }) });
export const listMails = endpoint({ name: 'listMails', verb: 'GET', path: '/api/mails', action: 'mail.administer', summary: 'The mails of late, the newest first, fifty at a time; and the newest fifty of those of which nobody knows whether they arrived', query: z.strictObject({ after: Id.optional() }), returns: z.object({ mails: z.array(MailLine), next: Id.nullable(), uncertain: z.array(MailLine), /** With those that are not shown. */ uncertainTotal: z.number().int(), waiting: z.number().int(), asOf: Instant }) });
export const settleMail = endpoint({ name: 'settleMail', verb: 'POST', path: '/api/mails/:mailId/settlement', action: 'mail.administer', summary: 'Have a mail that may not have arrived sent again, or leave it', params: z.strictObject({ mailId: Id }), body: z.strictObject({ decision: z.enum(['again', 'leave']) }).meta({ id: 'MailSettlement' }), returns: Kept });
export const settleMails = endpoint({ name: 'settleMails', verb: 'POST', path: '/api/mails/settlement', action: 'mail.administer', summary: 'The same of all that may not have arrived, as they were at an instant', body: z.strictObject({ decision: z.enum(['again', 'leave']), asOf: Instant }).meta({ id: 'MailsSettlement' }), returns: z.object({ settled: z.number().int() }) });
export const askNewPassword = endpoint({ name: 'askNewPassword', verb: 'POST', path: '/api/password-requests', action: 'password.ask', summary: 'Ask for a link by mail to choose a new password; the answer is the same whoever asks', body: z.strictObject({ login: words(200) }).meta({ id: 'PasswordRequest' }), returns: z.object({}) });

const Unsubscription = z.strictObject({ token: z.string().regex(/^[A-Za-z0-9_-]{40,200}$/) });
export const Stopping = z.object({ /** One kind, or whatever comes together in the mail of the day. */ what: z.union([NotificationKind, z.literal('digest')]) }).meta({ id: 'Stopping' });
export type Stopping = z.infer<typeof Stopping>;
export const readUnsubscription = endpoint({ name: 'readUnsubscription', verb: 'GET', path: '/api/unsubscriptions', action: 'notification.unsubscribe', summary: 'What the link of a mail would stop; nothing is changed, and a browser is led to the page that asks', query: Unsubscription, returns: Stopping });
export const unsubscribe = endpoint({ name: 'unsubscribe', verb: 'POST', path: '/api/unsubscriptions', action: 'notification.unsubscribe', summary: 'Stop these mails, in one click (RFC 8058), without signing in: what they told is read in the application from now on', query: Unsubscription, accepts: 'application/x-www-form-urlencoded', returns: Stopping });
