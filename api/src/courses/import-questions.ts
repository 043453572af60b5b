import { Injectable } from '@nestjs/common';
import type { QuestionsPreview } from '@palier/contracts';
import { illustrationOf, type Actor, type CourseDraft } from '@palier/domain';
import { portableLimits } from '@palier/formats';
import { audit, Database, Refusal, require } from '#platform';
import { DraftsQueries, refuseUnseen } from './drafts.queries.js';
import { KeepFile } from './keep-file.js';
import { PlanQuestions, quizOf, type QuestionsFile } from './plan-questions.js';

/** Takes the questions of a file into a quiz of a draft, at once or not at all. Sent again after a lost answer, or the same file another day, it adds nothing. */
@Injectable()
export class ImportQuestions {
  constructor(private readonly db: Database, private readonly drafts: DraftsQueries, private readonly plans: PlanQuestions, private readonly files: KeepFile) {}

  async run(by: Actor, draftId: string, activityId: string, wish: QuestionsFile & { readonly seen?: number | undefined; readonly leaveOut: boolean }): Promise<{ version: number; savedAt: string; counts: QuestionsPreview['counts'] }> {
    require(by, 'course.write', (await this.drafts.row(draftId, this.db)).madeBy);
    const read = await this.plans.read(wish);
    return this.db.transaction(async (tx) => {
      const row = await this.drafts.take(tx, by, 'course.write', draftId);
      const quiz = quizOf(row.content, activityId);
      if (quiz.drawn !== null) throw new Refusal('draft.quiz-drawn');
      const { counts, format, questions } = await this.plans.of(tx, row.content.locale, quiz, read);
      const nothingLeft = counts.new + counts.changed === 0;
      const sentAgain = row.state === 'open' && wish.seen === row.version - 1 && row.changedById === by.personId && nothingLeft;
      if (!sentAgain) refuseUnseen(row, wish.seen);
      if (counts.problems > 0 && !(wish.leaveOut && counts.new + counts.changed + counts.same > 0)) throw new Refusal('import.has-problems', { count: counts.problems });
      if (questions.length > portableLimits.questions) throw new Refusal('draft.quiz-full', { most: portableLimits.questions, count: questions.length });
      if (nothingLeft) return { version: row.version, savedAt: row.changedAt.toISOString(), counts };
      for (const file of new Set(questions.flatMap((it) => illustrationOf(it.content)?.file ?? []))) { const picture = read.pictures.get(file); if (picture !== undefined) await this.files.pictureWithin(tx, by, picture); }
      const content: CourseDraft = { ...row.content, activities: row.content.activities.map((it) => (it.id === activityId && it.kind === 'quiz' ? { ...it, questions } : it)) };
      const [saved] = await tx.query<{ at: Date }[]>('with it as (update course_draft set content = $2, version = version + 1, writers = case when $3 = any(writers) then writers else writers || $3::uuid end, changed_by = $3, changed_at = palier_now() where id = $1 returning changed_at) select changed_at as at from it', [draftId, JSON.stringify(content), by.personId]);
      await audit(tx, by.personId, 'question.import', draftId, { activityId, format, ...counts });
      return { version: row.version + 1, savedAt: (saved?.at ?? row.changedAt).toISOString(), counts };
    });
  }
}
