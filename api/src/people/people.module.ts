import { Module } from '@nestjs/common';
import { AppointLead } from './appoint-lead.js';
import { ChangeMail } from './change-mail.js';
import { ChangeRoles } from './change-roles.js';
import { CorrectDeparture } from './correct-departure.js';
import { EndTerm } from './end-term.js';
import { HirePeople } from './hire-people.js';
import { HirePerson } from './hire-person.js';
import { JoinTeams } from './join-teams.js';
import { MovePerson } from './move-person.js';
import { MoveTeam } from './move-team.js';
import { OpenTeam } from './open-team.js';
import { PeopleController } from './people.controller.js';
import { PeopleQueries } from './people.queries.js';
import { RecordDeparture } from './record-departure.js';
import { RenameTeam } from './rename-team.js';
import { TeamTreeQueries } from './team-tree.queries.js';
import { TeamsController } from './teams.controller.js';

@Module({
  controllers: [PeopleController, TeamsController],
  providers: [AppointLead, ChangeMail, ChangeRoles, CorrectDeparture, EndTerm, HirePeople, HirePerson, JoinTeams, MovePerson, MoveTeam, OpenTeam, PeopleQueries, RecordDeparture, RenameTeam, TeamTreeQueries],
  exports: [AppointLead, ChangeMail, ChangeRoles, CorrectDeparture, HirePeople, HirePerson, JoinTeams, MoveTeam, OpenTeam, PeopleQueries, RecordDeparture, TeamTreeQueries],
})
export class PeopleModule {}
