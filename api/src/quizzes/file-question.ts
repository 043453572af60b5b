import { Injectable } from '@nestjs/common';
import { tagKey, type Actor, type Filing } from '@palier/domain';
import { audit, newId, type Tx } from '#platform';

/** The same question in the same words, filed otherwise in the bank: its next version, which says the same in every language. */
@Injectable()
export class FileQuestion {
  async within(tx: Tx, by: Actor, questionId: string, filing: Filing): Promise<void> {
    const versionId = newId();
    await tx.query(`
      insert into question_version (id, question_id, number, kind, competency_id, level, difficulty, source_locale, content_sha256, published_at, published_by, tags, tag_keys, source_unit_id, open)
      select $1, question_id, number + 1, kind, competency_id, level, $4, source_locale, content_sha256, palier_now(), $3, $5, $6, $7, $8 from question_version where question_id = $2 order by number desc limit 1`,
      [versionId, questionId, by.personId, filing.difficulty, filing.tags, filing.tags.map(tagKey), filing.source, filing.open]);
    await tx.query(`
      insert into question_text (question_version_id, locale, revision, content)
      select distinct on (t.locale) $1, t.locale, 1, t.content from question_version n join question_version v on v.question_id = n.question_id and v.number = n.number - 1 join question_text t on t.question_version_id = v.id
      where n.id = $1 order by t.locale, t.revision desc`, [versionId]);
    await audit(tx, by.personId, 'question.file', questionId);
  }
}
