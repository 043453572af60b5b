import * as z from 'zod';
import { hindrances, unavailabilityKinds } from '@palier/domain';
import { endpoint } from './endpoint.js';
import { Day, Id, Instant, Kept, PersonName, text, words } from './vocabulary.js';

export const UnavailabilityKind = z.enum(unavailabilityKinds).meta({ id: 'UnavailabilityKind' });
/** Days in a row that were passed over for a due day, and why. */
export const PassedOver = z.object({ from: Day, until: Day, why: z.enum(hindrances), /** Of a public holiday; else empty. */ name: z.string() }).meta({ id: 'PassedOver' });
/** How many working days are left until a due day, on how many others somebody is away, and on how many of them they have a shift. */
export const DaysLeft = z.object({ days: z.number().int(), absent: z.number().int(), onCall: z.number().int(), night: z.number().int() }).meta({ id: 'DaysLeft' });
export type DaysLeft = z.infer<typeof DaysLeft>;
export const Unavailability = z.object({ id: Id, kind: UnavailabilityKind, startsAt: Instant, endsAt: Instant, /** The days of it in the person’s zone, both included. */ from: Day, until: Day, by: z.string() }).meta({ id: 'Unavailability' });
export type Unavailability = z.infer<typeof Unavailability>;
export const PersonUnavailability = z.object({ person: PersonName, zone: z.string(), today: Day, /** Those that are not over for longer than a month; the earliest first. */ items: z.array(Unavailability), mayChange: z.boolean() }).meta({ id: 'PersonUnavailability' });
export type PersonUnavailability = z.infer<typeof PersonUnavailability>;
const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
export const NewUnavailability = z.strictObject({ id: Id, kind: UnavailabilityKind, from: Day, until: Day, /** On the clocks of where the person is. Without them: whole days. */ startTime: Time.optional(), endTime: Time.optional() }).meta({ id: 'NewUnavailability' });

const Country = z.string().regex(/^[A-Z]{2}$/);
const Region = z.string().regex(/^[A-Z0-9]{1,3}$/);
/** Whose public holidays count: those of everybody (no site), or of those who work at a site. */
export const HolidayPlace = z.object({ site: z.string().nullable(), /** How many people are there today. */ people: z.number().int(), /** Null where a site follows everybody. */ country: Country.nullable(), region: Region.nullable(), /** The next twelve months of it, where it has its own. */ days: z.array(z.object({ day: Day, name: z.string() })) }).meta({ id: 'HolidayPlace' });
export type HolidayPlace = z.infer<typeof HolidayPlace>;
export const HolidayPlaces = z.object({ version: z.number().int(), places: z.array(HolidayPlace), countries: z.array(z.object({ code: Country, name: z.string(), regions: z.array(z.object({ code: Region, name: z.string() })) })) }).meta({ id: 'HolidayPlaces' });
export type HolidayPlaces = z.infer<typeof HolidayPlaces>;

export const shiftProblemCodes = ['shifts.empty', 'shifts.unreadable', 'shifts.no-day-columns', 'shifts.day-unreadable', 'shifts.kind-unreadable', 'shifts.out-of-order', 'shifts.too-many'] as const;
/** What a calendar or a table holds, before anything of it is kept. */
export const ShiftsPreview = z.object({
  zone: z.string(), problems: z.array(z.object({ line: z.number().int(), code: z.enum(shiftProblemCodes) })),
  lines: z.array(z.object({ kind: UnavailabilityKind, title: z.string(), startsAt: Instant, endsAt: Instant, from: Day, until: Day, /** It stands there already. */ same: z.boolean() })), /** How many of its lines are days of ordinary work, and were left out. */ ordinary: z.number().int(),
  /** Read from a calendar or a table before, not over yet, and no longer in this one. `sure`: its entry is here at another time or was cancelled, or one table follows another over the same time. */ gone: z.array(z.object({ id: Id, kind: UnavailabilityKind, startsAt: Instant, endsAt: Instant, from: Day, until: Day, sure: z.boolean() })),
}).meta({ id: 'ShiftsPreview' });
export type ShiftsPreview = z.infer<typeof ShiftsPreview>;
const shifts = { /** Of whatever says no kind itself. */ kind: UnavailabilityKind, text: words(500_000) };
const Shifts = z.strictObject(shifts).meta({ id: 'Shifts' });
const ShiftsTaken = z.strictObject({ ...shifts, /** Of those that are no longer in it, which are taken out. */ takeOut: z.array(Id).max(1000).default([]) }).meta({ id: 'ShiftsTaken' });

const PersonParams = z.strictObject({ personId: Id });
export const readUnavailability = endpoint({ name: 'readUnavailability', verb: 'GET', path: '/api/people/:personId/unavailability', action: 'unavailability.read', summary: 'When somebody is away, on call or works at night', params: PersonParams, returns: PersonUnavailability });
export const addUnavailability = endpoint({ name: 'addUnavailability', verb: 'POST', path: '/api/people/:personId/unavailability', action: 'unavailability.change', summary: 'Say when somebody is away, on call or works at night: nothing becomes due then', params: PersonParams, body: NewUnavailability, returns: Kept });
export const previewShifts = endpoint({ name: 'previewShifts', verb: 'POST', path: '/api/people/:personId/unavailability/preview', action: 'unavailability.change', summary: 'Read a calendar (iCalendar) or a table of somebody’s shifts, and keep nothing', params: PersonParams, body: Shifts, returns: ShiftsPreview });
export const importShifts = endpoint({ name: 'importShifts', verb: 'POST', path: '/api/people/:personId/unavailability/import', action: 'unavailability.change', summary: 'Take the shifts of a calendar or a table, and take out which of those that it held before and holds no more; what else stands there already stays', params: PersonParams, body: ShiftsTaken, returns: z.object({ added: z.number().int(), same: z.number().int(), takenOut: z.number().int() }) });
export const takeUnavailabilityOut = endpoint({ name: 'takeUnavailabilityOut', verb: 'DELETE', path: '/api/unavailability/:unavailabilityId', action: 'unavailability.change', summary: 'It was said by mistake, or is no longer so', params: z.strictObject({ unavailabilityId: Id }), returns: Kept });
export const readHolidayPlaces = endpoint({ name: 'readHolidayPlaces', verb: 'GET', path: '/api/holiday-places', action: 'holidays.rule', summary: 'Whose public holidays count, for everybody and for each site', returns: HolidayPlaces });
export const changeHolidayPlace = endpoint({ name: 'changeHolidayPlace', verb: 'POST', path: '/api/holiday-places', action: 'holidays.rule', summary: 'Say whose public holidays count from now on; no country: a site follows everybody', body: z.strictObject({ seen: z.number().int().optional(), site: text(200).nullable(), country: Country.nullable(), region: Region.nullable() }).meta({ id: 'HolidayPlaceWish' }), returns: z.object({ version: z.number().int() }) });
export const readDueDay = endpoint({ name: 'readDueDay', verb: 'GET', path: '/api/due-day', action: 'assignment.assign', summary: 'Which day so many working days from today is, for whoever is not away', query: z.strictObject({ inDays: z.coerce.number().int().min(1).max(250).default(10) }), returns: z.object({ day: Day, passed: z.array(PassedOver) }) });
