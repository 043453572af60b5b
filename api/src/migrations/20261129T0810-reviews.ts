import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Conversations about a person's progress: what was known when one was opened, what each of the two said, what they agreed, and who signed. */
export class Reviews1795939800000 implements MigrationInterface {
  readonly name = 'Reviews1795939800000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table review (
        id uuid primary key, person_id uuid not null references person, kind text not null check (kind in ('progression', 'career', 'careerSummary')), as_of date not null, known_before timestamptz not null,
        snapshot jsonb not null, sha256 bytea not null, recorded_at timestamptz not null, recorded_by uuid not null references person check (recorded_by <> person_id));
      create index on review (person_id, recorded_at);
      call append_only('review', 'fact: a review was opened, with what was known of a person at a day, as known then');
      create table review_turn (
        id uuid primary key, review_id uuid not null references review, person_id uuid not null references person, side text not null check (side in ('person', 'lead')),
        kind text not null check (kind in ('note', 'action', 'dropped', 'held', 'closed', 'signed', 'refused', 'correction')), theme text, words_id uuid references fact_text,
        owner text check (owner in ('person', 'lead')), due_on date, batch_id uuid references assignment_batch, action_id uuid references review_turn, held_on date, recorded_at timestamptz not null, recorded_by uuid not null references person,
        constraint each_speaks_for_themselves check ((side = 'person') = (recorded_by = person_id)),
        constraint the_lead_conducts check (side = 'lead' or kind in ('note', 'signed', 'refused', 'correction')),
        constraint it_says_what_its_kind_needs check ((theme is not null) = (kind = 'note') and (owner is not null) = (kind = 'action') and (action_id is not null) = (kind = 'dropped') and (held_on is not null) = (kind = 'held')
          and (due_on is null or kind = 'action') and (batch_id is null or kind = 'action') and (words_id is not null or kind not in ('action', 'closed', 'refused', 'correction'))));
      create index on review_turn (review_id, recorded_at);
      create unique index one_signature_a_side on review_turn (review_id, side) where kind in ('signed', 'refused');
      create unique index dropped_once on review_turn (action_id) where kind = 'dropped';
      call append_only('review_turn', 'fact: what one of the two said or did in a review; all of them together say where it stands');
      create table earlier_review (
        id uuid primary key, person_id uuid not null references person, kind text not null check (kind in ('career', 'careerSummary')), held_on date not null, recorded_at timestamptz not null, recorded_by uuid not null references person check (recorded_by <> person_id));
      create index on earlier_review (person_id);
      call append_only('earlier_review', 'fact: an interview about a career was held elsewhere');
      create view held_review as
        select r.person_id, r.kind, (select t.held_on from review_turn t where t.review_id = r.id and t.kind = 'held' order by t.recorded_at desc limit 1) as held_on, r.id as review_id from review r where exists (select from review_turn t where t.review_id = r.id and t.kind = 'held')
        union all select person_id, kind, held_on, null from earlier_review;
      comment on view held_review is 'view: reviews that were held, here or elsewhere, and on which day';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop view held_review; drop table earlier_review, review_turn, review;`);
  }
}
