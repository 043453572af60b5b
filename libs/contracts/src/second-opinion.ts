import * as z from 'zod';
import { endpoint } from './endpoint.js';
import { Bilingual, HeldLevel, Id, Instant, Kept, Level, PersonName, words } from './vocabulary.js';

/** `ended`: the signature was taken back, or the person left, before anybody answered. */
export const OpinionState = z.enum(['open', 'held', 'notHeld', 'withdrawn', 'ended']).meta({ id: 'OpinionState' });
export type OpinionState = z.infer<typeof OpinionState>;
export const OpinionLink = z.object({ id: Id, state: OpinionState }).meta({ id: 'OpinionLink' });
export type OpinionLink = z.infer<typeof OpinionLink>;
/** What a second person is asked about: the level, what the first ones said, and why it is contested. */
export const SecondOpinion = z.object({
  id: Id, kind: z.enum(['appeal', 'disagreement']), person: PersonName, competencyId: Id, name: Bilingual, level: Level, state: OpinionState, askedAt: Instant, /** Why the person contests. */ words: z.string().nullable(), /** What the person wrote when they asked. */ note: z.string().nullable(),
  held: HeldLevel, statements: z.array(z.object({ level: Level, text: Bilingual, held: z.boolean() })), example: Bilingual,
  said: z.array(z.object({ by: z.string(), at: Instant, decision: z.enum(['confirmed', 'refused', 'withdrawn']), words: z.string() })),
  /** Who is named to answer, while it waits. */ named: z.array(z.string()), given: z.object({ by: z.string(), at: Instant, words: z.string() }).nullable(), mayGive: z.boolean(), mayWithdraw: z.boolean(),
}).meta({ id: 'SecondOpinion' });
export type SecondOpinion = z.infer<typeof SecondOpinion>;
export const WaitingOpinion = z.object({ id: Id, kind: z.enum(['appeal', 'disagreement']), person: PersonName, name: Bilingual, level: Level, askedAt: Instant }).meta({ id: 'WaitingOpinion' });
export type WaitingOpinion = z.infer<typeof WaitingOpinion>;

const OpinionParams = z.strictObject({ opinionId: Id });
export const contestSignOff = endpoint({ name: 'contestSignOff', verb: 'POST', path: '/api/sign-offs/:signOffId/appeal', action: 'second-opinion.ask', summary: 'Contest a refusal, or a signature that was taken back: somebody else answers', params: z.strictObject({ signOffId: Id }), body: z.strictObject({ id: Id, words: words(2000) }).meta({ id: 'Appeal' }), returns: Kept });
export const listSecondOpinions = endpoint({ name: 'listSecondOpinions', verb: 'GET', path: '/api/second-opinions', action: 'second-opinion.read', summary: 'What waits for a second opinion of mine, the oldest first', returns: z.object({ opinions: z.array(WaitingOpinion) }) });
export const readSecondOpinion = endpoint({ name: 'readSecondOpinion', verb: 'GET', path: '/api/second-opinions/:opinionId', action: 'second-opinion.read', summary: 'What a second person is asked about, and what became of it', params: OpinionParams, returns: SecondOpinion });
export const giveSecondOpinion = endpoint({ name: 'giveSecondOpinion', verb: 'POST', path: '/api/second-opinions/:opinionId/answer', action: 'second-opinion.give', summary: 'Say whether the level is held, with what one saw; final for what was contested', params: OpinionParams, body: z.strictObject({ id: Id, decision: z.enum(['held', 'notHeld']), /** Levels below it that it shows as well. */ levels: z.array(Level).max(4), words: words(2000) }).meta({ id: 'OpinionWish' }), returns: Kept });
export const withdrawAppeal = endpoint({ name: 'withdrawAppeal', verb: 'POST', path: '/api/second-opinions/:opinionId/withdrawal', action: 'second-opinion.withdraw', summary: 'No longer contest', params: OpinionParams, body: z.strictObject({}), returns: Kept });
