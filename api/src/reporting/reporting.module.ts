import { Module } from '@nestjs/common';
import { CompetenciesModule } from '#competencies';
import { EvidenceModule } from '#evidence';
import { PeopleModule } from '#people';
import { MatrixQueries } from './matrix.queries.js';
import { ReportingController } from './reporting.controller.js';
import { TeamsQueries } from './teams.queries.js';

@Module({ imports: [CompetenciesModule, EvidenceModule, PeopleModule], controllers: [ReportingController], providers: [MatrixQueries, TeamsQueries] })
export class ReportingModule {}
