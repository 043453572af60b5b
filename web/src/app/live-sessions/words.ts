import type { LiveSessionLine, SessionConflict } from '@palier/contracts';
import type { Attendance, SessionState } from '@palier/domain';

export const stateWords: Readonly<Record<SessionState, string>> = { planned: 'liveSessions.planned', underWay: 'liveSessions.underWay', over: 'liveSessions.over', cancelled: 'liveSessions.cancelled' };
export const attendanceWords: Readonly<Record<Attendance, string>> = { present: 'liveSessions.present', absent: 'liveSessions.absent', excused: 'liveSessions.excused' };
export const conflictWords: Readonly<Record<SessionConflict['kind'], string>> = { absence: 'liveSessions.absence', onCall: 'liveSessions.onCall', night: 'liveSessions.night', afterNight: 'liveSessions.afterNight', session: 'liveSessions.session' };

const language = (locale: 'fr' | 'en'): string => (locale === 'fr' ? 'fr-FR' : 'en-GB');

/** An instant on the clocks of whoever reads it: a day of the week, a day and an hour. */
export const momentInWords = (at: string, timeZone: string, locale: 'fr' | 'en'): string => new Intl.DateTimeFormat(language(locale), { weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', timeZone }).format(new Date(at));

/** When a session is, on the clocks of whoever reads it. */
export const timeInWords = ({ startsAt, endsAt, zone }: Pick<LiveSessionLine, 'startsAt' | 'endsAt' | 'zone'>, locale: 'fr' | 'en'): string =>
  new Intl.DateTimeFormat(language(locale), { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZone: zone }).formatRange(new Date(startsAt), new Date(endsAt));

/** A city stands for its clocks. */
export const zoneInWords = (zone: string): string => zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone;

/** What a form calls a time that was written on the clocks of a zone. */
export function written({ startsAt, endsAt, writtenIn }: Pick<LiveSessionLine, 'startsAt' | 'endsAt' | 'writtenIn'>): { day: string; from: string; until: string } {
  const on = (at: string): [string, string] => [new Intl.DateTimeFormat('en-CA', { timeZone: writtenIn }).format(new Date(at)), new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: writtenIn }).format(new Date(at))];
  const [[day, from], [, until]] = [on(startsAt), on(endsAt)];
  return { day, from, until };
}

/** An address of the web leads there; words do not. */
export const isAddress = (place: string): boolean => /^https?:\/\//i.test(place);
