import { Body, Controller, Param, Query } from '@nestjs/common';
import { answerExtension, askExtension, assignCourse, changeRenewalRule, listAssignments, listRenewalRules, previewDueDays, readAssignable, readTodo, waiveAssignment, type BodyOf, type ParamsOf, type QueryOf } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import { Serve, Who } from '#platform';
import { AnswerExtension } from './answer-extension.js';
import { AskExtension } from './ask-extension.js';
import { AssignCourse } from './assign-course.js';
import { AssignmentsQueries } from './assignments.queries.js';
import { ChangeRenewalRule } from './change-renewal-rule.js';
import { DueDaysQueries } from './due-days.queries.js';
import { RenewalsQueries } from './renewals.queries.js';
import { TodoQueries } from './todo.queries.js';
import { WaiveAssignment } from './waive-assignment.js';

@Controller()
export class AssignmentsController {
  constructor(private readonly queries: AssignmentsQueries, private readonly todos: TodoQueries, private readonly assigns: AssignCourse, private readonly waives: WaiveAssignment, private readonly asks: AskExtension, private readonly answers: AnswerExtension, private readonly renewals: RenewalsQueries, private readonly changesRenewals: ChangeRenewalRule, private readonly dueDays: DueDaysQueries) {}

  @Serve(listRenewalRules)
  listRenewalRules(@Who() actor: Actor) {
    return this.renewals.all(actor);
  }

  @Serve(changeRenewalRule)
  changeRenewalRule(@Who() actor: Actor, @Body({ schema: changeRenewalRule.body }) wish: BodyOf<typeof changeRenewalRule>) {
    return this.changesRenewals.run(actor, wish);
  }

  @Serve(readTodo)
  readTodo(@Who() actor: Actor) {
    return this.todos.of(actor);
  }

  @Serve(readAssignable)
  readAssignable(@Who() actor: Actor) {
    return this.queries.assignable(actor);
  }

  @Serve(listAssignments)
  listAssignments(@Who() actor: Actor, @Query({ schema: listAssignments.query }) asked: QueryOf<typeof listAssignments>) {
    return this.queries.followed(actor, asked);
  }

  @Serve(previewDueDays)
  previewDueDays(@Who() actor: Actor, @Body({ schema: previewDueDays.body }) wish: BodyOf<typeof previewDueDays>) {
    return this.dueDays.preview(actor, wish);
  }

  @Serve(assignCourse)
  assignCourse(@Who() actor: Actor, @Body({ schema: assignCourse.body }) wish: BodyOf<typeof assignCourse>) {
    return this.assigns.run(actor, wish);
  }

  @Serve(waiveAssignment)
  waiveAssignment(@Who() actor: Actor, @Param({ schema: waiveAssignment.params }) { assignmentId }: ParamsOf<typeof waiveAssignment>, @Body({ schema: waiveAssignment.body }) wish: BodyOf<typeof waiveAssignment>) {
    return this.waives.run(actor, assignmentId, wish);
  }

  @Serve(askExtension)
  askExtension(@Who() actor: Actor, @Param({ schema: askExtension.params }) { assignmentId }: ParamsOf<typeof askExtension>, @Body({ schema: askExtension.body }) wish: BodyOf<typeof askExtension>) {
    return this.asks.run(actor, assignmentId, wish);
  }

  @Serve(answerExtension)
  answerExtension(@Who() actor: Actor, @Param({ schema: answerExtension.params }) { requestId }: ParamsOf<typeof answerExtension>, @Body({ schema: answerExtension.body }) wish: BodyOf<typeof answerExtension>) {
    return this.answers.run(actor, requestId, wish);
  }
}
