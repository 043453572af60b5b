import { pieceKinds } from '@palier/domain';
import * as z from 'zod';
import { endpoint } from './endpoint.js';
import { OpinionLink } from './second-opinion.js';
import { SelfAssessment } from './self-assessment.js';
import { AsOf, Bilingual, CarriedOverUntil, Day, Expectation, HeldLevel, Id, Instant, Kept, Level, PersonName, text, words } from './vocabulary.js';

export const GapState = z.enum(['noScale', 'notStated', 'notApplicable', 'below', 'met', 'above']).meta({ id: 'GapState' });
export const SkillLine = z.object({
  competencyId: Id, name: Bilingual, hasLevels: z.boolean(), expectation: Expectation, expectedBy: Bilingual.nullable(), state: GapState, held: HeldLevel, /** What the person says of themselves. */ self: SelfAssessment.nullable(),
  cells: z.array(z.object({ level: Level, held: z.boolean(), counts: z.boolean(), carriedOverUntil: CarriedOverUntil, /** The last day on which it is held, where an end is known; null as well where what was carried over holds it. */ endsOn: Day.nullable(), /** Whether content behind its proof changed in substance since. */ toRefresh: z.boolean(), statement: Bilingual, example: Bilingual.nullable() })),
}).meta({ id: 'SkillLine' });
export type SkillLine = z.infer<typeof SkillLine>;
export const Coverage = z.object({ cellsHeld: z.number().int(), cellsCarriedOver: z.number().int(), cellsExpected: z.number().int(), competenciesWithExpectation: z.number().int(), competencies: z.number().int() }).meta({ id: 'Coverage' });
export const SkillProfile = z.object({
  person: PersonName, asOf: Day, knownOn: Day.nullable(), zone: z.string(), profiles: z.array(z.object({ id: Id, title: Bilingual, from: Day })), coverage: Coverage, competencies: z.array(SkillLine), /** Whether the reader may write down what they observed. */ mayObserve: z.boolean(),
}).meta({ id: 'SkillProfile' });
export type SkillProfile = z.infer<typeof SkillProfile>;

export const EvidenceKind = z.enum(['quiz', 'signOff', 'checklist', 'carriedOver', 'recurring', ...pieceKinds]).meta({ id: 'EvidenceKind' });
export type EvidenceKind = z.infer<typeof EvidenceKind>;
/** A later version of the course whose quiz or checklist proved a cell. */
export const Refresh = z.object({ courseId: Id, course: z.string(), version: z.number().int(), on: Day, reason: z.string(), /** Which of its activities changed. */ activities: z.array(z.object({ unitId: Id, title: z.string(), change: z.enum(['added', 'changed', 'removed']) })) }).meta({ id: 'Refresh' });
export type Refresh = z.infer<typeof Refresh>;
/** All evidence of a cell, whatever became of it. `ahead`: it does not hold yet. `disputed`: another rater contradicts it, and a third did not settle it, or not for it. */
export const EvidenceLine = z.object({
  id: Id, kind: EvidenceKind, on: Day, title: z.string().nullable(), by: z.string().nullable(), attemptId: Id.nullable(), pieceId: Id.nullable(), /** The last day. */ until: Day.nullable(), state: z.enum(['counts', 'ahead', 'expired', 'suspended', 'disputed', 'revoked']),
  /** What held it back or does, the newest first. `lifted`: it was said anew since. */
  stops: z.array(z.object({ id: Id, kind: z.enum(['revocation', 'suspension']), from: Day.nullable(), until: Day.nullable(), by: z.string(), at: Instant, reason: z.string(), lifted: z.boolean() })),
  /** Whether the reader may revoke or suspend it. */ mayStop: z.boolean(),
}).meta({ id: 'EvidenceLine' });
export type EvidenceLine = z.infer<typeof EvidenceLine>;
const Leaf = z.object({ held: z.boolean() });
export type Proof =
  | { kind: 'all' | 'any'; held: boolean; of: Proof[] }
  | { kind: 'quiz'; held: boolean; atLeast: number; best: { evidenceId: string; attemptId: string; score: number; occurredAt: string; title: string; questions: number; /** Set where fewer questions decided it. */ placement: { of: number; rule: string } | null; /** Set where the score was corrected. */ corrected: { at: string; by: string; reason: string; before: number } | null } | null }
  | { kind: 'signOff'; held: boolean; raters: number; signed: { evidenceId: string; signOffId: string; rater: string; occurredAt: string; observed: string | null }[] }
  | { kind: 'checklist'; held: boolean; done: { evidenceId: string; courseId: string; unitId: string; title: string; rater: string; occurredAt: string } | null }
  | { kind: 'workSample' | 'certificate' | 'external'; held: boolean; piece: { evidenceId: string; pieceId: string; title: string; /** Who accepted or entered it. */ by: string; issuer: string | null; occurredAt: string; /** The last day. */ until: string | null } | null }
  | { kind: 'recurring'; held: boolean; activity: { activityId: string; title: string; times: number; done: { evidenceId: string; occurrenceId: string; on: string; /** Who confirmed it. */ by: string }[]; /** Held: the last day, where it is not done again. */ until: string | null } | null }
  | { kind: 'carriedOver'; held: boolean; evidenceId: string; table: string; line: number; statedBy: string | null; statedOn: string; until: string };
