import { instantAt, plainText, plusDays, startOfDay, type Instant, type UnavailabilityKind } from '@palier/domain';
import ICAL from 'ical.js';
import { readDay } from '../table/read-day.js';
import { columnsOf, readRows } from '../table/read-rows.js';
import { plain } from '../table/table.js';
import { kindSaid, type KindSaid } from './kind-said.js';

type ShiftProblemCode = 'shifts.empty' | 'shifts.unreadable' | 'shifts.no-day-columns' | 'shifts.day-unreadable' | 'shifts.kind-unreadable' | 'shifts.out-of-order' | 'shifts.too-many';
export interface ShiftProblem { readonly line: number; readonly code: ShiftProblemCode }
export interface Shift { readonly kind: UnavailabilityKind; readonly startsAt: Instant; readonly endsAt: Instant; /** What the calendar calls it. */ readonly title: string; /** Which entry of a calendar it is one time of; null in a table. */ readonly entry: string | null }
/** The entries that a source tells of, those that were cancelled among them, and over what time it tells of shifts, of which kinds: what it held there before and holds no more is no longer so. */
export interface ShiftsCovered { readonly entries: readonly string[]; readonly from: Instant; readonly until: Instant; readonly kinds: readonly UnavailabilityKind[] }
/** The shifts that a source holds, the earliest first, and how many days of ordinary work it holds beside, which are none; where it has problems, nothing of it is to be taken. Covered is null where it has any. */
export interface ShiftsRead { readonly shifts: readonly Shift[]; readonly ordinary: number; readonly problems: readonly ShiftProblem[]; readonly covered: ShiftsCovered | null }
type Told = Omit<Shift, 'kind'> & { readonly kind: KindSaid };
interface Found { readonly told: readonly Told[]; readonly problems: readonly ShiftProblem[]; readonly entries: readonly string[] }
const refused = (...problems: readonly ShiftProblem[]): Found => ({ told: [], problems, entries: [] });
const unread = (...problems: readonly ShiftProblem[]): ShiftsRead => ({ shifts: [], ordinary: 0, problems, covered: null });
/** Where its person is, of what kind everything is that does not say so, and over what time shifts are taken: a rule that repeats for ever ends there. */
export interface ShiftsWanted { readonly zone: string; readonly kind: UnavailabilityKind; readonly from: Instant; readonly until: Instant }

/** More than that from one source is a mistake. */
export const mostShifts = 1000;

/** Reads when somebody is away or has a shift: a calendar (iCalendar, with what repeats), or a table with a first and a last day, with hours or without. */
export function readShifts(text: string, wanted: ShiftsWanted): ShiftsRead {
  const found = /BEGIN:VCALENDAR/i.test(text) ? ofCalendar(text, wanted) : ofTable(text, wanted);
  if (found.problems.length > 0) return unread(...found.problems);
  const told = found.told.filter((it) => it.endsAt > wanted.from && it.startsAt < wanted.until).sort((a, b) => a.startsAt - b.startsAt || a.endsAt - b.endsAt);
  const each = told.filter((it, index) => !told.slice(Math.max(0, index - 20), index).some((one) => one.kind === it.kind && one.startsAt === it.startsAt && one.endsAt === it.endsAt));
  const shifts = each.filter((it): it is Shift => it.kind !== 'ordinary');
  const ordinary = each.length - shifts.length;
  if (shifts.length > mostShifts) return unread({ line: 1, code: 'shifts.too-many' });
  // A calendar may say nothing but that entries were cancelled.
  if (each.length === 0 && found.entries.length === 0) return unread({ line: 1, code: 'shifts.empty' });
  // A day of ordinary work says of its time that nothing of the chosen kind is there.
  const kinds = new Set([...shifts.map((it) => it.kind), ...(ordinary > 0 ? [wanted.kind] : [])]);
  return { shifts, ordinary, problems: [], covered: { entries: found.entries, from: each[0]?.startsAt ?? 0, until: each.reduce((last, it) => Math.max(last, it.endsAt), 0), kinds: [...kinds] } };
}

