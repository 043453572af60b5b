import * as z from 'zod';
import { certificateStates } from '@palier/domain';
import { endpoint } from './endpoint.js';
import { Bilingual, Day, Id, Kept, PersonName, text, words } from './vocabulary.js';

export const CertificateState = z.enum(certificateStates).meta({ id: 'CertificateState', description: 'Never had; valid; valid, and may be renewed by now; not valid any more.' });
export const Certificate = z.object({ id: Id, name: z.string(), issuer: z.string(), /** Null: it ends with no day. */ months: z.number().int().nullable(), renewDays: z.number().int() }).meta({ id: 'Certificate' });
export type Certificate = z.infer<typeof Certificate>;
const standing = { certificate: Certificate, /** Does a profile they hold ask for it? */ required: z.boolean(), state: CertificateState, /** The last valid day. */ until: Day.nullable(), /** From this day on it may be renewed. */ renewFrom: Day.nullable() };
export const CertificateLine = z.object({ person: PersonName, team: Bilingual.nullable(), ...standing }).meta({ id: 'CertificateLine' });
const Count = z.object({ missing: z.number().int(), expired: z.number().int(), toRenew: z.number().int(), valid: z.number().int() });
export const Certificates = z.object({ today: Day, /** Two hundred of `total` at a time: expired and missing first, then by last day. */ lines: z.array(CertificateLine), total: z.number().int(), /** Ask again after this line for more. */ next: z.string().nullable(), counts: Count, certificates: z.array(Certificate), teams: z.array(z.object({ id: Id, name: Bilingual })) }).meta({ id: 'Certificates' });
export type Certificates = z.infer<typeof Certificates>;
export const PersonCertificates = z.object({
  person: PersonName, today: Day, hiredOn: Day, lines: z.array(z.object({ ...standing, /** Which of their profiles ask for it. */ askedBy: z.array(Bilingual), issues: z.array(z.object({ id: Id, issuedOn: Day, saidUntil: Day.nullable(), by: z.string(), /** The piece it was handed in as, where it was. */ pieceId: Id.nullable() })) })), certificates: z.array(Certificate), mayRecord: z.boolean(),
}).meta({ id: 'PersonCertificates' });
export type PersonCertificates = z.infer<typeof PersonCertificates>;
export const ProfileCertificates = z.object({
  today: Day, /** What it asks for now, or will. */ required: z.array(z.object({ certificate: Certificate, from: Day, /** From this day on it does not any more. */ until: Day.nullable(), by: z.string(), reason: z.string() })), /** What the sheet behind it says of certificates; null where there is no sheet. */ sheet: z.array(z.object({ category: z.string(), entries: z.array(z.string()) })).nullable(), certificates: z.array(Certificate),
}).meta({ id: 'ProfileCertificates' });
export type ProfileCertificates = z.infer<typeof ProfileCertificates>;

const OfPerson = z.strictObject({ personId: Id });
const OfProfile = z.strictObject({ profileId: Id });
export const listCertificates = endpoint({ name: 'listCertificates', verb: 'GET', path: '/api/certificates', action: 'certificate.follow', summary: 'Where the certificates of each person I follow stand: asked for, valid, to renew, expired', query: z.strictObject({ search: text(100).optional(), is: CertificateState.optional(), certificateId: Id.optional(), /** With the teams under it. */ teamId: Id.optional(), after: text(100).optional() }), returns: Certificates });
export const readPersonCertificates = endpoint({ name: 'readPersonCertificates', verb: 'GET', path: '/api/people/:personId/certificates', action: 'certificate.read', summary: 'The certificates that are asked of a person, and those they have', params: OfPerson, returns: PersonCertificates });
export const readProfileCertificates = endpoint({ name: 'readProfileCertificates', verb: 'GET', path: '/api/profiles/:profileId/certificates', action: 'profile.read', summary: 'The certificates that a profile asks for, and what its sheet says of them', params: OfProfile, returns: ProfileCertificates });
export const makeCertificate = endpoint({ name: 'makeCertificate', verb: 'POST', path: '/api/certificates', action: 'certificate.define', summary: 'Say which certificate there is, for how long it holds and from when it may be renewed', body: z.strictObject({ id: Id, name: words(200), issuer: words(200), months: z.number().int().min(1).max(600).nullable(), renewDays: z.number().int().min(0).max(730) }).meta({ id: 'NewCertificate' }), returns: Kept });
export const requireCertificate = endpoint({ name: 'requireCertificate', verb: 'POST', path: '/api/profiles/:profileId/certificate-requirements', action: 'certificate.define', summary: 'Ask for a certificate with a profile from a day on, or stop asking', params: OfProfile, body: z.strictObject({ id: Id, certificateId: Id, required: z.boolean(), from: Day, reason: words(500) }).meta({ id: 'CertificateRequirement' }), returns: Kept });
export const recordCertificate = endpoint({ name: 'recordCertificate', verb: 'POST', path: '/api/people/:personId/certificates', action: 'certificate.record', summary: 'Say that somebody was issued a certificate, as its paper says', params: OfPerson, body: z.strictObject({ id: Id, certificateId: Id, issuedOn: Day, /** The last day that stands on it, where one does. */ saidUntil: Day.nullable() }).meta({ id: 'IssuedCertificate' }), returns: Kept });
export const withdrawCertificate = endpoint({ name: 'withdrawCertificate', verb: 'POST', path: '/api/certificate-issues/:issueId/withdrawal', action: 'certificate.record', summary: 'Take back what was recorded by mistake, and say why', params: z.strictObject({ issueId: Id }), body: z.strictObject({ id: Id, reason: words(500) }).meta({ id: 'CertificateWithdrawal' }), returns: Kept });
