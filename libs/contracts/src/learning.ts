import { feedbackPolicies, questionKinds } from '@palier/domain';
import * as z from 'zod';
import { endpoint } from './endpoint.js';
import { ArticleShown } from './articles.js';
import { ChecklistState } from './checklists.js';
import { NamedScope } from './scopes.js';
import { ChangeClass, Said, Sha256, Shape, Situation } from './courses.js';
import { Bilingual, HeldLevel, Id, Instant, Kept, Level, Locale, PersonName, text } from './vocabulary.js';

export const UnitKind = z.enum(['lesson', 'file', 'link', 'video', 'checklist', 'article', 'quiz']).meta({ id: 'UnitKind' });
export type UnitKind = z.infer<typeof UnitKind>;
const Served = z.object({ competencyId: Id, name: Bilingual, level: Level });
export const UnitLine = z.object({ id: Id, position: z.number().int(), title: z.string(), lang: Locale, kind: UnitKind, minutes: z.number().int(), done: z.boolean(), /** It was not gone through: its quiz showed that one knows it. */ tested: z.boolean(), /** Activities that passing this quiz shows one knows, and that need not be gone through then. */ frees: z.array(Id), serves: z.array(Served), /** What it is about by itself, beside what its course is about. */ scopes: z.array(NamedScope), openAttemptId: Id.nullable(), lastAttempt: z.object({ id: Id, passed: z.boolean(), score: z.number() }).nullable() }).meta({ id: 'UnitLine' });
export type UnitLine = z.infer<typeof UnitLine>;
export const CourseLine = z.object({ id: Id, title: z.string(), summary: z.string(), lang: Locale, minutes: z.number().int(), minutesLeft: z.number().int(), done: z.number().int(), of: z.number().int(), percent: z.number().int(), next: z.object({ unitId: Id, title: z.string(), kind: UnitKind }).nullable(), serves: z.array(Served), /** What it, or an activity of it, is about. */ scopes: z.array(NamedScope), /** It is about something that the reader supports. */ concernsMe: z.boolean() }).meta({ id: 'CourseLine' });
export type CourseLine = z.infer<typeof CourseLine>;
export const Course = CourseLine.extend({ /** What the whole course is about. */ ownScopes: z.array(NamedScope), version: z.number().int(), courseVersionId: Id, units: z.array(UnitLine), /** What came after the version that the reader began, and what would stay done if they went on there; `quizOpen` is to be handed in first. */ newer: z.object({ courseVersionId: Id, version: z.number().int(), changes: z.array(z.object({ version: z.number().int(), change: ChangeClass, reason: z.string() })), kept: z.number().int(), of: z.number().int(), quizOpen: z.boolean() }).nullable() }).meta({ id: 'Course' });
export type Course = z.infer<typeof Course>;
/** What a quiz asks of its reader: minutes with the more time they have, and how often they may still begin it. */
export const UnitQuiz = z.object({ questions: z.number().int(), passMark: z.number(), minutes: z.number().int().nullable(), extraPercent: z.number().int(), attempts: z.object({ allowed: z.number().int(), left: z.number().int() }).nullable(), feedback: z.enum(feedbackPolicies), /** Whoever knows it already may try to have it decided by fewer questions. */ placement: z.boolean() }).meta({ id: 'UnitQuiz' });
/** The lesson's document is read by an allow-list when it is drawn; what is unknown is not drawn. */
export const Unit = UnitLine.extend({ courseId: Id, courseVersionId: Id, courseTitle: z.string(), document: z.unknown().nullable(), file: z.object({ sha256: z.string(), name: z.string(), bytes: z.number().int(), mediaType: z.string() }).nullable(), link: z.object({ address: z.string(), about: z.string() }).nullable(), video: z.object({ captions: Sha256.nullable(), transcript: z.string() }).nullable(), article: ArticleShown.nullable(), checklist: ChecklistState.nullable(), quiz: UnitQuiz.nullable(), /** The block of the lesson at which the reader last was, where it is still there. */ place: z.string().nullable(), nextUnitId: Id.nullable(), previousUnitId: Id.nullable() }).meta({ id: 'Unit' });
export type Unit = z.infer<typeof Unit>;

