import type { MigrationInterface, QueryRunner } from 'typeorm';

const kinds = (names: string, occurrence: string) => `
  alter table evidence drop constraint evidence_kind_check, drop constraint each_kind_names_its_source;
  alter table evidence add constraint evidence_kind_check check (kind in (${names})),
    add constraint each_kind_names_its_source check ((kind = 'checklist') = (checklist_completion_id is not null) and (kind in ('workSample', 'certificate', 'external')) = (piece_id is not null) and ${occurrence}
      case kind when 'quiz' then attempt_id is not null and score is not null and sign_off_id is null and rater_id is null and carried_over_line_id is null
                when 'carriedOver' then carried_over_line_id is not null and valid_until is not null and attempt_id is null and score is null and sign_off_id is null and rater_id is null
                when 'signOff' then sign_off_id is not null and rater_id is not null and attempt_id is null and score is null and carried_over_line_id is null
                else attempt_id is null and score is null and sign_off_id is null and rater_id is null and carried_over_line_id is null end);`;

/** What somebody does regularly, and each time they did: enough confirmed times within a window prove a level. */
export class RecurringActivities1795951200000 implements MigrationInterface {
  readonly name = 'RecurringActivities1795951200000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table recurring_activity (
        id uuid primary key, competency_id uuid not null references competency, levels smallint[] not null check (cardinality(levels) between 1 and 4 and levels <@ array[1, 2, 3, 4]::smallint[]), title text not null check (btrim(title) <> ''),
        times smallint not null check (times between 2 and 52), days smallint not null check (days between 7 and 1096 and times <= days), recorded_at timestamptz not null, recorded_by uuid not null references person);
      create index on recurring_activity (competency_id);
      call append_only('recurring_activity', 'published: something that is done regularly, how often, and what it can prove; another rhythm is another activity');
      create table recurring_activity_end (activity_id uuid primary key references recurring_activity, recorded_at timestamptz not null, recorded_by uuid not null references person);
      call append_only('recurring_activity_end', 'fact: nobody notes it any more; what was confirmed counts as long as its window lasts');
      create table activity_occurrence (
        id uuid primary key, activity_id uuid not null references recurring_activity, person_id uuid not null references person, on_day date not null, words_id uuid not null references fact_text, recorded_at timestamptz not null, recorded_by uuid not null references person);
      create index on activity_occurrence (person_id, activity_id);
      call append_only('activity_occurrence', 'fact: somebody did a recurring activity on a day, with what was to be seen');
      create table occurrence_review (
        occurrence_id uuid primary key references activity_occurrence, id uuid not null unique, person_id uuid not null references person, rater_id uuid not null references person check (rater_id <> person_id), decision text not null check (decision in ('confirmed', 'refused')),
        words_id uuid references fact_text, recorded_at timestamptz not null, constraint a_refusal_says_why check (decision = 'confirmed' or words_id is not null));
      call append_only('occurrence_review', 'fact: a rater confirmed that it was done, or said why not');
      create table occurrence_withdrawal (occurrence_id uuid primary key references activity_occurrence, recorded_at timestamptz not null, recorded_by uuid not null references person);
      call append_only('occurrence_withdrawal', 'fact: whoever noted it took it back before anybody answered');

      alter table evidence add column occurrence_id uuid references activity_occurrence;
      ${kinds(`'quiz', 'signOff', 'checklist', 'carriedOver', 'workSample', 'certificate', 'external', 'recurring'`, `(kind = 'recurring') = (occurrence_id is not null) and (kind <> 'recurring' or valid_until is not null) and`)}
    `);
  }

  /** Facts stay: where something was noted or a rule names it, going down is refused rather than losing it. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      do $$ begin if exists (select from activity_occurrence) or exists (select from criterion_version where tree @? '$.** ? (@.kind == "recurring")') then raise exception 'recurring activities were noted, or rules name them: going down would lose it'; end if; end $$;
      ${kinds(`'quiz', 'signOff', 'checklist', 'carriedOver', 'workSample', 'certificate', 'external'`, '')}
      alter table evidence drop column occurrence_id;
      drop table occurrence_withdrawal, occurrence_review, activity_occurrence, recurring_activity_end, recurring_activity;
    `);
  }
}
