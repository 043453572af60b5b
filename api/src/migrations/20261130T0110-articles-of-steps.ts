import type { MigrationInterface, QueryRunner } from 'typeorm';
import { standingOfRunningSteps } from './20261129T1313-plans-moved.js';

const tables = [['journey_template_step', 'a_template_step'], ['journey_step', 'a_step']] as const;

/** A step to read or to sign names an article: it is done once its new hire read what is in force and understood it. */
export class ArticlesOfSteps1796001000000 implements MigrationInterface {
  readonly name = 'ArticlesOfSteps1796001000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      drop view journey_standing;
      ${tables.map(([table, name]) => `alter table ${table} add column article_id uuid references article, add constraint ${name}_of_an_article_is_read_by_its_new_hire check (article_id is null or (kind in ('read', 'sign') and owner_kind = 'newHire' and course_id is null and competency_id is null));`).join('\n')}
      ${standingOfRunningSteps}
    `);
  }

  /** Facts stay: where a step names an article, going down is refused rather than losing it. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      do $$ begin if exists (select from journey_template_step where article_id is not null) then raise exception 'steps name articles: going down would lose it'; end if; end $$;
      drop view journey_standing;
      ${tables.map(([table]) => `alter table ${table} drop column article_id;`).join('\n')}
      ${standingOfRunningSteps}
    `);
  }
}