function ofCalendar(text: string, wanted: ShiftsWanted): Found {
  const told: Told[] = [];
  const steps = { left: mostSteps };
  const entries = new Set<string>();
  try {
    const calendar = new ICAL.Component(ICAL.parse(text.trim().replace(/^\ufeff/, '')) as unknown[]);
    const components = calendar.getAllSubcomponents('vevent');
    // Left to itself, the library gives each rule the moved times of all others as well.
    const moved = Map.groupBy(components.filter(isMoved), (it) => it.getFirstPropertyValue('uid'));
    const events = components.map((component) => ({ component, event: new ICAL.Event(component, { exceptions: isMoved(component) ? [] : (moved.get(component.getFirstPropertyValue('uid')) ?? []) }) }));
    const rules = new Set(events.flatMap(({ event }) => (event.isRecurrenceException() ? [] : [event.uid])));
    for (const { component, event } of events) {
      // Of an entry that stands here with its rule, the times that were moved are told with it; a time that stands alone tells of itself.
      const alone = event.isRecurrenceException() && !rules.has(event.uid);
      if (!event.isRecurrenceException()) entries.add(event.uid);
      if ((event.isRecurrenceException() && !alone) || isCancelled(component)) continue;
      for (const { start, end, title, kind } of alone ? [{ start: event.startDate, end: event.endDate, ...saidOf(event) }] : occurrences(event, wanted, steps)) {
        // Some calendars let a whole day end on itself.
        const [startsAt, endsAt] = [instantOf(start, component, wanted.zone), instantOf(end.isDate && end.compare(start) === 0 ? tomorrowOf(end) : end, component, wanted.zone)];
        if (end.compare(start) < 0 && startsAt > wanted.from) return refused({ line: lineOf(text, event.uid), code: 'shifts.out-of-order' });
        if (startsAt < endsAt) told.push({ kind: kind ?? wanted.kind, startsAt, endsAt, title, entry: event.uid });
        if (told.length > mostShifts * 2) return refused({ line: 1, code: 'shifts.too-many' });
      }
      if (steps.left === 0) return refused({ line: 1, code: 'shifts.too-many' });
    }
  } catch {
    return refused({ line: 1, code: 'shifts.unreadable' });
  }
  return { told, problems: [], entries: [...entries] };
}

const isMoved = (it: ICAL.Component): boolean => it.hasProperty('recurrence-id');
const isCancelled = (it: ICAL.Component): boolean => it.getFirstPropertyValue('status') === 'CANCELLED';
const tomorrowOf = (day: ICAL.Time): ICAL.Time => { const next = day.clone(); next.adjust(1, 0, 0, 0); return next; };

/** What an event is called, and the kind that its title says, or else what it is filed under. */
function saidOf(event: ICAL.Event): { title: string; kind: KindSaid | null } {
  const title = (event.summary ?? '').slice(0, 200);
  return { title, kind: kindSaid(title, event.component.getAllProperties('categories').flatMap((it) => it.getValues().map(String)).join(', ')) };
}

/** Where an event says which one it is, for whoever looks for it in the file. */
const lineOf = (text: string, uid: string): number => Math.max(0, text.split(/\r?\n/).indexOf(`UID:${uid}`)) + 1;

/** So many times of rules that repeat are looked at in one source, however many rules it has: a rule by the second is no shift. */
const mostSteps = 10_000;

/** Each time that an event takes place, with those that were moved or left out. */
function* occurrences(event: ICAL.Event, { from, until }: ShiftsWanted, steps: { left: number }): Generator<{ start: ICAL.Time; end: ICAL.Time; title: string; kind: KindSaid | null }> {
  const said = saidOf(event);
  if (!event.isRecurring()) { yield { start: event.startDate, end: event.endDate, ...said }; return; }
  const iterator = event.iterator();
  for (; steps.left > 0; steps.left--) {
    const next = iterator.next() as ICAL.Time | null | undefined;
    if (next == null || next.toUnixTime() * 1000 > until) return;
    const { startDate, endDate, item } = event.getOccurrenceDetails(next);
    if (endDate.toUnixTime() * 1000 > from - 86_400_000 && !isCancelled(item.component)) yield { start: startDate, end: endDate, ...(item === event ? said : saidOf(item)) };
  }
}

