import { Body, Controller, Param, Req, Res } from '@nestjs/common';
import { beginEnrolment, changeSecurity, confirmSecondFactor, finishEnrolment, readSecondFactor, readSecurity, removeSecondFactor, renewRecoveryCodes, resetSecondFactor, type BodyOf, type ParamsOf } from '@palier/contracts';
import type { Actor, Awaits } from '@palier/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Awaiting, Config, Serve, Who } from '#platform';
import { ActorFromSession } from './actor-from-session.js';
import { ChangeSecurity } from './change-security.js';
import { ConfirmSecondFactor } from './confirm-second-factor.js';
import { EnrolSecondFactor } from './enrol-second-factor.js';
import { RemoveSecondFactor } from './remove-second-factor.js';
import { RenewRecoveryCodes } from './renew-recovery-codes.js';
import { ResetSecondFactor } from './reset-second-factor.js';
import { SecondFactorQueries } from './second-factor.queries.js';
import { giveToken, readToken } from './session-cookie.js';
import { SessionQueries } from './session.queries.js';

@Controller()
export class SecondFactorController {
  constructor(
    private readonly actors: ActorFromSession, private readonly sessions: SessionQueries, private readonly factors: SecondFactorQueries, private readonly enrols: EnrolSecondFactor, private readonly confirms: ConfirmSecondFactor,
    private readonly renews: RenewRecoveryCodes, private readonly removes: RemoveSecondFactor, private readonly resets: ResetSecondFactor, private readonly changes: ChangeSecurity, private readonly config: Config,
  ) {}

  @Serve(confirmSecondFactor)
  async confirmSecondFactor(@Who() actor: Actor, @Body({ schema: confirmSecondFactor.body }) { code }: BodyOf<typeof confirmSecondFactor>, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const token = await this.confirms.run(actor, code, readToken(request, this.config) ?? '');
    giveToken(reply, this.config, token);
    return this.sessions.of(await this.actors.behind(token));
  }

  @Serve(readSecondFactor)
  readSecondFactor(@Who() actor: Actor) {
    return this.factors.of(actor);
  }

  @Serve(beginEnrolment)
  beginEnrolment(@Who() actor: Actor, @Awaiting() awaits: Awaits | null, @Body({ schema: beginEnrolment.body }) { password }: BodyOf<typeof beginEnrolment>) {
    return this.enrols.begin(actor, awaits, password);
  }

  @Serve(finishEnrolment)
  async finishEnrolment(@Who() actor: Actor, @Body({ schema: finishEnrolment.body }) { code }: BodyOf<typeof finishEnrolment>, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const { recoveryCodes, token } = await this.enrols.finish(actor, code, readToken(request, this.config) ?? '');
    giveToken(reply, this.config, token);
    return { recoveryCodes };
  }

  @Serve(renewRecoveryCodes)
  renewRecoveryCodes(@Who() actor: Actor, @Body({ schema: renewRecoveryCodes.body }) { password }: BodyOf<typeof renewRecoveryCodes>) {
    return this.renews.run(actor, password);
  }

  @Serve(removeSecondFactor)
  async removeSecondFactor(@Who() actor: Actor, @Body({ schema: removeSecondFactor.body }) { password }: BodyOf<typeof removeSecondFactor>) {
    await this.removes.run(actor, password);
    return {};
  }

  @Serve(resetSecondFactor)
  resetSecondFactor(@Who() actor: Actor, @Param({ schema: resetSecondFactor.params }) { personId }: ParamsOf<typeof resetSecondFactor>, @Body({ schema: resetSecondFactor.body }) _: BodyOf<typeof resetSecondFactor>) {
    return this.resets.run(actor, personId);
  }

  @Serve(readSecurity)
  readSecurity() {
    return this.factors.security();
  }

  @Serve(changeSecurity)
  changeSecurity(@Who() actor: Actor, @Body({ schema: changeSecurity.body }) wish: BodyOf<typeof changeSecurity>) {
    return this.changes.run(actor, wish);
  }
}
