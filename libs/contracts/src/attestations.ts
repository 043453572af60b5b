import * as z from 'zod';
import { endpoint } from './endpoint.js';
import { Bilingual, Day, Id, Kept, Level, Locale, text, words } from './vocabulary.js';

/** What is attested: a course that was finished, an onboarding plan of which every step was done, or a level that was reached. */
export const Attested = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('course'), title: Bilingual }),
  z.object({ kind: z.literal('journey'), /** Whose plan it is; null for everybody’s. */ of: Bilingual.nullable() }),
  z.object({ kind: z.literal('level'), name: Bilingual, level: Level }),
]).meta({ id: 'Attested' });
export type Attested = z.infer<typeof Attested>;
export const Attestation = z.object({ id: Id, what: Attested, on: Day, code: z.string(), revoked: z.object({ by: z.string(), on: Day, reason: z.string() }).nullable() }).meta({ id: 'Attestation' });
export type Attestation = z.infer<typeof Attestation>;
/** All that whoever holds a code is told. */
export const CheckedAttestation = z.object({ name: z.string(), what: Attested, on: Day, state: z.enum(['valid', 'revoked']) }).meta({ id: 'CheckedAttestation' });
export type CheckedAttestation = z.infer<typeof CheckedAttestation>;
export const NewAttestation = z.discriminatedUnion('kind', [
  z.strictObject({ id: Id, kind: z.literal('course'), courseId: Id }),
  z.strictObject({ id: Id, kind: z.literal('journey') }),
  z.strictObject({ id: Id, kind: z.literal('level'), competencyId: Id, level: Level }),
]).meta({ id: 'NewAttestation' });
export type NewAttestation = z.infer<typeof NewAttestation>;

const OfPerson = z.strictObject({ personId: Id });
const OfAttestation = z.strictObject({ attestationId: Id });
export const listAttestations = endpoint({ name: 'listAttestations', verb: 'GET', path: '/api/people/:personId/attestations', action: 'standing.read', summary: 'What was attested of a person, with the codes that anybody can check', params: OfPerson, returns: z.object({ attestations: z.array(Attestation), mayRevoke: z.boolean() }) });
export const issueAttestation = endpoint({ name: 'issueAttestation', verb: 'POST', path: '/api/attestations', action: 'attestation.issue', summary: 'Have it attested that I finished a course or my onboarding plan, or reached a level; the same thing is attested once', body: NewAttestation, returns: Kept });
export const readAttestationPdf = endpoint({ name: 'readAttestationPdf', verb: 'GET', path: '/api/attestations/:attestationId/paper.pdf', action: 'standing.read', summary: 'An attestation as a PDF, with the code that anybody can check', params: OfAttestation, query: z.strictObject({ locale: Locale.optional() }), produces: 'application/pdf' });
export const revokeAttestation = endpoint({ name: 'revokeAttestation', verb: 'POST', path: '/api/attestations/:attestationId/revocation', action: 'attestation.revoke', summary: 'Let an attestation hold no longer, and say why', params: OfAttestation, body: z.strictObject({ id: Id, reason: words(500) }).meta({ id: 'AttestationRevocation' }), returns: Kept });
export const checkAttestation = endpoint({ name: 'checkAttestation', verb: 'POST', path: '/api/attestations/check', action: 'attestation.check', summary: 'What a code attests: whose, what, when, and whether it still holds. Nothing else, to anybody; the code travels in the body, so that no log keeps it', body: z.strictObject({ code: text(60, 1) }).meta({ id: 'AttestationCode' }), returns: CheckedAttestation });
