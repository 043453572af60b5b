import { Module } from '@nestjs/common';
import { PeopleModule } from '#people';
import { ActorFinder } from '#platform';
import { ActorFromSession } from './actor-from-session.js';
import { OpenAccount } from './open-account.js';
import { SessionController } from './session.controller.js';
import { SessionQueries } from './session.queries.js';
import { SetUpInstallation } from './set-up-installation.js';
import { SignIn } from './sign-in.js';

@Module({
  imports: [PeopleModule],
  controllers: [SessionController],
  providers: [ActorFromSession, { provide: ActorFinder, useExisting: ActorFromSession }, OpenAccount, SessionQueries, SetUpInstallation, SignIn],
  exports: [ActorFinder, OpenAccount, SetUpInstallation, SignIn],
})
export class IdentityModule {}
