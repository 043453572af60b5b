import * as z from 'zod';
import { endpoint } from './endpoint.js';
import { Id, Instant, Kept, words } from './vocabulary.js';

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
