import { Module } from '@nestjs/common';
import { CompetenciesModule } from '#competencies';
import { QuizzesModule } from '#quizzes';
import { ActivityScopesController } from './activity-scopes.controller.js';
import { ActivityScopesQueries } from './activity-scopes.queries.js';
import { CoursesQueries } from './courses.queries.js';
import { DeleteDraft } from './delete-draft.js';
import { DraftsController } from './drafts.controller.js';
import { DraftsQueries } from './drafts.queries.js';
import { ExportQuestions } from './export-questions.js';
import { FilesController } from './files.controller.js';
import { ImportQuestions } from './import-questions.js';
import { KeepFile } from './keep-file.js';
import { MakeDraft } from './make-draft.js';
import { OpenDraft } from './open-draft.js';
import { PlanQuestions } from './plan-questions.js';
import { PreviewQuestions } from './preview-questions.js';
import { PublishCourse } from './publish-course.js';
import { PublishDraft } from './publish-draft.js';
import { QuestionTravelController } from './question-travel.controller.js';
import { RestoreDraft } from './restore-draft.js';
import { SaveDraft } from './save-draft.js';
import { SayScopes } from './say-scopes.js';
import { VersionsQueries } from './versions.queries.js';

@Module({
  imports: [CompetenciesModule, QuizzesModule],
  controllers: [ActivityScopesController, DraftsController, FilesController, QuestionTravelController],
  providers: [ActivityScopesQueries, CoursesQueries, DeleteDraft, DraftsQueries, ExportQuestions, ImportQuestions, KeepFile, MakeDraft, OpenDraft, PlanQuestions, PreviewQuestions, PublishCourse, PublishDraft, RestoreDraft, SaveDraft, SayScopes, VersionsQueries],
  exports: [ActivityScopesQueries, CoursesQueries, KeepFile, MakeDraft, PublishCourse, SayScopes],
})
export class CoursesModule {}
