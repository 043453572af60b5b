import { Module } from '@nestjs/common';
import { CompetenciesModule } from '#competencies';
import { CoursesModule } from '#courses';
import { EvidenceModule } from '#evidence';
import { IdentityModule } from '#identity';
import { PeopleModule } from '#people';
import { ScopesModule } from '#scopes';
import { CoverageQueries } from './coverage.queries.js';
import { GroupMovementQueries } from './group-movement.queries.js';
import { TrustModule } from '#trust';
import { WorkdaysModule } from '#workdays';
import { GapsQueries } from './gaps.queries.js';
import { WhatIfQueries } from './what-if.queries.js';
import { ExportMatrix } from './export-matrix.js';
import { MatrixFilesController } from './matrix-files.controller.js';
import { MatrixQueries } from './matrix.queries.js';
import { OnCallQueries } from './on-call.queries.js';
import { ReportingController } from './reporting.controller.js';
import { TeamsQueries } from './teams.queries.js';

@Module({ imports: [CompetenciesModule, CoursesModule, EvidenceModule, IdentityModule, PeopleModule, ScopesModule, TrustModule, WorkdaysModule], controllers: [MatrixFilesController, ReportingController], providers: [CoverageQueries, ExportMatrix, GapsQueries, WhatIfQueries, GroupMovementQueries, MatrixQueries, OnCallQueries, TeamsQueries] })
export class ReportingModule {}
