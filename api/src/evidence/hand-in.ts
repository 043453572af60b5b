import { Injectable } from '@nestjs/common';
import type { NewPiece } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import { audit, Database, takeRecordedAt } from '#platform';
import { KeepPiece } from './keep-piece.js';

/** A person hands in a work sample or a certificate for a level. Nothing moves until a rater looked at it. */
@Injectable()
export class HandIn {
  constructor(private readonly db: Database, private readonly pieces: KeepPiece) {}

  run(by: Actor, wish: NewPiece): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const at = await takeRecordedAt(tx, by.personId);
      if (await this.pieces.within(tx, by, by.personId, at, wish)) await audit(tx, by.personId, 'piece.hand-in', by.personId, { pieceId: wish.id, kind: wish.kind });
      return { id: wish.id };
    });
  }
}
