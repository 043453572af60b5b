import { Injectable } from '@nestjs/common';
import type { Actor, HeldLevel, Level } from '@palier/domain';
import { RecordObservation, RevokeEvidence } from '#evidence';
import { audit, Database, keepText, Refusal, require, sha256, takeRecordedAt, type Tx } from '#platform';

export interface CarriedOverAnswer {
  readonly id: string;
  readonly observed: string;
  /** Confirmed up to a level, 0 for nothing of it; a reason makes what lies above stop counting at once. */
  readonly competencies: readonly { readonly competencyId: string; readonly level: HeldLevel; readonly reason: string }[];
}

interface Cell { readonly competencyId: string; readonly level: Level; readonly signed: boolean }

/**
 * A lead answers for what was carried over about one person. What they confirm is an observation like any other: signatures without an end, in their own name, in the transaction of the standings.
 * What they do not confirm, and say why, never counted; what they leave aside ends on its day by itself.
 */
@Injectable()
export class AnswerCarriedOver {
  constructor(private readonly db: Database, private readonly observations: RecordObservation, private readonly revokes: RevokeEvidence) {}

  run(by: Actor, personId: string, wish: CarriedOverAnswer): Promise<{ id: string }> {
    require(by, 'carried-over.confirm', personId);
    return this.db.transaction(async (tx) => {
      const at = await takeRecordedAt(tx, personId);
      const { id, ...said } = wish;
      const hash = sha256(JSON.stringify(said));
      const [before] = await tx.query<{ personId: string; by: string; sha256: Buffer }[]>('select person_id as "personId", recorded_by as by, sha256 from carried_over_answer where id = $1', [id]);
      if (before !== undefined) {
        if (before.personId === personId && before.by === by.personId && before.sha256.equals(hash)) return { id };
        throw new Refusal('id.taken');
      }
      const waiting = await this.waiting(tx, by, personId);
      const answers = wish.competencies.map((it) => {
        const cells = waiting.filter((cell) => cell.competencyId === it.competencyId);
        const highest = cells.reduce<HeldLevel>((most, { level }) => (level > most ? level : most), 0);
        if (highest === 0 || it.level > highest) throw new Refusal('carried-over.nothing-waits');
        return { ...it, confirmed: cells.filter((cell) => cell.level <= it.level && !cell.signed).map((cell) => cell.level), refused: it.reason.trim() === '' ? [] : cells.filter((cell) => cell.level > it.level).map((cell) => cell.level) };
      });
      const confirmed = answers.filter((it) => it.confirmed.length > 0).map((it) => ({ competencyId: it.competencyId, levels: it.confirmed }));
      const refused = answers.filter((it) => it.refused.length > 0);
      if (confirmed.length + refused.length === 0) throw new Refusal('carried-over.nothing-waits');
      if (confirmed.length > 0 && wish.observed.trim() === '') throw new Refusal('carried-over.needs-words');
      await tx.query('insert into carried_over_answer (id, person_id, sha256, recorded_at, recorded_by) values ($1, $2, $3, $4, $5)', [id, personId, hash, at, by.personId]);
      if (confirmed.length > 0) await this.observations.within(tx, by, personId, at, { id, observed: wish.observed, reference: '', competencies: confirmed });
      for (const { competencyId, refused: levels, reason } of refused) await this.refuse(tx, by, personId, at, competencyId, levels, reason);
      await audit(tx, by.personId, 'carried-over.confirm', personId, { answerId: id, confirmed, refused: refused.map((it) => ({ competencyId: it.competencyId, levels: it.refused })) });
      return { id };
    });
  }

  /** The cells of somebody that rest on what was carried over, and whether this rater signed them already: where a rule asks for two, the first signature leaves them waiting. */
  private waiting(tx: Tx, by: Actor, personId: string): Promise<Cell[]> {
    return tx.query<Cell[]>(`
      select s.competency_id as "competencyId", s.level, exists (select from evidence e left join revocation r on r.evidence_id = e.id
        where e.person_id = s.person_id and e.competency_id = s.competency_id and e.level = s.level and e.rater_id = $2 and r.id is null) as signed
      from standing s where s.person_id = $1 and s.carried_over and s.known_until is null and s.valid_from <= palier_now() and s.valid_until > palier_now() order by 1, 2`, [personId, by.personId]);
  }

  private async refuse(tx: Tx, by: Actor, personId: string, at: Date, competencyId: string, levels: readonly Level[], reason: string): Promise<void> {
    const rows = await tx.query<{ evidenceId: string }[]>(`
      select e.id as "evidenceId" from evidence e left join revocation r on r.evidence_id = e.id
      where e.person_id = $1 and e.competency_id = $2 and e.level = any($3) and e.kind = 'carriedOver' and r.id is null order by e.level, e.id`, [personId, competencyId, levels]);
    await this.revokes.ofAll(tx, by, await keepText(tx, reason.trim(), at), rows.map((it) => ({ ...it, personId, competencyId, at })));
  }
}
