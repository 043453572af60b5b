import { Injectable } from '@nestjs/common';
import type { DueDays } from '@palier/contracts';
import { relativeDue, renewalOf, timesProvedIn, type Actor, type DueBase, type PersonalDue } from '@palier/domain';
import { PeopleQueries } from '#people';
import { Database, Refusal, type Reader } from '#platform';
import { RecordLook } from '#trust';
import { WorkdaysQueries, type OwnDays } from '#workdays';
import { RenewalsQueries } from './renewals.queries.js';
import { WhomToAsk, type Whom } from './whom-to-ask.js';

export interface DueWish { readonly courseId: string; /** By a day that is named, or so many working days after another one, before it where they are below 0; neither: by none. */ readonly dueOn: string | null; readonly dueIn: number | null; readonly dueFrom: DueBase; readonly releaseId: string | null }

type Counted = Omit<DueWish, 'dueOn' | 'dueIn'> & { readonly dueIn: number };

/** Lines that one answer shows; how many there are is said beside them. */
const most = 100;

@Injectable()
export class DueDaysQueries {
  constructor(private readonly db: Database, private readonly whom: WhomToAsk, private readonly people: PeopleQueries, private readonly renewals: RenewalsQueries, private readonly workdays: WorkdaysQueries, private readonly looks: RecordLook) {}

  /** On which day it would be due for each person, and why; whoever has none or is late for it first. */
  async preview(by: Actor, wish: DueWish & Whom): Promise<DueDays> {
    const { everybody } = await this.whom.of(this.db, by, wish);
    const due = await this.of(everybody, wish, this.db);
    const names = await this.people.namesOf(everybody);
    const lines = everybody.flatMap((id) => { const it = due.get(id); return it === undefined ? [] : [{ person: { id, name: names.get(id) ?? '' }, ...it, passed: [...it.passed] }]; });
    const rank = (it: PersonalDue): number => (it.day === null ? 0 : it.past ? 1 : 2);
    const shown = lines.sort((a, b) => rank(a) - rank(b) || (a.day ?? '').localeCompare(b.day ?? '') || a.person.name.localeCompare(b.person.name)).slice(0, most);
    await this.looks.atAll(by, 'look.unavailability', shown.map((it) => it.person.id));
    const days = lines.flatMap((it) => it.day ?? []).sort();
    return { lines: shown, total: lines.length, earliest: days[0] ?? null, latest: days.at(-1) ?? null, without: lines.filter((it) => it.day === null).length, past: lines.filter((it) => it.past).length };
  }

  /** The due day of each of these people, never a day off of theirs. A fixed number of queries, whatever their number. @throws where there is nothing to count from, unless that is no day. */
  async of(personIds: readonly string[], { dueOn, dueIn, ...wish }: DueWish, reader: Reader, nothing: 'refused' | 'no-day' = 'refused'): Promise<ReadonlyMap<string, PersonalDue>> {
    if (dueIn !== null) return this.counted(personIds, { ...wish, dueIn }, nothing, reader);
    if (dueOn === null) return new Map();
    const by = await this.workdays.daysBy(personIds.map((personId) => ({ personId, day: dueOn })), reader);
    return new Map(personIds.map((id, at) => [id, { day: by[at]?.day ?? dueOn, from: null, passed: by[at]?.passed ?? [], past: false }]));
  }

  private async counted(personIds: readonly string[], wish: Counted, nothing: 'refused' | 'no-day', reader: Reader): Promise<ReadonlyMap<string, PersonalDue>> {
    const { base, days } = await this.bases(personIds, wish, nothing, reader);
    const known = new Map<string, PersonalDue>();
    return new Map([...days].map(([id, own]) => {
      const from = base(id, own);
      const key = `${own.key} ${from ?? ''}`;
      // Reckoned once for all who are never away and whose days are the same.
      const due = (own.unavailable.length === 0 ? known.get(key) : undefined) ?? relativeDue({ base: wish.dueFrom, days: wish.dueIn }, from, own, own.today);
      if (own.unavailable.length === 0) known.set(key, due);
      return [id, due];
    }));
  }

  /** The day to count from for each, and their days from then on. */
  private async bases(personIds: readonly string[], { courseId, dueFrom, releaseId }: Counted, nothing: 'refused' | 'no-day', reader: Reader): Promise<{ base: (id: string, own: OwnDays) => string | null; days: ReadonlyMap<string, OwnDays> }> {
    const from = (of: (id: string) => string | null) => this.workdays.daysOf(new Map(personIds.map((id) => [id, of(id)])), reader);
    switch (dueFrom) {
      case 'assignment': return { base: (_, own) => own.today, days: await from(() => null) };
      case 'hire': {
        // A day that stands in the place of one that nobody said is nothing to count from.
        const hired = new Map((await reader.query<{ id: string; on: string }[]>('select id, hired_on::text as "on" from person where id = any($1) and not hire_day_assumed', [personIds])).map((it) => [it.id, it.on]));
        return { base: (id) => hired.get(id) ?? null, days: await from((id) => hired.get(id) ?? null) };
      }
      case 'release': {
        const [release] = await reader.query<{ on: string | null }[]>('select on_day::text as "on" from release_now where id = $1', [releaseId]);
        if (release === undefined) throw new Refusal('thing.not-found');
        const { on } = release;
        if (on === null && nothing === 'refused') throw new Refusal('assignment.release-has-no-day');
        return { base: () => on, days: await from(() => on) };
      }
      case 'expiry': {
        const rule = (await this.renewals.current(reader)).find((it) => it.courseId === courseId);
        if (rule === undefined && nothing === 'no-day') return { base: () => null, days: await from(() => null) };
        if (rule === undefined) throw new Refusal('assignment.nothing-ends');
        const proved = new Map((await this.renewals.proversAmong(courseId, personIds, reader)).map((it) => [it.personId, { zone: it.zone, times: timesProvedIn(it.versions, it.passes.map((one) => ({ ...one, at: Date.parse(one.at) }))) }]));
        const days = await from((id) => { const first = proved.get(id)?.times[0]; return first === undefined ? null : new Date(first).toISOString().slice(0, 10); });
        return { base: (id, own) => { const it = proved.get(id); return it === undefined ? null : (renewalOf(it.times, it.zone, rule, own, own.today)?.until ?? null); }, days };
      }
    }
  }
}
