import * as z from 'zod';
import { attendances, conflictKinds, sessionStates } from '@palier/domain';
import { endpoint } from './endpoint.js';
import { Bilingual, Day, Id, Instant, Kept, PersonName, text, words } from './vocabulary.js';

export const Attendance = z.enum(attendances).meta({ id: 'Attendance' });
export const SessionState = z.enum(sessionStates).meta({ id: 'SessionState' });
/** A step of somebody’s onboarding plan that the session is for. */
const SessionStep = z.object({ id: Id, person: PersonName, title: Bilingual });
/** A session as a list shows it. */
export const LiveSessionLine = z.object({
  id: Id, title: z.string(), startsAt: Instant, endsAt: Instant, /** Of whoever reads it. */ zone: z.string(), /** Of whoever wrote the time, where it was written; `elsewhere` where that is another one. */ writtenIn: z.string(), elsewhere: z.boolean(), place: z.string(), state: SessionState, ledBy: PersonName, offPhones: z.boolean(), invited: z.number().int(), coming: z.number().int(),
  course: z.object({ id: Id, title: z.string() }).nullable(), stepId: Id.nullable(),
  /** What this reader said of coming, and how they were noted; null where they are not invited, or nothing was said. */ mine: z.object({ invited: z.boolean(), coming: z.boolean().nullable(), attendance: Attendance.nullable() }),
}).meta({ id: 'LiveSessionLine' });
export type LiveSessionLine = z.infer<typeof LiveSessionLine>;
/** Somebody who is invited; how they were noted and why they do not come is for themselves, whoever holds the session, whoever leads them, and HR. */
export const SessionGuest = z.object({ person: PersonName, coming: z.boolean().nullable(), reason: z.string(), attendance: Attendance.nullable() }).meta({ id: 'SessionGuest' });
export type SessionGuest = z.infer<typeof SessionGuest>;
export const LiveSession = LiveSessionLine.extend({
  /** To be sent back with another time. */ version: z.number().int(), capacity: z.number().int().nullable(), plannedBy: PersonName, step: SessionStep.nullable(), cancelled: z.object({ by: z.string(), at: Instant, reason: z.string() }).nullable(),
  guests: z.array(SessionGuest), mayChange: z.boolean(), mayAttend: z.boolean(), mayAnswer: z.boolean(),
}).meta({ id: 'LiveSession' });
export type LiveSession = z.infer<typeof LiveSession>;
/** Somebody who does not answer calls over a time, because of a session. */
export const OffPhones = z.object({ person: PersonName, sessionId: Id, title: z.string(), startsAt: Instant, endsAt: Instant, zone: z.string() }).meta({ id: 'OffPhones' });
export type OffPhones = z.infer<typeof OffPhones>;
export const SessionConflict = z.object({ person: PersonName, kind: z.enum(conflictKinds), startsAt: Instant, endsAt: Instant }).meta({ id: 'SessionConflict' });
export type SessionConflict = z.infer<typeof SessionConflict>;

const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const known = (zone: string): boolean => { try { return new Intl.DateTimeFormat('en', { timeZone: zone }) instanceof Intl.DateTimeFormat; } catch { return false; } };
const Zone = text(60, 1).refine((it) => /^[A-Za-z]/.test(it) && known(it), { error: 'no-such-zone' });
/** Words, or an address of the web: nothing else that looks like an address. */
const Place = text(500).refine((it) => !/^\s*[a-z][a-z0-9+.-]*:/i.test(it) || /^https?:\/\/[^\s/]+/i.test(it.trim()), { error: 'no-web-address' });
const SessionTime = { day: Day, from: Time, /** At or before the start: on the day after. */ until: Time, zone: Zone };
const Guests = z.array(Id).max(200);
export const SessionWish = z.strictObject({
  id: Id, title: words(200), ...SessionTime, place: Place, ledBy: Id, capacity: z.number().int().min(1).max(1000).nullable(), guests: Guests.min(1), offPhones: z.boolean(), courseId: Id.nullable(), stepId: Id.nullable(),
}).refine((it) => it.courseId === null || it.stepId === null, { error: 'one-of-both' }).meta({ id: 'SessionWish' });
export type SessionWish = z.infer<typeof SessionWish>;
export const SessionPreview = z.object({
  startsAt: Instant, endsAt: Instant, minutes: z.number().int(), conflicts: z.array(SessionConflict), /** Of whom this reader may not know when they are taken. */ unknown: z.array(PersonName),
  /** Others whom this reader leads and who are off the phones meanwhile. */ alsoOff: z.array(PersonName),
}).meta({ id: 'SessionPreview' });
export type SessionPreview = z.infer<typeof SessionPreview>;

