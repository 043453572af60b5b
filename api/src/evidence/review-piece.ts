import { Injectable } from '@nestjs/common';
import { validUntil, type Actor, type Issued } from '@palier/domain';
import { audit, Database, Jobs, keepText, Refusal, require, takeRecordedAt, type Tx } from '#platform';
import { evidenceOf, type DatedPiece } from './piece-evidence.js';
import { RecordEvidence } from './record-evidence.js';
import { StandingQueries } from './standing.queries.js';

/** A rater looks at what somebody handed in: accepted, it is evidence and the standing moves at once; refused, they say what to do again. */
@Injectable()
export class ReviewPiece {
  constructor(private readonly db: Database, private readonly evidence: RecordEvidence, private readonly standings: StandingQueries, private readonly jobs: Jobs) {}

  run(by: Actor, pieceId: string, wish: { readonly id: string; readonly decision: 'accepted' | 'refused'; readonly words: string }): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const [piece] = await tx.query<(DatedPiece & { personId: string })[]>('select id, person_id as "personId", kind, competency_id as "competencyId", level, valid_from::text as "validFrom", valid_until::text as "validUntil" from piece where id = $1', [pieceId]);
      if (piece === undefined) throw new Refusal('thing.not-found');
      require(by, 'sign-off.confirm', piece.personId);
      if (piece.kind === 'external') throw new Refusal('piece.answered-already');
      const at = await takeRecordedAt(tx, piece.personId);
      const [before] = await tx.query<{ same: boolean }[]>('select id = $2 and rater_id = $3 and decision = $4 as same from piece_review where piece_id = $1', [pieceId, wish.id, by.personId, wish.decision]);
      if (before?.same === true) return { id: wish.id };
      if (before !== undefined) throw new Refusal('piece.answered-already');
      if ((await tx.query<unknown[]>('select from piece_withdrawal where piece_id = $1', [pieceId])).length > 0) throw new Refusal('piece.taken-back');
      const { zone } = await this.standings.moment({}, tx);
      await tx.query('insert into piece_review (piece_id, id, person_id, rater_id, decision, words_id, recorded_at) values ($1, $2, $3, $4, $5, $6, $7)', [pieceId, wish.id, piece.personId, by.personId, wish.decision, await keepText(tx, wish.words, at), at]);
      if (wish.decision === 'accepted') await this.evidence.within(tx, piece.personId, at, [evidenceOf(await dated(tx, piece), at, zone)]);
      await audit(tx, by.personId, wish.decision === 'accepted' ? 'piece.accept' : 'piece.refuse', piece.personId, { pieceId });
      await this.jobs.announce(tx, 'sign-off.confirm', pieceId);
      return { id: wish.id };
    });
  }
}

/** A paper that says no last day of its own ends as its certificate does: renewed within the window of the one before, it goes on from that one's last day. */
async function dated<P extends DatedPiece & { readonly personId: string }>(tx: Tx, piece: P): Promise<P> {
  if (piece.validUntil !== null) return piece;
  const [terms] = await tx.query<{ months: number | null; renewDays: number; issues: Issued[] }[]>(`
    select c.months, c.renew_days as "renewDays", (select jsonb_agg(jsonb_build_object('issuedOn', i.issued_on::text, 'saidUntil', i.said_until::text)) from standing_issue i where i.certificate_id = c.id and i.person_id = $2) as issues
    from piece p join certificate c on c.id = p.certificate_id where p.id = $1`, [piece.id, piece.personId]);
  return terms === undefined ? piece : { ...piece, validUntil: validUntil(terms.issues, terms) ?? null };
}
