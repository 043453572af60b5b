import { Injectable } from '@nestjs/common';
import type { NewExternal } from '@palier/contracts';
import { require, audit, Database, takeRecordedAt } from '#platform';
import type { Actor } from '@palier/domain';
import { KeepPiece } from './keep-piece.js';
import { evidenceOf } from './piece-evidence.js';
import { RecordEvidence } from './record-evidence.js';
import { StandingQueries } from './standing.queries.js';

/** HR enters what proves a level from outside the house, with its document: it counts at once, over its own days. */
@Injectable()
export class EnterExternal {
  constructor(private readonly db: Database, private readonly pieces: KeepPiece, private readonly evidence: RecordEvidence, private readonly standings: StandingQueries) {}

  run(by: Actor, personId: string, wish: NewExternal): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      require(by, 'evidence.enter-external', personId);
      const at = await takeRecordedAt(tx, personId);
      const { zone } = await this.standings.moment({}, tx);
      if (!(await this.pieces.within(tx, by, personId, at, { ...wish, kind: 'external' }))) return { id: wish.id };
      await this.evidence.within(tx, personId, at, [evidenceOf({ ...wish, kind: 'external' }, at, zone)]);
      await audit(tx, by.personId, 'evidence.enter-external', personId, { pieceId: wish.id });
      return { id: wish.id };
    });
  }
}
