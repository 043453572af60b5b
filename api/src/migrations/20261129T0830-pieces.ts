import type { MigrationInterface, QueryRunner } from 'typeorm';

const kinds = (without: string, sources: string, piece: string) => `
  alter table evidence drop constraint evidence_kind_check, drop constraint each_kind_names_its_source;
  alter table evidence add constraint evidence_kind_check check (kind in (${without})),
    add constraint each_kind_names_its_source check ((kind = 'checklist') = (checklist_completion_id is not null) and ${piece}
      case kind when 'quiz' then attempt_id is not null and score is not null and sign_off_id is null and rater_id is null and carried_over_line_id is null
                when 'carriedOver' then carried_over_line_id is not null and valid_until is not null and attempt_id is null and score is null and sign_off_id is null and rater_id is null
                when 'signOff' then sign_off_id is not null and rater_id is not null and attempt_id is null and score is null and carried_over_line_id is null
                else ${sources} end);`;

/** Work samples and certificates that people hand in and raters look over, what HR knows from outside the house, and evidence that is suspended for a time. */
export class Pieces1795941000000 implements MigrationInterface {
  readonly name = 'Pieces1795941000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- A file is read by everyone where it came in for a course (nobody named), else through the piece of whoever brought it.
      create table file_use (sha256 text not null references stored_file, person_id uuid references person, recorded_at timestamptz not null default palier_now(), unique nulls not distinct (sha256, person_id));
      insert into file_use (sha256) select sha256 from stored_file;
      call append_only('file_use', 'published: for what a file came in: for courses, or for what somebody hands in');

      create table piece (
        id uuid primary key, person_id uuid not null references person, kind text not null check (kind in ('workSample', 'certificate', 'external')), competency_id uuid not null references competency, level smallint not null check (level between 1 and 4),
        title_id uuid not null references fact_text, note_id uuid references fact_text, link_id uuid references fact_text, file_sha256 text references stored_file,
        issuer_id uuid references fact_text, number_id uuid references fact_text, valid_from date, valid_until date, recorded_at timestamptz not null, recorded_by uuid not null references person,
        constraint handed_in_by_oneself_entered_by_another check ((kind = 'external') = (recorded_by <> person_id)),
        constraint a_document_or_a_link check (file_sha256 is not null or (kind = 'workSample' and link_id is not null)),
        constraint what_is_dated check (kind = 'workSample' and num_nonnulls(issuer_id, number_id, valid_from, valid_until) = 0 or kind <> 'workSample' and issuer_id is not null and valid_from is not null and (valid_until is null or valid_until >= valid_from)));
      create index on piece (person_id, competency_id);
      call append_only('piece', 'fact: somebody handed in a work sample or a certificate, or HR entered what proves a cell from outside the house');
      create table piece_review (
        piece_id uuid primary key references piece, id uuid not null unique, person_id uuid not null references person, rater_id uuid not null references person check (rater_id <> person_id), decision text not null check (decision in ('accepted', 'refused')),
        words_id uuid not null references fact_text, recorded_at timestamptz not null);
      call append_only('piece_review', 'fact: a rater accepted a piece, or said what to do again');

      alter table evidence add column piece_id uuid references piece;
      ${kinds(`'quiz', 'signOff', 'checklist', 'carriedOver', 'workSample', 'certificate', 'external'`, 'attempt_id is null and score is null and sign_off_id is null and rater_id is null and carried_over_line_id is null', `(kind in ('workSample', 'certificate', 'external')) = (piece_id is not null) and`)}

      create table suspension (
        id uuid primary key, evidence_id uuid not null references evidence, person_id uuid not null references person, from_at timestamptz not null, until_at timestamptz check (until_at > from_at), instead_of_id uuid unique references suspension,
        reason_id uuid not null references fact_text, recorded_at timestamptz not null, recorded_by uuid not null references person check (recorded_by <> person_id));
      create index on suspension (person_id);
      call append_only('suspension', 'fact: a piece of evidence does not count over a time; a lifted one is said anew with its end');

      -- Where the rule of a second level is the one that every framework began with, a work sample stands beside a signature from now on. It can only add a way.
      insert into criterion_version (id, competency_id, level, number, tree, published_at, published_by)
        select gen_random_uuid(), c.competency_id, c.level, c.number + 1, '{"kind":"any","of":[{"kind":"signOff","raters":1},{"kind":"checklist"},{"kind":"workSample"}]}'::jsonb, palier_now(), null
        from (select distinct on (competency_id, level) * from criterion_version order by competency_id, level, number desc) c
        where c.level = 2 and c.applies_from is null and c.tree = '{"kind":"any","of":[{"kind":"signOff","raters":1},{"kind":"checklist"}]}'::jsonb;

      -- What is held names the version of the rule that it was proved under. Until now the newest of those that apply since ever spoke; where one was changed from a day on, rebuild-standings says it exactly.
      alter table standing add column rule_version integer;
      update standing s set rule_version = (select max(c.number) from criterion_version c where c.competency_id = s.competency_id and c.level = s.level and c.applies_from is null);
      alter table standing alter column rule_version set not null;
    `);
  }

  /** Facts stay: where something was handed in or suspended, going down is refused rather than losing it. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      do $$ begin if exists (select from piece) or exists (select from suspension) or exists (select from criterion_version where tree @? '$.** ? (@.kind == "workSample" || @.kind == "certificate" || @.kind == "external")') then raise exception 'pieces were handed in, evidence was suspended, or rules name pieces: going down would lose it'; end if; end $$;
      drop table suspension;
      ${kinds(`'quiz', 'signOff', 'checklist', 'carriedOver'`, 'attempt_id is null and score is null and sign_off_id is null and rater_id is null and carried_over_line_id is null', '')}
      alter table evidence drop column piece_id;
      alter table standing drop column rule_version;
      drop table piece_review, piece, file_use;
    `);
  }
}
