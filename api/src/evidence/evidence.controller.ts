import { Body, Controller, Param, Query } from '@nestjs/common';
import { assessSelf, confirmPractice, contestSignOff, giveProfile, giveSecondOpinion, listSecondOpinions, readSecondOpinion, withdrawAppeal, listSignOffRequests, listSignOffs, readMovement, readObservable, readSelfAssessments, readShortestWay, readSignOffRequest, readSkillProfile, readWhyThisLevel, recordObservation, refusePractice, requestSignOff, withdrawRequest, withdrawSignOff, type BodyOf, type ParamsOf, type QueryOf } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import { Serve, Who } from '#platform';
import { AskSecondOpinion } from './ask-second-opinion.js';
import { AssessSelf } from './assess-self.js';
import { ConfirmPractice } from './confirm-practice.js';
import { GiveProfile } from './give-profile.js';
import { MovementQueries } from './movement.queries.js';
import { GiveSecondOpinion } from './give-second-opinion.js';
import { ObservationQueries } from './observation.queries.js';
import { RecordObservation } from './record-observation.js';
import { RefusePractice } from './refuse-practice.js';
import { RequestSignOff } from './request-sign-off.js';
import { SecondOpinionQueries } from './second-opinion.queries.js';
import { SelfAssessmentQueries } from './self-assessment.queries.js';
import { ShortestWayQueries } from './shortest-way.queries.js';
import { SignOffQueries } from './sign-off.queries.js';
import { SkillProfileQueries } from './skill-profile.queries.js';
import { WhyThisLevelQueries } from './why-this-level.queries.js';
import { WithdrawAppeal } from './withdraw-appeal.js';
import { WithdrawRequest } from './withdraw-request.js';
import { WithdrawSignOff } from './withdraw-sign-off.js';

@Controller()
export class EvidenceController {
  constructor(
    private readonly skills: SkillProfileQueries, private readonly why: WhyThisLevelQueries, private readonly ways: ShortestWayQueries, private readonly signOffs: SignOffQueries, private readonly gives: GiveProfile,
    private readonly asks: RequestSignOff, private readonly confirms: ConfirmPractice, private readonly refuses: RefusePractice,
    private readonly observations: ObservationQueries, private readonly observes: RecordObservation, private readonly withdraws: WithdrawSignOff, private readonly unasks: WithdrawRequest, private readonly movements: MovementQueries, private readonly selves: SelfAssessmentQueries, private readonly assesses: AssessSelf,
    private readonly opinions: SecondOpinionQueries, private readonly contests: AskSecondOpinion, private readonly settles: GiveSecondOpinion, private readonly uncontests: WithdrawAppeal,
  ) {}

  @Serve(readSkillProfile)
  readSkillProfile(@Who() actor: Actor, @Param({ schema: readSkillProfile.params }) { personId }: ParamsOf<typeof readSkillProfile>, @Query({ schema: readSkillProfile.query }) asked: QueryOf<typeof readSkillProfile>) {
    return this.skills.of(actor, personId, asked);
  }

  @Serve(readMovement)
  readMovement(@Who() actor: Actor, @Param({ schema: readMovement.params }) { personId }: ParamsOf<typeof readMovement>, @Query({ schema: readMovement.query }) asked: QueryOf<typeof readMovement>) {
    return this.movements.of(actor, personId, asked);
  }

  @Serve(readWhyThisLevel)
  readWhyThisLevel(@Who() actor: Actor, @Param({ schema: readWhyThisLevel.params }) { personId, competencyId }: ParamsOf<typeof readWhyThisLevel>, @Query({ schema: readWhyThisLevel.query }) asked: QueryOf<typeof readWhyThisLevel>) {
    return this.why.of(actor, personId, competencyId, asked);
  }

