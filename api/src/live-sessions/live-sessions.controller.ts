import { Body, Controller, Param, Query } from '@nestjs/common';
import { answerLiveSession, attendLiveSession, cancelLiveSession, inviteToSession, listLiveSessions, listOffPhones, listPersonSessions, moveLiveSession, planLiveSession, previewLiveSession, readLiveSession, readSessionPlanning, type BodyOf, type ParamsOf, type QueryOf } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import { Serve, Who } from '#platform';
import { AnswerLiveSession } from './answer-live-session.js';
import { AttendLiveSession } from './attend-live-session.js';
import { CancelLiveSession } from './cancel-live-session.js';
import { InviteToSession } from './invite-to-session.js';
import { LiveSessionsQueries } from './live-sessions.queries.js';
import { MoveLiveSession } from './move-live-session.js';
import { PlanLiveSession } from './plan-live-session.js';
import { SessionPlanningQueries } from './session-planning.queries.js';

@Controller()
export class LiveSessionsController {
  constructor(private readonly queries: LiveSessionsQueries, private readonly planning: SessionPlanningQueries, private readonly plans: PlanLiveSession, private readonly moves: MoveLiveSession, private readonly invites: InviteToSession, private readonly cancels: CancelLiveSession, private readonly answers: AnswerLiveSession, private readonly attends: AttendLiveSession) {}

  @Serve(listLiveSessions)
  listLiveSessions(@Who() actor: Actor) {
    return this.queries.mine(actor);
  }

  @Serve(listPersonSessions)
  listPersonSessions(@Who() actor: Actor, @Param({ schema: listPersonSessions.params }) { personId }: ParamsOf<typeof listPersonSessions>) {
    return this.queries.ofPerson(actor, personId);
  }

  @Serve(listOffPhones)
  async listOffPhones(@Who() actor: Actor) {
    return { off: await this.queries.offPhones(actor) };
  }

  @Serve(readLiveSession)
  readLiveSession(@Who() actor: Actor, @Param({ schema: readLiveSession.params }) { sessionId }: ParamsOf<typeof readLiveSession>) {
    return this.queries.one(actor, sessionId);
  }

  @Serve(readSessionPlanning)
  readSessionPlanning(@Who() actor: Actor, @Query({ schema: readSessionPlanning.query }) { stepId }: QueryOf<typeof readSessionPlanning>) {
    return this.planning.of(actor, stepId ?? null);
  }

  @Serve(previewLiveSession)
  previewLiveSession(@Who() actor: Actor, @Body({ schema: previewLiveSession.body }) wish: BodyOf<typeof previewLiveSession>) {
    return this.planning.preview(actor, wish);
  }

  @Serve(planLiveSession)
  planLiveSession(@Who() actor: Actor, @Body({ schema: planLiveSession.body }) wish: BodyOf<typeof planLiveSession>) {
    return this.plans.run(actor, wish);
  }

  @Serve(moveLiveSession)
  moveLiveSession(@Who() actor: Actor, @Param({ schema: moveLiveSession.params }) { sessionId }: ParamsOf<typeof moveLiveSession>, @Body({ schema: moveLiveSession.body }) wish: BodyOf<typeof moveLiveSession>) {
    return this.moves.run(actor, sessionId, wish);
  }

  @Serve(inviteToSession)
  inviteToSession(@Who() actor: Actor, @Param({ schema: inviteToSession.params }) { sessionId }: ParamsOf<typeof inviteToSession>, @Body({ schema: inviteToSession.body }) wish: BodyOf<typeof inviteToSession>) {
    return this.invites.run(actor, sessionId, wish);
  }

  @Serve(cancelLiveSession)
  cancelLiveSession(@Who() actor: Actor, @Param({ schema: cancelLiveSession.params }) { sessionId }: ParamsOf<typeof cancelLiveSession>, @Body({ schema: cancelLiveSession.body }) wish: BodyOf<typeof cancelLiveSession>) {
    return this.cancels.run(actor, sessionId, wish);
  }

  @Serve(answerLiveSession)
  answerLiveSession(@Who() actor: Actor, @Param({ schema: answerLiveSession.params }) { sessionId }: ParamsOf<typeof answerLiveSession>, @Body({ schema: answerLiveSession.body }) wish: BodyOf<typeof answerLiveSession>) {
    return this.answers.run(actor, sessionId, wish);
  }

  @Serve(attendLiveSession)
  attendLiveSession(@Who() actor: Actor, @Param({ schema: attendLiveSession.params }) { sessionId }: ParamsOf<typeof attendLiveSession>, @Body({ schema: attendLiveSession.body }) { lines }: BodyOf<typeof attendLiveSession>) {
    return this.attends.run(actor, sessionId, lines);
  }
}
