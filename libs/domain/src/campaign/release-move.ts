import { plusDays } from '../time/day.js';

const dayLength = 86_400_000;

/** The day of a campaign once its release comes on another one: as many days from it as it was. It is not moved into the past; what is late already is not brought forward. */
export function movedWith(dueOn: string, release: { readonly from: string; readonly to: string }, today: string): string {
  const day = plusDays(dueOn, (Date.parse(release.to) - Date.parse(release.from)) / dayLength);
  if (day >= today) return day;
  return day <= dueOn && dueOn < today ? dueOn : today;
}

/** By when somebody is to do it once the day of their campaign moves: a later day that was theirs, granted or because they joined later, stays where the new one is not later still. */
export const dueOnceMoved = (own: string, { from, to }: { readonly from: string; readonly to: string }): string => (own > from && own > to ? own : to);

/** The day of one thing that is asked: as its plan says it, and a later one that was granted; and how its campaign moves, null where it stays. */
export interface DayAhead { readonly planned: string; readonly granted: string | null; readonly move: { readonly from: string; readonly to: string } | null }

const later = (a: string, b: string | null): string => (b !== null && b > a ? b : a);

/** The day that is said of it once its campaign moves, null where that stays: a later one that was granted holds where the new one is not later still. */
export function saidOnceMoved({ planned, granted, move }: DayAhead): string | null {
  const to = move === null ? planned : dueOnceMoved(planned, move);
  return to === planned ? null : later(to, granted);
}

/** By when the last of what is open of somebody is due before and after, and whether the day of anything of it is another one. */
export interface PersonMove { readonly personId: string; readonly from: string; readonly to: string; readonly moves: boolean }

/** What a move does to somebody, by the days on which each thing is due to them before and after. */
export function personMove(personId: string, each: readonly { readonly from: string; readonly to: string }[]): PersonMove {
  const last = (of: readonly string[]): string => of.reduce((day, it) => later(day, it), '');
  return { personId, from: last(each.map((it) => it.from)), to: last(each.map((it) => it.to)), moves: each.some((it) => it.from !== it.to) };
}

/** A campaign that moves: from which day to which, and everybody of whom something is open. */
export interface CampaignMove { readonly id: string; readonly from: string; readonly to: string; readonly people: readonly PersonMove[] }

/** A course that is counted from the day of a release: what another day of that does to everybody of whom it is open. */
export type CourseMove = Pick<CampaignMove, 'id' | 'people'>;

const personLines = (people: readonly PersonMove[]): string[] => people.map((it) => `${it.personId} ${it.from} ${it.to} ${it.moves}`).sort();
const linesOf = ({ id, from, to, people }: CampaignMove): string => [`${id} ${from} ${to}`, ...personLines(people)].join('\n ');

/** The day of a release and of all that moves with it, campaigns and courses, and of each person, in one text that is the same whatever the order: what was previewed holds as long as this does. */
export const sealOfMove = (release: { readonly from: string | null; readonly to: string }, moves: readonly CampaignMove[], courses: readonly CourseMove[]): string =>
  [`${release.from ?? ''} ${release.to}`, ...moves.map(linesOf).sort(), ...courses.map((it) => [`course ${it.id}`, ...personLines(it.people)].join('\n ')).sort()].join('\n');

/** The same of a campaign that moves by itself. */
export const sealOfOneMove = (move: CampaignMove): string => linesOf(move);

/** Whoever is told of it: each once, in however many of the campaigns and courses they are, and nobody whose days all stay. */
export const toldOf = (moves: readonly Pick<CampaignMove, 'people'>[]): string[] => [...new Set(moves.flatMap((it) => it.people.filter((one) => one.moves).map((one) => one.personId)))];
