import * as z from 'zod';
import { ChangeClass, Filing, QuestionWords } from './courses.js';
import { endpoint } from './endpoint.js';
import { ChangedArticle } from './items.js';
import { Bilingual, Id, Instant, Kept, Level, Locale, PersonName, words } from './vocabulary.js';

const Translations = z.object({ fr: QuestionWords.optional(), en: QuestionWords.optional() });
/** One regrade of a question: asked for, then applied or refused. */
export const RegradeLine = z.object({
  id: Id, /** The number of the corrected version. */ version: z.number().int(), reason: z.string(), askedBy: z.string(), askedAt: Instant, mine: z.boolean(),
  /** `overtaken`: nobody decided before the question changed again. */
  state: z.enum(['waiting', 'overtaken', 'applied', 'refused']), decidedBy: z.string().nullable(), decidedAt: Instant.nullable(), words: z.string().nullable(), attempts: z.number().int(), flips: z.number().int(),
}).meta({ id: 'RegradeLine' });
export const QuestionFile = z.object({
  questionId: Id, competencyId: Id, competency: Bilingual, level: Level, writtenBy: z.string(),
  /** The newest first. A change says how far it reaches and why. */
  versions: z.array(z.object({ questionVersionId: Id, number: z.number().int(), change: ChangeClass.nullable(), reason: z.string().nullable(), publishedAt: Instant, publishedBy: z.string(), sourceLocale: Locale, content: Translations, filing: Filing, /** The activity where its answer is learnt, as it is called now. */ source: z.object({ title: z.string(), lang: Locale }).nullable() })),
  regrades: z.array(RegradeLine),
  /** What it may be asked from has changed: to be looked at again. */ changedArticles: z.array(ChangedArticle),
}).meta({ id: 'QuestionFile' });
export type QuestionFile = z.infer<typeof QuestionFile>;

const Counts = z.object({
  /** Attempts handed in whose answer would be marked by the corrected version. */ attempts: z.number().int(), raised: z.number().int(), lowered: z.number().int(),
  pass: z.number().int(), fail: z.number().int(), cellsGained: z.number().int(), cellsLost: z.number().int(),
});
export const RegradeFlip = z.object({
  person: PersonName, attemptId: Id, quiz: z.string(), before: z.number(), after: z.number(), passedBefore: z.boolean(), passedAfter: z.boolean(),
  cells: z.array(z.object({ competencyId: Id, name: Bilingual, level: Level, held: z.boolean() })),
}).meta({ id: 'RegradeFlip' });
export const RegradePreview = z.object({
  questionId: Id, version: z.number().int(), /** To be sent with the regrade: it goes on only where it would still do just this. */ would: z.string(), counts: Counts,
  /** Who flips, of those whose results the reader may see; the others are counted. */
  flips: z.array(RegradeFlip), unnamed: z.number().int(),
  /** A second person approves each regrade here. */ secondPerson: z.boolean(), /** The reader’s own result would change: somebody else applies it. */ speaksOfYou: z.boolean(), waiting: Id.nullable(),
}).meta({ id: 'RegradePreview' });
export type RegradePreview = z.infer<typeof RegradePreview>;

const QuestionParams = z.strictObject({ questionId: Id });
const RegradeParams = z.strictObject({ regradeId: Id });
const Decided = z.object({ id: Id, state: z.enum(['waiting', 'applied']), attempts: z.number().int() });
export const readQuestion = endpoint({ name: 'readQuestion', verb: 'GET', path: '/api/questions/:questionId', action: 'question.review', summary: 'A question with its key, version by version, and how it was regraded', params: QuestionParams, returns: QuestionFile });
export const correctQuestion = endpoint({ name: 'correctQuestion', verb: 'POST', path: '/api/questions/:questionId/versions', action: 'question.correct', summary: 'Publish a corrected version of a question; attempts that began keep the one they began with', params: QuestionParams, body: z.strictObject({ id: Id, /** The number of the newest version seen. */ seen: z.number().int().optional(), change: z.strictObject({ class: ChangeClass, reason: words(500) }), content: z.strictObject({ fr: QuestionWords.optional(), en: QuestionWords.optional() }), /** As it stands where nothing is said. */ filing: Filing.omit({ source: true }).optional() }).meta({ id: 'QuestionCorrection' }), returns: z.object({ id: Id, number: z.number().int() }) });
export const previewRegrade = endpoint({ name: 'previewRegrade', verb: 'GET', path: '/api/questions/:questionId/regrade', action: 'regrade.ask', summary: 'What marking the answers anew by the newest version would change, and for whom', params: QuestionParams, returns: RegradePreview });
export const askRegrade = endpoint({ name: 'askRegrade', verb: 'POST', path: '/api/questions/:questionId/regrades', action: 'regrade.ask', summary: 'Mark the answers anew by the newest version; where a second person is asked for, wait for them', params: QuestionParams, body: z.strictObject({ id: Id, would: words(100) }).meta({ id: 'RegradeWish' }), returns: Decided });
export const approveRegrade = endpoint({ name: 'approveRegrade', verb: 'POST', path: '/api/regrades/:regradeId/approval', action: 'regrade.decide', summary: 'Apply a regrade that somebody else asked for', params: RegradeParams, body: z.strictObject({ id: Id, would: words(100) }).meta({ id: 'RegradeApproval' }), returns: Decided });
export const refuseRegrade = endpoint({ name: 'refuseRegrade', verb: 'POST', path: '/api/regrades/:regradeId/refusal', action: 'regrade.decide', summary: 'Refuse a regrade, saying why', params: RegradeParams, body: z.strictObject({ id: Id, reason: words(500) }).meta({ id: 'RegradeRefusal' }), returns: Kept });
export const RegradeRule = z.object({ secondPerson: z.boolean(), changedAt: Instant.nullable(), changedBy: z.string().nullable() }).meta({ id: 'RegradeRule' });
export const readRegradeRule = endpoint({ name: 'readRegradeRule', verb: 'GET', path: '/api/regrade-rule', action: 'regrade.rule', summary: 'Whether a second person approves each regrade', returns: RegradeRule });
export const changeRegradeRule = endpoint({ name: 'changeRegradeRule', verb: 'POST', path: '/api/regrade-rule', action: 'regrade.rule', summary: 'Have a second person approve each regrade, or no longer', body: z.strictObject({ /** As it stood on the screen. */ seen: z.boolean(), secondPerson: z.boolean() }).meta({ id: 'RegradeRuleChange' }), returns: z.object({ secondPerson: z.boolean() }) });