export const Proof: z.ZodType<Proof> = z.lazy(() => z.union([
  Leaf.extend({ kind: z.enum(['all', 'any']), of: z.array(Proof) }),
  Leaf.extend({ kind: z.literal('quiz'), atLeast: z.number(), best: z.object({ evidenceId: Id, attemptId: Id, score: z.number(), occurredAt: Instant, title: z.string(), questions: z.number().int(), placement: z.object({ of: z.number().int(), rule: z.string() }).nullable(), corrected: z.object({ at: Instant, by: z.string(), reason: z.string(), before: z.number() }).nullable() }).nullable() }),
  Leaf.extend({ kind: z.literal('signOff'), raters: z.number().int(), signed: z.array(z.object({ evidenceId: Id, signOffId: Id, rater: z.string(), occurredAt: Instant, observed: z.string().nullable() })) }),
  Leaf.extend({ kind: z.literal('checklist'), done: z.object({ evidenceId: Id, courseId: Id, unitId: Id, title: z.string(), /** Who saw the last act. */ rater: z.string(), occurredAt: Instant }).nullable() }),
  Leaf.extend({ kind: z.enum(pieceKinds), piece: z.object({ evidenceId: Id, pieceId: Id, title: z.string(), by: z.string(), issuer: z.string().nullable(), occurredAt: Instant, until: Day.nullable() }).nullable() }),
  Leaf.extend({ kind: z.literal('recurring'), activity: z.object({ activityId: Id, title: z.string(), times: z.number().int(), done: z.array(z.object({ evidenceId: Id, occurrenceId: Id, on: Day, by: z.string() })), until: Day.nullable() }).nullable() }),
  Leaf.extend({ kind: z.literal('carriedOver'), evidenceId: Id, table: z.string(), line: z.number().int(), statedBy: z.string().nullable(), statedOn: Day, until: Day }),
])).meta({ id: 'Proof' });
export const Requirement = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('quiz'), atLeast: z.number(), courseId: Id.nullable(), unitId: Id.nullable(), title: Bilingual.nullable() }),
  z.object({ kind: z.literal('signOff'), raters: z.number().int(), requestId: Id.nullable() }),
  z.object({ kind: z.literal('checklist'), courseId: Id, unitId: Id, title: z.string() }),
  z.object({ kind: z.literal('recurring') }),
  z.object({ kind: z.enum(pieceKinds) }),
]).meta({ id: 'Requirement' });
/** Two raters disagreed about a level, and where it stands for that: as before until a third settled it. */
export const LevelDispute = z.object({ opinionId: Id, confirmedBy: z.string(), refusedBy: z.string(), settled: z.object({ decision: z.enum(['held', 'notHeld']), by: z.string(), at: Instant }).nullable() }).meta({ id: 'LevelDispute' });
export type LevelDispute = z.infer<typeof LevelDispute>;
export const WhyThisLevel = z.object({
  person: PersonName, asOf: Day, zone: z.string(), competencyId: Id, name: Bilingual, held: HeldLevel, expectation: Expectation,
  levels: z.array(z.object({ level: Level, statement: Bilingual, held: z.boolean(), counts: z.boolean(), carriedOverUntil: CarriedOverUntil, /** The version of the rule that it was proved under, else the one that is asked for. */ ruleVersion: z.number().int(), /** The version that is asked for, and from which day; null: since ever. */ asked: z.object({ version: z.number().int(), from: Day.nullable() }), proof: Proof, /** The newest, unless it was taken back before anybody settled it. */ dispute: LevelDispute.nullable(), /** The last day on which it is held, as far as is known; null where no end is known, or what was carried over holds it. */ endsOn: Day.nullable(), /** Content behind its proof that changed in substance since, and nothing proved after: the level stays, and is to be refreshed. */ refresh: z.array(Refresh), evidence: z.array(EvidenceLine) })),
  next: z.object({ level: Level, ways: z.array(z.array(Requirement)) }).nullable(),
}).meta({ id: 'WhyThisLevel' });
export type WhyThisLevel = z.infer<typeof WhyThisLevel>;

