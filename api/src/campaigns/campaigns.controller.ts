import { Body, Controller, Param, Query } from '@nestjs/common';
import { cancelCampaign, changeCampaign, changePlans, launchCampaign, listCampaigns, moveCampaign, moveRelease, nudge, previewCampaign, previewCampaignMove, previewReleaseMove, readCampaign, readCampaignChanges, readCancellation, readHeatQuestion, takeCampaignOver, readPlanChanges, type BodyOf, type ParamsOf, type QueryOf } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import { Serve, Who } from '#platform';
import { CampaignsQueries } from './campaigns.queries.js';
import { CancelCampaign } from './cancel-campaign.js';
import { ChangeCampaign } from './change-campaign.js';
import { HeatQueries } from './heat.queries.js';
import { ChangePlans } from './change-plans.js';
import { LaunchCampaign } from './launch-campaign.js';
import { MoveCampaign } from './move-campaign.js';
import { MoveRelease } from './move-release.js';
import { NudgePeople } from './nudge-people.js';
import { PreviewCampaign } from './preview-campaign.js';
import { TakeCampaignOver } from './take-campaign-over.js';

@Controller()
export class CampaignsController {
  constructor(private readonly campaigns: CampaignsQueries, private readonly heats: HeatQueries, private readonly previews: PreviewCampaign, private readonly launches: LaunchCampaign, private readonly nudges: NudgePeople, private readonly moves: MoveCampaign, private readonly releases: MoveRelease, private readonly changes: ChangeCampaign, private readonly plans: ChangePlans, private readonly cancels: CancelCampaign, private readonly takeovers: TakeCampaignOver) {}

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

  @Serve(readHeatQuestion)
  readHeatQuestion(@Who() actor: Actor, @Param({ schema: readHeatQuestion.params }) { campaignId, questionId }: ParamsOf<typeof readHeatQuestion>) {
    return this.heats.question(actor, campaignId, questionId);
  }

  @Serve(nudge)
  nudge(@Who() actor: Actor, @Param({ schema: nudge.params }) { campaignId }: ParamsOf<typeof nudge>, @Body({ schema: nudge.body }) wish: BodyOf<typeof nudge>) {
    return this.nudges.run(actor, campaignId, wish);
  }

  @Serve(previewCampaignMove)
  previewCampaignMove(@Who() actor: Actor, @Param({ schema: previewCampaignMove.params }) { campaignId }: ParamsOf<typeof previewCampaignMove>, @Body({ schema: previewCampaignMove.body }) wish: BodyOf<typeof previewCampaignMove>) {
    return this.moves.preview(actor, campaignId, wish);
  }

  @Serve(moveCampaign)
  moveCampaign(@Who() actor: Actor, @Param({ schema: moveCampaign.params }) { campaignId }: ParamsOf<typeof moveCampaign>, @Body({ schema: moveCampaign.body }) wish: BodyOf<typeof moveCampaign>) {
    return this.moves.run(actor, campaignId, wish);
  }

  @Serve(previewReleaseMove)
  previewReleaseMove(@Who() actor: Actor, @Param({ schema: previewReleaseMove.params }) { releaseId }: ParamsOf<typeof previewReleaseMove>, @Body({ schema: previewReleaseMove.body }) wish: BodyOf<typeof previewReleaseMove>) {
    return this.releases.preview(actor, releaseId, wish);
  }

  @Serve(moveRelease)
  moveRelease(@Who() actor: Actor, @Param({ schema: moveRelease.params }) { releaseId }: ParamsOf<typeof moveRelease>, @Body({ schema: moveRelease.body }) wish: BodyOf<typeof moveRelease>) {
    return this.releases.run(actor, releaseId, wish);
  }

  @Serve(readCampaignChanges)
  readCampaignChanges(@Who() actor: Actor, @Param({ schema: readCampaignChanges.params }) { campaignId }: ParamsOf<typeof readCampaignChanges>) {
    return this.changes.preview(actor, campaignId);
  }

  @Serve(changeCampaign)
  changeCampaign(@Who() actor: Actor, @Param({ schema: changeCampaign.params }) { campaignId }: ParamsOf<typeof changeCampaign>, @Body({ schema: changeCampaign.body }) wish: BodyOf<typeof changeCampaign>) {
    return this.changes.run(actor, campaignId, wish);
  }

  @Serve(takeCampaignOver)
  takeCampaignOver(@Who() actor: Actor, @Param({ schema: takeCampaignOver.params }) { campaignId }: ParamsOf<typeof takeCampaignOver>, @Body({ schema: takeCampaignOver.body }) wish: BodyOf<typeof takeCampaignOver>) {
    return this.takeovers.run(actor, campaignId, wish);
  }

  @Serve(readPlanChanges)
  readPlanChanges(@Who() actor: Actor, @Param({ schema: readPlanChanges.params }) { releaseId }: ParamsOf<typeof readPlanChanges>) {
    return this.plans.preview(actor, releaseId);
  }

  @Serve(changePlans)
  changePlans(@Who() actor: Actor, @Param({ schema: changePlans.params }) { releaseId }: ParamsOf<typeof changePlans>, @Body({ schema: changePlans.body }) wish: BodyOf<typeof changePlans>) {
    return this.plans.run(actor, releaseId, wish);
  }

  @Serve(readCancellation)
  readCancellation(@Who() actor: Actor, @Param({ schema: readCancellation.params }) { campaignId }: ParamsOf<typeof readCancellation>) {
    return this.cancels.preview(actor, campaignId);
  }

  @Serve(cancelCampaign)
  cancelCampaign(@Who() actor: Actor, @Param({ schema: cancelCampaign.params }) { campaignId }: ParamsOf<typeof cancelCampaign>, @Body({ schema: cancelCampaign.body }) wish: BodyOf<typeof cancelCampaign>) {
    return this.cancels.run(actor, campaignId, wish);
  }
}
