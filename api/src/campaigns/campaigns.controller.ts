import { Body, Controller, Param, Query } from '@nestjs/common';
import { launchCampaign, listCampaigns, nudge, previewCampaign, readCampaign, type BodyOf, type ParamsOf, type QueryOf } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import { Serve, Who } from '#platform';
import { CampaignsQueries } from './campaigns.queries.js';
import { LaunchCampaign } from './launch-campaign.js';
import { NudgePeople } from './nudge-people.js';
import { PreviewCampaign } from './preview-campaign.js';

@Controller()
export class CampaignsController {
  constructor(private readonly campaigns: CampaignsQueries, private readonly previews: PreviewCampaign, private readonly launches: LaunchCampaign, private readonly nudges: NudgePeople) {}

  @Serve(previewCampaign)
  previewCampaign(@Who() actor: Actor, @Param({ schema: previewCampaign.params }) { releaseId }: ParamsOf<typeof previewCampaign>, @Body({ schema: previewCampaign.body }) wish: BodyOf<typeof previewCampaign>) {
    return this.previews.run(actor, releaseId, wish);
  }

  @Serve(launchCampaign)
  launchCampaign(@Who() actor: Actor, @Param({ schema: launchCampaign.params }) { releaseId }: ParamsOf<typeof launchCampaign>, @Body({ schema: launchCampaign.body }) wish: BodyOf<typeof launchCampaign>) {
    return this.launches.run(actor, releaseId, wish);
  }

  @Serve(listCampaigns)
  async listCampaigns(@Who() actor: Actor, @Param({ schema: listCampaigns.params }) { releaseId }: ParamsOf<typeof listCampaigns>) {
    return { campaigns: await this.campaigns.list(actor, releaseId) };
  }

  @Serve(readCampaign)
  readCampaign(@Who() actor: Actor, @Param({ schema: readCampaign.params }) { campaignId }: ParamsOf<typeof readCampaign>, @Query({ schema: readCampaign.query }) asked: QueryOf<typeof readCampaign>) {
    return this.campaigns.one(actor, campaignId, asked);
  }

  @Serve(nudge)
  nudge(@Who() actor: Actor, @Param({ schema: nudge.params }) { campaignId }: ParamsOf<typeof nudge>, @Body({ schema: nudge.body }) wish: BodyOf<typeof nudge>) {
    return this.nudges.run(actor, campaignId, wish);
  }
}
