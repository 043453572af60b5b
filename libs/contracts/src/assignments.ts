import * as z from 'zod';
import { dueBases, isRelativeDue, mostDueIn, mostRenewalWindow } from '@palier/domain';
import { AudienceNames, Because } from './audiences.js';
import { endpoint } from './endpoint.js';
import { JourneyStep } from './journey.js';
import { CourseLine } from './learning.js';
import { ProofDeed } from './notifications.js';
import { ScopeKind, Tier } from './scopes.js';
import { PassedOver } from './workdays.js';
import { Bilingual, Day, Id, Instant, Kept, Level, Locale, PersonName, text, words } from './vocabulary.js';

export const AssignmentState = z.enum(['waived', 'done', 'inProgress', 'notOpened']).meta({ id: 'AssignmentState' });
const Extension = z.object({ requestId: Id, wishedOn: Day, reason: z.string(), decision: z.enum(['granted', 'refused']).nullable(), words: z.string().nullable() });
export const AssignmentLine = z.object({
  id: Id, person: PersonName, courseId: Id, title: z.string(), dueOn: Day.nullable(), /** Days that were passed over for it. */ duePassed: z.array(PassedOver), /** The day that was said, where it is due on another one because that is a day off. */ dueSaid: Day.nullable(), state: AssignmentState, late: z.boolean(), stuck: z.boolean(), done: z.number().int(), of: z.number().int(),
  assignedBy: z.string(), assignedAt: Instant, reason: z.string(), /** What it follows from, where a rule asks it. */ because: z.object({ reasons: z.array(Because), names: AudienceNames }).nullable(), /** The review in which it was agreed, where it was. */ agreedIn: Id.nullable(), /** The last day on which what it proved holds, where it is asked again. */ renewBefore: Day.nullable(), waivedBecause: z.string().nullable(), extension: Extension.nullable(),
}).meta({ id: 'AssignmentLine' });
export type AssignmentLine = z.infer<typeof AssignmentLine>;
const asked = { id: Id, dueOn: Day.nullable(), late: z.boolean() };
/** Of a course of which parts alone are asked: what is left of them. */
export const AskedParts = z.object({ minutesLeft: z.number().int(), /** The first of them in the version that the reader is in. */ next: z.object({ unitId: Id, title: z.string() }).nullable(), /** The rest is in a newer version: the reader moves over to it first. */ newer: z.boolean() }).meta({ id: 'AskedParts' });
export type AskedParts = z.infer<typeof AskedParts>;
/** One thing to do: a course that is asked or was begun freely, a step of an onboarding plan that is mine to do, a signature sent back with what to do again, an answer that somebody I lead waits for, a course to look over, one of mine that came back with what to mend; what proves a level or is asked for by a profile, and ends unless it is renewed: mine, or that of somebody I lead, or a critical change of a product that I support, to be read. */
export const TodoItem = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('course'), ...asked, course: CourseLine, assignment: AssignmentLine.nullable(), /** Null where all of the course is asked. */ asked: AskedParts.nullable() }),
  z.object({ kind: z.literal('step'), ...asked, step: JourneyStep, /** Its activity, where it has one. */ course: CourseLine.nullable() }),
  z.object({ kind: z.literal('signOff'), ...asked, name: Bilingual, level: Level, by: z.string(), sentBackAt: Instant, /** What to do again. */ words: z.string() }),
  z.object({ kind: z.literal('piece'), ...asked, name: Bilingual, level: Level, title: z.string(), by: z.string(), sentBackAt: Instant, /** What to do again. */ words: z.string() }),
  z.object({ kind: z.literal('extension'), ...asked, person: PersonName, title: z.string(), wishedOn: Day, reason: z.string() }),
  z.object({ kind: z.literal('toCheck'), ...asked, title: z.string(), lang: Locale, by: z.string(), at: Instant }),
  z.object({ kind: z.literal('toMend'), ...asked, title: z.string(), lang: Locale, by: z.string(), at: Instant, words: z.string(), draftId: Id.nullable() }),
  z.object({ kind: z.literal('toApprove'), ...asked, /** A score correction of this question waits for me. */ questionId: Id, title: z.string(), lang: Locale, by: z.string(), at: Instant }),
  z.object({ kind: z.literal('article'), ...asked, title: z.string(), lang: Locale, /** Its source says something else since. */ changedAt: Instant.nullable() }),
  z.object({ kind: z.literal('articleToRead'), ...asked, /** I read it, and it says something else since. */ title: z.string(), lang: Locale, /** Why, in its author's words. */ reason: z.string() }),
  z.object({ kind: z.literal('renewal'), ...asked, /** Whose it is, where it is not mine. */ person: PersonName.nullable(), certificate: z.object({ id: Id, name: z.string() }).nullable(), competency: z.object({ id: Id, name: Bilingual, level: Level, /** Others that end with it, of what was carried over. */ more: z.number().int() }).nullable(), /** Its last day. */ until: Day, over: z.boolean(), duePassed: z.array(PassedOver), does: ProofDeed, waits: z.boolean() }),
  z.object({ kind: z.literal('change'), ...asked, product: z.string(), release: z.string(), area: z.string(), text: z.string(), /** How many questions come before it is confirmed. */ questions: z.number().int(), /** I read it as it was before. */ readBefore: z.boolean() }),
]).meta({ id: 'TodoItem' });
export type TodoItem = z.infer<typeof TodoItem>;
/** What to do next in one list, the most urgent first. */
export const Todo = z.object({ /** The first 100 of `total`. */ items: z.array(TodoItem), total: z.number().int(), /** Courses that nobody asked for and that are not begun. */ others: z.array(CourseLine) }).meta({ id: 'Todo' });
export type Todo = z.infer<typeof Todo>;
export const Assignable = z.object({
  courses: z.array(z.object({ id: Id, title: z.string(), minutes: z.number().int() })), teams: z.array(z.object({ id: Id, name: Bilingual, members: z.number().int() })), /** What the people I may ask support. */ scopes: z.array(z.object({ id: Id, kind: ScopeKind, productId: Id.nullable(), name: z.string(), people: z.number().int() })), tiers: z.array(z.object({ tier: Tier, people: z.number().int() })), /** Where the people I may ask work. */ sites: z.array(z.object({ site: z.string(), people: z.number().int() })), /** The first 500 of `peopleTotal`. */ people: z.array(PersonName), peopleTotal: z.number().int(), today: Day,
}).meta({ id: 'Assignable' });
export type Assignable = z.infer<typeof Assignable>;

