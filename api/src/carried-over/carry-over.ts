import { Injectable } from '@nestjs/common';
import type { CarryCounts } from '@palier/contracts';
import { endOfDay, levels, mayWaitUntil, normaliseName, startOfDay, type Actor } from '@palier/domain';
import { RecordEvidence } from '#evidence';
import { audit, Database, keepText, keepTexts, newId, Refusal, sha256, takeRecordedAtOfAll, type Tx } from '#platform';
import { countsOf, PlanCarryOver, type CarryPlan, type LevelTableWish } from './plan-carry-over.js';

export interface CarryOverWish extends LevelTableWish { readonly id: string; /** Where the table comes from, in the words of whoever carries it over. */ readonly source: string; /** The last day on which what nobody confirmed counts. */ readonly until: string; readonly leaveOut: boolean }

/** People whose evidence goes into one statement. */
const atOnce = 500;

/** Carries a table of levels over: a row of evidence for each level up to the one stated, until a day. The whole of it or nothing, unless whoever does it says to leave out what has a problem. The same table again carries nothing over twice. */
@Injectable()
export class CarryOver {
  constructor(private readonly db: Database, private readonly plans: PlanCarryOver, private readonly evidence: RecordEvidence) {}

  run(by: Actor, wish: CarryOverWish): Promise<{ id: string; counts: CarryCounts }> {
    return this.db.transaction(async (tx) => {
      await tx.query(`select pg_advisory_xact_lock(hashtext('carry-over'))`);
      const { id, ...said } = wish;
      const hash = sha256(JSON.stringify(said));
      const [before] = await tx.query<{ sha256: Buffer; counts: CarryCounts }[]>('select sha256, counts from carried_over_import where id = $1', [id]);
      if (before !== undefined) {
        if (before.sha256.equals(hash)) return { id, counts: before.counts };
        throw new Refusal('id.taken');
      }
      const plan = await this.plans.of(by, wish, tx);
      const [first] = plan.problems;
      if (!mayWaitUntil(wish.until, plan.today)) throw new Refusal('carried-over.until-out-of-range');
      if (first !== undefined && plan.lines.length === 0) throw new Refusal('import.unreadable', { line: first.line, reason: first.code });
      if (first !== undefined && !wish.leaveOut) throw new Refusal('import.has-problems', { count: plan.problems.length });
      const counts = countsOf(plan);
      await this.write(tx, by, wish, hash, plan, counts);
      await audit(tx, by.personId, 'carried-over.import', null, { importId: id, until: wish.until, ...counts });
      return { id, counts };
    });
  }

  private async write(tx: Tx, by: Actor, wish: CarryOverWish, hash: Buffer, { lines, names, zone }: CarryPlan, counts: CarryCounts): Promise<void> {
    const [now] = await tx.query<{ at: Date }[]>('select palier_now() as at');
    if (now === undefined) throw new Error('the clock gave no answer');
    const fresh = lines.filter((it) => it.verdict === 'new').map((it) => ({ ...it, id: newId() }));
    const at = await takeRecordedAtOfAll(tx, [...new Set(fresh.map((it) => it.personId))]);
    const meant = Object.fromEntries(names.filter((it) => it.known).map((it) => [normaliseName(it.name), it.competencyId]));
    await tx.query('insert into carried_over_import (id, framework_id, sha256, source_id, names, confirm_until, counts, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
      [wish.id, wish.frameworkId, hash, await keepText(tx, wish.source.trim(), now.at), JSON.stringify(meant), wish.until, JSON.stringify(counts), now.at, by.personId]);

    // The words of one rater about one person are one text: blanking a person's texts leaves nobody else's.
    const said = [...new Map(fresh.flatMap((it) => (it.statedBy === null ? [] : [[JSON.stringify([it.personId, it.statedBy]), it.statedBy] as const])))];
    const ids = await keepTexts(tx, said.map(([, words]) => words), now.at);
    const textOf = new Map(said.map(([key], index) => [key, ids[index] ?? null]));
    await tx.query(`
      insert into carried_over_line (id, import_id, line, person_id, competency_id, level, stated_on, stated_by_id, recorded_at, recorded_by)
      select it.id, $2, it.line, it."personId", it."competencyId", it.level, it."statedOn", it."textId", it.at, $3
      from jsonb_to_recordset($1) as it(id uuid, line integer, "personId" uuid, "competencyId" uuid, level smallint, "statedOn" date, "textId" uuid, at timestamptz)`,
      [JSON.stringify(fresh.map((it) => ({ ...it, textId: textOf.get(JSON.stringify([it.personId, it.statedBy])) ?? null, at: at.get(it.personId) }))), wish.id, by.personId]);

    const validUntil = new Date(endOfDay(wish.until, zone));
    const people = [...at.entries()];
    for (let from = 0; from < people.length; from += atOnce) {
      const group = new Map(people.slice(from, from + atOnce));
      await this.evidence.ofAll(tx, fresh.flatMap((it) => {
        const recordedAt = group.get(it.personId);
        return recordedAt === undefined ? [] : levels.filter((level) => level <= it.level).map((level) => ({
          personId: it.personId, at: recordedAt, cell: { competencyId: it.competencyId, level }, source: { kind: 'carriedOver' as const, lineId: it.id }, occurredAt: new Date(startOfDay(it.statedOn, zone)), validUntil,
        }));
      }));
    }
  }
}
