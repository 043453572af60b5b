import { Module } from '@nestjs/common';
import { ChangeExpectations } from './change-expectations.js';
import { CompetenciesController } from './competencies.controller.js';
import { CompetenciesQueries } from './competencies.queries.js';
import { DeriveProfile } from './derive-profile.js';
import { MakeProfile } from './make-profile.js';
import { PublishFramework } from './publish-framework.js';
import { PublishProfile } from './publish-profile.js';
import { PublishSheet } from './publish-sheet.js';
import { ReadSheet } from './read-sheet.js';
import { WriteCompanyLevels } from './write-company-levels.js';

@Module({
  controllers: [CompetenciesController],
  providers: [ChangeExpectations, CompetenciesQueries, DeriveProfile, MakeProfile, PublishFramework, PublishProfile, PublishSheet, ReadSheet, WriteCompanyLevels],
  exports: [CompetenciesQueries, DeriveProfile, PublishFramework, PublishProfile, PublishSheet],
})
export class CompetenciesModule {}
