import { Module } from '@nestjs/common';
import { PeopleModule } from '#people';
import { ActorFinder } from '#platform';
import { AcceptInvitation } from './accept-invitation.js';
import { ActorFromSession } from './actor-from-session.js';
import { ActorsQueries } from './actors.queries.js';
import { ChangePassword } from './change-password.js';
import { ChangeSecurity } from './change-security.js';
import { ConfirmSecondFactor } from './confirm-second-factor.js';
import { EndSession } from './end-session.js';
import { EnrolSecondFactor } from './enrol-second-factor.js';
import { MakeInvitation } from './make-invitation.js';
import { OpenAccount } from './open-account.js';
import { PasswordCheck } from './password-check.js';
import { RemoveSecondFactor } from './remove-second-factor.js';
import { RenewRecoveryCodes } from './renew-recovery-codes.js';
import { ResetSecondFactor } from './reset-second-factor.js';
import { SecondFactorController } from './second-factor.controller.js';
import { SecondFactorQueries } from './second-factor.queries.js';
import { SessionController } from './session.controller.js';
import { SessionQueries } from './session.queries.js';
import { SetUpInstallation } from './set-up-installation.js';
import { SignIn } from './sign-in.js';

@Module({
  imports: [PeopleModule],
  controllers: [SecondFactorController, SessionController],
  providers: [
    AcceptInvitation, ActorFromSession, ActorsQueries, ChangePassword, ChangeSecurity, ConfirmSecondFactor, EndSession, EnrolSecondFactor, MakeInvitation, { provide: ActorFinder, useExisting: ActorFromSession }, OpenAccount, PasswordCheck,
    RemoveSecondFactor, RenewRecoveryCodes, ResetSecondFactor, SecondFactorQueries, SessionQueries, SetUpInstallation, SignIn,
  ],
  exports: [ActorFinder, ActorsQueries, MakeInvitation, OpenAccount, PasswordCheck, SetUpInstallation, SignIn],
})
export class IdentityModule {}
