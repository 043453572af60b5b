import * as z from 'zod';
import { DraftCell, DraftDraw } from './courses.js';
import { endpoint } from './endpoint.js';
import { PresentedQuestion } from './learning.js';
import { Id, Locale } from './vocabulary.js';

/** What the bank has for the draws of a quiz, and one attempt that they would make: without its right answers, like for whoever answers. */
export const TriedDraws = z.object({ draws: z.array(z.object({ id: z.string(), /** Questions that match, those left out that the quiz names. */ matching: z.number().int(), /** What is lacking beside the other draws. */ missing: z.number().int() })), example: z.array(z.object({ lang: Locale, question: PresentedQuestion })).nullable() }).meta({ id: 'TriedDraws' });
export type TriedDraws = z.infer<typeof TriedDraws>;
export const tryDraws = endpoint({ name: 'tryDraws', verb: 'POST', path: '/api/course-drafts/:draftId/draws/trial', action: 'course.write', summary: 'How many questions the bank has for the draws of a quiz in the making, and an example of what an attempt would draw', params: z.strictObject({ draftId: Id }), body: z.strictObject({ cell: DraftCell, draws: z.array(DraftDraw).max(10), /** Questions that the quiz names. */ named: z.array(Id).max(200), /** What the example depends on; null asks for none. */ seed: z.number().int().min(0).max(2 ** 31).nullable() }).meta({ id: 'DrawsToTry' }), returns: TriedDraws });
