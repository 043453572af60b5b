import { Injectable } from '@nestjs/common';
import { tagKey, type Actor, type Filing, type QuestionContent } from '@palier/domain';
import { audit, newId, sha256, type Tx } from '#platform';

/** The same question in better words: its next version, asked from now on wherever it is asked. Its cell and its key stay; how it is filed is said anew; attempts that began keep the words they began with. */
@Injectable()
export class RewordQuestion {
  async within(tx: Tx, by: Actor, questionId: string, locale: 'fr' | 'en', content: QuestionContent, filing: Filing): Promise<void> {
    const versionId = newId();
    await tx.query(`
      insert into question_version (id, question_id, number, kind, competency_id, level, difficulty, source_locale, content_sha256, published_at, published_by, tags, tag_keys, source_unit_id, open)
      select $1, question_id, number + 1, kind, competency_id, level, $6, $3, $4, palier_now(), $5, $7, $8, $9, $10 from question_version where question_id = $2 order by number desc limit 1`, [versionId, questionId, locale, sha256(JSON.stringify(content)), by.personId, filing.difficulty, filing.tags, filing.tags.map(tagKey), filing.source, filing.open]);
    await tx.query('insert into question_text (question_version_id, locale, revision, content) values ($1, $2, 1, $3)', [versionId, locale, JSON.stringify(content)]);
    await audit(tx, by.personId, 'question.reword', questionId);
  }
}
