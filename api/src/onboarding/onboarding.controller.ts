import { Body, Controller, Param, Query } from '@nestjs/common';
import { addRelations, changeProfileTemplate, changeTeamTemplate, changeTemplate, giveJourney, listJourneyDuties, listJourneyMoves, listJourneys, listTemplates, moveJourney, nameContact, nameMentor, previewHireDay, readJourney, readProfileTemplate, readTeamTemplate, readTemplate, sayHireDay, takeBackJourney, tickStep, untickStep, type BodyOf, type ParamsOf, type QueryOf } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import { Serve, Who } from '#platform';
import { AddRelations } from './add-relations.js';
import { ChangeTemplate } from './change-template.js';
import { GiveJourney } from './give-journey.js';
import { HireDayQueries } from './hire-day.queries.js';
import { JourneyQueries } from './journey.queries.js';
import { MoveJourney } from './move-journey.js';
import { MoveQueries } from './move.queries.js';
import { NameContact } from './name-contact.js';
import { NameMentor } from './name-mentor.js';
import { SayHireDay } from './say-hire-day.js';
import { TakeBackJourney } from './take-back-journey.js';
import { TemplateQueries } from './template.queries.js';
import { TickStep } from './tick-step.js';
import { UntickStep } from './untick-step.js';

@Controller()
export class OnboardingController {
  constructor(
    private readonly journeys: JourneyQueries, private readonly templates: TemplateQueries, private readonly changes: ChangeTemplate, private readonly gives: GiveJourney, private readonly takesBack: TakeBackJourney, private readonly moves: MoveQueries, private readonly moving: MoveJourney, private readonly adds: AddRelations,
    private readonly mentors: NameMentor, private readonly contacts: NameContact, private readonly ticks: TickStep, private readonly unticks: UntickStep, private readonly hireDays: HireDayQueries, private readonly says: SayHireDay,
  ) {}

  @Serve(readJourney)
  readJourney(@Who() actor: Actor, @Param({ schema: readJourney.params }) { personId }: ParamsOf<typeof readJourney>) {
    return this.journeys.of(actor, personId);
  }

  @Serve(listJourneys)
  listJourneys(@Who() actor: Actor) {
    return this.journeys.followed(actor);
  }

  @Serve(listJourneyDuties)
  listJourneyDuties(@Who() actor: Actor) {
    return this.journeys.duties(actor);
  }

  @Serve(giveJourney)
  giveJourney(@Who() actor: Actor, @Param({ schema: giveJourney.params }) { personId }: ParamsOf<typeof giveJourney>, @Body({ schema: giveJourney.body }) wish: BodyOf<typeof giveJourney>) {
    return this.gives.run(actor, personId, wish);
  }

  @Serve(previewHireDay)
  previewHireDay(@Who() actor: Actor, @Param({ schema: previewHireDay.params }) { personId }: ParamsOf<typeof previewHireDay>, @Query({ schema: previewHireDay.query }) { day }: QueryOf<typeof previewHireDay>) {
    return this.hireDays.preview(actor, personId, day);
  }

  @Serve(sayHireDay)
  sayHireDay(@Who() actor: Actor, @Param({ schema: sayHireDay.params }) { personId }: ParamsOf<typeof sayHireDay>, @Body({ schema: sayHireDay.body }) wish: BodyOf<typeof sayHireDay>) {
    return this.says.run(actor, personId, wish);
  }

  @Serve(takeBackJourney)
  takeBackJourney(@Who() actor: Actor, @Param({ schema: takeBackJourney.params }) { personId }: ParamsOf<typeof takeBackJourney>, @Body({ schema: takeBackJourney.body }) wish: BodyOf<typeof takeBackJourney>) {
    return this.takesBack.run(actor, personId, wish);
  }

  @Serve(listJourneyMoves)
  listJourneyMoves(@Who() actor: Actor) {
    return this.moves.list(actor);
  }

  @Serve(moveJourney)
  moveJourney(@Who() actor: Actor, @Param({ schema: moveJourney.params }) { personId }: ParamsOf<typeof moveJourney>, @Body({ schema: moveJourney.body }) wish: BodyOf<typeof moveJourney>) {
    return this.moving.run(actor, personId, wish);
  }

  @Serve(addRelations)
  addRelations(@Who() actor: Actor, @Param({ schema: addRelations.params }) { personId }: ParamsOf<typeof addRelations>, @Body({ schema: addRelations.body }) _nothing: BodyOf<typeof addRelations>) {
    return this.adds.run(actor, personId);
  }

  @Serve(nameMentor)
  nameMentor(@Who() actor: Actor, @Param({ schema: nameMentor.params }) { personId }: ParamsOf<typeof nameMentor>, @Body({ schema: nameMentor.body }) wish: BodyOf<typeof nameMentor>) {
    return this.mentors.run(actor, personId, wish);
  }

  @Serve(nameContact)
  nameContact(@Who() actor: Actor, @Param({ schema: nameContact.params }) { stepId }: ParamsOf<typeof nameContact>, @Body({ schema: nameContact.body }) wish: BodyOf<typeof nameContact>) {
    return this.contacts.run(actor, stepId, wish);
  }

  @Serve(tickStep)
  tickStep(@Who() actor: Actor, @Param({ schema: tickStep.params }) { stepId }: ParamsOf<typeof tickStep>, @Body({ schema: tickStep.body }) wish: BodyOf<typeof tickStep>) {
    return this.ticks.run(actor, stepId, wish);
  }

  @Serve(untickStep)
  untickStep(@Who() actor: Actor, @Param({ schema: untickStep.params }) { stepId }: ParamsOf<typeof untickStep>, @Body({ schema: untickStep.body }) wish: BodyOf<typeof untickStep>) {
    return this.unticks.run(actor, stepId, wish);
  }

  @Serve(listTemplates)
  listTemplates(@Who() actor: Actor) {
    return this.templates.list(actor);
  }

  @Serve(readTemplate)
  readTemplate(@Who() actor: Actor) {
    return this.templates.of(actor, null);
  }

  @Serve(changeTemplate)
  changeTemplate(@Who() actor: Actor, @Body({ schema: changeTemplate.body }) wish: BodyOf<typeof changeTemplate>) {
    return this.changes.run(actor, null, wish);
  }

  @Serve(readTeamTemplate)
  readTeamTemplate(@Who() actor: Actor, @Param({ schema: readTeamTemplate.params }) of: ParamsOf<typeof readTeamTemplate>) {
    return this.templates.of(actor, of);
  }

  @Serve(changeTeamTemplate)
  changeTeamTemplate(@Who() actor: Actor, @Param({ schema: changeTeamTemplate.params }) of: ParamsOf<typeof changeTeamTemplate>, @Body({ schema: changeTeamTemplate.body }) wish: BodyOf<typeof changeTeamTemplate>) {
    return this.changes.run(actor, of, wish);
  }

  @Serve(readProfileTemplate)
  readProfileTemplate(@Who() actor: Actor, @Param({ schema: readProfileTemplate.params }) of: ParamsOf<typeof readProfileTemplate>) {
    return this.templates.of(actor, of);
  }

  @Serve(changeProfileTemplate)
  changeProfileTemplate(@Who() actor: Actor, @Param({ schema: changeProfileTemplate.params }) of: ParamsOf<typeof changeProfileTemplate>, @Body({ schema: changeProfileTemplate.body }) wish: BodyOf<typeof changeProfileTemplate>) {
    return this.changes.run(actor, of, wish);
  }
}
