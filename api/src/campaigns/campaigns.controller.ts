import { Body, Controller, Param, Query } from '@nestjs/common';
import { cancelCampaign, changeCampaign, launchCampaign, listCampaigns, moveCampaign, nudge, previewCampaign, readCampaign, readCampaignChanges, type BodyOf, type ParamsOf, type QueryOf } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import { Serve, Who } from '#platform';
import { CampaignsQueries } from './campaigns.queries.js';
import { CancelCampaign } from './cancel-campaign.js';
import { ChangeCampaign } from './change-campaign.js';
import { LaunchCampaign } from './launch-campaign.js';
import { MoveCampaign } from './move-campaign.js';
import { NudgePeople } from './nudge-people.js';
import { PreviewCampaign } from './preview-campaign.js';

@Controller()
export class CampaignsController {
  constructor(private readonly campaigns: CampaignsQueries, private readonly previews: PreviewCampaign, private readonly launches: LaunchCampaign, private readonly nudges: NudgePeople, private readonly moves: MoveCampaign, private readonly changes: ChangeCampaign, private readonly cancels: CancelCampaign) {}

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

  @Serve(moveCampaign)
  moveCampaign(@Who() actor: Actor, @Param({ schema: moveCampaign.params }) { campaignId }: ParamsOf<typeof moveCampaign>, @Body({ schema: moveCampaign.body }) wish: BodyOf<typeof moveCampaign>) {
    return this.moves.run(actor, campaignId, wish);
  }

  @Serve(readCampaignChanges)
  readCampaignChanges(@Who() actor: Actor, @Param({ schema: readCampaignChanges.params }) { campaignId }: ParamsOf<typeof readCampaignChanges>) {
    return this.changes.preview(actor, campaignId);
  }

  @Serve(changeCampaign)
  changeCampaign(@Who() actor: Actor, @Param({ schema: changeCampaign.params }) { campaignId }: ParamsOf<typeof changeCampaign>, @Body({ schema: changeCampaign.body }) wish: BodyOf<typeof changeCampaign>) {
    return this.changes.run(actor, campaignId, wish);
  }

  @Serve(cancelCampaign)
  cancelCampaign(@Who() actor: Actor, @Param({ schema: cancelCampaign.params }) { campaignId }: ParamsOf<typeof cancelCampaign>, @Body({ schema: cancelCampaign.body }) wish: BodyOf<typeof cancelCampaign>) {
    return this.cancels.run(actor, campaignId, wish);
  }
}