/** A time of a calendar as an instant: by its own zone where the calendar tells it or its name is known, else on the clocks of where the person is. A whole day begins there too. */
function instantOf(time: ICAL.Time, component: ICAL.Component, zone: string): Instant {
  const pad = (it: number): string => String(it).padStart(2, '0');
  const day = `${String(time.year).padStart(4, '0')}-${pad(time.month)}-${pad(time.day)}`;
  if (time.isDate) return startOfDay(day, zone);
  if (time.zone !== ICAL.Timezone.localTimezone) return time.toUnixTime() * 1000;
  const named = component.getFirstProperty('dtstart')?.getParameter('tzid');
  const clock = `${pad(time.hour)}:${pad(time.minute)}:${pad(Math.min(59, time.second))}`;
  try { return instantAt(day, clock, typeof named === 'string' ? named : zone); } catch { return instantAt(day, clock, zone); }
}

const fields = ['from', 'until', 'kind', 'title'] as const;
type Field = (typeof fields)[number];
const headers: Readonly<Record<Field, readonly string[]>> = {
  from: ['from', 'start', 'starts', 'start date', 'first day', 'du', 'debut', 'de', 'date de debut', 'premier jour', 'date'],
  until: ['until', 'to', 'end', 'ends', 'end date', 'last day', 'au', 'fin', 'a', 'date de fin', 'dernier jour', 'jusqu\'au'],
  kind: ['kind', 'type', 'nature', 'quoi', 'what'],
  title: ['title', 'label', 'summary', 'titre', 'libelle', 'motif'],
};
const fieldOf = (header: string): Field | null => fields.find((it) => headers[it].includes(plain(header))) ?? null;

function ofTable(text: string, wanted: ShiftsWanted): Found {
  const rows = readRows(text, mostShifts * 5);
  if ('problem' in rows) return refused({ line: rows.problem.line, code: rows.problem.code === 'table.empty' ? 'shifts.empty' : rows.problem.code === 'table.too-long' ? 'shifts.too-many' : 'shifts.unreadable' });
  const columns = columnsOf(rows.head, rows.body, fields, {}, fieldOf);
  if (!columns.some((it) => it.field === 'from')) return refused({ line: rows.head.line, code: 'shifts.no-day-columns' });
  const told: Told[] = [];
  const problems: ShiftProblem[] = [];
  for (const row of rows.body) {
    const value = (field: Field): string => { const at = columns.findIndex((it) => it.field === field); return at === -1 ? '' : (row.cells[at] ?? '').trim(); };
    const [from, until] = [value('from'), value('until') || value('from')];
    const [first, last] = [readDay(from || null, () => null), readDay(until || null, () => null)];
    if (first === null || last === null) { problems.push({ line: row.line, code: 'shifts.day-unreadable' }); continue; }
    const [begins, ends] = [timeIn(from), timeIn(until)];
    const startsAt = begins === null ? startOfDay(first, wanted.zone) : instantAt(first, begins, wanted.zone);
    const endsAt = ends === null ? startOfDay(plusDays(last, 1), wanted.zone) : instantAt(last, ends, wanted.zone);
    if (endsAt <= startsAt) { problems.push({ line: row.line, code: 'shifts.out-of-order' }); continue; }
    const said = plainText(value('kind'));
    const kind = kindSaid(said === '' ? value('title') : value('kind')) ?? (said === '' ? wanted.kind : null);
    if (kind === null) { problems.push({ line: row.line, code: 'shifts.kind-unreadable' }); continue; }
    told.push({ kind, startsAt, endsAt, title: value('title').slice(0, 200), entry: null });
  }
  return { told, problems, entries: [] };
}

/** The hour that stands behind a day: 22:00, 22h, 6 h 30. */
function timeIn(written: string): string | null {
  const [, hour, minute = '00'] = /[\sT](\d{1,2})\s?(?:[:h]\s?(\d{2})?)(?::\d{2})?\s*$/i.exec(written) ?? [];
  return hour === undefined || Number(hour) > 23 || Number(minute) > 59 ? null : `${hour.padStart(2, '0')}:${minute}:00`;
}
