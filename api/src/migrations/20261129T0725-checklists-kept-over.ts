import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever moves over to a newer version keeps a checklist that was done and did not change; where all that the newer one requires was seen before, it is done anew by the same observation. */
export class ChecklistsKeptOver1795937100000 implements MigrationInterface {
  readonly name = 'ChecklistsKeptOver1795937100000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table checklist_completion drop constraint checklist_completion_observation_id_key, add unique (observation_id, course_version_id);
      create table checklist_completion_kept (
        completion_id uuid not null references checklist_completion, person_id uuid not null references person, course_version_id uuid not null, unit_id uuid not null, recorded_at timestamptz not null,
        primary key (completion_id, course_version_id), foreign key (course_version_id, unit_id) references unit_version);
      create index on checklist_completion_kept (person_id, unit_id);
      call append_only('checklist_completion_kept', 'fact: a checklist that was done stays done in a newer version, as long as it is not undone');
      create view checklist_done as
        select d.* from (select id, person_id, course_version_id, unit_id, recorded_at from checklist_completion union all select completion_id, person_id, course_version_id, unit_id, recorded_at from checklist_completion_kept) d
        where not exists (select from checklist_completion_end e where e.completion_id = d.id);
      comment on view checklist_done is 'view: checklists that people did or kept, by version, and that are not undone';
      create or replace view unit_done as select id, person_id, course_version_id, unit_id, recorded_at from unit_completion union all select id, person_id, course_version_id, unit_id, recorded_at from checklist_done;
    `);
  }

  /** Facts stay: where a checklist was kept, going down is refused rather than losing it. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      do $$ begin if exists (select from checklist_completion_kept) or exists (select from checklist_completion group by observation_id having count(*) > 1) then raise exception 'checklists were kept over: going down would lose it'; end if; end $$;
      create or replace view unit_done as
        select id, person_id, course_version_id, unit_id, recorded_at from unit_completion
        union all select c.id, c.person_id, c.course_version_id, c.unit_id, c.recorded_at from checklist_completion c where not exists (select from checklist_completion_end e where e.completion_id = c.id);
      drop view checklist_done;
      drop table checklist_completion_kept;
      alter table checklist_completion drop constraint checklist_completion_observation_id_course_version_id_key, add unique (observation_id);
    `);
  }
}
