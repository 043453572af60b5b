import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Observed practice as an activity: acts that a rater saw, one by one; done by all that is required, and evidence of the cells it serves. */
export class Checklists1795917600000 implements MigrationInterface {
  readonly name = 'Checklists1795917600000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table unit_version drop constraint unit_version_kind_check, add constraint unit_version_kind_check check (kind in ('lesson', 'file', 'link', 'video', 'checklist', 'quiz'));
      alter table unit_text add column items jsonb;

      alter table sign_off_request add column course_version_id uuid, add column unit_id uuid, add foreign key (course_version_id, unit_id) references unit_version,
        add constraint a_request_names_a_whole_activity check (num_nonnulls(course_version_id, unit_id) in (0, 2));
      create table checklist_observation (
        id uuid primary key, person_id uuid not null references person, rater_id uuid not null references person check (rater_id <> person_id), course_version_id uuid not null, unit_id uuid not null,
        request_id uuid unique references sign_off_request, words_id uuid not null references fact_text, recorded_at timestamptz not null, foreign key (course_version_id, unit_id) references unit_version);
      create index on checklist_observation (person_id, unit_id);
      call append_only('checklist_observation', 'fact: a rater wrote down what a person did of a checklist; its ticks, one per act, name it');
      create table checklist_tick (
        id uuid primary key, observation_id uuid not null references checklist_observation, person_id uuid not null references person, item_id uuid not null, recorded_at timestamptz not null, unique (observation_id, item_id));
      create index on checklist_tick (person_id);
      call append_only('checklist_tick', 'fact: an act of a checklist was seen');
      create table checklist_tick_withdrawal (
        tick_id uuid primary key references checklist_tick, id uuid not null unique, person_id uuid not null references person, reason_id uuid not null references fact_text,
        recorded_at timestamptz not null, recorded_by uuid not null references person check (recorded_by <> person_id));
      call append_only('checklist_tick_withdrawal', 'fact: a rater took a tick back');
      create table checklist_completion (
        id uuid primary key, person_id uuid not null references person, course_version_id uuid not null, unit_id uuid not null, observation_id uuid not null unique references checklist_observation, recorded_at timestamptz not null,
        foreign key (course_version_id, unit_id) references unit_version);
      create index on checklist_completion (person_id, unit_id);
      call append_only('checklist_completion', 'fact: all that a checklist requires was seen');
      create table checklist_completion_end (completion_id uuid primary key references checklist_completion, person_id uuid not null references person, recorded_at timestamptz not null);
      call append_only('checklist_completion_end', 'fact: a tick that a checklist needs was taken back; its evidence is revoked');

      create view unit_done as
        select id, person_id, course_version_id, unit_id, recorded_at from unit_completion
        union all select c.id, c.person_id, c.course_version_id, c.unit_id, c.recorded_at from checklist_completion c where not exists (select from checklist_completion_end e where e.completion_id = c.id);
      comment on view unit_done is 'view: activities that people did, and that are not undone';
      create or replace view open_sign_off_request as
        select r.* from sign_off_request r left join departure d on d.person_id = r.person_id
        where not exists (select from sign_off s where s.request_id = r.id) and not exists (select from sign_off_request_withdrawal w where w.request_id = r.id) and not exists (select from checklist_observation o where o.request_id = r.id)
          and (d.left_on is null or d.left_on > palier_today());

      alter table evidence add column checklist_completion_id uuid references checklist_completion;
      alter table evidence drop constraint evidence_kind_check, drop constraint each_kind_names_its_source;
      alter table evidence add constraint evidence_kind_check check (kind in ('quiz', 'signOff', 'checklist', 'carriedOver')),
        add constraint each_kind_names_its_source check ((kind = 'checklist') = (checklist_completion_id is not null) and
          case kind when 'quiz' then attempt_id is not null and score is not null and sign_off_id is null and rater_id is null and carried_over_line_id is null
                    when 'carriedOver' then carried_over_line_id is not null and valid_until is not null and attempt_id is null and score is null and sign_off_id is null and rater_id is null
                    when 'checklist' then attempt_id is null and score is null and sign_off_id is null and rater_id is null and carried_over_line_id is null
                    else sign_off_id is not null and rater_id is not null and attempt_id is null and score is null and carried_over_line_id is null end);

      -- Where the rules are those that every framework began with, a checklist stands beside a signature from now on. It can only add a way.
      insert into criterion_version (id, competency_id, level, number, tree, published_at, published_by)
        select gen_random_uuid(), c.competency_id, c.level, c.number + 1, case c.level when 1 then '{"kind":"any","of":[{"kind":"quiz","atLeast":0.8},{"kind":"signOff","raters":1},{"kind":"checklist"}]}'::jsonb else '{"kind":"any","of":[{"kind":"signOff","raters":1},{"kind":"checklist"}]}'::jsonb end, palier_now(), null
        from (select distinct on (competency_id, level) * from criterion_version order by competency_id, level, number desc) c
        where c.level = 1 and c.tree = '{"kind":"any","of":[{"kind":"quiz","atLeast":0.8},{"kind":"signOff","raters":1}]}'::jsonb or c.level = 2 and c.tree = '{"kind":"signOff","raters":1}'::jsonb;
    `);
  }

  /** Facts stay: where a checklist was published or a rule names one, going down is refused rather than losing it. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      do $$ begin if exists (select from unit_version where kind = 'checklist') or exists (select from criterion_version where tree @? '$.** ? (@.kind == "checklist")') then raise exception 'checklists were published, or rules name them: going down would lose it'; end if; end $$;
      alter table evidence drop constraint evidence_kind_check, drop constraint each_kind_names_its_source;
      alter table evidence add constraint evidence_kind_check check (kind in ('quiz', 'signOff', 'carriedOver')),
        add constraint each_kind_names_its_source check (
          case kind when 'quiz' then attempt_id is not null and score is not null and sign_off_id is null and rater_id is null and carried_over_line_id is null
                    when 'carriedOver' then carried_over_line_id is not null and valid_until is not null and attempt_id is null and score is null and sign_off_id is null and rater_id is null
                    else sign_off_id is not null and rater_id is not null and attempt_id is null and score is null and carried_over_line_id is null end);
      alter table evidence drop column checklist_completion_id;
      drop view open_sign_off_request;
      drop view unit_done;
      drop table checklist_completion_end, checklist_completion, checklist_tick_withdrawal, checklist_tick, checklist_observation;
      alter table sign_off_request drop column course_version_id, drop column unit_id;
      create view open_sign_off_request as
        select r.* from sign_off_request r left join departure d on d.person_id = r.person_id
        where not exists (select from sign_off s where s.request_id = r.id) and not exists (select from sign_off_request_withdrawal w where w.request_id = r.id)
          and (d.left_on is null or d.left_on > palier_today());
      comment on view open_sign_off_request is 'view: requests of people who are here that were neither answered nor withdrawn';
      alter table unit_text drop column items;
      alter table unit_version drop constraint unit_version_kind_check, add constraint unit_version_kind_check check (kind in ('lesson', 'file', 'link', 'video', 'quiz'));
    `);
  }
}
