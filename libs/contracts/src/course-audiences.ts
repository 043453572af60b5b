import * as z from 'zod';
import { dueBases, isRelativeDue, mostDueIn } from '@palier/domain';
import { AudienceNames, AudienceRule, Because, Leavers } from './audiences.js';
import { endpoint } from './endpoint.js';
import { PassedOver } from './workdays.js';
import { Day, Id, Instant, Kept, PersonName, text, words } from './vocabulary.js';

/** By when: a day, or so many working days from each person’s own, or from a release; nothing where it has no day. */
const due = { dueOn: Day.nullable(), dueIn: z.number().int().min(-mostDueIn).max(mostDueIn).nullable(), dueFrom: z.enum(dueBases), releaseId: Id.nullable() };
const isDue = (it: { dueOn: string | null; dueIn: number | null; dueFrom: (typeof dueBases)[number]; releaseId: string | null }): boolean =>
  it.dueIn === null ? it.dueFrom === 'assignment' && it.releaseId === null : it.dueOn === null && isRelativeDue({ base: it.dueFrom, days: it.dueIn }) && (it.dueFrom === 'release') === (it.releaseId !== null);

const somebody = { person: PersonName, because: z.array(Because) };
/** Whom a rule would ask for a course, and by when each. */
export const CourseAudiencePreview = z.object({
  /** Of all that a launch would do: it holds as long as this does. */ seen: z.string(), /** Who has something to do. */ asked: z.number().int(), /** They finished it already: it is put down as done, and they are told nothing. */ done: z.number().int(), /** Somebody asks it of them already: not asked twice. */ open: z.number().int(),
  earliest: Day.nullable(), latest: Day.nullable(), /** Of those who have something to do, who has no day to count from, and whose counted day is past. */ without: z.number().int(), past: z.number().int(),
  /** A hundred of those who have something to do: who has no day or is late for it first. */ people: z.array(z.object({ ...somebody, day: Day.nullable(), /** The day that was counted from. */ from: Day.nullable(), passed: z.array(PassedOver), past: z.boolean() })), /** A hundred of the others, by name. */ others: z.array(z.object({ ...somebody, state: z.enum(['done', 'open']) })),
  /** Ask again after these for more of either. */ next: z.object({ people: Id.nullable(), others: Id.nullable() }), names: AudienceNames,
}).meta({ id: 'CourseAudiencePreview' });
export type CourseAudiencePreview = z.infer<typeof CourseAudiencePreview>;

/** A rule by which a course is asked for. */
export const CourseAudienceLine = z.object({
  id: Id, course: z.object({ id: Id, title: z.string() }), rule: AudienceRule, state: z.enum(['frozen', 'live', 'ended']), leavers: Leavers, by: z.string(), at: Instant, reason: z.string(), ...due, release: z.string().nullable(),
  /** In whose name it is followed. */ followedBy: z.string(), /** It is live, and whoever it is followed in the name of may ask nothing any more: nobody joins, nobody leaves. */ orphaned: z.boolean(), /** It may be ended by this reader: whoever it is followed in the name of, whoever leads everybody in it, and HR. */ mine: z.boolean(),
  /** Of those one follows: who is in it now, and who joined or left since the launch. */ people: z.number().int(), joined: z.number().int(), left: z.number().int(),
  /** The newest 20 of them. */ moves: z.array(z.object({ person: PersonName, kind: z.enum(['joined', 'left']), at: Instant, /** By which day it is asked, where joining asked anything. */ dueOn: Day.nullable(), /** What was asked and not begun was withdrawn. */ withdrawn: z.boolean(), because: z.array(Because) })),
}).meta({ id: 'CourseAudienceLine' });
export type CourseAudienceLine = z.infer<typeof CourseAudienceLine>;
export const CourseAudiences = z.object({ /** The newest 100: those that go on first. */ audiences: z.array(CourseAudienceLine), total: z.number().int(), names: AudienceNames }).meta({ id: 'CourseAudiences' });
export type CourseAudiences = z.infer<typeof CourseAudiences>;

const CourseParams = z.strictObject({ courseId: Id });
const AudienceParams = z.strictObject({ audienceId: Id });
export const previewCourseAudience = endpoint({ name: 'previewCourseAudience', verb: 'POST', path: '/api/courses/:courseId/audiences/preview', action: 'assignment.assign', summary: 'Whom a rule would ask for a course, why and by when each; nothing is kept', params: CourseParams, body: z.strictObject({ rule: AudienceRule, ...due, /** More of either. */ after: z.strictObject({ people: Id.optional(), others: Id.optional() }).optional() }).refine(isDue, { error: 'not-counted-so' }).meta({ id: 'CourseAudienceWish' }), returns: CourseAudiencePreview });
export const launchCourseAudience = endpoint({ name: 'launchCourseAudience', verb: 'POST', path: '/api/courses/:courseId/audiences', action: 'assignment.assign', summary: 'Ask exactly whom was previewed to follow a course; a live rule goes on asking whoever comes to match', params: CourseParams, body: z.strictObject({ id: Id, rule: AudienceRule, ...due, /** Takes in those who come to match, and lets go those who no longer do. */ live: z.boolean(), leavers: Leavers, reason: words(500), seen: text(64, 64) }).refine(isDue, { error: 'not-counted-so' }).meta({ id: 'NewCourseAudience' }), returns: z.object({ id: Id, assigned: z.number().int(), already: z.number().int() }) });
export const listCourseAudiences = endpoint({ name: 'listCourseAudiences', verb: 'GET', path: '/api/course-audiences', action: 'assignment.follow', summary: 'Rules by which courses are asked of the people one follows, or that one launched', query: z.strictObject({ courseId: Id.optional() }), returns: CourseAudiences });
export const endCourseAudience = endpoint({ name: 'endCourseAudience', verb: 'POST', path: '/api/course-audiences/:audienceId/end', action: 'assignment.end', summary: 'Nobody joins or leaves by it any more; what is not begun of it stays asked, or is withdrawn', params: AudienceParams, body: z.strictObject({ id: Id, leavers: Leavers }).meta({ id: 'CourseAudienceEnd' }), returns: Kept });
export const takeCourseAudienceOver = endpoint({ name: 'takeCourseAudienceOver', verb: 'POST', path: '/api/course-audiences/:audienceId/takeover', action: 'assignment.take-over', summary: 'Follow a live rule in one’s own name, where whoever it was followed in the name of may ask nothing any more', params: AudienceParams, body: z.strictObject({ id: Id }).meta({ id: 'CourseAudienceTakeover' }), returns: Kept });
