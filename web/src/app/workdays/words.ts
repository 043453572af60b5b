import type { Hindrance } from '@palier/domain';

/** What stands against a day, in words. A holiday has its own name. */
export const hindranceWords: Readonly<Record<Hindrance, string>> = { weekend: 'workdays.weekend', holiday: 'workdays.holidays', absence: 'workdays.absence', onCall: 'workdays.onCall', night: 'workdays.night' };
