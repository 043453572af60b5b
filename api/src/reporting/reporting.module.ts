import { Module } from '@nestjs/common';
import { CompetenciesModule } from '#competencies';
import { CoursesModule } from '#courses';
import { EvidenceModule } from '#evidence';
import { PeopleModule } from '#people';
import { ScopesModule } from '#scopes';
import { CoverageQueries } from './coverage.queries.js';
import { GroupMovementQueries } from './group-movement.queries.js';
import { TrustModule } from '#trust';
import { GapsQueries } from './gaps.queries.js';
import { WhatIfQueries } from './what-if.queries.js';
import { MatrixQueries } from './matrix.queries.js';
import { ReportingController } from './reporting.controller.js';
import { TeamsQueries } from './teams.queries.js';

@Module({ imports: [CompetenciesModule, CoursesModule, EvidenceModule, PeopleModule, ScopesModule, TrustModule], controllers: [ReportingController], providers: [CoverageQueries, GapsQueries, WhatIfQueries, GroupMovementQueries, MatrixQueries, TeamsQueries] })
export class ReportingModule {}
