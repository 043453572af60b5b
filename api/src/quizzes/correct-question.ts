import { Injectable } from '@nestjs/common';
import type { Locale } from '@palier/contracts';
import { correctionFault, sameFiling, tagKey, tidyTags, type Actor, type ChangeClass, type Filing, type QuestionContent, type Translated } from '@palier/domain';
import { audit, Database, Refusal, require, sha256 } from '#platform';
import { QuizzesQueries } from './quizzes.queries.js';

export interface Correction { readonly id: string; readonly seen?: number | undefined; readonly change: { readonly class: ChangeClass; readonly reason: string }; readonly content: { readonly fr?: QuestionContent | undefined; readonly en?: QuestionContent | undefined }; /** As it stands where nothing is said. */ readonly filing?: Omit<Filing, 'source'> | undefined }

/** A question whose words or key were wrong, in its next version, which says why. It stays the same question and tests the same cell; what people answered to earlier versions stays with them. */
@Injectable()
export class CorrectQuestion {
  constructor(private readonly db: Database, private readonly quizzes: QuizzesQueries) {}

  run(by: Actor, questionId: string, wish: Correction): Promise<{ id: string; number: number }> {
    return this.db.transaction(async (tx) => {
      const [author] = await tx.query<{ id: string }[]>('select published_by as id from question_version where question_id = $1 and number = 1', [questionId]);
      if (author === undefined) throw new Refusal('thing.not-found');
      require(by, 'question.correct', author.id);
      await tx.query(`select pg_advisory_xact_lock(hashtextextended($1::text, 0))`, [questionId]);
      const versions = await this.quizzes.versionsOf(questionId, tx);
      const newest = versions[0];
      if (newest === undefined) throw new Refusal('thing.not-found');
      const content: Translated = { ...(wish.content.fr === undefined ? {} : { fr: wish.content.fr }), ...(wish.content.en === undefined ? {} : { en: wish.content.en }) };
      const source = content[newest.sourceLocale];
      const hash = sha256(JSON.stringify(source ?? null));
      const filing: Filing = { ...newest.filing, ...wish.filing, tags: tidyTags(wish.filing?.tags ?? newest.filing.tags) };
      const [taken] = await tx.query<{ questionId: string; number: number; hash: Buffer; reason: string | null }[]>('select question_id as "questionId", number, content_sha256 as hash, reason from question_version where id = $1', [wish.id]);
      if (taken !== undefined) {
        if (taken.questionId === questionId && taken.hash.equals(hash) && taken.reason === wish.change.reason) return { id: wish.id, number: taken.number };
        throw new Refusal('id.taken');
      }
      if (wish.seen === undefined) throw new Refusal('edit.version-missing');
      if (wish.seen !== newest.number) throw new Refusal('edit.changed-meanwhile', { by: newest.publishedBy, on: newest.publishedAt.toISOString().slice(0, 10) });
      const fault = source === undefined ? 'languages' : correctionFault(newest.content, content, wish.change.class);
      // Filed otherwise, the same words make a version.
      if (fault !== null && !(fault === 'nothing-changed' && !sameFiling(filing, newest.filing))) throw new Refusal('question.cannot-become', { fault });

      await tx.query(`
        insert into question_version (id, question_id, number, kind, competency_id, level, difficulty, source_locale, content_sha256, published_at, published_by, change_class, reason, tags, tag_keys, source_unit_id, open)
        select $1, question_id, number + 1, kind, competency_id, level, $7, source_locale, $3, palier_now(), $4, $5, $6, $8, $9, source_unit_id, $10 from question_version where question_id = $2 order by number desc limit 1`, [wish.id, questionId, hash, by.personId, wish.change.class, wish.change.reason, filing.difficulty, filing.tags, filing.tags.map(tagKey), filing.open]);
      for (const [locale, words] of Object.entries(content) as [Locale, QuestionContent][]) await tx.query('insert into question_text (question_version_id, locale, revision, content) values ($1, $2, 1, $3)', [wish.id, locale, JSON.stringify(words)]);
      await audit(tx, by.personId, 'question.correct', questionId, { version: newest.number + 1 });
      return { id: wish.id, number: newest.number + 1 };
    });
  }
}
