import { Module } from '@nestjs/common';
import { ArticlesModule } from '#articles';
import { CompetenciesModule } from '#competencies';
import { QuizzesModule } from '#quizzes';
import { ActivityScopesController } from './activity-scopes.controller.js';
import { ActivityScopesQueries } from './activity-scopes.queries.js';
import { AskCheck } from './ask-check.js';
import { ChangeCheckRule } from './change-check-rule.js';
import { CheckVersion } from './check-version.js';
import { ChecksController } from './checks.controller.js';
import { ChecksQueries } from './checks.queries.js';
import { CoursesQueries } from './courses.queries.js';
import { DecideCheck } from './decide-check.js';
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
import { Publications } from './publications.js';
import { PublishCourse } from './publish-course.js';
import { PublishDraft } from './publish-draft.js';
import { QuestionTravelController } from './question-travel.controller.js';
import { RestoreDraft } from './restore-draft.js';
import { SaveDraft } from './save-draft.js';
import { SayScopes } from './say-scopes.js';
import { TestOutQueries } from './test-out.queries.js';
import { TryDraws } from './try-draws.js';
import { VersionsQueries } from './versions.queries.js';
import { WithdrawCheck } from './withdraw-check.js';
import { WordingOnly } from './wording-only.js';

@Module({
  imports: [ArticlesModule, CompetenciesModule, QuizzesModule],
  controllers: [ActivityScopesController, ChecksController, DraftsController, FilesController, QuestionTravelController],
  providers: [ActivityScopesQueries, AskCheck, ChangeCheckRule, CheckVersion, ChecksQueries, CoursesQueries, DecideCheck, DeleteDraft, DraftsQueries, ExportQuestions, ImportQuestions, KeepFile, MakeDraft, OpenDraft, PlanQuestions, PreviewQuestions, Publications, PublishCourse, PublishDraft, RestoreDraft, SaveDraft, SayScopes, TestOutQueries, TryDraws, VersionsQueries, WithdrawCheck, WordingOnly],
  exports: [ActivityScopesQueries, ChecksQueries, CoursesQueries, KeepFile, MakeDraft, OpenDraft, Publications, PublishCourse, SayScopes, TestOutQueries, VersionsQueries, WordingOnly],
})
export class CoursesModule {}
