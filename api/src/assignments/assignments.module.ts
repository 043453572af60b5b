import { Module } from '@nestjs/common';
import { CoursesModule } from '#courses';
import { LearningModule } from '#learning';
import { ScopesModule } from '#scopes';
import { TrustModule } from '#trust';
import { AnswerExtension } from './answer-extension.js';
import { AskExtension } from './ask-extension.js';
import { AssignCourse } from './assign-course.js';
import { AssignmentsController } from './assignments.controller.js';
import { AssignmentsQueries } from './assignments.queries.js';
import { WaiveAssignment } from './waive-assignment.js';

@Module({ imports: [CoursesModule, LearningModule, ScopesModule, TrustModule], controllers: [AssignmentsController], providers: [AnswerExtension, AskExtension, AssignCourse, AssignmentsQueries, WaiveAssignment], exports: [AnswerExtension, AskExtension, AssignCourse, AssignmentsQueries, WaiveAssignment] })
export class AssignmentsModule {}
