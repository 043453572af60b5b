import { Body, Controller, Param, Query } from '@nestjs/common';
import { readCoverage, readGaps, readGroupMovement, readHeatMap, readMatrix, readMatrixSummary, readOnCall, readTeams, tryExpectations, type BodyOf, type ParamsOf, type QueryOf } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import { Serve, Who } from '#platform';
import { GapsQueries } from './gaps.queries.js';
import { WhatIfQueries } from './what-if.queries.js';
import { CoverageQueries } from './coverage.queries.js';
import { GroupMovementQueries } from './group-movement.queries.js';
import { RecordLook } from '#trust';
import { MatrixQueries } from './matrix.queries.js';
import { OnCallQueries } from './on-call.queries.js';
import { TeamsQueries } from './teams.queries.js';

@Controller()
export class ReportingController {
  constructor(private readonly matrices: MatrixQueries, private readonly teams: TeamsQueries, private readonly coverage: CoverageQueries, private readonly onCall: OnCallQueries, private readonly gaps: GapsQueries, private readonly whatIfs: WhatIfQueries, private readonly movements: GroupMovementQueries, private readonly looks: RecordLook) {}

  @Serve(readTeams)
  readTeams(@Who() actor: Actor) {
    return this.teams.ledBy(actor);
  }

  @Serve(readCoverage)
  readCoverage(@Who() actor: Actor) {
    return this.coverage.of(actor);
  }

  @Serve(readOnCall)
  readOnCall(@Who() actor: Actor, @Query({ schema: readOnCall.query }) asked: QueryOf<typeof readOnCall>) {
    return this.onCall.of(actor, asked);
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

  @Serve(readHeatMap)
  async readHeatMap(@Who() actor: Actor, @Query({ schema: readHeatMap.query }) asked: QueryOf<typeof readHeatMap>) {
    await this.looks.atEveryone(actor, 'look.matrix');
    return this.matrices.heatMap(asked);
  }
}
