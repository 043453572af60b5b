import * as z from 'zod';
import { ChangeClass, CourseDraft, StoredFile, WrittenCourse } from './courses.js';
import { endpoint } from './endpoint.js';
import { Id, Instant, Kept, Locale, text, words } from './vocabulary.js';

const asked = { courseId: Id, title: z.string(), lang: Locale, /** Who asked for the check, or published alone. */ by: z.string(), at: Instant, change: ChangeClass.nullable(), reason: z.string(), /** The number of the version that it becomes, or is. */ number: z.number().int() };
/** What waits for somebody who may check it: drafts whose authors asked, and newest versions that one person published alone. Never what the reader wrote. */
export const Checks = z.object({ waiting: z.array(z.object({ id: Id, ...asked })), alone: z.array(z.object(asked)) }).meta({ id: 'Checks' });
export type Checks = z.infer<typeof Checks>;
/** A course to look over: as its learners would read it, and what it changes. */
export const CheckFile = z.object({
  ...asked, /** Absent where a published version is looked over afterwards. */ id: Id.nullable(), state: z.enum(['waiting', 'published', 'returned', 'withdrawn']), /** To be sent with the approval: the version of the draft. */ seen: z.number().int(), content: CourseDraft, files: z.array(StoredFile.omit({ width: true, height: true })),
  before: WrittenCourse.nullable(), after: WrittenCourse, /** The reader wrote it: somebody else checks it. */ mine: z.boolean(),
}).meta({ id: 'CheckFile' });
export type CheckFile = z.infer<typeof CheckFile>;
export const CheckRule = z.object({ secondPerson: z.boolean(), changedAt: Instant.nullable(), changedBy: z.string().nullable() }).meta({ id: 'CheckRule' });

const CheckParams = z.strictObject({ checkId: Id });
const VersionParams = z.strictObject({ courseId: Id, number: z.coerce.number().int().min(1).max(1_000_000) });
export const askCheck = endpoint({ name: 'askCheck', verb: 'POST', path: '/api/course-drafts/:draftId/checks', action: 'course.publish', summary: 'Ask that somebody else look a draft over and publish it; until then nobody changes it', params: z.strictObject({ draftId: Id }), body: z.strictObject({ id: Id, seen: z.number().int().optional(), change: z.strictObject({ class: ChangeClass, reason: words(500) }).nullable() }).meta({ id: 'CheckWish' }), returns: Kept });
export const withdrawCheck = endpoint({ name: 'withdrawCheck', verb: 'POST', path: '/api/content-checks/:checkId/withdrawal', action: 'course.write', summary: 'Take the request for a check back, and go on writing', params: CheckParams, body: z.strictObject({ id: Id }).meta({ id: 'CheckWithdrawal' }), returns: Kept });
export const listChecks = endpoint({ name: 'listChecks', verb: 'GET', path: '/api/content-checks', action: 'content.check', summary: 'Courses that I may look over: before they are published, or afterwards', returns: Checks });
export const readCheck = endpoint({ name: 'readCheck', verb: 'GET', path: '/api/content-checks/:checkId', action: 'content.check', summary: 'A draft to look over, with what it changes', params: CheckParams, returns: CheckFile });
export const approveCheck = endpoint({ name: 'approveCheck', verb: 'POST', path: '/api/content-checks/:checkId/approval', action: 'content.check', summary: 'Publish a draft that somebody else wrote, just as it was read', params: CheckParams, body: z.strictObject({ id: Id, /** The version of the draft that was read. */ seen: z.number().int() }).meta({ id: 'CheckApproval' }), returns: z.object({ courseId: Id, courseVersionId: Id, version: z.number().int() }) });
export const returnCheck = endpoint({ name: 'returnCheck', verb: 'POST', path: '/api/content-checks/:checkId/return', action: 'content.check', summary: 'Send a draft back to its author with what to mend', params: CheckParams, body: z.strictObject({ id: Id, words: words(2000) }).meta({ id: 'CheckReturn' }), returns: Kept });
export const readVersionCheck = endpoint({ name: 'readVersionCheck', verb: 'GET', path: '/api/courses/:courseId/versions/:number/check', action: 'content.check', summary: 'A version that was published alone, to look over afterwards', params: VersionParams, returns: CheckFile });
export const checkVersion = endpoint({ name: 'checkVersion', verb: 'POST', path: '/api/courses/:courseId/versions/:number/check', action: 'content.check', summary: 'Say of a version that was published alone that it is right, or what is to mend', params: VersionParams, body: z.strictObject({ id: Id, outcome: z.enum(['right', 'toMend']), words: text(2000) }).meta({ id: 'VersionCheck' }), returns: Kept });
export const readCheckRule = endpoint({ name: 'readCheckRule', verb: 'GET', path: '/api/content-check-rule', action: 'content.rule', summary: 'Whether a second person checks each course before it is published', returns: CheckRule });
export const changeCheckRule = endpoint({ name: 'changeCheckRule', verb: 'POST', path: '/api/content-check-rule', action: 'content.rule', summary: 'Have a second person check each course before it is published, or no longer', body: z.strictObject({ /** As it stood on the screen. */ seen: z.boolean(), secondPerson: z.boolean() }).meta({ id: 'CheckRuleChange' }), returns: z.object({ secondPerson: z.boolean() }) });
