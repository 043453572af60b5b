import { Module } from '@nestjs/common';
import { CompetenciesModule } from '#competencies';
import { PeopleModule } from '#people';
import { ConfirmPractice } from './confirm-practice.js';
import { EvidenceController } from './evidence.controller.js';
import { GiveProfile } from './give-profile.js';
import { GiveProfiles } from './give-profiles.js';
import { ProjectStandings } from './project-standings.js';
import { RecordEvidence } from './record-evidence.js';
import { RefusePractice } from './refuse-practice.js';
import { RequestSignOff } from './request-sign-off.js';
import { RevokeEvidence } from './revoke-evidence.js';
import { SignOffQueries } from './sign-off.queries.js';
import { SkillProfileQueries } from './skill-profile.queries.js';
import { StandingQueries } from './standing.queries.js';
import { WhyThisLevelQueries } from './why-this-level.queries.js';

@Module({
  imports: [CompetenciesModule, PeopleModule],
  controllers: [EvidenceController],
  providers: [ConfirmPractice, GiveProfile, GiveProfiles, ProjectStandings, RecordEvidence, RefusePractice, RequestSignOff, RevokeEvidence, SignOffQueries, SkillProfileQueries, StandingQueries, WhyThisLevelQueries],
  exports: [ConfirmPractice, GiveProfile, GiveProfiles, ProjectStandings, RecordEvidence, RefusePractice, RequestSignOff, RevokeEvidence, SkillProfileQueries, StandingQueries],
})
export class EvidenceModule {}
