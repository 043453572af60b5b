import * as z from 'zod';
import { endpoint } from './endpoint.js';
import { OpinionLink } from './second-opinion.js';
import { AsOf, Bilingual, CarriedOverUntil, HeldLevel, Id, Instant, Kept, Level, PersonName, text, words } from './vocabulary.js';

/** How many people must sign a level, who did, and how many are missing: now, and once the reader has signed. */
export const Signatures = z.object({ needed: z.number().int(), signed: z.array(z.string()), mine: z.boolean(), missing: z.number().int(), missingAfter: z.number().int() }).meta({ id: 'Signatures' });
export type Signatures = z.infer<typeof Signatures>;
export const ObservableLine = z.object({
  competencyId: Id, name: Bilingual, held: HeldLevel, expected: Level.nullable(), example: Bilingual,
  request: z.object({ id: Id, level: Level, note: z.string().nullable(), askedAt: Instant }).nullable(),
  levels: z.array(z.object({ level: Level, text: Bilingual, held: z.boolean(), carriedOverUntil: CarriedOverUntil, /** The second opinion that settles it, while two raters disagree about this level: until then nobody signs it. */ disputed: Id.nullable(), /** Null where the rule of the level asks for no signature. */ signatures: Signatures.nullable() })),
}).meta({ id: 'ObservableLine' });
export type ObservableLine = z.infer<typeof ObservableLine>;
export const Observable = z.object({ person: PersonName, /** The newest signature or withdrawal about this person that the reader knows of. */ seen: Instant.nullable(), competencies: z.array(ObservableLine) }).meta({ id: 'Observable' });
export type Observable = z.infer<typeof Observable>;

/** One signature in somebody's history, whatever became of it. */
export const SignOffLine = z.object({
  id: Id, decision: z.enum(['confirmed', 'refused']), levels: z.array(Level), by: z.string(), at: Instant, words: z.string(), reference: z.string().nullable(), requestId: Id.nullable(),
  withdrawn: z.object({ by: z.string(), at: Instant, reason: z.string() }).nullable(), mayWithdraw: z.boolean(), /** The second opinion that was asked for about it, the newest. */ opinion: OpinionLink.nullable(), mayContest: z.boolean(), /** Drawn by lot to be rated a second time. */ drawn: z.boolean(),
}).meta({ id: 'SignOffLine' });
export type SignOffLine = z.infer<typeof SignOffLine>;

const once = (items: readonly { readonly competencyId: string }[]) => new Set(items.map((it) => it.competencyId)).size === items.length;
const PersonParams = z.strictObject({ personId: Id });
export const readObservable = endpoint({ name: 'readObservable', verb: 'GET', path: '/api/people/:personId/observable', action: 'sign-off.observe', summary: 'What may be signed for somebody: each level with its statement, whether it is held and whose signature is missing; what is expected next first', params: PersonParams, returns: Observable });
export const recordObservation = endpoint({
  name: 'recordObservation', verb: 'POST', path: '/api/people/:personId/observations', action: 'sign-off.observe', summary: 'Write down one observed fact and confirm the levels it shows; answers the open requests about them', params: PersonParams, returns: Kept,
  body: z.strictObject({
    id: Id, observed: words(2000), reference: text(100), seen: Instant.nullable(),
    competencies: z.array(z.strictObject({ competencyId: Id, levels: z.array(Level).min(1).max(4) })).min(1).max(50).refine(once, { error: 'twice' }),
  }).meta({ id: 'NewObservation' }),
});
export const listSignOffs = endpoint({ name: 'listSignOffs', verb: 'GET', path: '/api/people/:personId/competencies/:competencyId/sign-offs', action: 'sign-off.read', summary: 'Every signature about one competency of somebody: confirmed, refused, withdrawn', params: z.strictObject({ personId: Id, competencyId: Id }), query: AsOf, returns: z.object({ signOffs: z.array(SignOffLine) }) });
export const withdrawSignOff = endpoint({ name: 'withdrawSignOff', verb: 'POST', path: '/api/sign-offs/:signOffId/withdrawal', action: 'sign-off.withdraw', summary: 'Take back a signature one gave, with the reason; its evidence never counted', params: z.strictObject({ signOffId: Id }), body: z.strictObject({ id: Id, reason: words(1000) }).meta({ id: 'SignOffWithdrawal' }), returns: Kept });
export const withdrawRequest = endpoint({ name: 'withdrawRequest', verb: 'POST', path: '/api/sign-off-requests/:requestId/withdrawal', action: 'sign-off.withdraw-request', summary: 'No longer ask for a signature', params: z.strictObject({ requestId: Id }), body: z.strictObject({}), returns: Kept });