const AssignmentParams = z.strictObject({ assignmentId: Id });
export const readTodo = endpoint({ name: 'readTodo', verb: 'GET', path: '/api/todo', action: 'todo.read', summary: 'All that is asked of me and what I began, in one list, the most urgent first', returns: Todo });
export const readAssignable = endpoint({ name: 'readAssignable', verb: 'GET', path: '/api/assignable', action: 'assignment.follow', summary: 'Courses, teams and people that I may bring together', returns: Assignable });
export const AssignmentFilter = z.enum(['late', 'stuck', 'notOpened', 'inProgress', 'done', 'waived']).meta({ id: 'AssignmentFilter' });
export type AssignmentFilter = z.infer<typeof AssignmentFilter>;
/** Where a page of them ended: to be sent back as it was given. */
const Place = z.string().regex(/^[0-3]~\d{4}-\d{2}-\d{2}~[01]~[0-9a-f-]{36}$/);
export const Assignments = z.object({
  assignments: z.array(AssignmentLine), /** How many are in the filter asked for. */ total: z.number().int(), /** Of all those that the search finds, whatever the filter. */ counts: z.object({ late: z.number().int(), notOpened: z.number().int(), stuck: z.number().int(), inProgress: z.number().int(), done: z.number().int(), waived: z.number().int() }),
  /** Ask again after this one for more. */ next: Place.nullable(),
}).meta({ id: 'Assignments' });
export type Assignments = z.infer<typeof Assignments>;
export const listAssignments = endpoint({ name: 'listAssignments', verb: 'GET', path: '/api/assignments', action: 'assignment.follow', summary: 'Required training of the people I follow, fifty at a time: late first, then stuck, then by due day; what is over comes last', query: z.strictObject({ /** Part of a name, of a person or of a course. */ search: text(200).optional(), is: AssignmentFilter.optional(), after: Place.optional() }), returns: Assignments });
/** What working days are counted from: today, each person’s hire, a release, or the end of what each proved in the course; below 0 they come before it. */
const DueFrom = z.enum(dueBases).meta({ id: 'DueFrom' });
const DueIn = z.number().int().min(-mostDueIn).max(mostDueIn);
const isCounted = (it: { dueIn: number; dueFrom: (typeof dueBases)[number]; releaseId: string | null }): boolean => isRelativeDue({ base: it.dueFrom, days: it.dueIn }) && (it.dueFrom === 'release') === (it.releaseId !== null);
/** On which day it would be due for each. */
export const DueDays = z.object({
  lines: z.array(z.object({ person: PersonName, /** Null: nothing of theirs to count from, so no day. */ day: Day.nullable(), /** The day that was counted from. */ from: Day.nullable(), passed: z.array(PassedOver), /** The day that was counted is past: the next working day instead. */ past: z.boolean() })),
  /** The first hundred of `total`: who has no day or is late for it first. */ total: z.number().int(), earliest: Day.nullable(), latest: Day.nullable(), without: z.number().int(), past: z.number().int(),
}).meta({ id: 'DueDays' });
export type DueDays = z.infer<typeof DueDays>;
export const previewDueDays = endpoint({ name: 'previewDueDays', verb: 'POST', path: '/api/assignments/due-days', action: 'assignment.assign', summary: 'On which day a course would be due for each of these people, and what is passed over for it, keeping nothing', body: z.strictObject({ courseId: Id, people: z.array(Id).max(5000), teams: z.array(Id).max(200), scopes: z.array(Id).max(200).default([]), tiers: z.array(Tier).max(3).default([]), /** By a day that is named: the last working day of each until then. */ dueOn: Day.nullable().default(null), dueIn: DueIn.nullable().default(null), dueFrom: DueFrom.default('assignment'), releaseId: Id.nullable().default(null) }).refine((it) => (it.dueOn === null) !== (it.dueIn === null), { error: 'one-of-both' }).refine((it) => it.dueIn === null ? it.dueFrom === 'assignment' && it.releaseId === null : isCounted({ ...it, dueIn: it.dueIn }), { error: 'not-counted-so' }).meta({ id: 'DueDaysWish' }), returns: DueDays });
export const assignCourse = endpoint({ name: 'assignCourse', verb: 'POST', path: '/api/assignments', action: 'assignment.assign', summary: 'Ask people, the people of teams, or those who support something to follow a course, by a day and for a reason', body: z.strictObject({ id: Id, courseId: Id, people: z.array(Id).max(5000), teams: z.array(Id).max(200), /** Whoever supports any of these, at any of these tiers where tiers are named. */ scopes: z.array(Id).max(200).default([]), tiers: z.array(Tier).max(3).default([]), dueOn: Day.nullable(), /** So many working days from today where each person is, or from another day, in the place of a day. */ dueIn: DueIn.nullable().default(null), dueFrom: DueFrom.default('assignment'), releaseId: Id.nullable().default(null), reason: words(500) }).refine((it) => it.dueOn === null || it.dueIn === null, { error: 'one-of-both' }).refine((it) => it.dueIn === null ? it.dueFrom === 'assignment' && it.releaseId === null : isCounted({ ...it, dueIn: it.dueIn }), { error: 'not-counted-so' }).meta({ id: 'NewAssignment' }), returns: z.object({ id: Id, assigned: z.number().int(), already: z.number().int() }) });
export const waiveAssignment = endpoint({ name: 'waiveAssignment', verb: 'POST', path: '/api/assignments/:assignmentId/waiver', action: 'assignment.waive', summary: 'Exempt somebody, with the reason', params: AssignmentParams, body: z.strictObject({ id: Id, reason: words(500) }).meta({ id: 'Waiver' }), returns: Kept });
export const askExtension = endpoint({ name: 'askExtension', verb: 'POST', path: '/api/assignments/:assignmentId/extension-requests', action: 'extension.ask', summary: 'Ask for a later day', params: AssignmentParams, body: z.strictObject({ id: Id, wishedOn: Day, reason: words(500) }).meta({ id: 'ExtensionRequest' }), returns: Kept });
export const answerExtension = endpoint({ name: 'answerExtension', verb: 'POST', path: '/api/extension-requests/:requestId/answer', action: 'extension.answer', summary: 'Grant a later day, or not, in words', params: z.strictObject({ requestId: Id }), body: z.strictObject({ decision: z.enum(['granted', 'refused']), words: text(500) }).meta({ id: 'ExtensionAnswer' }), returns: Kept });

export const RenewalRule = z.object({ courseId: Id, title: z.string(), months: z.number().int(), windowDays: z.number().int(), reason: z.string(), by: z.string(), on: Day, /** People who are asked to renew it and have not. */ asked: z.number().int() }).meta({ id: 'RenewalRule' });
export type RenewalRule = z.infer<typeof RenewalRule>;
export const listRenewalRules = endpoint({ name: 'listRenewalRules', verb: 'GET', path: '/api/renewal-rules', action: 'renewal.rule', summary: 'Which courses are asked again before what they prove ends, and those that may be: with a quiz', returns: z.object({ rules: z.array(RenewalRule), courses: z.array(z.object({ id: Id, title: z.string() })) }) });
export const changeRenewalRule = endpoint({ name: 'changeRenewalRule', verb: 'POST', path: '/api/renewal-rules', action: 'renewal.rule', summary: 'Say for how long what a course proves holds, and how many working days before its end its quizzes are asked again; without months they are asked no more', body: z.strictObject({ id: Id, courseId: Id, months: z.number().int().min(1).max(120).nullable(), windowDays: z.number().int().min(1).max(mostRenewalWindow), reason: words(500) }).meta({ id: 'RenewalRuleWish' }), returns: Kept });
