import { Injectable } from '@nestjs/common';
import type { ShiftsPreview } from '@palier/contracts';
import { daysTouched, type Actor, type UnavailabilityKind } from '@palier/domain';
import { readShifts, type Shift } from '@palier/formats';
import { audit, Database, newId, Refusal, require, takeRecordedAt, type Reader } from '#platform';

interface Source { readonly kind: UnavailabilityKind; readonly text: string }
/** Shifts are taken from a month ago on, and for two years. */
const [before, ahead] = [31 * 86_400_000, 731 * 86_400_000];

/** The shifts of somebody’s calendar or table: looked at first, then taken; what stands there already stays as it is, so the same source again adds nothing. */
@Injectable()
export class ImportShifts {
  constructor(private readonly db: Database) {}

  async preview(by: Actor, personId: string, source: Source): Promise<ShiftsPreview> {
    require(by, 'unavailability.change', personId);
    const { zone, shifts, problems, known } = await this.read(this.db, personId, source);
    return { zone, problems: [...problems], lines: shifts.map((it) => ({ kind: it.kind, title: it.title, startsAt: new Date(it.startsAt).toISOString(), endsAt: new Date(it.endsAt).toISOString(), ...daysTouched(it.startsAt, it.endsAt, zone), same: known.has(keyOf(it)) })) };
  }

  run(by: Actor, personId: string, source: Source): Promise<{ added: number; same: number }> {
    return this.db.transaction(async (tx) => {
      require(by, 'unavailability.change', personId);
      const at = await takeRecordedAt(tx, personId);
      const { shifts, problems, known } = await this.read(tx, personId, source);
      if (problems.length > 0) throw new Refusal('import.has-problems');
      const added = shifts.filter((it) => !known.has(keyOf(it)));
      await tx.query(`insert into unavailability (id, person_id, kind, starts_at, ends_at, recorded_at, recorded_by) select id, $2, kind, "startsAt", "endsAt", $3, $4 from jsonb_to_recordset($1) as it(id uuid, kind text, "startsAt" timestamptz, "endsAt" timestamptz)`,
        [JSON.stringify(added.map((it) => ({ id: newId(), kind: it.kind, startsAt: new Date(it.startsAt), endsAt: new Date(it.endsAt) }))), personId, at, by.personId]);
      await audit(tx, by.personId, 'unavailability.add', personId, { imported: added.length });
      return { added: added.length, same: shifts.length - added.length };
    });
  }

  private async read(reader: Reader, personId: string, { kind, text }: Source) {
    const [person] = await reader.query<{ zone: string; now: Date }[]>('select time_zone as zone, palier_now() as now from person where id = $1', [personId]);
    if (person === undefined) throw new Refusal('thing.not-found');
    const now = person.now.getTime();
    const { shifts, problems } = readShifts(text, { zone: person.zone, kind, from: now - before, until: now + ahead });
    const rows = await reader.query<{ kind: UnavailabilityKind; startsAt: Date; endsAt: Date }[]>('select kind, starts_at as "startsAt", ends_at as "endsAt" from current_unavailability where person_id = $1 and ends_at > palier_now() - interval \'32 days\'', [personId]);
    // What lasts longer than anybody may be away is no shift.
    const tooLong = shifts.some((it) => it.endsAt - it.startsAt > 1095 * 86_400_000);
    return { zone: person.zone, shifts, problems: tooLong ? [{ line: 1, code: 'shifts.out-of-order' as const }] : problems, known: new Set(rows.map((it) => keyOf({ kind: it.kind, startsAt: it.startsAt.getTime(), endsAt: it.endsAt.getTime() }))) };
  }
}

const keyOf = ({ kind, startsAt, endsAt }: Pick<Shift, 'kind' | 'startsAt' | 'endsAt'>): string => `${kind} ${startsAt} ${endsAt}`;
