import { Body, Controller, Param, Query, Res, StreamableFile } from '@nestjs/common';
import { exportMatrix, readCoverage, readGaps, readGroupMovement, readMatrix, readMatrixSummary, readTeams, tryExpectations, type BodyOf, type ParamsOf, type QueryOf } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import type { FastifyReply } from 'fastify';
import { Readable } from 'node:stream';
import { audit, Database, Serve, Who } from '#platform';
import { GapsQueries } from './gaps.queries.js';
import { WhatIfQueries } from './what-if.queries.js';
import { CoverageQueries } from './coverage.queries.js';
import { GroupMovementQueries } from './group-movement.queries.js';
import { RecordLook } from '#trust';
import { matrixCsv } from './matrix-csv.js';
import { MatrixQueries } from './matrix.queries.js';
import { TeamsQueries } from './teams.queries.js';

@Controller()
export class ReportingController {
  constructor(private readonly matrices: MatrixQueries, private readonly teams: TeamsQueries, private readonly coverage: CoverageQueries, private readonly gaps: GapsQueries, private readonly whatIfs: WhatIfQueries, private readonly movements: GroupMovementQueries, private readonly looks: RecordLook, private readonly db: Database) {}

  @Serve(readTeams)
  readTeams(@Who() actor: Actor) {
    return this.teams.ledBy(actor);
  }

  @Serve(readCoverage)
  readCoverage(@Who() actor: Actor) {
    return this.coverage.of(actor);
  }

  @Serve(readGroupMovement)
  readGroupMovement(@Who() actor: Actor, @Query({ schema: readGroupMovement.query }) asked: QueryOf<typeof readGroupMovement>) {
    return this.movements.of(actor, asked);
  }

  @Serve(readGaps)
  readGaps(@Who() actor: Actor) {
    return this.gaps.of(actor);
  }

  @Serve(tryExpectations)
  tryExpectations(@Who() actor: Actor, @Param({ schema: tryExpectations.params }) { profileId }: ParamsOf<typeof tryExpectations>, @Body({ schema: tryExpectations.body }) wish: BodyOf<typeof tryExpectations>) {
    return this.whatIfs.of(actor, profileId, wish);
  }

  @Serve(readMatrix)
  async readMatrix(@Who() actor: Actor, @Query({ schema: readMatrix.query }) asked: QueryOf<typeof readMatrix>) {
    await this.looks.atEveryone(actor, 'look.matrix');
    return this.matrices.matrix(asked);
  }

  @Serve(readMatrixSummary)
  async readMatrixSummary(@Who() actor: Actor, @Query({ schema: readMatrixSummary.query }) asked: QueryOf<typeof readMatrixSummary>) {
    await this.looks.atEveryone(actor, 'look.matrix');
    return this.matrices.summary(asked);
  }

  @Serve(exportMatrix)
  async exportMatrix(@Who() actor: Actor, @Query({ schema: exportMatrix.query }) asked: QueryOf<typeof exportMatrix>, @Res({ passthrough: true }) reply: FastifyReply) {
    const { asOf, people } = await this.matrices.size(asked);
    await this.db.transaction((tx) => audit(tx, actor.personId, 'matrix.export', null, { asOf, people, everyone: true }));
    const name = `palier-${asOf}.csv`;
    void reply.header('content-type', 'text/csv; charset=utf-8').header('content-disposition', `attachment; filename="${name}"`).header('cache-control', 'no-store');
    return new StreamableFile(Readable.from(matrixCsv(this.matrices.pages(asked), asked.locale ?? 'fr'), { objectMode: false }), { type: 'text/csv; charset=utf-8', disposition: `attachment; filename="${name}"` });
  }
}