  @Serve(readShortestWay)
  readShortestWay(@Who() actor: Actor, @Param({ schema: readShortestWay.params }) { personId }: ParamsOf<typeof readShortestWay>, @Query({ schema: readShortestWay.query }) asked: QueryOf<typeof readShortestWay>) {
    return this.ways.of(actor, personId, asked);
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

  @Serve(withdrawRequest)
  withdrawRequest(@Who() actor: Actor, @Param({ schema: withdrawRequest.params }) { requestId }: ParamsOf<typeof withdrawRequest>) {
    return this.unasks.run(actor, requestId);
  }

  @Serve(readObservable)
  readObservable(@Who() actor: Actor, @Param({ schema: readObservable.params }) { personId }: ParamsOf<typeof readObservable>) {
    return this.observations.observable(actor, personId);
  }

  @Serve(recordObservation)
  recordObservation(@Who() actor: Actor, @Param({ schema: recordObservation.params }) { personId }: ParamsOf<typeof recordObservation>, @Body({ schema: recordObservation.body }) wish: BodyOf<typeof recordObservation>) {
    return this.observes.run(actor, personId, wish);
  }

  @Serve(listSignOffs)
  async listSignOffs(@Who() actor: Actor, @Param({ schema: listSignOffs.params }) { personId, competencyId }: ParamsOf<typeof listSignOffs>, @Query({ schema: listSignOffs.query }) asked: QueryOf<typeof listSignOffs>) {
    return { signOffs: await this.observations.signOffs(actor, personId, competencyId, asked) };
  }

  @Serve(withdrawSignOff)
  withdrawSignOff(@Who() actor: Actor, @Param({ schema: withdrawSignOff.params }) { signOffId }: ParamsOf<typeof withdrawSignOff>, @Body({ schema: withdrawSignOff.body }) wish: BodyOf<typeof withdrawSignOff>) {
    return this.withdraws.run(actor, signOffId, wish);
  }

  @Serve(contestSignOff)
  contestSignOff(@Who() actor: Actor, @Param({ schema: contestSignOff.params }) { signOffId }: ParamsOf<typeof contestSignOff>, @Body({ schema: contestSignOff.body }) wish: BodyOf<typeof contestSignOff>) {
    return this.contests.run(actor, signOffId, wish);
  }

  @Serve(listSecondOpinions)
  async listSecondOpinions(@Who() actor: Actor) {
    return { opinions: await this.opinions.queueOf(actor) };
  }

  @Serve(readSecondOpinion)
  readSecondOpinion(@Who() actor: Actor, @Param({ schema: readSecondOpinion.params }) { opinionId }: ParamsOf<typeof readSecondOpinion>) {
    return this.opinions.one(actor, opinionId);
  }

  @Serve(giveSecondOpinion)
  giveSecondOpinion(@Who() actor: Actor, @Param({ schema: giveSecondOpinion.params }) { opinionId }: ParamsOf<typeof giveSecondOpinion>, @Body({ schema: giveSecondOpinion.body }) wish: BodyOf<typeof giveSecondOpinion>) {
    return this.settles.run(actor, opinionId, wish);
  }

  @Serve(withdrawAppeal)
  withdrawAppeal(@Who() actor: Actor, @Param({ schema: withdrawAppeal.params }) { opinionId }: ParamsOf<typeof withdrawAppeal>) {
    return this.uncontests.run(actor, opinionId);
  }

  @Serve(readSelfAssessments)
  readSelfAssessments(@Who() actor: Actor, @Param({ schema: readSelfAssessments.params }) { personId }: ParamsOf<typeof readSelfAssessments>, @Query({ schema: readSelfAssessments.query }) asked: QueryOf<typeof readSelfAssessments>) {
    return this.selves.of(actor, personId, asked);
  }

  @Serve(assessSelf)
  assessSelf(@Who() actor: Actor, @Body({ schema: assessSelf.body }) wish: BodyOf<typeof assessSelf>) {
    return this.assesses.run(actor, wish);
  }
}
