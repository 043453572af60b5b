import * as z from 'zod';
import { endpoint } from './endpoint.js';
import { Id, Instant, Locale, Role, text, words } from './vocabulary.js';

export const Theme = z.enum(['system', 'light', 'dark']).meta({ id: 'Theme' });
export const SignedIn = z.object({ id: Id, name: z.string(), roles: z.array(Role), locale: Locale, theme: Theme, timeZone: z.string(), leadsTeam: z.boolean() }).meta({ id: 'SignedIn' });
export type SignedIn = z.infer<typeof SignedIn>;
export const Session = z.object({
  serverTime: Instant, zone: z.string(), demo: z.boolean(), setUpNeeded: z.boolean(), person: SignedIn.nullable(),
}).meta({ id: 'Session' });
export type Session = z.infer<typeof Session>;
export const Credentials = z.strictObject({ login: words(200), password: text(1000, 1) }).meta({ id: 'Credentials' });
export const FirstAdmin = z.strictObject({ token: words(200), name: words(200), login: words(200), password: text(1000, 12), locale: Locale }).meta({ id: 'FirstAdmin' });
export const Preferences = z.strictObject({ locale: Locale, theme: Theme }).meta({ id: 'Preferences' });

export const readSession = endpoint({ name: 'readSession', verb: 'GET', path: '/api/session', action: 'session.read', summary: 'Who am I, and what time is it here', returns: Session });
export const signIn = endpoint({ name: 'signIn', verb: 'POST', path: '/api/session', action: 'session.sign-in', summary: 'Open a session with a login and a password', body: Credentials, returns: Session });
export const signOut = endpoint({ name: 'signOut', verb: 'DELETE', path: '/api/session', action: 'session.sign-out', summary: 'End this session', returns: z.object({}) });
export const setUpInstallation = endpoint({ name: 'setUpInstallation', verb: 'POST', path: '/api/installation', action: 'installation.set-up', summary: 'Make the first administrator with the one-time token printed at start', body: FirstAdmin, returns: Session });
export const changePreferences = endpoint({ name: 'changePreferences', verb: 'POST', path: '/api/preferences', action: 'preferences.change', summary: 'Choose one’s language and theme', body: Preferences, returns: Preferences });
export const readHealth = endpoint({ name: 'readHealth', verb: 'GET', path: '/api/health', action: 'health.read', summary: 'Is the server ready', returns: z.object({ status: z.literal('ok') }) });
export const readOpenApi = endpoint({ name: 'readOpenApi', verb: 'GET', path: '/api/openapi.json', action: 'openapi.read', summary: 'This interface as OpenAPI 3.1', produces: 'application/json' });
