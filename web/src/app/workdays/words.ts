import type { ShiftsPreview } from '@palier/contracts';
import type { Hindrance } from '@palier/domain';

/** What stands against a day, in words. A holiday has its own name. */
export const hindranceWords: Readonly<Record<Hindrance, string>> = { weekend: 'workdays.weekend', holiday: 'workdays.holidays', absence: 'workdays.absence', onCall: 'workdays.onCall', night: 'workdays.night' };

export const shiftProblemWords: Readonly<Record<ShiftsPreview['problems'][number]['code'], string>> = { 'shifts.empty': 'workdays.shiftsEmpty', 'shifts.unreadable': 'workdays.shiftsUnreadable', 'shifts.no-day-columns': 'workdays.shiftsNoDayColumns', 'shifts.day-unreadable': 'workdays.shiftsDayUnreadable', 'shifts.kind-unreadable': 'workdays.shiftsKindUnreadable', 'shifts.out-of-order': 'workdays.shiftsOutOfOrder', 'shifts.too-many': 'workdays.shiftsTooMany' };
