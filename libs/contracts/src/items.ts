import * as z from 'zod';
import { questionKinds } from '@palier/domain';
import { Difficulty, Tag } from './courses.js';
import { endpoint } from './endpoint.js';
import { Bilingual, Id, Instant, Kept, Level, Locale, text, words } from './vocabulary.js';

const suspicionKinds = ['misKeyed', 'deadDistractor', 'ambiguous', 'leaked', 'tooEasy'] as const;
const factor = z.number().meta({ description: 'How much likelier the suspicion makes the answers than a sane question does, as a decimal logarithm.' });
/** What is suspected of a question, with what a sentence about it needs. */
export const Suspicion = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('misKeyed'), factor, optionId: z.string().nullable(), upper: z.number().nullable(), upperKey: z.number().nullable(), discrimination: z.number().nullable() }),
  z.object({ kind: z.literal('deadDistractor'), factor, optionId: z.string(), chosen: z.number().int(), wrong: z.number().int() }),
  z.object({ kind: z.literal('ambiguous'), factor, optionId: z.string(), upper: z.number(), upperKey: z.number() }),
  z.object({ kind: z.literal('leaked'), factor, since: Instant, before: z.number(), after: z.number(), secondsBefore: z.number().nullable(), secondsAfter: z.number().nullable() }),
  z.object({ kind: z.literal('tooEasy'), factor, right: z.number().int(), people: z.number().int() }),
]).meta({ id: 'Suspicion' });
export type Suspicion = z.infer<typeof Suspicion>;

const Estimate = z.object({ observed: z.number(), shrunk: z.number(), low: z.number(), high: z.number() }).meta({ id: 'Estimate' });
const Asked = z.object({ questionId: Id, lang: Locale, prompt: z.string(), competency: Bilingual, level: Level });
/** Somebody looked into a suspicion and found it unfounded. */
export const Dismissal = z.object({ id: Id, kind: z.enum(suspicionKinds), optionId: z.string().nullable(), reason: z.string(), by: z.string(), at: Instant, /** The evidence has not grown markedly since. */ silences: z.boolean() }).meta({ id: 'Dismissal' });
export type Dismissal = z.infer<typeof Dismissal>;
export const QuestionStatistics = Asked.extend({
  /** The newest first. Of fewer than five people only the number is said: who chose what would say who they are. */
  versions: z.array(z.object({
    questionVersionId: Id, number: z.number().int(), publishedAt: Instant, people: z.number().int(), facility: Estimate.nullable(), discrimination: Estimate.nullable(),
    options: z.array(z.object({ optionId: z.string(), text: z.string(), correct: z.boolean(), people: z.number().int(), share: z.number(), upper: z.number(), lower: z.number() })), suspicions: z.array(Suspicion), dismissals: z.array(Dismissal),
  })),
}).meta({ id: 'QuestionStatistics' });
export type QuestionStatistics = z.infer<typeof QuestionStatistics>;
export const SuspectedQuestions = z.object({ total: z.number().int(), /** Ask again after this one for more. */ next: Id.nullable(), questions: z.array(Asked.extend({ questionVersionId: Id, people: z.number().int(), suspicions: z.array(Suspicion) })) }).meta({ id: 'SuspectedQuestions' });
export type SuspectedQuestions = z.infer<typeof SuspectedQuestions>;