export const Response = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('singleChoice'), optionId: text(100, 1) }),
  z.strictObject({ kind: z.literal('multipleChoice'), optionIds: z.array(text(100, 1)).max(50) }),
  z.strictObject({ kind: z.literal('shortText'), text: text(500) }),
  z.strictObject({ kind: z.literal('trueFalse'), value: z.boolean() }),
  z.strictObject({ kind: z.literal('numeric'), text: text(100) }),
  /** All that was to be put in order, or nothing. */
  z.strictObject({ kind: z.literal('ordering'), itemIds: z.array(text(100, 1)).max(20) }),
  z.strictObject({ kind: z.literal('matching'), pairs: z.array(z.strictObject({ leftId: text(100, 1), rightId: text(100, 1) })).max(20) }),
  z.strictObject({ kind: z.literal('hotSpot'), optionId: text(100, 1) }),
  /** What was said to the customer so far, from the first scene on: one reply more than was kept last. */
  z.strictObject({ kind: z.literal('ticketSimulation'), replyIds: z.array(text(100, 1)).min(1).max(20) }),
  z.strictObject({ kind: z.literal('gapFill'), gaps: z.array(z.strictObject({ id: text(20, 1), text: text(200) })).max(20) }),
]).meta({ id: 'Response' });
export type Response = z.infer<typeof Response>;
export const QuestionKind = z.enum(questionKinds).meta({ id: 'QuestionKind' });
const Item = z.object({ id: z.string(), text: z.string() });
/** What its kind does not have is empty. */
export const PresentedQuestion = z.object({
  questionVersionId: Id, kind: QuestionKind, prompt: z.string(), /** What is chosen from, or put in order; of pairs the right halves. */ options: z.array(Item), /** The left halves of pairs. */ lefts: z.array(Item),
  /** A text with gaps, piece by piece; after each but the last stands a gap. Without choices it is written. */ passage: z.array(z.object({ text: z.string(), gap: z.object({ id: z.string(), choices: z.array(z.string()) }).nullable() })),
  /** A picture beside what is asked. */ illustration: z.object({ file: z.string(), width: z.number(), height: z.number(), words: z.string() }).nullable(),
  /** A picture with its spots, in the order of the options. */ picture: z.object({ file: z.string(), width: z.number(), height: z.number(), words: z.string(), shapes: z.array(Shape) }).nullable(),
  /** A conversation with a customer, as far as the replies that were kept have led. */ conversation: z.object({ situation: Situation, turns: z.array(z.object({ says: z.string(), reply: Said })), /** Null once it is over. */ now: z.object({ says: z.string(), replies: z.array(Said) }).nullable() }).nullable(),
  /** A unit is to be written after the number. */ unit: z.boolean(), sequence: z.number().int(), response: Response.nullable(),
}).meta({ id: 'PresentedQuestion' });
export type PresentedQuestion = z.infer<typeof PresentedQuestion>;
const Told = z.object({ says: z.string(), text: z.string(), consequence: z.string(), credit: z.number() });
/** A conversation looked back on: what each reply led to and earned, what breaking off cost, and the way that earns most. */
export const Debrief = z.object({ steps: z.array(Told), end: z.enum(['good', 'bad']).nullable(), earned: z.number(), lost: z.number(), most: z.number(), best: z.array(Told) }).meta({ id: 'Debrief' });
export type Debrief = z.infer<typeof Debrief>;
/** That a score or a mark was corrected since: what it was first, when, by whom and why. */
export const ScoreCorrection = z.object({ at: Instant, by: z.string(), reason: z.string() }).meta({ id: 'ScoreCorrection' });
export const ReviewedQuestion = PresentedQuestion.extend({
  /** Set where a corrected version of the question marked this answer anew; the right answers shown are then its own. */
  corrected: ScoreCorrection.extend({ credit: z.number(), verdict: z.enum(['right', 'partly', 'wrong', 'blank']) }).nullable(),
  competency: Bilingual, level: Level, credit: z.number(), verdict: z.enum(['right', 'partly', 'wrong', 'blank']), explanation: z.string(), accepted: z.array(z.string()), /** Whether what was stated is so, where that was the question. */ truth: z.boolean().nullable(),
  /** Place by place of an order, pair by pair, gap by gap: what was asked there, what was answered, and what was right. */
  parts: z.array(z.object({ asked: z.string(), given: z.string().nullable(), right: z.array(z.string()), /** Null where the right answers are not shown yet. */ isRight: z.boolean().nullable() })),
  /** Of a conversation, where the right answers are shown. */ debrief: Debrief.nullable(),
  options: z.array(z.object({ id: z.string(), text: z.string(), /** Null where the right answers are not shown yet. */ correct: z.boolean().nullable(), ticked: z.boolean(), explanation: z.string() })),
}).meta({ id: 'ReviewedQuestion' });
/** An attempt that asks question by question until it is decided: of how many at most, and by which rule. */
const Placement = z.object({ of: z.number().int(), rule: z.string() });
export const Attempt = z.object({ id: Id, person: PersonName, courseId: Id, unitId: Id, title: z.string(), lang: Locale, startedAt: Instant, /** Only for whoever answers, and HR: how long somebody may take says who has more time. */ deadline: Instant.nullable(), now: Instant, submittedAt: Instant.nullable(), placement: Placement.nullable(), /** Of a placement those asked so far. */ questions: z.array(PresentedQuestion) }).meta({ id: 'Attempt' });
export type Attempt = z.infer<typeof Attempt>;
export const AttemptResult = z.object({
  id: Id, person: PersonName, courseId: Id, unitId: Id, title: z.string(), lang: Locale, startedAt: Instant, submittedAt: Instant, score: z.number(), passMark: z.number(), passed: z.boolean(), /** It was closed at its deadline, with what was saved until then. */ atDeadline: z.boolean(), /** False before its reader may see what was right. */ keyShown: z.boolean(), /** How often whoever answered may begin it again; null is as often as they like. */ left: z.number().int().nullable(), placement: Placement.nullable(), /** Set where the score was corrected since. */ first: ScoreCorrection.extend({ score: z.number(), passed: z.boolean() }).nullable(),
  cells: z.array(z.object({ competencyId: Id, name: Bilingual, level: Level, score: z.number(), questions: z.number().int(), atLeast: z.number().nullable(), proved: z.boolean() })),
  standings: z.array(z.object({ competencyId: Id, name: Bilingual, level: HeldLevel })),
  questions: z.array(ReviewedQuestion),
}).meta({ id: 'AttemptResult' });
export type AttemptResult = z.infer<typeof AttemptResult>;

