import * as z from 'zod';
import { everyAuditAction, everyAuditKind, everyLook, everySight } from '@palier/domain';
import { endpoint } from './endpoint.js';
import { Bilingual, Day, Id, Instant, Kept, Locale, PersonName, Role, text, words } from './vocabulary.js';

export const Sight = z.enum(everySight as [(typeof everySight)[number]]).meta({ id: 'Sight', description: 'What somebody may see of another person.' });
const Leading = z.object({ team: Bilingual, kind: z.enum(['lead', 'deputy']), from: Day, until: Day.nullable() });
export const Viewer = PersonName.extend({ sees: z.array(Sight), by: z.array(Role), leading: z.array(Leading), /** What they are to this person, beside their roles. */ as: z.array(z.enum(['mentor', 'holder'])), /** False where they have no way in yet. */ access: z.boolean() }).meta({ id: 'Viewer' });
export type Viewer = z.infer<typeof Viewer>;
/** Who sees something of me today, and who will from a day on. Nobody else does. */
export const Viewers = z.object({ asOf: Day, viewers: z.array(Viewer), coming: z.array(PersonName.extend({ leading: Leading })) }).meta({ id: 'Viewers' });
export type Viewers = z.infer<typeof Viewers>;
export const Look = z.enum(everyLook as [(typeof everyLook)[number]]).meta({ id: 'Look', description: 'A reading of a person’s things that is kept.' });
export const LookLine = z.object({ id: Id, at: Instant, by: PersonName, look: Look }).meta({ id: 'LookLine' });
export type LookLine = z.infer<typeof LookLine>;

export const readViewers = endpoint({ name: 'readViewers', verb: 'GET', path: '/api/viewers', action: 'viewer.list', summary: 'Who sees my levels, my quizzes and my file today, by name, from the table that the server asks', returns: Viewers });
export const listLooks = endpoint({ name: 'listLooks', verb: 'GET', path: '/api/looks', action: 'look.list', summary: 'Who looked at my things, the newest first, fifty at a time; the same person at the same thing counts once an hour', query: z.strictObject({ after: Id.optional() }), returns: z.object({ looks: z.array(LookLine), /** Ask again after this one for more. */ next: Id.nullable() }) });

/** What a notice must say, part by part (what articles 13 and 14 of the GDPR ask for, in plain words). */
export const noticeParts = ['recorded', 'purpose', 'viewers', 'kept', 'rights', 'contact'] as const;
export type NoticePart = (typeof noticeParts)[number];
const part = words(4000);
export const NoticeText = z.strictObject({ recorded: part, purpose: part, viewers: part, kept: part, rights: part, contact: part } satisfies Record<NoticePart, z.ZodType>).meta({ id: 'NoticeText' });
export type NoticeText = z.infer<typeof NoticeText>;
export const NoticeWords = z.strictObject({ fr: NoticeText.optional(), en: NoticeText.optional() }).refine((it) => it.fr !== undefined || it.en !== undefined, { error: 'no-language' }).meta({ id: 'NoticeWords' });
export type NoticeWords = z.infer<typeof NoticeWords>;
export const Notice = z.object({
  id: Id, number: z.number().int(), words: NoticeWords, publishedAt: Instant, /** Null where the text is the one that Palier brings. */ publishedBy: z.string().nullable(), /** When the reader acknowledged this version. */ acknowledgedAt: Instant.nullable(),
  versions: z.array(z.object({ number: z.number().int(), publishedAt: Instant, publishedBy: z.string().nullable(), /** Shown to whoever may publish. */ acknowledgedBy: z.number().int().nullable() })),
}).meta({ id: 'Notice' });
export type Notice = z.infer<typeof Notice>;

export const readNotice = endpoint({ name: 'readNotice', verb: 'GET', path: '/api/notice', action: 'notice.read', summary: 'What Palier records of people and why: the notice in force, or an earlier version', query: z.strictObject({ number: z.coerce.number().int().min(1).max(100_000).optional() }), returns: Notice });
export const acknowledgeNotice = endpoint({ name: 'acknowledgeNotice', verb: 'POST', path: '/api/notice/acknowledgement', action: 'notice.acknowledge', summary: 'Say that one has read the notice in force', body: z.strictObject({ noticeId: Id }), returns: Kept });
export const publishNotice = endpoint({ name: 'publishNotice', verb: 'POST', path: '/api/notices', action: 'notice.publish', summary: 'Publish a new version of the notice; everyone reads it before their next quiz', body: z.strictObject({ id: Id, /** The number of the version on the screen: somebody else may have published meanwhile. */ seen: z.number().int().optional(), words: NoticeWords }).meta({ id: 'NewNotice' }), returns: Kept });

export const AuditKind = z.enum(everyAuditKind as [(typeof everyAuditKind)[number]]).meta({ id: 'AuditKind' });
export type AuditKind = z.infer<typeof AuditKind>;
export const AuditAction = z.enum(everyAuditAction as [(typeof everyAuditAction)[number]]).meta({ id: 'AuditAction' });
export type AuditAction = z.infer<typeof AuditAction>;
export const AuditLine = z.object({
  id: Id, at: Instant, action: AuditAction, /** Null where Palier itself did it. */ by: PersonName.nullable(), of: PersonName.nullable(), /** How many people it is about, where it is not one. */ people: z.number().int().nullable(),
  granted: z.array(Role), revoked: z.array(Role),
}).meta({ id: 'AuditLine' });
export type AuditLine = z.infer<typeof AuditLine>;
const AuditQuery = z.strictObject({ from: Day.optional(), to: Day.optional(), who: text(200).optional(), kind: AuditKind.optional(), action: AuditAction.optional() });
export const readAudit = endpoint({ name: 'readAudit', verb: 'GET', path: '/api/audit', action: 'audit.read', summary: 'Who did what, the newest first, fifty at a time; to administrators nothing of what people learnt', query: AuditQuery.extend({ after: Id.optional() }), returns: z.object({ lines: z.array(AuditLine), /** Ask again after this one for more. */ next: Id.nullable() }) });
export const exportAudit = endpoint({ name: 'exportAudit', verb: 'GET', path: '/api/audit.csv', action: 'audit.export', summary: 'The same as CSV, the newest ten thousand lines', query: AuditQuery.extend({ locale: Locale.optional() }), produces: 'text/csv' });
