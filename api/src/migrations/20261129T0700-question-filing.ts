import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A version of a question says how it stands in the bank: its tags, where its answer is learnt, and whether other quizzes may draw it. */
export class QuestionFiling1795935600000 implements MigrationInterface {
  readonly name = 'QuestionFiling1795935600000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table question_version add tags text[] not null default '{}', add tag_keys text[] not null default '{}', add source_unit_id uuid references unit deferrable initially deferred, add open boolean,
        add constraint each_tag_has_its_key check (cardinality(tags) = cardinality(tag_keys));
      create index on question_version using gin (tag_keys);
      create index on question_version (source_unit_id) where source_unit_id is not null;
    `);
  }

  /** Published words stay: where a question was filed, going down is refused rather than losing it. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      do $$ begin if exists (select from question_version where tags <> '{}' or source_unit_id is not null or (open is not null and open <> (select not named_only from question where id = question_id))) then raise exception 'questions are filed: going down would lose it'; end if; end $$;
      alter table question_version drop constraint each_tag_has_its_key, drop tags, drop tag_keys, drop source_unit_id, drop open;
    `);
  }
}
