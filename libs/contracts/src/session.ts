import * as z from 'zod';
import { endpoint } from './endpoint.js';
import { Id, Instant, Kept, Locale, Role, text, words } from './vocabulary.js';

export const Theme = z.enum(['system', 'light', 'dark']).meta({ id: 'Theme' });
export const SignedIn = z.object({ id: Id, name: z.string(), roles: z.array(Role), locale: Locale, theme: Theme, timeZone: z.string(), leadsTeam: z.boolean() }).meta({ id: 'SignedIn' });
export type SignedIn = z.infer<typeof SignedIn>;
export const Session = z.object({
  serverTime: Instant, zone: z.string(), demo: z.boolean(), setUpNeeded: z.boolean(), /** Whether a forgotten password can be mended by mail. */ mail: z.boolean(), person: SignedIn.nullable(), /** What a half-open session still owes; nobody is signed in before. */ awaits: z.enum(['code', 'enrolment']).nullable(),
}).meta({ id: 'Session' });
export type Session = z.infer<typeof Session>;
export const Credentials = z.strictObject({ login: words(200), password: text(1000, 1) }).meta({ id: 'Credentials' });
/** Twelve characters at least: length is what makes a password hard to guess (NIST SP 800-63B). */
export const NewPassword = text(1000, 12);
export const FirstAdmin = z.strictObject({ token: words(200), name: words(200), login: words(200), /** Where mail goes; without one, the login where it is an address. */ mail: text(200).optional(), password: NewPassword, locale: Locale }).meta({ id: 'FirstAdmin' });
export const Invited = z.object({ name: z.string(), login: z.string(), purpose: z.enum(['join', 'reset']), expiresAt: Instant }).meta({ id: 'Invited' });
export type Invited = z.infer<typeof Invited>;
export const OpenSession = z.object({ id: Id, device: z.string(), createdAt: Instant, seenAt: Instant, thisOne: z.boolean() }).meta({ id: 'OpenSession' });
export const Preferences = z.strictObject({ locale: Locale, theme: Theme }).meta({ id: 'Preferences' });

export const readSession = endpoint({ name: 'readSession', verb: 'GET', path: '/api/session', action: 'session.read', summary: 'Who am I, and what time is it here', returns: Session });
export const signIn = endpoint({ name: 'signIn', verb: 'POST', path: '/api/session', action: 'session.sign-in', summary: 'Open a session with a login and a password', body: Credentials, returns: Session });
export const signOut = endpoint({ name: 'signOut', verb: 'DELETE', path: '/api/session', action: 'session.sign-out', summary: 'End this session', returns: z.object({}) });
export const setUpInstallation = endpoint({ name: 'setUpInstallation', verb: 'POST', path: '/api/installation', action: 'installation.set-up', summary: 'Make the first administrator with the one-time token printed at start', body: FirstAdmin, returns: Session });
export const changePreferences = endpoint({ name: 'changePreferences', verb: 'POST', path: '/api/preferences', action: 'preferences.change', summary: 'Choose one’s language and theme', body: Preferences, returns: Preferences });
export const readHealth = endpoint({ name: 'readHealth', verb: 'GET', path: '/api/health', action: 'health.read', summary: 'Is the server ready', returns: z.object({ status: z.literal('ok') }) });
export const readOpenApi = endpoint({ name: 'readOpenApi', verb: 'GET', path: '/api/openapi.json', action: 'openapi.read', summary: 'This interface as OpenAPI 3.1', produces: 'application/json' });

const Token = z.strictObject({ token: words(200) });
export const makeInvitation = endpoint({ name: 'makeInvitation', verb: 'POST', path: '/api/people/:personId/invitations', action: 'invitation.make', summary: 'Make a link, shown once, with which this person chooses a password', params: z.strictObject({ personId: Id }), body: z.strictObject({ id: Id }), returns: z.object({ id: Id, token: z.string().nullable(), purpose: z.enum(['join', 'reset']), expiresAt: Instant }) });
export const readInvitation = endpoint({ name: 'readInvitation', verb: 'POST', path: '/api/invitations/reading', action: 'invitation.read', summary: 'Whom a link invites; the token travels in the body, so that no log keeps it', body: Token, returns: Invited });
export const acceptInvitation = endpoint({ name: 'acceptInvitation', verb: 'POST', path: '/api/invitations/acceptance', action: 'invitation.accept', summary: 'Choose a password with a link, and sign in', body: Token.extend({ password: NewPassword }).meta({ id: 'Acceptance' }), returns: Session });
export const changePassword = endpoint({ name: 'changePassword', verb: 'POST', path: '/api/password', action: 'password.change', summary: 'Change one’s password; every other session ends', body: z.strictObject({ current: text(1000, 1), password: NewPassword }).meta({ id: 'PasswordChange' }), returns: z.object({}) });
export const listSessions = endpoint({ name: 'listSessions', verb: 'GET', path: '/api/sessions', action: 'session.list', summary: 'Where one is signed in', returns: z.object({ sessions: z.array(OpenSession) }) });
export const endSession = endpoint({ name: 'endSession', verb: 'DELETE', path: '/api/sessions/:sessionId', action: 'session.end', summary: 'Sign out somewhere else', params: z.strictObject({ sessionId: Id }), returns: Kept });
