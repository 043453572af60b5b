import { Body, Controller, Param } from '@nestjs/common';
import { deriveProfile, listProfiles, previewSheet, publishSheet, readProfile, type BodyOf, type ParamsOf } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import { Refusal, Serve, Who } from '#platform';
import { CompetenciesQueries } from './competencies.queries.js';
import { DeriveProfile } from './derive-profile.js';
import { PublishSheet } from './publish-sheet.js';
import { ReadSheet } from './read-sheet.js';

@Controller()
export class CompetenciesController {
  constructor(private readonly queries: CompetenciesQueries, private readonly reads: ReadSheet, private readonly publishes: PublishSheet, private readonly derives: DeriveProfile) {}

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

  @Serve(deriveProfile)
  deriveProfile(@Who() actor: Actor, @Param({ schema: deriveProfile.params }) { profileId }: ParamsOf<typeof deriveProfile>, @Body({ schema: deriveProfile.body }) wish: BodyOf<typeof deriveProfile>) {
    return this.derives.run(actor, profileId, wish);
  }
}