const SessionParams = z.strictObject({ sessionId: Id });
export const listLiveSessions = endpoint({ name: 'listLiveSessions', verb: 'GET', path: '/api/live-sessions', action: 'live-session.read', summary: 'My sessions: those that I am invited to, lead or planned; the next first, and the last fifty that are over', returns: z.object({ upcoming: z.array(LiveSessionLine), past: z.array(LiveSessionLine) }) });
export const listPersonSessions = endpoint({ name: 'listPersonSessions', verb: 'GET', path: '/api/people/:personId/live-sessions', action: 'live-session.read', summary: 'Sessions that somebody is invited to, those of their onboarding plan among them', params: z.strictObject({ personId: Id }), returns: z.object({ person: PersonName, /** The newest hundred; `mine` is theirs. */ sessions: z.array(LiveSessionLine) }) });
export const listOffPhones = endpoint({ name: 'listOffPhones', verb: 'GET', path: '/api/off-phones', action: 'live-session.follow', summary: 'Who of those I follow is off the phones when, over the next fortnight', returns: z.object({ off: z.array(OffPhones) }) });
export const readLiveSession = endpoint({ name: 'readLiveSession', verb: 'GET', path: '/api/live-sessions/:sessionId', action: 'live-session.read', summary: 'A session: when, where, who holds it, who is invited', params: SessionParams, returns: LiveSession });
export const readSessionPlanning = endpoint({ name: 'readSessionPlanning', verb: 'GET', path: '/api/live-session-planning', action: 'live-session.plan', summary: 'What a session may be planned with: zones, courses, the people I lead, and a step that it is for', query: z.strictObject({ stepId: Id.optional() }), returns: z.object({ today: Day, zone: z.string(), zones: z.array(z.string()), courses: z.array(z.object({ id: Id, title: z.string() })), /** The first two hundred. */ team: z.array(PersonName), step: SessionStep.extend({ contact: PersonName.nullable() }).nullable() }) });
export const previewLiveSession = endpoint({ name: 'previewLiveSession', verb: 'POST', path: '/api/live-sessions/preview', action: 'live-session.plan', summary: 'What stands against a time for these people, and keep nothing', body: z.strictObject({ /** One that is moved stands in its own way for nobody. */ sessionId: Id.nullable(), ...SessionTime, people: z.array(Id).max(201) }).meta({ id: 'SessionPreviewWish' }), returns: SessionPreview });
export const planLiveSession = endpoint({ name: 'planLiveSession', verb: 'POST', path: '/api/live-sessions', action: 'live-session.plan', summary: 'Plan a session and invite people to it', body: SessionWish, returns: Kept });
export const moveLiveSession = endpoint({ name: 'moveLiveSession', verb: 'POST', path: '/api/live-sessions/:sessionId/times', action: 'live-session.change', summary: 'Another time or place: whoever is invited is told once and answers anew', params: SessionParams, body: z.strictObject({ id: Id, seen: z.number().int().optional(), ...SessionTime, place: Place }).meta({ id: 'SessionMove' }), returns: Kept });
export const inviteToSession = endpoint({ name: 'inviteToSession', verb: 'POST', path: '/api/live-sessions/:sessionId/invitations', action: 'live-session.change', summary: 'Invite more people, or take somebody off the list', params: SessionParams, body: z.strictObject({ id: Id, kind: z.enum(['invited', 'takenOff']), personId: Id }).meta({ id: 'SessionInvitation' }), returns: Kept });
export const cancelLiveSession = endpoint({ name: 'cancelLiveSession', verb: 'POST', path: '/api/live-sessions/:sessionId/cancellation', action: 'live-session.change', summary: 'The session does not take place; whoever is invited is told, and why', params: SessionParams, body: z.strictObject({ id: Id, reason: words(500) }).meta({ id: 'SessionCancellation' }), returns: Kept });
export const answerLiveSession = endpoint({ name: 'answerLiveSession', verb: 'POST', path: '/api/live-sessions/:sessionId/answers', action: 'live-session.answer', summary: 'Say that I come, or that I do not', params: SessionParams, body: z.strictObject({ id: Id, coming: z.boolean(), reason: text(500) }).meta({ id: 'SessionAnswer' }), returns: Kept });
export const attendLiveSession = endpoint({ name: 'attendLiveSession', verb: 'POST', path: '/api/live-sessions/:sessionId/attendance', action: 'live-session.attend', summary: 'Note who was there; what is noted later counts', params: SessionParams, body: z.strictObject({ lines: z.array(z.strictObject({ id: Id, personId: Id, attendance: Attendance })).min(1).max(200) }).meta({ id: 'SessionAttendance' }), returns: z.object({ kept: z.number().int(), /** Steps of onboarding plans that were done by this. */ ticked: z.number().int() }) });
