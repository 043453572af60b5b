import { Body, Controller, Param, Query } from '@nestjs/common';
import { confirmPractice, giveProfile, listSignOffRequests, readSignOffRequest, readSkillProfile, readWhyThisLevel, refusePractice, requestSignOff, type BodyOf, type ParamsOf, type QueryOf } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import { Serve, Who } from '#platform';
import { ConfirmPractice } from './confirm-practice.js';
import { GiveProfile } from './give-profile.js';
import { RefusePractice } from './refuse-practice.js';
import { RequestSignOff } from './request-sign-off.js';
import { SignOffQueries } from './sign-off.queries.js';
import { SkillProfileQueries } from './skill-profile.queries.js';
import { WhyThisLevelQueries } from './why-this-level.queries.js';

@Controller()
export class EvidenceController {
  constructor(
    private readonly skills: SkillProfileQueries, private readonly why: WhyThisLevelQueries, private readonly signOffs: SignOffQueries, private readonly gives: GiveProfile,
    private readonly asks: RequestSignOff, private readonly confirms: ConfirmPractice, private readonly refuses: RefusePractice,
  ) {}

  @Serve(readSkillProfile)
  readSkillProfile(@Who() actor: Actor, @Param({ schema: readSkillProfile.params }) { personId }: ParamsOf<typeof readSkillProfile>, @Query({ schema: readSkillProfile.query }) asked: QueryOf<typeof readSkillProfile>) {
    return this.skills.of(actor, personId, asked);
  }

  @Serve(readWhyThisLevel)
  readWhyThisLevel(@Who() actor: Actor, @Param({ schema: readWhyThisLevel.params }) { personId, competencyId }: ParamsOf<typeof readWhyThisLevel>, @Query({ schema: readWhyThisLevel.query }) asked: QueryOf<typeof readWhyThisLevel>) {
    return this.why.of(actor, personId, competencyId, asked);
  }

  @Serve(giveProfile)
  giveProfile(@Who() actor: Actor, @Param({ schema: giveProfile.params }) { profileId }: ParamsOf<typeof giveProfile>, @Body({ schema: giveProfile.body }) wish: BodyOf<typeof giveProfile>) {
    return this.gives.run(actor, { ...wish, profileId });
  }

  @Serve(requestSignOff)
  requestSignOff(@Who() actor: Actor, @Body({ schema: requestSignOff.body }) wish: BodyOf<typeof requestSignOff>) {
    return this.asks.run(actor, wish);
  }

  @Serve(listSignOffRequests)
  async listSignOffRequests(@Who() actor: Actor) {
    return { requests: await this.signOffs.queueOf(actor) };
  }

  @Serve(readSignOffRequest)
  readSignOffRequest(@Who() actor: Actor, @Param({ schema: readSignOffRequest.params }) { requestId }: ParamsOf<typeof readSignOffRequest>) {
    return this.signOffs.one(actor, requestId);
  }

  @Serve(confirmPractice)
  confirmPractice(@Who() actor: Actor, @Param({ schema: confirmPractice.params }) { requestId }: ParamsOf<typeof confirmPractice>, @Body({ schema: confirmPractice.body }) wish: BodyOf<typeof confirmPractice>) {
    return this.confirms.run(actor, requestId, wish);
  }

  @Serve(refusePractice)
  refusePractice(@Who() actor: Actor, @Param({ schema: refusePractice.params }) { requestId }: ParamsOf<typeof refusePractice>, @Body({ schema: refusePractice.body }) wish: BodyOf<typeof refusePractice>) {
    return this.refuses.run(actor, requestId, wish);
  }
}
