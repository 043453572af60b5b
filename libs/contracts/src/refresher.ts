import * as z from 'zod';
import { endpoint } from './endpoint.js';
import { PresentedQuestion, Response, ReviewedQuestion } from './learning.js';
import { Bilingual, Day, Id, Kept, Level, Locale } from './vocabulary.js';

/** How well something is still in mind, in words: nobody is shown a figure about their memory. */
export const Recollection = z.enum(['firm', 'fading', 'faint']).meta({ id: 'Recollection' });
/** A question that is asked again; once it was answered, with what was right. */
export const AskedAgain = z.object({
  position: z.number().int(), /** What it asks, or the course that teaches it, changed in substance since it was answered; or it is slipping. */ reason: z.enum(['changed', 'fading']), lang: Locale,
  question: PresentedQuestion, hesitated: z.boolean(), /** Null until it was answered. */ feedback: ReviewedQuestion.nullable(),
}).meta({ id: 'AskedAgain' });
export type AskedAgain = z.infer<typeof AskedAgain>;
export const Refresher = z.object({
  /** `out`: its person wants none. `onboarding`: it begins after their onboarding plan. `nothing`: all is well in mind. */
  state: z.enum(['out', 'onboarding', 'nothing', 'ready', 'open', 'done']), id: Id.nullable(), /** The Monday of its week, where its person lives. */ week: Day, nextOn: Day,
  /** How many questions it has, or would have, and how long they take, rounded up. */ questions: z.number().int(), minutes: z.number().int(),
  asked: z.array(AskedAgain),
  /** What its person proved and holds, level by level, and how well it is still in mind. */
  keeps: z.array(z.object({ competencyId: Id, name: Bilingual, level: Level, questions: z.number().int(), recollection: Recollection })),
}).meta({ id: 'Refresher' });
export type Refresher = z.infer<typeof Refresher>;

const RefresherParams = z.strictObject({ refresherId: Id });
export const readRefresher = endpoint({ name: 'readRefresher', verb: 'GET', path: '/api/refresher', action: 'refresher.take', summary: 'My refresher of this week, and what I keep in mind of what I proved', returns: Refresher });
export const startRefresher = endpoint({ name: 'startRefresher', verb: 'POST', path: '/api/refreshers', action: 'refresher.take', summary: 'Begin it: its questions are bound now; begun already, it is the one of this week', body: z.strictObject({ id: Id, locale: Locale }), returns: Kept });
export const answerRefresher = endpoint({ name: 'answerRefresher', verb: 'POST', path: '/api/refreshers/:refresherId/answers', action: 'refresher.take', summary: 'Answer one question of it, once, and read what was right; the same again is the same. It proves nothing and takes nothing away', params: RefresherParams, body: z.strictObject({ position: z.number().int().min(1).max(100), /** Null where one does not know. */ response: Response.nullable(), hesitated: z.boolean() }).meta({ id: 'RefresherAnswer' }), returns: ReviewedQuestion });
export const endRefresher = endpoint({ name: 'endRefresher', verb: 'POST', path: '/api/refreshers/:refresherId/end', action: 'refresher.take', summary: 'That is enough for this week', params: RefresherParams, body: z.strictObject({}), returns: Kept });
export const chooseRefreshers = endpoint({ name: 'chooseRefreshers', verb: 'POST', path: '/api/refresher/choice', action: 'refresher.choose', summary: 'Want a refresher each week, or none', body: z.strictObject({ id: Id, wants: z.boolean() }).meta({ id: 'RefresherChoice' }), returns: z.object({ wants: z.boolean() }) });
