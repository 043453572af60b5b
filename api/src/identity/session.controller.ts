import { Body, Controller, Param, Req, Res } from '@nestjs/common';
import { acceptInvitation, changePassword, changePreferences, endSession, listSessions, makeInvitation, readInvitation, readSession, setUpInstallation, signIn, signOut, type BodyOf, type ParamsOf } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Config, Database, Serve, Who } from '#platform';
import { AcceptInvitation } from './accept-invitation.js';
import { ActorFromSession } from './actor-from-session.js';
import { ChangePassword } from './change-password.js';
import { EndSession } from './end-session.js';
import { MakeInvitation } from './make-invitation.js';
import { giveToken, hashOf, readToken, takeTokenBack } from './session-cookie.js';
import { SessionQueries } from './session.queries.js';
import { SetUpInstallation } from './set-up-installation.js';
import { SignIn } from './sign-in.js';

const deviceOf = (request: FastifyRequest): string => request.headers['user-agent'] ?? '';

@Controller()
export class SessionController {
  constructor(
    private readonly actors: ActorFromSession, private readonly sessions: SessionQueries, private readonly signsIn: SignIn,
    private readonly setsUp: SetUpInstallation,
    private readonly invites: MakeInvitation, private readonly accepts: AcceptInvitation, private readonly changes: ChangePassword, private readonly ends: EndSession, private readonly db: Database, private readonly config: Config,
  ) {}

  @Serve(readSession)
  async readSession(@Req() request: FastifyRequest) {
    return this.sessions.of(await this.actors.find(request));
  }

  @Serve(signIn)
  async signIn(@Body({ schema: signIn.body }) credentials: BodyOf<typeof signIn>, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.enter(await this.signsIn.run(credentials, { address: request.ip, device: deviceOf(request) }), reply);
  }

  @Serve(setUpInstallation)
  async setUpInstallation(@Body({ schema: setUpInstallation.body }) wish: BodyOf<typeof setUpInstallation>, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.enter(await this.setsUp.run(wish, deviceOf(request)), reply);
  }

  @Serve(signOut)
  async signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const token = readToken(request, this.config);
    if (token !== null) await this.db.query('update session set ended_at = palier_now() where token_hash = $1', [hashOf(token)]);
    takeTokenBack(reply, this.config);
    return {};
  }

  @Serve(changePreferences)
  async changePreferences(@Who() actor: Actor, @Body({ schema: changePreferences.body }) wish: BodyOf<typeof changePreferences>) {
    await this.db.query('update person set locale = $2, theme = $3 where id = $1', [actor.personId, wish.locale, wish.theme]);
    return wish;
  }

  @Serve(makeInvitation)
  makeInvitation(@Who() actor: Actor, @Param({ schema: makeInvitation.params }) { personId }: ParamsOf<typeof makeInvitation>, @Body({ schema: makeInvitation.body }) wish: BodyOf<typeof makeInvitation>) {
    return this.invites.run(actor, personId, wish);
  }

  @Serve(readInvitation)
  readInvitation(@Body({ schema: readInvitation.body }) { token }: BodyOf<typeof readInvitation>) {
    return this.accepts.look(token);
  }

  @Serve(acceptInvitation)
  async acceptInvitation(@Body({ schema: acceptInvitation.body }) wish: BodyOf<typeof acceptInvitation>, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.enter(await this.accepts.run(wish, deviceOf(request)), reply);
  }

  @Serve(changePassword)
  async changePassword(@Who() actor: Actor, @Body({ schema: changePassword.body }) wish: BodyOf<typeof changePassword>, @Req() request: FastifyRequest) {
    await this.changes.run(actor, wish, readToken(request, this.config) ?? '');
    return {};
  }

  @Serve(listSessions)
  async listSessions(@Who() actor: Actor, @Req() request: FastifyRequest) {
    return { sessions: await this.sessions.open(actor, readToken(request, this.config) ?? '') };
  }

  @Serve(endSession)
  endSession(@Who() actor: Actor, @Param({ schema: endSession.params }) { sessionId }: ParamsOf<typeof endSession>) {
    return this.ends.run(actor, sessionId);
  }

  private async enter(token: string, reply: FastifyReply) {
    giveToken(reply, this.config, token);
    return this.sessions.of(await this.actors.behind(token));
  }
}
