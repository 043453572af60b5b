import { Injectable } from '@nestjs/common';
import type { Actor, Level, QuestionContent } from '@palier/domain';
import { audit, Database, newId, sha256 } from '#platform';

export interface NewQuestion {
  readonly id: string;
  readonly cell: { readonly competencyId: string; readonly level: Level };
  readonly difficulty: 1 | 2 | 3;
  readonly sourceLocale: 'fr' | 'en';
  /** The same question in each language it exists in; the source language is one of them. */
  readonly content: Readonly<Partial<Record<'fr' | 'en', QuestionContent>>>;
}

/** A question comes into the bank, in its first version. Gives the version's id. */
@Injectable()
export class WriteQuestion {
  constructor(private readonly db: Database) {}

  run(by: Actor, wish: NewQuestion): Promise<string> {
    const source = wish.content[wish.sourceLocale];
    if (source === undefined) throw new Error('a question needs its words in its source language');
    return this.db.transaction(async (tx) => {
      const versionId = newId();
      await tx.query('insert into question (id) values ($1)', [wish.id]);
      await tx.query(`insert into question_version (id, question_id, number, kind, competency_id, level, difficulty, source_locale, content_sha256, published_at, published_by) values ($1, $2, 1, $3, $4, $5, $6, $7, $8, palier_now(), $9)`,
        [versionId, wish.id, source.kind, wish.cell.competencyId, wish.cell.level, wish.difficulty, wish.sourceLocale, sha256(JSON.stringify(source)), by.personId]);
      for (const [locale, content] of Object.entries(wish.content)) {
        await tx.query('insert into question_text (question_version_id, locale, revision, content) values ($1, $2, 1, $3)', [versionId, locale, JSON.stringify(content)]);
      }
      await audit(tx, by.personId, 'question.write', wish.id);
      return versionId;
    });
  }
}
