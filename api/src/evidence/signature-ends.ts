import { Injectable } from '@nestjs/common';
import { cellKey, dayOf, endOfDay, heldUntil, signedUntil, windowOpensOn, type Cell, type RenewalWindow } from '@palier/domain';
import type { Tx } from '#platform';
import { WorkdaysQueries } from '#workdays';

/** Until when the signatures of levels hold, where HR said that they end: renewed within its window, each goes on from the last day of what holds already. */
@Injectable()
export class SignatureEnds {
  constructor(private readonly workdays: WorkdaysQueries) {}

  /** Of one person, at the instant taken for them. One query where nothing ends. */
  async within(tx: Tx, personId: string, at: Date, cells: readonly Cell[]): Promise<(cell: Cell) => Date | undefined> {
    const rules = await tx.query<(Cell & { months: number; window: RenewalWindow; zone: string; held: { from: string; until: string | null }[] })[]>(`
      select r.*, palier_zone() as zone, (select coalesce(jsonb_agg(jsonb_build_object('from', s.valid_from, 'until', s.valid_until)), '[]') from standing s where s.person_id = $1 and s.competency_id = r."competencyId" and s.level = r.level and s.known_until is null and not s.carried_over) as held
      from (select distinct on (it.competency_id, it.level) it.competency_id as "competencyId", it.level, it.months, jsonb_build_object('unit', it.window_unit, 'days', it.window_days) as "window"
        from cell_renewal_rule it where it.competency_id = any($2) order by it.competency_id, it.level, it.recorded_at desc, it.id desc) r where r.months is not null`, [personId, [...new Set(cells.map((it) => it.competencyId))]]);
    const asked = rules.filter((it) => cells.some((cell) => cellKey(cell) === cellKey(it)));
    if (asked.length === 0) return () => undefined;
    const ends = asked.map(({ held, zone, ...it }) => {
      const end = heldUntil(held.map(({ from, until }) => ({ from: Date.parse(from), until: until === null ? null : Date.parse(until) })), at.getTime());
      return { ...it, zone, until: end === null ? null : dayOf(end - 1, zone) };
    });
    const today = dayOf(at.getTime(), ends[0]?.zone ?? 'UTC');
    const own = (await this.workdays.daysOf(new Map([[personId, today]]), tx)).get(personId) ?? { holidays: new Map<string, string>(), unavailable: [] };
    const until = new Map(ends.map((it) => [cellKey(it), new Date(endOfDay(signedUntil(today, it.months, it.until, (day) => windowOpensOn(day, it.window, own)), it.zone))]));
    return (cell) => until.get(cellKey(cell));
  }
}
