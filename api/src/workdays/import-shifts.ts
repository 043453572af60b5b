import { Injectable } from '@nestjs/common';
import type { ShiftsPreview } from '@palier/contracts';
import { daysTouched, type Actor, type UnavailabilityKind } from '@palier/domain';
import { readShifts, type Shift } from '@palier/formats';
import { audit, Database, newId, Refusal, require, sha256, takeRecordedAt, type Reader } from '#platform';
import { DaysOffTold } from './days-off-told.js';

interface Source { readonly kind: UnavailabilityKind; readonly text: string }
interface Row { readonly id: string; readonly kind: UnavailabilityKind; readonly startsAt: Date; readonly endsAt: Date; readonly source: Buffer | null; readonly over: boolean }
/** Shifts are taken from a month ago on, and for two years. */
const [before, ahead] = [31 * 86_400_000, 731 * 86_400_000];

/**
 * The shifts of somebody’s calendar or table: looked at first, then taken; what stands there already stays as it is, so the same source again adds nothing.
 * What an earlier one held and this one holds no more (moved, cancelled, swapped) is shown beside, and taken out where that is said; what somebody noted by hand never is.
 */
@Injectable()
export class ImportShifts {
  constructor(private readonly db: Database, private readonly told: DaysOffTold) {}

  async preview(by: Actor, personId: string, source: Source): Promise<ShiftsPreview> {
    require(by, 'unavailability.change', personId);
    const { zone, shifts, ordinary, problems, known, gone } = await this.read(this.db, personId, source);
    const when = (startsAt: number, endsAt: number) => ({ startsAt: new Date(startsAt).toISOString(), endsAt: new Date(endsAt).toISOString(), ...daysTouched(startsAt, endsAt, zone) });
    return {
      zone, problems: [...problems], ordinary, lines: shifts.map((it) => ({ kind: it.kind, title: it.title, ...when(it.startsAt, it.endsAt), same: known.has(keyOf(it)) })),
      gone: gone.map(({ id, kind, startsAt, endsAt, sure }) => ({ id, kind, sure, ...when(startsAt.getTime(), endsAt.getTime()) })),
    };
  }

  run(by: Actor, personId: string, { takeOut, ...source }: Source & { readonly takeOut: readonly string[] }): Promise<{ added: number; same: number; takenOut: number }> {
    return this.db.transaction(async (tx) => {
      require(by, 'unavailability.change', personId);
      const at = await takeRecordedAt(tx, personId);
      const { shifts, problems, known, gone } = await this.read(tx, personId, source);
      if (problems.length > 0) throw new Refusal('import.has-problems');
      const ended = new Set((await tx.query<{ id: string }[]>('select unavailability_id as id from unavailability_end where person_id = $1 and unavailability_id = any($2)', [personId, takeOut])).map((it) => it.id));
      const out = [...new Set(takeOut)].filter((id) => !ended.has(id));
      // Only what was shown to be gone, as it is now, is taken out.
      if (out.some((id) => !gone.some((it) => it.id === id))) throw new Refusal('shifts.changed-meanwhile');
      await tx.query('insert into unavailability_end (unavailability_id, person_id, recorded_at, recorded_by) select id, $2, $3, $4 from unnest($1::uuid[]) as it(id)', [out, personId, at, by.personId]);
      const added = shifts.filter((it) => !known.has(keyOf(it)));
      await tx.query(`insert into unavailability (id, person_id, kind, starts_at, ends_at, recorded_at, recorded_by, source) select id, $2, kind, "startsAt", "endsAt", $3, $4, decode(source, 'hex') from jsonb_to_recordset($1) as it(id uuid, kind text, "startsAt" timestamptz, "endsAt" timestamptz, source text)`,
        [JSON.stringify(added.map((it) => ({ id: newId(), kind: it.kind, startsAt: new Date(it.startsAt), endsAt: new Date(it.endsAt), source: sourceOf(it.entry) }))), personId, at, by.personId]);
      await audit(tx, by.personId, 'unavailability.add', personId, { imported: added.length });
      if (out.length > 0) await audit(tx, by.personId, 'unavailability.take-out', personId, { imported: out.length });
      await this.told.run(tx, { by, deedId: newId(), people: [personId], because: 'unavailability' });
      return { added: added.length, same: shifts.length - added.length, takenOut: out.length };
    });
  }

  private async read(reader: Reader, personId: string, { kind, text }: Source) {
    const [person] = await reader.query<{ zone: string; now: Date }[]>('select time_zone as zone, palier_now() as now from person where id = $1', [personId]);
    if (person === undefined) throw new Refusal('thing.not-found');
    const now = person.now.getTime();
    const { shifts, ordinary, problems, covered } = readShifts(text, { zone: person.zone, kind, from: now - before, until: now + ahead });
    const rows = await reader.query<Row[]>('select id, kind, starts_at as "startsAt", ends_at as "endsAt", source, ends_at <= palier_now() as over from current_unavailability where person_id = $1 and ends_at > palier_now() - interval \'32 days\' order by starts_at, id', [personId]);
    const held = new Set(shifts.map(keyOf));
    const entries = new Set(covered?.entries.map(sourceOf));
    const isTable = covered?.entries.length === 0;
    const gone = covered === null ? [] : rows.flatMap(({ source, over, ...it }) => {
      const [startsAt, endsAt, from] = [it.startsAt.getTime(), it.endsAt.getTime(), source?.toString('hex')];
      if (from === undefined || over || held.has(keyOf({ kind: it.kind, startsAt, endsAt }))) return [];
      if (entries.has(from)) return [{ ...it, sure: true }];
      return covered.kinds.includes(it.kind) && startsAt < covered.until && endsAt > covered.from ? [{ ...it, sure: isTable && from === sourceOf(null) }] : [];
    });
    // What lasts longer than anybody may be away is no shift.
    const tooLong = shifts.some((it) => it.endsAt - it.startsAt > 1095 * 86_400_000);
    const empty = problems.length === 0 && shifts.length === 0 && ordinary === 0 && gone.length === 0;
    return { zone: person.zone, shifts, ordinary, problems: tooLong ? [{ line: 1, code: 'shifts.out-of-order' as const }] : empty ? [{ line: 1, code: 'shifts.empty' as const }] : problems, gone, known: new Set(rows.map((it) => keyOf({ kind: it.kind, startsAt: it.startsAt.getTime(), endsAt: it.endsAt.getTime() }))) };
  }
}

const keyOf = ({ kind, startsAt, endsAt }: Pick<Shift, 'kind' | 'startsAt' | 'endsAt'>): string => `${kind} ${startsAt} ${endsAt}`;
/** Entries of calendars are known again by a hash: what they are called may hold names. */
const sourceOf = (entry: string | null): string => sha256(entry === null ? 'table' : `entry ${entry}`).toString('hex');
