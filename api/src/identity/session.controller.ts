import { Body, Controller, Req, Res } from '@nestjs/common';
import { changePreferences, readSession, setUpInstallation, signIn, signOut, type BodyOf } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Config, Database, Serve, Who } from '#platform';
import { ActorFromSession } from './actor-from-session.js';
import { giveToken, hashOf, readToken, takeTokenBack } from './session-cookie.js';
import { SessionQueries } from './session.queries.js';
import { SetUpInstallation } from './set-up-installation.js';
import { SignIn } from './sign-in.js';

@Controller()
export class SessionController {
  constructor(
    private readonly actors: ActorFromSession, private readonly sessions: SessionQueries, private readonly signsIn: SignIn,
    private readonly setsUp: SetUpInstallation, private readonly db: Database, private readonly config: Config,
  ) {}

  @Serve(readSession)
  async readSession(@Req() request: FastifyRequest) {
    return this.sessions.of(await this.actors.find(request));
  }

  @Serve(signIn)
  async signIn(@Body({ schema: signIn.body }) credentials: BodyOf<typeof signIn>, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.enter(await this.signsIn.run(credentials, request.ip), reply);
  }

  @Serve(setUpInstallation)
  async setUpInstallation(@Body({ schema: setUpInstallation.body }) wish: BodyOf<typeof setUpInstallation>, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.enter(await this.setsUp.run(wish), reply);
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

  private async enter(token: string, reply: FastifyReply) {
    giveToken(reply, this.config, token);
    return this.sessions.of(await this.actors.behind(token));
  }
}
