import type { MigrationInterface, QueryRunner } from 'typeorm';

const kinds = (names: string): string => ['journey_step', 'journey_template_step'].map((it) => `alter table ${it} drop constraint ${it}_kind_check; alter table ${it} add constraint ${it}_kind_check check (kind in (${names}))`).join('; ');
/** As it was, but with all columns that a step has. */
export const journeyStanding = `
  create view journey_standing as
    select s.*, t.id as tick_id, t.recorded_by as ticked_by, t.recorded_at as ticked_at, c.contact_id, c.words_id as contact_words_id
    from journey_step s
    left join lateral (select k.id, k.recorded_by, k.recorded_at from journey_tick k left join journey_tick_correction x on x.tick_id = k.id where k.step_id = s.id and x.tick_id is null order by k.recorded_at desc limit 1) t on true
    left join lateral (select n.contact_id, n.words_id from journey_contact n where n.step_id = s.id order by n.recorded_at desc limit 1) c on true;
  comment on view journey_standing is 'view: each step with its tick that holds and whom it names last';`;

/** Steps keep a key from version to version, come after others, and say how long they take; some are to be signed. What was published before gets a key now. */
export class StepsInOrder1795957800000 implements MigrationInterface {
  readonly name = 'StepsInOrder1795957800000';

  async up(db: QueryRunner): Promise<void> {
    const order = `
      add column after_rule text check (after_rule in ('all', 'any')), add column after_keys uuid[], add column minutes integer check (minutes between 5 and 2400)`;
    await db.query(`
      drop view journey_standing;
      ${kinds(`'meet', 'account', 'mentor', 'activity', 'read', 'sign', 'other'`)};
      alter table journey_template_step add column key uuid not null default gen_random_uuid(), ${order}, add constraint a_template_step_after_others check ((after_rule is null) = (after_keys is null) and cardinality(after_keys) > 0);
      alter table journey_template_step alter column key drop default, add constraint one_step_for_a_key unique (version_id, key);
      alter table journey_step add column key uuid, ${order}, add constraint a_step_after_others check ((after_rule is null) = (after_keys is null) and cardinality(after_keys) > 0);
      create index on journey_step (journey_id);
      ${journeyStanding}
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop view journey_standing;
      drop index journey_step_journey_id_idx;
      alter table journey_step drop column key, drop column after_rule, drop column after_keys, drop column minutes;
      alter table journey_template_step drop column key, drop column after_rule, drop column after_keys, drop column minutes;
      ${kinds(`'meet', 'account', 'mentor', 'activity', 'read', 'other'`)};
      ${journeyStanding}
    `);
  }
}
