import { Module } from '@nestjs/common';
import { ChangeRoles } from './change-roles.js';
import { HirePeople } from './hire-people.js';
import { HirePerson } from './hire-person.js';
import { JoinTeams } from './join-teams.js';
import { OpenTeam } from './open-team.js';
import { PeopleController } from './people.controller.js';
import { PeopleQueries } from './people.queries.js';
import { RecordDeparture } from './record-departure.js';

@Module({ controllers: [PeopleController], providers: [ChangeRoles, HirePeople, HirePerson, JoinTeams, OpenTeam, RecordDeparture, PeopleQueries], exports: [ChangeRoles, HirePeople, HirePerson, JoinTeams, OpenTeam, RecordDeparture, PeopleQueries] })
export class PeopleModule {}
