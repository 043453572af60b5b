import { Body, Controller, Param } from '@nestjs/common';
import { changeExpectations, deriveProfile, listFrameworks, listProfiles, makeProfile, previewSheet, placeNeighbour, publishSheet, readMobility, readProfile, writeCompanyLevels, type BodyOf, type ParamsOf } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import { Refusal, Serve, Who } from '#platform';
import { ChangeExpectations } from './change-expectations.js';
import { CompetenciesQueries } from './competencies.queries.js';
import { DeriveProfile } from './derive-profile.js';
import { MakeProfile } from './make-profile.js';
import { MobilityQueries } from './mobility.queries.js';
import { PlaceNeighbour } from './place-neighbour.js';
import { PublishSheet } from './publish-sheet.js';
import { ReadSheet } from './read-sheet.js';
import { WriteCompanyLevels } from './write-company-levels.js';

@Controller()
export class CompetenciesController {
  constructor(
    private readonly queries: CompetenciesQueries, private readonly reads: ReadSheet, private readonly publishes: PublishSheet, private readonly derives: DeriveProfile,
    private readonly makes: MakeProfile, private readonly changes: ChangeExpectations, private readonly writes: WriteCompanyLevels,
    private readonly mobilities: MobilityQueries, private readonly placings: PlaceNeighbour,
  ) {}

  @Serve(previewSheet)
  previewSheet(@Body({ schema: previewSheet.body }) { text }: BodyOf<typeof previewSheet>) {
    return this.reads.preview(text);
  }

  @Serve(publishSheet)
  publishSheet(@Who() actor: Actor, @Body({ schema: publishSheet.body }) wish: BodyOf<typeof publishSheet>) {
    return this.publishes.run(actor, wish);
  }

  @Serve(listProfiles)
  async listProfiles() {
    return { profiles: await this.queries.profiles() };
  }

  @Serve(readProfile)
  async readProfile(@Param({ schema: readProfile.params }) { profileId }: ParamsOf<typeof readProfile>) {
    const profile = await this.queries.profile(profileId);
    if (profile === null) throw new Refusal('thing.not-found');
    return profile;
  }

  @Serve(readMobility)
  async readMobility(@Param({ schema: readMobility.params }) { profileId }: ParamsOf<typeof readMobility>) {
    const mobility = await this.mobilities.mobility(profileId);
    if (mobility === null) throw new Refusal('thing.not-found');
    return mobility;
  }

  @Serve(placeNeighbour)
  placeNeighbour(@Who() actor: Actor, @Param({ schema: placeNeighbour.params }) { profileId }: ParamsOf<typeof placeNeighbour>, @Body({ schema: placeNeighbour.body }) wish: BodyOf<typeof placeNeighbour>) {
    return this.placings.run(actor, profileId, wish);
  }

  @Serve(deriveProfile)
  deriveProfile(@Who() actor: Actor, @Param({ schema: deriveProfile.params }) { profileId }: ParamsOf<typeof deriveProfile>, @Body({ schema: deriveProfile.body }) wish: BodyOf<typeof deriveProfile>) {
    return this.derives.run(actor, profileId, wish);
  }

  @Serve(makeProfile)
  makeProfile(@Who() actor: Actor, @Body({ schema: makeProfile.body }) wish: BodyOf<typeof makeProfile>) {
    return this.makes.run(actor, wish);
  }

  @Serve(changeExpectations)
  changeExpectations(@Who() actor: Actor, @Param({ schema: changeExpectations.params }) { profileId }: ParamsOf<typeof changeExpectations>, @Body({ schema: changeExpectations.body }) wish: BodyOf<typeof changeExpectations>) {
    return this.changes.run(actor, profileId, wish);
  }

  @Serve(listFrameworks)
  async listFrameworks() {
    return { frameworks: await this.queries.catalogue() };
  }

  @Serve(writeCompanyLevels)
  writeCompanyLevels(@Who() actor: Actor, @Param({ schema: writeCompanyLevels.params }) { competencyId }: ParamsOf<typeof writeCompanyLevels>, @Body({ schema: writeCompanyLevels.body }) wish: BodyOf<typeof writeCompanyLevels>) {
    return this.writes.run(actor, competencyId, wish);
  }
}
