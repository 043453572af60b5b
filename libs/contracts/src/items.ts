import * as z from 'zod';
import { endpoint } from './endpoint.js';
import { Bilingual, Id, Instant, Level, Locale } from './vocabulary.js';

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
export const QuestionStatistics = Asked.extend({
  /** The newest first. Of fewer than five people only the number is said: who chose what would say who they are. */
  versions: z.array(z.object({
    questionVersionId: Id, number: z.number().int(), publishedAt: Instant, people: z.number().int(), facility: Estimate.nullable(), discrimination: Estimate.nullable(),
    options: z.array(z.object({ optionId: z.string(), text: z.string(), correct: z.boolean(), people: z.number().int(), share: z.number(), upper: z.number(), lower: z.number() })), suspicions: z.array(Suspicion),
  })),
}).meta({ id: 'QuestionStatistics' });
export type QuestionStatistics = z.infer<typeof QuestionStatistics>;
export const SuspectedQuestions = z.object({ questions: z.array(Asked.extend({ questionVersionId: Id, people: z.number().int(), suspicions: z.array(Suspicion) })) }).meta({ id: 'SuspectedQuestions' });
export type SuspectedQuestions = z.infer<typeof SuspectedQuestions>;

export const listSuspectedQuestions = endpoint({ name: 'listSuspectedQuestions', verb: 'GET', path: '/api/questions/suspected', action: 'question.review', summary: 'Questions whose newest version is suspected of something by how it was answered, the clearest first', returns: SuspectedQuestions });
export const readQuestionStatistics = endpoint({ name: 'readQuestionStatistics', verb: 'GET', path: '/api/questions/:questionId/statistics', action: 'question.review', summary: 'How a question was answered, version by version, and what is suspected of each', params: z.object({ questionId: Id }), returns: QuestionStatistics });
