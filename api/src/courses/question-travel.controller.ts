import { Body, Controller, Param } from '@nestjs/common';
import { exportPublishedQuestions, exportQuestions, importQuestions, previewQuestions, tryDraws, type BodyOf, type ParamsOf } from '@palier/contracts';
import type { Actor } from '@palier/domain';
import { Serve, Who } from '#platform';
import { ExportQuestions } from './export-questions.js';
import { ImportQuestions } from './import-questions.js';
import { PreviewQuestions } from './preview-questions.js';
import { TryDraws } from './try-draws.js';

@Controller()
export class QuestionTravelController {
  constructor(private readonly previews: PreviewQuestions, private readonly imports: ImportQuestions, private readonly exports: ExportQuestions, private readonly tries: TryDraws) {}

  @Serve(tryDraws)
  tryDraws(@Who() actor: Actor, @Param({ schema: tryDraws.params }) { draftId }: ParamsOf<typeof tryDraws>, @Body({ schema: tryDraws.body }) wish: BodyOf<typeof tryDraws>) {
    return this.tries.of(actor, draftId, wish);
  }

  @Serve(previewQuestions)
  previewQuestions(@Who() actor: Actor, @Param({ schema: previewQuestions.params }) { draftId, activityId }: ParamsOf<typeof previewQuestions>, @Body({ schema: previewQuestions.body }) file: BodyOf<typeof previewQuestions>) {
    return this.previews.of(actor, draftId, activityId, file);
  }

  @Serve(importQuestions)
  importQuestions(@Who() actor: Actor, @Param({ schema: importQuestions.params }) { draftId, activityId }: ParamsOf<typeof importQuestions>, @Body({ schema: importQuestions.body }) wish: BodyOf<typeof importQuestions>) {
    return this.imports.run(actor, draftId, activityId, wish);
  }

  @Serve(exportQuestions)
  exportQuestions(@Who() actor: Actor, @Param({ schema: exportQuestions.params }) { draftId, activityId }: ParamsOf<typeof exportQuestions>, @Body({ schema: exportQuestions.body }) wanted: BodyOf<typeof exportQuestions>) {
    return this.exports.ofDraft(actor, draftId, activityId, wanted);
  }

  @Serve(exportPublishedQuestions)
  exportPublishedQuestions(@Who() actor: Actor, @Param({ schema: exportPublishedQuestions.params }) { courseId, unitId }: ParamsOf<typeof exportPublishedQuestions>, @Body({ schema: exportPublishedQuestions.body }) wanted: BodyOf<typeof exportPublishedQuestions>) {
    return this.exports.ofCourse(actor, courseId, unitId, wanted);
  }
}
