import { Module } from '@nestjs/common';
import { CoursesModule } from '#courses';
import { EvidenceModule } from '#evidence';
import { QuizzesModule } from '#quizzes';
import { TrustModule } from '#trust';
import { AttemptsQueries } from './attempts.queries.js';
import { CompleteUnit } from './complete-unit.js';
import { ItemsController } from './items.controller.js';
import { ItemsQueries } from './items.queries.js';
import { LearningController } from './learning.controller.js';
import { LearningQueries } from './learning.queries.js';
import { OpenCourse } from './open-course.js';
import { SaveAnswer } from './save-answer.js';
import { StartAttempt } from './start-attempt.js';
import { SubmitAttempt } from './submit-attempt.js';

@Module({
  imports: [CoursesModule, EvidenceModule, QuizzesModule, TrustModule],
  controllers: [ItemsController, LearningController],
  providers: [AttemptsQueries, CompleteUnit, ItemsQueries, LearningQueries, OpenCourse, SaveAnswer, StartAttempt, SubmitAttempt],
  exports: [AttemptsQueries, CompleteUnit, LearningQueries, SaveAnswer, StartAttempt, SubmitAttempt],
})
export class LearningModule {}