const tenths = 10;
/** How a quiz was taken, each person by the first attempt they handed in. Of fewer than five people only the number is said. */
export const QuizStatistics = z.object({
  quizId: Id, title: Bilingual, number: z.number().int(), questions: z.number().int(), passMark: z.number(), people: z.number().int(), passed: z.number().int().nullable(), mean: z.number().nullable(),
  /** How many scores fall into each tenth. */ spread: z.array(z.number().int()).length(tenths).nullable(),
  /** `drawn`: the questions change from one attempt to the next, so that no common measure is there. */
  reliability: z.object({ verdict: z.enum(['drawn', 'tooFew', 'noSpread', 'reliable', 'unsure', 'unreliable']), alpha: z.number().nullable(), low: z.number().nullable(), high: z.number().nullable() }),
  /** The questions that were asked in these attempts, the hardest first. */
  asked: z.array(z.object({ questionId: Id, lang: Locale, prompt: z.string(), people: z.number().int(), mean: z.number().nullable() })),
  /** Where a course asks it now, and its reader may take its questions out. */
  travels: z.object({ courseId: Id, unitId: Id, lang: Locale }).nullable(),
}).meta({ id: 'QuizStatistics' });
export type QuizStatistics = z.infer<typeof QuizStatistics>;
/** An article that a question depends on, and since when its source says otherwise. */
export const ChangedArticle = z.object({ articleId: Id, title: z.string(), lang: Locale, changedAt: Instant }).meta({ id: 'ChangedArticle' });
/** Where a question is asked now: by name, or among those that may be drawn. */
const AskedIn = z.object({ quizId: Id, quiz: Bilingual, courseId: Id, course: z.string(), courseLang: Locale, /** The reader may see how it was taken. */ mine: z.boolean() });
export const BankLine = Asked.extend({
  kind: z.enum(questionKinds), /** The newest version. */ number: z.number().int(), difficulty: Difficulty, tags: z.array(z.string()), /** Other quizzes may draw it. */ open: z.boolean(), people: z.number().int(), facility: Estimate.nullable(), suspicions: z.array(Suspicion), askedIn: z.array(AskedIn), /** What it may be asked from has changed: to be looked at again. */ changedArticles: z.array(ChangedArticle),
}).meta({ id: 'BankLine' });
export type BankLine = z.infer<typeof BankLine>;
export const Bank = z.object({ questions: z.array(BankLine), /** Ask again after this one for more. */ next: Id.nullable(), /** How many match and come after these. */ left: z.number().int() }).meta({ id: 'Bank' });
export type Bank = z.infer<typeof Bank>;

export const listQuestions = endpoint({ name: 'listQuestions', verb: 'GET', path: '/api/questions', action: 'question.review', summary: 'The bank: questions in their newest version, with where they are asked and how they are answered, the newest first, fifty at a time', query: z.strictObject({ /** Words of the prompt, in any language. */ search: text(200).optional(), tag: Tag.optional(), difficulty: z.coerce.number().pipe(Difficulty).optional(), competencyId: Id.optional(), level: z.coerce.number().pipe(Level).optional(), after: Id.optional() }), returns: Bank });
export const listSuspectedQuestions = endpoint({ name: 'listSuspectedQuestions', verb: 'GET', path: '/api/questions/suspected', action: 'question.review', summary: 'Questions whose newest version is suspected of something by how it was answered, the clearest first, twenty at a time', query: z.strictObject({ after: Id.optional() }), returns: SuspectedQuestions });
export const readQuestionStatistics = endpoint({ name: 'readQuestionStatistics', verb: 'GET', path: '/api/questions/:questionId/statistics', action: 'question.review', summary: 'How a question was answered, version by version, and what is suspected of each', params: z.object({ questionId: Id }), returns: QuestionStatistics });
export const dismissSuspicion = endpoint({ name: 'dismissSuspicion', verb: 'POST', path: '/api/questions/:questionId/dismissals', action: 'suspicion.dismiss', summary: 'Say that a suspicion is unfounded, and why: it is told no more until the evidence grows markedly', params: z.strictObject({ questionId: Id }), body: z.strictObject({ id: Id, questionVersionId: Id, kind: z.enum(suspicionKinds), optionId: text(100).nullable(), reason: words(500) }).meta({ id: 'DismissalWish' }), returns: Kept });
export const tellSuspicionAgain = endpoint({ name: 'tellSuspicionAgain', verb: 'POST', path: '/api/suspicion-dismissals/:dismissalId/undoing', action: 'suspicion.dismiss', summary: 'Have a dismissed suspicion told again', params: z.strictObject({ dismissalId: Id }), body: z.strictObject({}), returns: Kept });
export const readQuizStatistics = endpoint({ name: 'readQuizStatistics', verb: 'GET', path: '/api/quizzes/:quizId/statistics', action: 'question.review', summary: 'How a quiz was taken: its scores, and how far they can be relied on', params: z.strictObject({ quizId: Id }), returns: QuizStatistics });
