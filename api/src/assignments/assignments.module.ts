import { Module } from '@nestjs/common';
import { ArticlesModule } from '#articles';
import { CoursesModule } from '#courses';
import { EvidenceModule } from '#evidence';
import { LearningModule } from '#learning';
import { OnboardingModule } from '#onboarding';
import { ScopesModule } from '#scopes';
import { TrustModule } from '#trust';
import { WorkdaysModule } from '#workdays';
import { AnswerExtension } from './answer-extension.js';
import { AskExtension } from './ask-extension.js';
import { AskRenewals } from './ask-renewals.js';
import { AssignCourse } from './assign-course.js';
import { AssignUnits } from './assign-units.js';
import { AssignmentsController } from './assignments.controller.js';
import { AssignmentsQueries } from './assignments.queries.js';
import { ChangeRenewalRule } from './change-renewal-rule.js';
import { ChangeUnits } from './change-units.js';
import { RenewalsQueries } from './renewals.queries.js';
import { TodoQueries } from './todo.queries.js';
import { WaiveAssignment } from './waive-assignment.js';

@Module({ imports: [ArticlesModule, CoursesModule, EvidenceModule, LearningModule, OnboardingModule, ScopesModule, TrustModule, WorkdaysModule], controllers: [AssignmentsController], providers: [AnswerExtension, AskExtension, AskRenewals, AssignCourse, AssignUnits, AssignmentsQueries, ChangeRenewalRule, ChangeUnits, RenewalsQueries, TodoQueries, WaiveAssignment], exports: [AnswerExtension, AskExtension, AskRenewals, AssignCourse, AssignUnits, AssignmentsQueries, ChangeUnits, WaiveAssignment] })
export class AssignmentsModule {}
