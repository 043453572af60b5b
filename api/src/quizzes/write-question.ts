import { Injectable } from '@nestjs/common';
import { tagKey, tidyTags, type Actor, type Cell, type Difficulty, type QuestionContent } from '@palier/domain';
import { audit, Database, newId, Refusal, sha256, type Tx } from '#platform';

export interface NewQuestion {
  readonly id: string;
  readonly cell: Cell;
  readonly difficulty: Difficulty;
  readonly tags?: readonly string[];
  /** The activity where its answer is learnt; it may be written later in the same transaction. */
  readonly sourceUnitId?: string | null;
  readonly sourceLocale: 'fr' | 'en';
  /** Asked only where a quiz names it; else any quiz may draw it for its cell. */
  readonly namedOnly?: boolean;
  /** The same question in each language it exists in; the source language is one of them. */
  readonly content: Readonly<Partial<Record<'fr' | 'en', QuestionContent>>>;
}

/** A question comes into the bank, in its first version. Gives the version's id. */
@Injectable()
export class WriteQuestion {
  constructor(private readonly db: Database) {}

  run(by: Actor, wish: NewQuestion): Promise<string> {
    return this.db.transaction((tx) => this.within(tx, by, wish));
  }

  async within(tx: Tx, by: Actor, wish: NewQuestion): Promise<string> {
    const source = wish.content[wish.sourceLocale];
    if (source === undefined) throw new Error('a question needs its words in its source language');
    const [taken] = await tx.query<unknown[]>('select 1 from question where id = $1', [wish.id]);
    if (taken !== undefined) throw new Refusal('id.taken');
    await tx.query('insert into question (id, named_only) values ($1, $2)', [wish.id, wish.namedOnly ?? false]);
    const versionId = newId();
    const tags = tidyTags(wish.tags ?? []);
    await tx.query(`insert into question_version (id, question_id, number, kind, competency_id, level, difficulty, source_locale, content_sha256, published_at, published_by, tags, tag_keys, source_unit_id, open) values ($1, $2, 1, $3, $4, $5, $6, $7, $8, palier_now(), $9, $10, $11, $12, $13)`,
      [versionId, wish.id, source.kind, wish.cell.competencyId, wish.cell.level, wish.difficulty, wish.sourceLocale, sha256(JSON.stringify(source)), by.personId, tags, tags.map(tagKey), wish.sourceUnitId ?? null, !(wish.namedOnly ?? false)]);
    for (const [locale, content] of Object.entries(wish.content)) {
      await tx.query('insert into question_text (question_version_id, locale, revision, content) values ($1, $2, 1, $3)', [versionId, locale, JSON.stringify(content)]);
    }
    await audit(tx, by.personId, 'question.write', wish.id);
    return versionId;
  }
}
