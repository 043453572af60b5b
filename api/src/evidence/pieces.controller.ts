import { Body, Controller, Param, Query, Req, Res } from '@nestjs/common';
import { enterExternal, handIn, keepPieceFile, listPieces, listPiecesFor, readPiece, readPieceFile, reviewPiece, revokeEvidence, suspendEvidence, withdrawPiece, type BodyOf, type ParamsOf, type QueryOf } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { KeepFile, sendFile } from '#courses';
import { FileStore, Refusal, Serve, streamOf, Who } from '#platform';
import { EnterExternal } from './enter-external.js';
import { HandIn } from './hand-in.js';
import { PiecesQueries } from './pieces.queries.js';
import { ReviewPiece } from './review-piece.js';
import { RevokeEvidence } from './revoke-evidence.js';
import { SuspendEvidence } from './suspend-evidence.js';
import { WithdrawPiece } from './withdraw-piece.js';

@Controller()
export class PiecesController {
  constructor(private readonly pieces: PiecesQueries, private readonly files: FileStore, private readonly keeps: KeepFile, private readonly hands: HandIn, private readonly enters: EnterExternal, private readonly reviews: ReviewPiece, private readonly revokes: RevokeEvidence, private readonly suspends: SuspendEvidence, private readonly withdraws: WithdrawPiece) {}

  @Serve(listPieces)
  async listPieces(@Who() actor: Actor) {
    return { pieces: await this.pieces.queueOf(actor) };
  }

  @Serve(listPiecesFor)
  listPiecesFor(@Who() actor: Actor, @Param({ schema: listPiecesFor.params }) { personId, competencyId }: ParamsOf<typeof listPiecesFor>) {
    return this.pieces.of(actor, personId, competencyId);
  }

  @Serve(readPiece)
  readPiece(@Who() actor: Actor, @Param({ schema: readPiece.params }) { pieceId }: ParamsOf<typeof readPiece>) {
    return this.pieces.one(actor, pieceId);
  }

  @Serve(readPieceFile)
  async readPieceFile(@Who() actor: Actor, @Param({ schema: readPieceFile.params }) { pieceId }: ParamsOf<typeof readPieceFile>, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const file = await this.pieces.fileOf(actor, pieceId);
    const size = await this.files.size(file.sha256);
    if (size === null) throw new Refusal('thing.not-found');
    const sent = await sendFile(this.files, { ...file, size }, request, reply);
    // Whoever may no longer read it finds it in no cache.
    void reply.header('cache-control', 'private, no-store');
    return sent;
  }

  @Serve(keepPieceFile)
  keepPieceFile(@Who() actor: Actor, @Query({ schema: keepPieceFile.query }) { name }: QueryOf<typeof keepPieceFile>, @Req() request: FastifyRequest) {
    return this.keeps.run(actor, name, streamOf(request), 'piece');
  }

  @Serve(handIn)
  handIn(@Who() actor: Actor, @Body({ schema: handIn.body }) wish: BodyOf<typeof handIn>) {
    return this.hands.run(actor, wish);
  }

  @Serve(enterExternal)
  enterExternal(@Who() actor: Actor, @Param({ schema: enterExternal.params }) { personId }: ParamsOf<typeof enterExternal>, @Body({ schema: enterExternal.body }) wish: BodyOf<typeof enterExternal>) {
    return this.enters.run(actor, personId, wish);
  }

  @Serve(reviewPiece)
  reviewPiece(@Who() actor: Actor, @Param({ schema: reviewPiece.params }) { pieceId }: ParamsOf<typeof reviewPiece>, @Body({ schema: reviewPiece.body }) wish: BodyOf<typeof reviewPiece>) {
    return this.reviews.run(actor, pieceId, wish);
  }

  @Serve(withdrawPiece)
  withdrawPiece(@Who() actor: Actor, @Param({ schema: withdrawPiece.params }) { pieceId }: ParamsOf<typeof withdrawPiece>) {
    return this.withdraws.run(actor, pieceId);
  }

  @Serve(revokeEvidence)
  revokeEvidence(@Who() actor: Actor, @Param({ schema: revokeEvidence.params }) { evidenceId }: ParamsOf<typeof revokeEvidence>, @Body({ schema: revokeEvidence.body }) wish: BodyOf<typeof revokeEvidence>) {
    return this.revokes.run(actor, evidenceId, wish);
  }

  @Serve(suspendEvidence)
  suspendEvidence(@Who() actor: Actor, @Param({ schema: suspendEvidence.params }) { evidenceId }: ParamsOf<typeof suspendEvidence>, @Body({ schema: suspendEvidence.body }) wish: BodyOf<typeof suspendEvidence>) {
    return this.suspends.run(actor, evidenceId, wish);
  }
}
