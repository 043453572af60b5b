import { Module } from '@nestjs/common';
import { ChangeExpectations } from './change-expectations.js';
import { CompetenciesController } from './competencies.controller.js';
import { CompetenciesQueries } from './competencies.queries.js';
import { ExportFramework } from './export-framework.js';
import { FrameworkFileQueries } from './framework-file.queries.js';
import { FrameworksController } from './frameworks.controller.js';
import { ImportFramework } from './import-framework.js';
import { DecideLines } from './decide-lines.js';
import { EditionsController } from './editions.controller.js';
import { EditionsQueries } from './editions.queries.js';
import { HeldSheets } from './held-sheets.js';
import { MobilityQueries } from './mobility.queries.js';
import { PlaceNeighbour } from './place-neighbour.js';
import { OpenEdition } from './open-edition.js';
import { DeriveProfile } from './derive-profile.js';
import { MakeProfile } from './make-profile.js';
import { PublishFramework } from './publish-framework.js';
import { PublishProfile } from './publish-profile.js';
import { PublishSheet } from './publish-sheet.js';
import { ReadSheet } from './read-sheet.js';
import { WriteCompanyLevels } from './write-company-levels.js';

@Module({
  controllers: [CompetenciesController, EditionsController, FrameworksController],
  providers: [ChangeExpectations, CompetenciesQueries, DecideLines, DeriveProfile, EditionsQueries, ExportFramework, FrameworkFileQueries, HeldSheets, ImportFramework, MakeProfile, MobilityQueries, OpenEdition, PlaceNeighbour, PublishFramework, PublishProfile, PublishSheet, ReadSheet, WriteCompanyLevels],
  exports: [CompetenciesQueries, HeldSheets, DeriveProfile, PublishFramework, PublishProfile, PublishSheet],
})
export class CompetenciesModule {}
