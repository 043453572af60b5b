import { Injectable } from '@nestjs/common';
import type { NewPiece } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import { audit, Database, Jobs, takeRecordedAt } from '#platform';
import { KeepPiece } from './keep-piece.js';

/** A person hands in a work sample or a certificate for a level. Nothing moves until a rater looked at it. */
@Injectable()
export class HandIn {
  constructor(private readonly db: Database, private readonly pieces: KeepPiece, private readonly jobs: Jobs) {}

  run(by: Actor, wish: NewPiece): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const at = await takeRecordedAt(tx, by.personId);
      if (!(await this.pieces.within(tx, by, by.personId, at, wish))) return { id: wish.id };
      await audit(tx, by.personId, 'piece.hand-in', by.personId, { pieceId: wish.id, kind: wish.kind });
      await this.jobs.announce(tx, 'sign-off.request', wish.id);
      return { id: wish.id };
    });
  }
}
