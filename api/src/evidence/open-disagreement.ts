import { Injectable } from '@nestjs/common';
import { cellKey, contradicted, type Cell, type CellWord, type Level } from '@palier/domain';
import { Jobs, newId, Refusal, type Tx } from '#platform';

interface WordRow { kind: CellWord['kind']; id: string; raterId: string | null; competencyId: string; level: Level; at: Date }
/** A rater's word about a cell, kept in this transaction. */
export interface Spoken { readonly kind: 'confirmed' | 'refused'; readonly signOffId: string; readonly raterId: string; readonly cell: Cell }

/** Two raters contradict each other about a cell: neither is right for having spoken last. The cell stays where it was, and a third is asked. */
@Injectable()
export class OpenDisagreement {
  constructor(private readonly jobs: Jobs) {}

  /** Within the caller's transaction, after it took `at` for this person and kept what was said, and before the standings follow. @throws where a third is asked about one of these cells already. */
  async within(tx: Tx, personId: string, at: Date, spoken: readonly Spoken[]): Promise<void> {
    const [first] = spoken;
    if (first === undefined) return;
    await refuseDisputed(tx, personId, spoken.map((it) => it.cell));
    const wordsOf = Map.groupBy(await this.words(tx, personId, at, spoken), cellKey);
    for (const { kind, signOffId, raterId, cell } of spoken) {
      const against = contradicted((wordsOf.get(cellKey(cell)) ?? []).map(toWord), { kind, raterId });
      if (against === null) continue;
      const [refusal, signature] = kind === 'refused' ? [signOffId, against.id] : [against.id, signOffId];
      const [contested] = await tx.query<unknown[]>('select 1 from open_second_opinion where sign_off_id = $1', [refusal]);
      if (contested !== undefined) throw new Refusal('sign-off.disputed');
      const id = newId();
      await tx.query(`insert into second_opinion (id, kind, person_id, competency_id, level, sign_off_id, other_id, raters, recorded_at) values ($1, 'disagreement', $2, $3, $4, $5, $6, $7, $8)`, [id, personId, cell.competencyId, cell.level, refusal, signature, [raterId, against.raterId], at]);
      await this.jobs.announce(tx, 'second-opinion.ask', id);
    }
  }

  /** What was said about these competencies before: signatures that were not taken back, refusals, requests that were not withdrawn, and what a third settled. One query. */
  private words(tx: Tx, personId: string, at: Date, spoken: readonly Spoken[]): Promise<WordRow[]> {
    return tx.query<WordRow[]>(`
      select * from (
        select 'confirmed' as kind, s.id, s.rater_id as "raterId", s.competency_id as "competencyId", e.level, s.recorded_at as at from sign_off s join evidence e on e.sign_off_id = s.id where s.person_id = $1 and not exists (select from revocation r where r.evidence_id = e.id)
        union all select 'refused', s.id, s.rater_id, s.competency_id, r.level, s.recorded_at from sign_off s join sign_off_request r on r.id = s.request_id where s.person_id = $1 and s.decision = 'refused'
        union all select 'asked', r.id, null, r.competency_id, r.level, r.recorded_at from sign_off_request r where r.person_id = $1 and not exists (select from sign_off_request_withdrawal w where w.request_id = r.id)
        union all select 'settled', o.id, null, o.competency_id, o.level, g.recorded_at from second_opinion o join second_opinion_given g on g.opinion_id = o.id where o.person_id = $1) it
      where "competencyId" = any($2) and at < $3`, [personId, [...new Set(spoken.map((it) => it.cell.competencyId))], at]);
  }
}

const toWord = ({ kind, id, raterId, at }: WordRow): CellWord => (kind === 'asked' || kind === 'settled' ? { kind, at: at.getTime() } : { kind, id, raterId: raterId ?? '', at: at.getTime() });

/** While two raters disagree about a cell, only whoever settles it speaks about it. */
export async function refuseDisputed(tx: Tx, personId: string, cells: readonly Cell[]): Promise<void> {
  const [open] = await tx.query<unknown[]>(`
    select 1 from open_second_opinion o join jsonb_to_recordset($2) as it("competencyId" uuid, level smallint) on o.competency_id = it."competencyId" and o.level = it.level
    where o.person_id = $1 and o.kind = 'disagreement'`, [personId, JSON.stringify(cells)]);
  if (open !== undefined) throw new Refusal('sign-off.disputed');
}
