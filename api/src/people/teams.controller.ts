import { Body, Controller, Param, Query } from '@nestjs/common';
import { appointLead, endTerm, listTeams, movePerson, moveTeam, openTeam, readTeam, renameTeam, type BodyOf, type ParamsOf, type QueryOf } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import { Serve, Who } from '#platform';
import { AppointLead } from './appoint-lead.js';
import { EndTerm } from './end-term.js';
import { MovePerson } from './move-person.js';
import { MoveTeam } from './move-team.js';
import { OpenTeam } from './open-team.js';
import { RenameTeam } from './rename-team.js';
import { TeamTreeQueries } from './team-tree.queries.js';

@Controller()
export class TeamsController {
  constructor(
    private readonly teams: TeamTreeQueries, private readonly opens: OpenTeam, private readonly renames: RenameTeam, private readonly moves: MoveTeam,
    private readonly appoints: AppointLead, private readonly ends: EndTerm, private readonly people: MovePerson,
  ) {}

  @Serve(listTeams)
  listTeams(@Query({ schema: listTeams.query }) { asOf }: QueryOf<typeof listTeams>) {
    return this.teams.tree(asOf ?? null);
  }

  @Serve(readTeam)
  readTeam(@Param({ schema: readTeam.params }) { teamId }: ParamsOf<typeof readTeam>, @Query({ schema: readTeam.query }) { asOf }: QueryOf<typeof readTeam>) {
    return this.teams.team(teamId, asOf ?? null);
  }

  @Serve(openTeam)
  openTeam(@Who() actor: Actor, @Body({ schema: openTeam.body }) wish: BodyOf<typeof openTeam>) {
    return this.opens.run(actor, wish);
  }

  @Serve(renameTeam)
  renameTeam(@Who() actor: Actor, @Param({ schema: renameTeam.params }) { teamId }: ParamsOf<typeof renameTeam>, @Body({ schema: renameTeam.body }) wish: BodyOf<typeof renameTeam>) {
    return this.renames.run(actor, teamId, wish);
  }

  @Serve(moveTeam)
  moveTeam(@Who() actor: Actor, @Param({ schema: moveTeam.params }) { teamId }: ParamsOf<typeof moveTeam>, @Body({ schema: moveTeam.body }) wish: BodyOf<typeof moveTeam>) {
    return this.moves.run(actor, teamId, wish);
  }

  @Serve(appointLead)
  appointLead(@Who() actor: Actor, @Param({ schema: appointLead.params }) { teamId }: ParamsOf<typeof appointLead>, @Body({ schema: appointLead.body }) wish: BodyOf<typeof appointLead>) {
    return this.appoints.run(actor, teamId, wish);
  }

  @Serve(endTerm)
  endTerm(@Who() actor: Actor, @Param({ schema: endTerm.params }) { termId }: ParamsOf<typeof endTerm>, @Body({ schema: endTerm.body }) wish: BodyOf<typeof endTerm>) {
    return this.ends.run(actor, termId, wish);
  }

  @Serve(movePerson)
  movePerson(@Who() actor: Actor, @Param({ schema: movePerson.params }) { personId }: ParamsOf<typeof movePerson>, @Body({ schema: movePerson.body }) wish: BodyOf<typeof movePerson>) {
    return this.people.run(actor, personId, wish);
  }
}
