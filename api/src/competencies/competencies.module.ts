import { Module } from '@nestjs/common';
import { CompetenciesController } from './competencies.controller.js';
import { CompetenciesQueries } from './competencies.queries.js';
import { DeriveProfile } from './derive-profile.js';
import { PublishFramework } from './publish-framework.js';
import { PublishProfile } from './publish-profile.js';
import { PublishSheet } from './publish-sheet.js';
import { ReadSheet } from './read-sheet.js';

@Module({
  controllers: [CompetenciesController],
  providers: [CompetenciesQueries, DeriveProfile, PublishFramework, PublishProfile, PublishSheet, ReadSheet],
  exports: [CompetenciesQueries, DeriveProfile, PublishFramework, PublishProfile, PublishSheet],
})
export class CompetenciesModule {}
