import { Body, Controller, Param } from '@nestjs/common';
import { askNextQuestion, checkSelf, completeUnit, giveExtraTime, grantAttempt, keepPlace, listCourses, moveOver, readAttempt, readCourse, readExtraTime, readResult, readUnit, saveAnswer, startAttempt, startPlacement, submitAttempt, type BodyOf, type ParamsOf } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import { Arrived, Serve, Who } from '#platform';
import { AskNext } from './ask-next.js';
import { AttemptsQueries } from './attempts.queries.js';
import { CompleteUnit } from './complete-unit.js';
import { ExtraTimeQueries } from './extra-time.queries.js';
import { GiveExtraTime } from './give-extra-time.js';
import { GrantAttempt } from './grant-attempt.js';
import { KeepPlace } from './keep-place.js';
import { LearningQueries } from './learning.queries.js';
import { MoveOver } from './move-over.js';
import { SaveAnswer } from './save-answer.js';
import { StartAttempt } from './start-attempt.js';
import { StartPlacement } from './start-placement.js';
import { SubmitAttempt } from './submit-attempt.js';

@Controller()
export class LearningController {
  constructor(
    private readonly learning: LearningQueries, private readonly attempts: AttemptsQueries, private readonly completes: CompleteUnit,
    private readonly starts: StartAttempt, private readonly saves: SaveAnswer, private readonly submits: SubmitAttempt,
    private readonly begins: StartPlacement, private readonly goesOn: AskNext, private readonly grants: GrantAttempt, private readonly gives: GiveExtraTime, private readonly extra: ExtraTimeQueries,
    private readonly places: KeepPlace, private readonly moves: MoveOver,
  ) {}

  @Serve(listCourses)
  async listCourses(@Who() actor: Actor) {
    return { courses: await this.learning.coursesOf(actor) };
  }

  @Serve(readCourse)
  readCourse(@Who() actor: Actor, @Param({ schema: readCourse.params }) { courseId }: ParamsOf<typeof readCourse>) {
    return this.learning.course(actor, courseId);
  }

  @Serve(readUnit)
  readUnit(@Who() actor: Actor, @Param({ schema: readUnit.params }) { courseId, unitId }: ParamsOf<typeof readUnit>) {
    return this.learning.unit(actor, courseId, unitId);
  }

  @Serve(completeUnit)
  completeUnit(@Who() actor: Actor, @Param({ schema: completeUnit.params }) { courseId, unitId }: ParamsOf<typeof completeUnit>, @Body({ schema: completeUnit.body }) wish: BodyOf<typeof completeUnit>) {
    return this.completes.run(actor, courseId, unitId, wish);
  }

  @Serve(checkSelf)
  checkSelf(@Who() actor: Actor, @Param({ schema: checkSelf.params }) { courseId, unitId }: ParamsOf<typeof checkSelf>, @Body({ schema: checkSelf.body }) { chosen, ...asked }: BodyOf<typeof checkSelf>) {
    return this.learning.selfChecked(actor, { courseId, unitId, ...asked }, chosen);
  }

  @Serve(keepPlace)
  keepPlace(@Who() actor: Actor, @Param({ schema: keepPlace.params }) { courseId, unitId }: ParamsOf<typeof keepPlace>, @Body({ schema: keepPlace.body }) wish: BodyOf<typeof keepPlace>) {
    return this.places.run(actor, courseId, unitId, wish);
  }

  @Serve(moveOver)
  moveOver(@Who() actor: Actor, @Param({ schema: moveOver.params }) { courseId }: ParamsOf<typeof moveOver>, @Body({ schema: moveOver.body }) wish: BodyOf<typeof moveOver>) {
    return this.moves.run(actor, courseId, wish);
  }

  @Serve(startAttempt)
  startAttempt(@Who() actor: Actor, @Param({ schema: startAttempt.params }) { courseId, unitId }: ParamsOf<typeof startAttempt>, @Body({ schema: startAttempt.body }) wish: BodyOf<typeof startAttempt>) {
    return this.starts.run(actor, courseId, unitId, wish);
  }

  @Serve(startPlacement)
  startPlacement(@Who() actor: Actor, @Param({ schema: startPlacement.params }) { courseId, unitId }: ParamsOf<typeof startPlacement>, @Body({ schema: startPlacement.body }) wish: BodyOf<typeof startPlacement>) {
    return this.begins.run(actor, courseId, unitId, wish);
  }

  @Serve(askNextQuestion)
  askNextQuestion(@Who() actor: Actor, @Arrived() arrived: number, @Param({ schema: askNextQuestion.params }) { attemptId }: ParamsOf<typeof askNextQuestion>, @Body({ schema: askNextQuestion.body }) wish: BodyOf<typeof askNextQuestion>) {
    return this.goesOn.run(actor, attemptId, wish, arrived);
  }

  @Serve(readAttempt)
  readAttempt(@Who() actor: Actor, @Param({ schema: readAttempt.params }) { attemptId }: ParamsOf<typeof readAttempt>) {
    return this.attempts.attempt(actor, attemptId);
  }

  @Serve(saveAnswer)
  saveAnswer(@Who() actor: Actor, @Arrived() arrived: number, @Param({ schema: saveAnswer.params }) { attemptId }: ParamsOf<typeof saveAnswer>, @Body({ schema: saveAnswer.body }) wish: BodyOf<typeof saveAnswer>) {
    return this.saves.run(actor, attemptId, wish, arrived);
  }

  @Serve(submitAttempt)
  submitAttempt(@Who() actor: Actor, @Param({ schema: submitAttempt.params }) { attemptId }: ParamsOf<typeof submitAttempt>, @Body({ schema: submitAttempt.body }) _nothing: BodyOf<typeof submitAttempt>) {
    return this.submits.run(actor, attemptId);
  }

  @Serve(readResult)
  readResult(@Who() actor: Actor, @Param({ schema: readResult.params }) { attemptId }: ParamsOf<typeof readResult>) {
    return this.attempts.result(actor, attemptId);
  }

  @Serve(grantAttempt)
  grantAttempt(@Who() actor: Actor, @Param({ schema: grantAttempt.params }) { attemptId }: ParamsOf<typeof grantAttempt>, @Body({ schema: grantAttempt.body }) wish: BodyOf<typeof grantAttempt>) {
    return this.grants.run(actor, attemptId, wish);
  }

  @Serve(readExtraTime)
  readExtraTime(@Who() actor: Actor, @Param({ schema: readExtraTime.params }) { personId }: ParamsOf<typeof readExtraTime>) {
    return this.extra.read(actor, personId);
  }

  @Serve(giveExtraTime)
  giveExtraTime(@Who() actor: Actor, @Param({ schema: giveExtraTime.params }) { personId }: ParamsOf<typeof giveExtraTime>, @Body({ schema: giveExtraTime.body }) wish: BodyOf<typeof giveExtraTime>) {
    return this.gives.run(actor, personId, wish);
  }
}
