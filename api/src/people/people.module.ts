import { Module } from '@nestjs/common';
import { HirePerson } from './hire-person.js';
import { OpenTeam } from './open-team.js';
import { PeopleController } from './people.controller.js';
import { PeopleQueries } from './people.queries.js';
import { RecordDeparture } from './record-departure.js';

@Module({ controllers: [PeopleController], providers: [HirePerson, OpenTeam, RecordDeparture, PeopleQueries], exports: [HirePerson, OpenTeam, RecordDeparture, PeopleQueries] })
export class PeopleModule {}
