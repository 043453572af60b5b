import * as z from 'zod';
import { endpoint } from './endpoint.js';
import { Session } from './session.js';
import { Id, Instant, Kept, Role, text } from './vocabulary.js';

const Password = text(1000, 1);
const Code = text(60, 1);
/** Shown once: only their hashes are kept. */
export const RecoveryCodes = z.object({ recoveryCodes: z.array(z.string()) }).meta({ id: 'RecoveryCodes' });
export type RecoveryCodes = z.infer<typeof RecoveryCodes>;
export const Enrolment = z.object({ /** For the QR code that a phone reads. */ address: z.string(), /** The same key, to type. */ key: z.string() }).meta({ id: 'Enrolment' });
export type Enrolment = z.infer<typeof Enrolment>;
export const SecondFactor = z.object({ offered: z.boolean(), /** Whether one's roles need it here. */ needed: z.boolean(), since: Instant.nullable(), recoveryCodesLeft: z.number().int() }).meta({ id: 'SecondFactor' });
export type SecondFactor = z.infer<typeof SecondFactor>;
export const Security = z.object({
  required: z.boolean(), /** Who said so: whoever started the server, an administrator, or nobody yet. */ decidedBy: z.enum(['start', 'administrator', 'default']),
  /** Whoever needs a second factor or has one, by name; the first 500. */
  people: z.array(z.object({ id: Id, name: z.string(), roles: z.array(Role), needed: z.boolean(), since: Instant.nullable() })),
}).meta({ id: 'Security' });
export type Security = z.infer<typeof Security>;

export const confirmSecondFactor = endpoint({ name: 'confirmSecondFactor', verb: 'POST', path: '/api/session/second-factor', action: 'second-factor.confirm', summary: 'Show the code of one’s phone, or a recovery code: the half-open session opens', body: z.strictObject({ code: Code }).meta({ id: 'SecondFactorCode' }), returns: Session });
export const readSecondFactor = endpoint({ name: 'readSecondFactor', verb: 'GET', path: '/api/second-factor', action: 'second-factor.read', summary: 'Whether one has a second factor, and how many recovery codes are left', returns: SecondFactor });
export const beginEnrolment = endpoint({ name: 'beginEnrolment', verb: 'POST', path: '/api/second-factor/enrolment', action: 'second-factor.enrol', summary: 'A new key for a phone; counts once a code of it was shown', body: z.strictObject({ /** Not asked where it was given just now, on the way in. */ password: Password.optional() }).meta({ id: 'EnrolmentWish' }), returns: Enrolment });
export const finishEnrolment = endpoint({ name: 'finishEnrolment', verb: 'POST', path: '/api/second-factor', action: 'second-factor.enrol', summary: 'Show a code of the new key: from now on it is asked for; every other session ends', body: z.strictObject({ code: Code }).meta({ id: 'EnrolmentCode' }), returns: RecoveryCodes });
export const renewRecoveryCodes = endpoint({ name: 'renewRecoveryCodes', verb: 'POST', path: '/api/second-factor/recovery-codes', action: 'second-factor.renew-codes', summary: 'Ten new recovery codes; the earlier ones stop working', body: z.strictObject({ password: Password }).meta({ id: 'RecoveryCodesWish' }), returns: RecoveryCodes });
export const removeSecondFactor = endpoint({ name: 'removeSecondFactor', verb: 'POST', path: '/api/second-factor/removal', action: 'second-factor.remove', summary: 'Do without a second factor, where one’s roles do not need it', body: z.strictObject({ password: Password }).meta({ id: 'SecondFactorRemoval' }), returns: z.object({}) });
export const resetSecondFactor = endpoint({ name: 'resetSecondFactor', verb: 'POST', path: '/api/people/:personId/second-factor-reset', action: 'second-factor.reset', summary: 'Somebody lost their phone: they enrol again at their next sign-in', params: z.strictObject({ personId: Id }), body: z.strictObject({}), returns: Kept });
export const readSecurity = endpoint({ name: 'readSecurity', verb: 'GET', path: '/api/security', action: 'security.read', summary: 'Whether leads, HR and administrators need a second factor here, and who has one', returns: Security });
export const changeSecurity = endpoint({ name: 'changeSecurity', verb: 'POST', path: '/api/security', action: 'security.change', summary: 'Ask leads, HR and administrators for a second factor, or no longer', body: z.strictObject({ /** As it stood on the screen. */ seen: z.boolean(), required: z.boolean() }).meta({ id: 'SecurityChange' }), returns: z.object({ required: z.boolean() }) });
