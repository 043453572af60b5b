import { Module } from '@nestjs/common';
import { AssignmentsModule } from '#assignments';
import { AudiencesModule } from '#audiences';
import { EvidenceModule } from '#evidence';
import { IdentityModule } from '#identity';
import { LearningModule } from '#learning';
import { ReleasesModule } from '#releases';
import { ScopesModule } from '#scopes';
import { TrustModule } from '#trust';
import { WorkdaysModule } from '#workdays';
import { CampaignsController } from './campaigns.controller.js';
import { CampaignsQueries } from './campaigns.queries.js';
import { CancelCampaign } from './cancel-campaign.js';
import { ChangeCampaign } from './change-campaign.js';
import { ChangePlans } from './change-plans.js';
import { DaysAhead } from './days-ahead.js';
import { FollowAudience } from './follow-audience.js';
import { HeatQueries } from './heat.queries.js';
import { KeepChange } from './keep-change.js';
import { LaunchCampaign } from './launch-campaign.js';
import { MoveCampaign } from './move-campaign.js';
import { MoveRelease } from './move-release.js';
import { NudgePeople } from './nudge-people.js';
import { PlanDifferences } from './plan-differences.js';
import { PreviewCampaign } from './preview-campaign.js';
import { TakeCampaignOver } from './take-campaign-over.js';

@Module({ imports: [AssignmentsModule, AudiencesModule, EvidenceModule, IdentityModule, LearningModule, ReleasesModule, ScopesModule, TrustModule, WorkdaysModule], controllers: [CampaignsController], providers: [CampaignsQueries, CancelCampaign, ChangeCampaign, ChangePlans, DaysAhead, FollowAudience, HeatQueries, KeepChange, LaunchCampaign, MoveCampaign, MoveRelease, NudgePeople, PlanDifferences, PreviewCampaign, TakeCampaignOver], exports: [CampaignsQueries, FollowAudience, LaunchCampaign, PreviewCampaign] })
export class CampaignsModule {}
