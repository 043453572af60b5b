import { Module } from '@nestjs/common';
import { PeopleModule } from '#people';
import { ActorFinder } from '#platform';
import { AcceptInvitation } from './accept-invitation.js';
import { ActorFromSession } from './actor-from-session.js';
import { ActorsQueries } from './actors.queries.js';
import { ChangePassword } from './change-password.js';
import { EndSession } from './end-session.js';
import { MakeInvitation } from './make-invitation.js';
import { OpenAccount } from './open-account.js';
import { SessionController } from './session.controller.js';
import { SessionQueries } from './session.queries.js';
import { SetUpInstallation } from './set-up-installation.js';
import { SignIn } from './sign-in.js';

@Module({
  imports: [PeopleModule],
  controllers: [SessionController],
  providers: [AcceptInvitation, ActorFromSession, ActorsQueries, ChangePassword, EndSession, MakeInvitation, { provide: ActorFinder, useExisting: ActorFromSession }, OpenAccount, SessionQueries, SetUpInstallation, SignIn],
  exports: [ActorFinder, ActorsQueries, MakeInvitation, OpenAccount, SetUpInstallation, SignIn],
})
export class IdentityModule {}
