import { Body, Controller, Param, Query } from '@nestjs/common';
import { addPerson, changeMail, changeRoles, correctDeparture, importPeople, inviteEverybody, listRegister, previewPeople, readImport, readPerson, recordDeparture, type BodyOf, type ParamsOf, type PeoplePreview, type QueryOf } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import { ChangeMail, ChangeRoles, CorrectDeparture, RecordDeparture } from '#people';
import { Serve, Who } from '#platform';
import { AddPerson } from './add-person.js';
import { countsOf, ImportPeople } from './import-people.js';
import { ImportProgressBook } from './import-progress.js';
import { InviteEverybody } from './invite-everybody.js';
import { PlanPeople, wouldDo } from './plan-people.js';
import { RegisterQueries } from './register.queries.js';

/** The page shows so many lines of each kind; the counts say how many there are. */
const shown = 300;

@Controller()
export class ArrivalsController {
  constructor(
    private readonly plans: PlanPeople, private readonly imports: ImportPeople, private readonly progress: ImportProgressBook, private readonly register: RegisterQueries, private readonly adds: AddPerson,
    private readonly roles: ChangeRoles, private readonly departs: RecordDeparture, private readonly corrects: CorrectDeparture, private readonly mails: ChangeMail, private readonly invites: InviteEverybody,
  ) {}

  @Serve(previewPeople)
  async previewPeople(@Who() actor: Actor, @Body({ schema: previewPeople.body }) { text, mapping }: BodyOf<typeof previewPeople>): Promise<PeoplePreview> {
    const plan = await this.plans.of(actor, text, mapping);
    const moving = plan.people.filter((it) => !it.known || it.changes.length > 0);
    return {
      columns: plan.columns.map((it) => ({ ...it })), counts: countsOf(plan), would: wouldDo(plan), newTeams: plan.newTeams.slice(0, shown).map((it) => it.name), movedTeams: plan.movedTeams.slice(0, shown).map((it) => ({ team: it.name, above: it.parentName })), problems: plan.problems.slice(0, shown),
      lines: moving.slice(0, shown).map((it) => ({ line: it.line.line, name: it.line.name, login: it.line.login, kind: it.known ? 'changed' : 'new', changes: it.changes })),
    };
  }

  @Serve(importPeople)
  importPeople(@Who() actor: Actor, @Body({ schema: importPeople.body }) wish: BodyOf<typeof importPeople>) {
    return this.imports.run(actor, wish);
  }

  @Serve(readImport)
  readImport(@Param({ schema: readImport.params }) { importId }: ParamsOf<typeof readImport>) {
    return this.progress.read(importId);
  }

  @Serve(listRegister)
  listRegister(@Query({ schema: listRegister.query }) asked: QueryOf<typeof listRegister>) {
    return this.register.people(asked);
  }

  @Serve(readPerson)
  readPerson(@Who() actor: Actor, @Param({ schema: readPerson.params }) { personId }: ParamsOf<typeof readPerson>, @Query({ schema: readPerson.query }) { asOf }: QueryOf<typeof readPerson>) {
    return this.register.person(actor, personId, asOf ?? null);
  }

  @Serve(addPerson)
  addPerson(@Who() actor: Actor, @Body({ schema: addPerson.body }) wish: BodyOf<typeof addPerson>) {
    return this.adds.run(actor, wish);
  }

  @Serve(changeRoles)
  changeRoles(@Who() actor: Actor, @Param({ schema: changeRoles.params }) { personId }: ParamsOf<typeof changeRoles>, @Body({ schema: changeRoles.body }) { seen, roles }: BodyOf<typeof changeRoles>) {
    return this.roles.run(actor, personId, seen, roles);
  }

  @Serve(changeMail)
  changeMail(@Who() actor: Actor, @Param({ schema: changeMail.params }) { personId }: ParamsOf<typeof changeMail>, @Body({ schema: changeMail.body }) wish: BodyOf<typeof changeMail>) {
    return this.mails.run(actor, personId, wish);
  }

  @Serve(recordDeparture)
  recordDeparture(@Who() actor: Actor, @Param({ schema: recordDeparture.params }) { personId }: ParamsOf<typeof recordDeparture>, @Body({ schema: recordDeparture.body }) { leftOn }: BodyOf<typeof recordDeparture>) {
    return this.departs.run(actor, { personId, leftOn });
  }

  @Serve(correctDeparture)
  correctDeparture(@Who() actor: Actor, @Param({ schema: correctDeparture.params }) { personId }: ParamsOf<typeof correctDeparture>, @Body({ schema: correctDeparture.body }) wish: BodyOf<typeof correctDeparture>) {
    return this.corrects.run(actor, personId, wish);
  }

  @Serve(inviteEverybody)
  async inviteEverybody(@Who() actor: Actor, @Body({ schema: inviteEverybody.body }) _: BodyOf<typeof inviteEverybody>) {
    return { invitations: await this.invites.run(actor) };
  }
}
