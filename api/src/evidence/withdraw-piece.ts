import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { audit, Database, Refusal, require, takeRecordedAt } from '#platform';

/** Somebody takes back what they handed in, before anybody answered. It stays on record. Taken back twice, it is taken back once. */
@Injectable()
export class WithdrawPiece {
  constructor(private readonly db: Database) {}

  run(by: Actor, pieceId: string): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const [piece] = await tx.query<{ personId: string; kind: string }[]>('select person_id as "personId", kind from piece where id = $1', [pieceId]);
      if (piece === undefined) throw new Refusal('thing.not-found');
      require(by, 'piece.withdraw', piece.personId);
      const at = await takeRecordedAt(tx, piece.personId);
      const [state] = await tx.query<{ answered: boolean; withdrawn: boolean }[]>('select exists (select from piece_review where piece_id = $1) as answered, exists (select from piece_withdrawal where piece_id = $1) as withdrawn', [pieceId]);
      if (state?.answered === true || piece.kind === 'external') throw new Refusal('piece.answered-already');
      if (state?.withdrawn === true) return { id: pieceId };
      await tx.query('insert into piece_withdrawal (piece_id, person_id, recorded_at) values ($1, $2, $3)', [pieceId, piece.personId, at]);
      await audit(tx, by.personId, 'piece.withdraw', piece.personId, { pieceId });
      return { id: pieceId };
    });
  }
}
