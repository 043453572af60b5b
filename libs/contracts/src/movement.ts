import * as z from 'zod';
import { causeKinds } from '@palier/domain';
import { endpoint } from './endpoint.js';
import { EvidenceKind } from './evidence.js';
import { Bilingual, Day, HeldLevel, Id, Level, PersonName, text } from './vocabulary.js';

/** Why something moved: the person proved it; more or less is asked; the framework changed; a proof ended; something about the time before was learned since. */
export const CauseKind = z.enum(causeKinds).meta({ id: 'CauseKind' });
/** Levels and missing levels, so many more or (below 0) fewer. */
export const Moved = z.object({ level: z.number().int(), gap: z.number().int() }).meta({ id: 'Moved' });
const Total = z.object({ levels: z.number().int(), gap: z.number().int(), /** Competencies that have levels, and of them those of which something is expected: what is unknown is in no sum. */ withLevels: z.number().int(), withExpectation: z.number().int() }).meta({ id: 'MovementTotal' });
const Parts = z.object({ person: Moved, requirement: Moved, framework: Moved, expiry: Moved, correction: Moved }).meta({ id: 'MovementParts' });
export const Sum = z.object({ from: Total, to: Total, moved: Moved, parts: Parts }).meta({ id: 'MovementSum' });
export type MovementSum = z.infer<typeof Sum>;
export const Measured = z.object({ level: HeldLevel.nullable(), expected: Level.nullable(), gap: z.number().int().nullable() }).meta({ id: 'Measured', description: 'Null is unknown: no levels, or nothing stated.' });
export const Cause = z.object({
  kind: CauseKind, way: z.enum(['proved', 'ended', 'suspended', 'resumed', 'notHeld', 'learnedLater', 'neverCounted', 'profileGiven', 'profileEnded', 'expectation', 'scale', 'rule']), competencyId: Id, name: Bilingual, /** When it took effect; of a correction, when it was recorded. */ on: Day, from: Measured, to: Measured, moved: Moved,
  /** What proved the level, or proved it until then; whose profile asks. */
  proofs: z.array(z.object({ id: Id, kind: EvidenceKind, on: Day, by: z.string().nullable(), title: Bilingual.nullable() })), profile: Bilingual.nullable(), by: z.string().nullable(), reason: z.string().nullable(),
}).meta({ id: 'Cause' });
export type Cause = z.infer<typeof Cause>;
const Between = z.object({ from: Day, to: Day, /** What was known when: of the first day, and of the second. Null is all that is known. */ fromKnownOn: Day, knownOn: Day.nullable(), zone: z.string() });
export const Movement = Between.extend({ person: PersonName, sum: Sum, causes: z.array(Cause) }).meta({ id: 'Movement' });
export type Movement = z.infer<typeof Movement>;
export const GroupMovement = Between.extend({
  /** How many people it is about: those who belong to the group on the second day. */
  people: z.number().int(), sum: Sum, /** Those of whom something moved, by name; the first five hundred. */ lines: z.array(Sum.extend({ personId: Id, name: z.string(), team: Bilingual.nullable() })), moved: z.number().int(),
  teams: z.array(z.object({ id: Id, name: Bilingual })), sites: z.array(z.string()),
}).meta({ id: 'GroupMovement' });
export type GroupMovement = z.infer<typeof GroupMovement>;

const days = { from: Day.optional(), to: Day.optional(), fromKnownOn: Day.optional(), knownOn: Day.optional() };
export const readMovement = endpoint({ name: 'readMovement', verb: 'GET', path: '/api/people/:personId/movement', action: 'standing.read', summary: 'What moved between two days, cause by cause; without days, the last thirty', params: z.strictObject({ personId: Id }), query: z.strictObject(days), returns: Movement });
export const readGroupMovement = endpoint({ name: 'readGroupMovement', verb: 'GET', path: '/api/movement', action: 'movement.read', summary: 'The same for a team with those under it, for a site, or for whom one leads, in sum and person by person', query: z.strictObject({ ...days, teamId: Id.optional(), site: text(200).optional() }), returns: GroupMovement });
