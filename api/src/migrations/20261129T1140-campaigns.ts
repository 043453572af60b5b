import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Campaigns: of whom a release asks what, by a day; and assignments that ask some activities of a course and not all. */
export class Campaigns1795952400000 implements MigrationInterface {
  readonly name = 'Campaigns1795952400000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table campaign (
        id uuid primary key, release_id uuid not null references product_release, due_on date not null, audience jsonb not null, reason_id uuid not null references fact_text, seal bytea not null, recorded_at timestamptz not null, recorded_by uuid not null references person);
      create index on campaign (release_id);
      call append_only('campaign', 'fact: people were asked to learn what a release changed, by a day and for a reason; the seal is of all that was previewed');
      create table campaign_person (campaign_id uuid not null references campaign, person_id uuid not null references person, because jsonb not null, primary key (campaign_id, person_id));
      create index on campaign_person (person_id);
      call append_only('campaign_person', 'fact: somebody whom a campaign concerned at its launch, and why; whoever knew it already was asked nothing');
      create table campaign_change (
        id uuid primary key, campaign_id uuid not null references campaign, kind text not null check (kind in ('moved', 'changed', 'cancelled')), due_on date, reason_id uuid references fact_text, recorded_at timestamptz not null, recorded_by uuid not null references person,
        constraint a_move_names_its_day check ((kind = 'moved') = (due_on is not null)));
      create index on campaign_change (campaign_id, recorded_at);
      call append_only('campaign_change', 'fact: the plan of a campaign changed: another day, other things to learn, or nothing any more');
      create table campaign_change_person (change_id uuid not null references campaign_change, person_id uuid not null references person, primary key (change_id, person_id));
      call append_only('campaign_change_person', 'fact: somebody of whom something was asked, for whom the plan changed');
      create table campaign_nudge (
        id uuid primary key, campaign_id uuid not null references campaign, person_id uuid not null references person, on_day date not null, recorded_at timestamptz not null, recorded_by uuid not null references person,
        constraint one_nudge_a_day unique (person_id, on_day));
      create index on campaign_nudge (campaign_id);
      call append_only('campaign_nudge', 'fact: somebody was reminded by somebody, at most once within a day of theirs');
      alter table assignment_batch add campaign_id uuid references campaign;
      create index on assignment_batch (campaign_id) where campaign_id is not null;
      create table assignment_batch_day (id uuid primary key, batch_id uuid not null references assignment_batch, due_on date not null, recorded_at timestamptz not null, recorded_by uuid not null references person);
      create index on assignment_batch_day (batch_id, recorded_at);
      call append_only('assignment_batch_day', 'fact: what was asked is due on another day; what was said last counts, and a later day that somebody was granted stays theirs');
      create table assignment_unit (assignment_id uuid not null references assignment, unit_id uuid not null references unit, since integer not null check (since > 0), primary key (assignment_id, unit_id));
      call append_only('assignment_unit', 'fact: an activity that is asked where not all of its course is; it is to be done in this version or a later one');
      create table assignment_unit_end (assignment_id uuid not null, unit_id uuid not null, recorded_at timestamptz not null, recorded_by uuid not null references person, primary key (assignment_id, unit_id), foreign key (assignment_id, unit_id) references assignment_unit);
      call append_only('assignment_unit_end', 'fact: it is asked no more, because the plan changed; nobody was exempted');
    `);
  }

  /** Facts stay: where a campaign was launched, going down is refused rather than losing it. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      do $$ begin if exists (select from campaign) then raise exception 'campaigns were launched: going down would lose them'; end if; end $$;
      drop table assignment_unit_end, assignment_unit, assignment_batch_day;
      alter table assignment_batch drop column campaign_id;
      drop table campaign_nudge, campaign_change_person, campaign_change, campaign_person, campaign;
    `);
  }
}
