import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rules by which a course is asked: who is in their audience since when and why, in whose name they are followed, that they were ended, and what is asked no more by them. */
export class CourseAudiences1796007600000 implements MigrationInterface {
  readonly name = 'CourseAudiences1796007600000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table course_audience (
        id uuid primary key, course_id uuid not null references course, rule jsonb not null, live boolean not null, leavers text not null check (leavers in ('stay', 'withdraw')),
        due_on date, due_in integer check (due_in between -250 and 250 and (due_from <> 'assignment' or due_in >= 1)), due_from text not null check (due_from in ('assignment', 'hire', 'release', 'expiry')), due_release_id uuid references product_release,
        reason_id uuid not null references fact_text, seal bytea not null, recorded_at timestamptz not null, recorded_by uuid not null references person, constraint due_by_one_way check (due_on is null or due_in is null));
      create index on course_audience (course_id);
      call append_only('course_audience', 'fact: a course is asked of whoever a rule holds of, once or from then on');
      create table course_audience_end (course_audience_id uuid primary key references course_audience, id uuid not null unique, leavers text not null check (leavers in ('stay', 'withdraw')), recorded_at timestamptz not null, recorded_by uuid not null references person);
      call append_only('course_audience_end', 'fact: nobody joins or leaves by the rule of a course any more');
      create table course_audience_takeover (id uuid primary key, course_audience_id uuid not null references course_audience, recorded_at timestamptz not null, recorded_by uuid not null references person);
      create index on course_audience_takeover (course_audience_id);
      call append_only('course_audience_takeover', 'fact: the rule of a course is followed in the name of somebody else from then on; the last one counts');
      create table course_audience_move (
        course_audience_id uuid not null references course_audience, person_id uuid not null references person, kind text not null check (kind in ('joined', 'left')), because jsonb not null, assignment_id uuid references assignment, withdrawn boolean not null, launched boolean not null, recorded_at timestamptz not null,
        primary key (course_audience_id, person_id, recorded_at), constraint who_leaves_is_asked_nothing check (kind = 'joined' or assignment_id is null), constraint who_joins_loses_nothing check (kind = 'left' or not withdrawn), constraint nobody_leaves_at_the_launch check (kind = 'joined' or not launched));
      create index on course_audience_move (person_id);
      call append_only('course_audience_move', 'fact: somebody joined the audience of the rule of a course, or left it, and why; the last one counts, and nothing that they did is touched by it');
      alter table assignment_batch add course_audience_id uuid references course_audience;
      create index on assignment_batch (course_audience_id) where course_audience_id is not null;
      create table assignment_end (assignment_id uuid primary key references assignment, course_audience_id uuid not null references course_audience, recorded_at timestamptz not null, recorded_by uuid not null references person);
      create index on assignment_end (course_audience_id);
      call append_only('assignment_end', 'fact: what a rule asked is asked no more; nobody was exempted');
    `);
  }

  /** Facts stay: where a rule asked anything, going down is refused rather than losing whom and why. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      do $$ begin if exists (select from course_audience) then raise exception 'courses are asked by rules: going down would lose whom they ask and why'; end if; end $$;
      drop table assignment_end;
      alter table assignment_batch drop column course_audience_id;
      drop table course_audience_move, course_audience_takeover, course_audience_end, course_audience;
    `);
  }
}
