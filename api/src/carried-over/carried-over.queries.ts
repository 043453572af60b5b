import { Injectable } from '@nestjs/common';
import type { CarriedOverImport, Waiting } from '@palier/contracts';
import { can, confirmWithin, dayOf, endOfDay, plusDays, type Actor } from '@palier/domain';
import { Database, type Reader } from '#platform';
import { RecordLook } from '#trust';

/** Tables that one answer shows. */
const most = 100;

/** How many competencies of somebody end on a day unless they are confirmed. */
export interface Ending { readonly personId: string; readonly count: number; readonly endsOn: string }

/** Competencies that rest on what was carried over, by person, now: how many, and when the first of them ends. */
const waiting = `
  select s.person_id, count(distinct s.competency_id)::int as count, min(s.valid_until) as valid_until from standing s
  where s.carried_over and s.known_until is null and s.valid_from <= palier_now() and s.valid_until > palier_now()`;

@Injectable()
export class CarriedOverQueries {
  constructor(private readonly db: Database, private readonly looks: RecordLook) {}

  /** What waits about oneself, and the people an actor leads about whom something waits, the first to end first. Three queries: that somebody looked at others is kept. */
  async waitingFor(actor: Actor): Promise<Waiting> {
    const zone = await this.zone();
    const rows = await this.db.query<{ id: string; name: string; count: number; validUntil: Date }[]>(`
      select p.id, p.display_name as name, w.count, w.valid_until as "validUntil" from (${waiting} and s.person_id = any($1) group by 1) w join person p on p.id = w.person_id
      order by w.valid_until, p.display_name collate "fr-x-icu", p.id`, [[...actor.leads.filter((personId) => can(actor, 'carried-over.queue', { personId })), actor.personId]]);
    const lines = rows.map(({ id, name, count, validUntil }) => ({ person: { id, name }, count, until: dayOf(validUntil.getTime() - 1, zone) }));
    await this.looks.atAll(actor, 'look.waiting', lines.map((it) => it.person.id));
    return { own: lines.find((it) => it.person.id === actor.personId) ?? null, people: lines.filter((it) => it.person.id !== actor.personId) };
  }

  /** The tables carried over, the newest first, with what became of their lines; and the days that a new one may wait until. Two queries. */
  async imports(): Promise<{ imports: CarriedOverImport[]; today: string; usual: string; most: string }> {
    const [clock] = await this.db.query<{ today: string }[]>('select palier_today()::text as today');
    const today = clock?.today ?? '';
    const imports = await this.db.query<(Omit<CarriedOverImport, 'extensions'> & { extensions: CarriedOverImport['extensions'] | null })[]>(`
      select i.id, t.words as source, f.name as framework, p.display_name as by, (i.recorded_at at time zone palier_zone())::date::text as "on", x.extensions, n.*,
        greatest(i.confirm_until, x.until)::text as until,
        case when w.import_id is not null then jsonb_build_object('by', wp.display_name, 'on', (w.recorded_at at time zone palier_zone())::date, 'reason', wt.words) end as withdrawn
      from carried_over_import i join framework f on f.id = i.framework_id join fact_text t on t.id = i.source_id join person p on p.id = i.recorded_by
      left join carried_over_withdrawal w on w.import_id = i.id left join fact_text wt on wt.id = w.reason_id left join person wp on wp.id = w.recorded_by
      join lateral (select count(*)::int as lines, count(distinct l.person_id)::int as people, count(*) filter (where s.state = 'waiting')::int as waiting, count(*) filter (where s.state = 'confirmed')::int as confirmed,
          count(*) filter (where s.state = 'refused')::int as refused, count(*) filter (where s.state = 'ended')::int as ended
        from carried_over_line l join carried_over_state s on s.line_id = l.id where l.import_id = i.id) n on n.lines > 0
      left join lateral (select max(e.confirm_until) as until, jsonb_agg(jsonb_build_object('until', e.confirm_until, 'by', ep.display_name, 'on', (e.recorded_at at time zone palier_zone())::date, 'reason', et.words) order by e.recorded_at, e.id) as extensions
        from carried_over_extension e join person ep on ep.id = e.recorded_by join fact_text et on et.id = e.reason_id where e.import_id = i.id) x on true
      order by i.recorded_at desc, i.id desc limit ${most}`);
    return { imports: imports.map((it) => ({ ...it, extensions: it.extensions ?? [] })), today, usual: plusDays(today, confirmWithin.usual), most: plusDays(today, confirmWithin.most) };
  }

  /** What of whom ends first on one of these days unless somebody confirms it, of everybody or of these people; of nobody who has left. Two queries. */
  async endingBetween(from: string, to: string, of: readonly string[] | null = null, reader: Reader = this.db): Promise<Ending[]> {
    const zone = await this.zone(reader);
    const rows = await reader.query<(Omit<Ending, 'endsOn'> & { validUntil: Date })[]>(`
      select e.person_id as "personId", e.count, e.valid_until as "validUntil" from (${waiting} and s.valid_until between $1 and $2 and ($3::uuid[] is null or s.person_id = any($3)) group by 1) e left join departure d on d.person_id = e.person_id
      where d.left_on is null or d.left_on > palier_today() order by e.valid_until, 1`, [new Date(endOfDay(from, zone)), new Date(endOfDay(to, zone)), of]);
    return rows.map(({ validUntil, ...it }) => ({ ...it, endsOn: dayOf(validUntil.getTime() - 1, zone) }));
  }

  private async zone(reader: Reader = this.db): Promise<string> {
    const [row] = await reader.query<{ zone: string }[]>('select palier_zone() as zone');
    if (row === undefined) throw new Error('the clock gave no answer');
    return row.zone;
  }
}
