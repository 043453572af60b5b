import * as z from 'zod';
import { endpoint } from './endpoint.js';
import { Id, Instant } from './vocabulary.js';

/** Whether one’s calendar can be followed from elsewhere. */
export const CalendarFeed = z.object({ since: Instant.nullable(), /** When a calendar last asked, to the hour. */ readAt: Instant.nullable() }).meta({ id: 'CalendarFeed' });
export type CalendarFeed = z.infer<typeof CalendarFeed>;
export const readCalendarFeed = endpoint({ name: 'readCalendarFeed', verb: 'GET', path: '/api/calendar-feed', action: 'calendar-feed.manage', summary: 'Whether my due days can be followed by a calendar', returns: CalendarFeed });
export const makeCalendarFeed = endpoint({ name: 'makeCalendarFeed', verb: 'POST', path: '/api/calendar-feed', action: 'calendar-feed.manage', summary: 'Make an address, shown once, at which a calendar reads my due days; the one before stops working', body: z.strictObject({ id: Id }), returns: z.object({ id: Id, /** Shown once: null where this id was answered before. */ token: z.string().nullable() }) });
export const endCalendarFeed = endpoint({ name: 'endCalendarFeed', verb: 'DELETE', path: '/api/calendar-feed', action: 'calendar-feed.manage', summary: 'No calendar reads my due days any more', returns: z.object({}) });
export const readCalendar = endpoint({ name: 'readCalendar', verb: 'GET', path: '/api/calendar/:token/palier.ics', action: 'calendar.read', summary: 'The due days of whoever made this address, as iCalendar; titles only', params: z.strictObject({ token: z.string().regex(/^[A-Za-z0-9_-]{32,64}$/) }), produces: 'text/calendar' });