const CourseParams = z.strictObject({ courseId: Id });
const UnitParams = z.strictObject({ courseId: Id, unitId: Id });
const AttemptParams = z.strictObject({ attemptId: Id });
export const listCourses = endpoint({ name: 'listCourses', verb: 'GET', path: '/api/courses', action: 'course.list', summary: 'Published courses and how far I am in each', returns: z.object({ courses: z.array(CourseLine) }) });
export const readCourse = endpoint({ name: 'readCourse', verb: 'GET', path: '/api/courses/:courseId', action: 'course.read', summary: 'One course and its activities', params: CourseParams, returns: Course });
export const readUnit = endpoint({ name: 'readUnit', verb: 'GET', path: '/api/courses/:courseId/units/:unitId', action: 'course.read', summary: 'One activity', params: UnitParams, returns: Unit });
export const completeUnit = endpoint({ name: 'completeUnit', verb: 'POST', path: '/api/courses/:courseId/units/:unitId/completions', action: 'unit.complete', summary: 'Say that this activity is done', params: UnitParams, body: z.strictObject({ id: Id }), returns: Kept });
export const keepPlace = endpoint({ name: 'keepPlace', verb: 'POST', path: '/api/courses/:courseId/units/:unitId/place', action: 'unit.place', summary: 'Keep at which block of a lesson I am, to go on there on any device', params: UnitParams, body: z.strictObject({ blockId: text(100, 1) }).meta({ id: 'Place' }), returns: z.object({ blockId: z.string() }) });
/** What is chosen, by place. Nothing of it is kept. */
export const SelfCheckAnswer = z.object({ verdict: z.enum(['right', 'partly', 'wrong', 'blank']), explanation: z.string() }).meta({ id: 'SelfCheckAnswer' });
export type SelfCheckAnswer = z.infer<typeof SelfCheckAnswer>;
export const checkSelf = endpoint({ name: 'checkSelf', verb: 'POST', path: '/api/courses/:courseId/units/:unitId/self-checks', action: 'unit.check-self', summary: 'Whether my choice is right in a question to myself within a lesson; nothing of it is kept', params: UnitParams, body: z.strictObject({ blockId: text(100, 1), locale: Locale, chosen: z.array(z.number().int().min(0).max(999)).max(100) }).meta({ id: 'SelfCheckChoice' }), returns: SelfCheckAnswer });
export const moveOver = endpoint({ name: 'moveOver', verb: 'POST', path: '/api/courses/:courseId/moving-over', action: 'course.move-over', summary: 'Go on in the newest version of a course that I began in an older one, keeping what did not change', params: CourseParams, body: z.strictObject({ /** The version that was offered. */ to: Id }).meta({ id: 'MovingOver' }), returns: z.object({ version: z.number().int(), kept: z.number().int() }) });
export const startAttempt = endpoint({ name: 'startAttempt', verb: 'POST', path: '/api/courses/:courseId/units/:unitId/attempts', action: 'attempt.start', summary: 'Start a quiz: questions, order and deadline are bound now', params: UnitParams, body: z.strictObject({ id: Id, locale: Locale }), returns: Kept });
export const startPlacement = endpoint({ name: 'startPlacement', verb: 'POST', path: '/api/courses/:courseId/units/:unitId/placements', action: 'attempt.start', summary: 'Start a quiz as a placement: what it may ask is bound now, and one question is asked', params: UnitParams, body: z.strictObject({ id: Id, locale: Locale }), returns: Kept });
export const askNextQuestion = endpoint({ name: 'askNextQuestion', verb: 'POST', path: '/api/attempts/:attemptId/questions', action: 'attempt.answer', summary: 'The next question of a placement after so many, or its end where it is decided', params: AttemptParams, body: z.strictObject({ asked: z.number().int().min(1).max(200) }), returns: Kept });
export const readAttempt = endpoint({ name: 'readAttempt', verb: 'GET', path: '/api/attempts/:attemptId', action: 'attempt.read', summary: 'An attempt as it is being answered, without its key', params: AttemptParams, returns: Attempt });
export const saveAnswer = endpoint({ name: 'saveAnswer', verb: 'POST', path: '/api/attempts/:attemptId/answers', action: 'attempt.answer', summary: 'Keep one answer; the highest sequence counts, the same again is the same', params: AttemptParams, body: z.strictObject({ questionVersionId: Id, sequence: z.number().int().min(1).max(1_000_000), response: Response }).meta({ id: 'Answer' }), returns: z.object({ sequence: z.number().int(), savedAt: Instant }) });
export const submitAttempt = endpoint({ name: 'submitAttempt', verb: 'POST', path: '/api/attempts/:attemptId/submission', action: 'attempt.submit', summary: 'Hand in: marks, evidence and standings in one transaction', params: AttemptParams, body: z.strictObject({}), returns: Kept });
export const grantAttempt = endpoint({ name: 'grantAttempt', verb: 'POST', path: '/api/attempts/:attemptId/grants', action: 'attempt.grant', summary: 'Let whoever made this attempt begin its quiz once more than it allows', params: AttemptParams, body: z.strictObject({ id: Id }), returns: Kept });
const PersonParams = z.strictObject({ personId: Id });
const Percent = z.number().int().min(0).max(200);
export const ExtraTime = z.object({ percent: Percent, since: Instant.nullable(), by: z.string().nullable() }).meta({ id: 'ExtraTime' });
export type ExtraTime = z.infer<typeof ExtraTime>;
export const readExtraTime = endpoint({ name: 'readExtraTime', verb: 'GET', path: '/api/people/:personId/extra-time', action: 'extra-time.read', summary: 'How much more time somebody has for quizzes', params: PersonParams, returns: ExtraTime });
export const giveExtraTime = endpoint({ name: 'giveExtraTime', verb: 'POST', path: '/api/people/:personId/extra-time', action: 'extra-time.give', summary: 'Give somebody more time for quizzes, from now on', params: PersonParams, body: z.strictObject({ id: Id, seen: Percent, percent: Percent }), returns: Kept });
export const readResult = endpoint({ name: 'readResult', verb: 'GET', path: '/api/attempts/:attemptId/result', action: 'attempt.read', summary: 'A submitted attempt with its marks and explanations', params: AttemptParams, returns: AttemptResult });