export const SignOffRequest = z.object({
  id: Id, person: PersonName, competencyId: Id, name: Bilingual, level: Level, askedAt: Instant, note: z.string().nullable(), /** `ended`: nobody answered before the person left. */ state: z.enum(['open', 'confirmed', 'refused', 'observed', 'withdrawn', 'ended']), /** The checklist of which somebody is asked to observe it; ticks answer, and the state is then `observed`. */ checklist: z.object({ unitId: Id, title: z.string() }).nullable(),
  held: HeldLevel, statements: z.array(z.object({ level: Level, text: Bilingual, held: z.boolean(), carriedOverUntil: CarriedOverUntil })), example: Bilingual,
  answer: z.object({ /** Null where acts were ticked. */ signOffId: Id.nullable(), by: z.string(), at: Instant, words: z.string().nullable(), /** The second opinion that was asked for, the newest. */ opinion: OpinionLink.nullable(), /** Whether the reader may contest it now. */ mayContest: z.boolean(), /** Taken back by whoever gave it. */ withdrawn: z.object({ at: Instant, reason: z.string() }).nullable() }).nullable(),
}).meta({ id: 'SignOffRequest' });
export type SignOffRequest = z.infer<typeof SignOffRequest>;

const PersonParams = z.strictObject({ personId: Id });
const RequestParams = z.strictObject({ requestId: Id });
export const readSkillProfile = endpoint({ name: 'readSkillProfile', verb: 'GET', path: '/api/people/:personId/skill-profile', action: 'standing.read', summary: 'Levels held against levels expected, at a day', params: PersonParams, query: AsOf, returns: SkillProfile });
export const readWhyThisLevel = endpoint({ name: 'readWhyThisLevel', verb: 'GET', path: '/api/people/:personId/competencies/:competencyId/why', action: 'standing.read', summary: 'The proof of a level and what is missing for the next', params: z.strictObject({ personId: Id, competencyId: Id }), query: AsOf, returns: WhyThisLevel });
export const requestSignOff = endpoint({ name: 'requestSignOff', verb: 'POST', path: '/api/sign-off-requests', action: 'sign-off.request', summary: 'Ask one’s lead to confirm a level', body: z.strictObject({ id: Id, competencyId: Id, level: Level, note: text(1000), /** The checklist of which an observation is asked for. */ unitId: Id.optional() }).meta({ id: 'NewSignOffRequest' }), returns: Kept });
export const listSignOffRequests = endpoint({ name: 'listSignOffRequests', verb: 'GET', path: '/api/sign-off-requests', action: 'sign-off.queue', summary: 'What waits for my signature', returns: z.object({ requests: z.array(SignOffRequest) }) });
export const readSignOffRequest = endpoint({ name: 'readSignOffRequest', verb: 'GET', path: '/api/sign-off-requests/:requestId', action: 'sign-off.read', summary: 'One request and its answer', params: RequestParams, returns: SignOffRequest });
export const confirmPractice = endpoint({ name: 'confirmPractice', verb: 'POST', path: '/api/sign-off-requests/:requestId/confirmation', action: 'sign-off.confirm', summary: 'Confirm levels with one observed fact', params: RequestParams, body: z.strictObject({ id: Id, levels: z.array(Level).min(1).max(4), observed: words(2000) }).meta({ id: 'Confirmation' }), returns: Kept });
export const refusePractice = endpoint({ name: 'refusePractice', verb: 'POST', path: '/api/sign-off-requests/:requestId/refusal', action: 'sign-off.refuse', summary: 'Refuse, saying what to do again', params: RequestParams, body: z.strictObject({ id: Id, reason: words(2000) }).meta({ id: 'Refusal' }), returns: Kept });
