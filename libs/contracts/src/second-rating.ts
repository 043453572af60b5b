import * as z from 'zod';
import { endpoint } from './endpoint.js';
import { Bilingual, HeldLevel, Id, Instant, Kept, Level, PersonName, words } from './vocabulary.js';

/** What is known of an agreement: a figure with its interval; how many pairs are missing for one; or none to be had, since everybody said one same level. */
export const AgreementSaid = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('figure'), pairs: z.number().int(), missing: z.number().int(), figure: z.object({ value: z.number(), from: z.number(), to: z.number() }) }),
  z.object({ kind: z.literal('tooFew'), pairs: z.number().int(), missing: z.number().int() }),
  z.object({ kind: z.literal('noSpread'), pairs: z.number().int(), missing: z.number().int() }),
]).meta({ id: 'Agreement' });
export type AgreementSaid = z.infer<typeof AgreementSaid>;
/** Somebody's competency to rate a second time, without what was said first. */
export const WaitingRating = z.object({ id: Id, person: PersonName, competencyId: Id, name: Bilingual, drawnAt: Instant, statements: z.array(z.object({ level: Level, text: Bilingual })), example: Bilingual }).meta({ id: 'WaitingRating' });
export type WaitingRating = z.infer<typeof WaitingRating>;
/** A signature of mine that was drawn, and what the second rater saw, once they said so. */
export const MyRating = z.object({ id: Id, name: Bilingual, drawnAt: Instant, level: Level, second: z.object({ level: HeldLevel, by: z.string(), at: Instant, words: z.string() }).nullable() }).meta({ id: 'MyRating' });
export const SecondRatings = z.object({
  waiting: z.array(WaitingRating), /** What was drawn about the reader. */ aboutMe: z.array(MyRating), /** The reader's own drift. */ mine: AgreementSaid, /** For HR alone: of everybody, and of each rater. */ all: z.object({ kappa: AgreementSaid, raters: z.array(z.object({ rater: PersonName, drift: AgreementSaid })) }).nullable(),
}).meta({ id: 'SecondRatings' });
export type SecondRatings = z.infer<typeof SecondRatings>;
/** How many signatures in a hundred are rated a second time; none at nought. */
export const SecondRatingRule = z.object({ percent: z.number().int(), changedAt: Instant.nullable(), changedBy: z.string().nullable() }).meta({ id: 'SecondRatingRule' });
const percent = z.number().int().min(0).max(100);

export const readSecondRatings = endpoint({ name: 'readSecondRatings', verb: 'GET', path: '/api/second-ratings', action: 'second-opinion.read', summary: 'What waits for a second rating of mine, how far my ratings lie from those of others, and for HR how far raters agree', returns: SecondRatings });
export const giveSecondRating = endpoint({ name: 'giveSecondRating', verb: 'POST', path: '/api/second-ratings/:drawId', action: 'second-rating.give', summary: 'Say which level one sees oneself; it measures raters and moves nothing', params: z.strictObject({ drawId: Id }), body: z.strictObject({ id: Id, level: HeldLevel, words: words(2000) }).meta({ id: 'NewSecondRating' }), returns: Kept });
export const readSecondRatingRule = endpoint({ name: 'readSecondRatingRule', verb: 'GET', path: '/api/second-rating-rule', action: 'second-rating.rule', summary: 'How many signatures in a hundred are rated a second time', returns: SecondRatingRule });
export const changeSecondRatingRule = endpoint({ name: 'changeSecondRatingRule', verb: 'POST', path: '/api/second-rating-rule', action: 'second-rating.rule', summary: 'Have a share of signatures rated a second time, or none', body: z.strictObject({ /** As it stood on the screen. */ seen: percent, percent }).meta({ id: 'SecondRatingRuleChange' }), returns: z.object({ percent }) });
