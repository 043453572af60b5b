import { Module } from '@nestjs/common';
import { AssignmentsModule } from '#assignments';
import { EvidenceModule } from '#evidence';
import { IdentityModule } from '#identity';
import { ReleasesModule } from '#releases';
import { ScopesModule } from '#scopes';
import { TrustModule } from '#trust';
import { WorkdaysModule } from '#workdays';
import { AudienceQueries } from './audience.queries.js';
import { CampaignsController } from './campaigns.controller.js';
import { CampaignsQueries } from './campaigns.queries.js';
import { CancelCampaign } from './cancel-campaign.js';
import { ChangeCampaign } from './change-campaign.js';
import { FollowAudience } from './follow-audience.js';
import { KeepChange } from './keep-change.js';
import { LaunchCampaign } from './launch-campaign.js';
import { MoveCampaign } from './move-campaign.js';
import { NudgePeople } from './nudge-people.js';
import { PreviewCampaign } from './preview-campaign.js';

@Module({ imports: [AssignmentsModule, EvidenceModule, IdentityModule, ReleasesModule, ScopesModule, TrustModule, WorkdaysModule], controllers: [CampaignsController], providers: [AudienceQueries, CampaignsQueries, CancelCampaign, ChangeCampaign, FollowAudience, KeepChange, LaunchCampaign, MoveCampaign, NudgePeople, PreviewCampaign], exports: [CampaignsQueries, FollowAudience, LaunchCampaign, PreviewCampaign] })
export class CampaignsModule {}
