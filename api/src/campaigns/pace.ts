import type { CampaignPreview } from '@palier/contracts';
import { learningMinutesADay, namedDay, paceOf, type DaysLeft, type PersonalDays } from '@palier/domain';

export const noDays: DaysLeft = { days: 0, absent: 0, onCall: 0, night: 0 };

/** Before the day they are away, on call or work at night: whoever reads it looked at when. */
export const hasTimeOff = (it: DaysLeft): boolean => it.absent + it.onCall + it.night > 0;

/** Whether a day is realistic for these people, and how many of them are away or have a shift before it. */
export function paceOfAll(asked: readonly { readonly minutes: number; readonly left: DaysLeft }[]): CampaignPreview['pace'] {
  return { ...paceOf(asked.map(({ minutes, left }) => ({ minutes, days: left.days }))), absent: asked.filter((it) => it.left.absent > 0).length, onCall: asked.filter((it) => it.left.onCall + it.left.night > 0).length, minutesADay: learningMinutesADay };
}

/** Whose day off a day is, of these people, and a better one before it; null where it is nobody’s. */
export function dayOffOf(day: string, days: readonly (PersonalDays & { readonly today: string })[]): CampaignPreview['dayOff'] {
  const found = namedDay(day, days.reduce((last, it) => (it.today > last ? it.today : last), ''), days);
  return found.off === 0 ? null : { ...found, holidays: [...found.holidays] };
}
