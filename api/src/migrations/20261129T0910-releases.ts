import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Releases of the products that are supported: their changes, what each touches, and the course versions that teach them. */
export class Releases1795943400000 implements MigrationInterface {
  readonly name = 'Releases1795943400000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table product_release (
        id uuid primary key, product_id uuid not null references support_scope, name text not null check (btrim(name) <> ''), recorded_at timestamptz not null, recorded_by uuid not null references person);
      create unique index one_release_of_a_name on product_release (product_id, lower(name));
      call append_only('product_release', 'published: a version of a product that is supported');
      create table release_day (
        id uuid primary key, release_id uuid not null references product_release, on_day date, recorded_at timestamptz not null, recorded_by uuid not null references person);
      create index on release_day (release_id, recorded_at);
      call append_only('release_day', 'fact: the day on which a release comes out, null where nobody knows it; what was said last counts');
      create table release_change (id uuid primary key, release_id uuid not null references product_release);
      create index on release_change (release_id);
      call append_only('release_change', 'published: identity of a change of a release');
      create table release_change_version (
        change_id uuid not null references release_change, number integer not null check (number > 0), position integer not null, key text, area text not null, kind text not null check (kind in ('added', 'changed', 'deprecated', 'removed', 'fixed', 'security')),
        severity text not null check (severity in ('critical', 'major', 'minor')), text text not null, links jsonb not null, sha256 bytea not null, recorded_at timestamptz not null, recorded_by uuid not null references person, primary key (change_id, number));
      call append_only('release_change_version', 'published: a change as the notes said it at one moment; its hash is of what they said');
      create table release_change_withdrawal (id uuid primary key, change_id uuid not null references release_change, recorded_at timestamptz not null, recorded_by uuid not null references person);
      create index on release_change_withdrawal (change_id);
      call append_only('release_change_withdrawal', 'fact: a change is no part of its release any more');
      create table release_change_withdrawal_end (withdrawal_id uuid primary key references release_change_withdrawal, recorded_at timestamptz not null, recorded_by uuid not null references person);
      call append_only('release_change_withdrawal_end', 'fact: a change that was withdrawn is part of its release again');
      create table release_touch (
        id uuid primary key, change_id uuid not null references release_change, unit_id uuid references unit, question_id uuid references question, article_id uuid references article, recorded_at timestamptz not null, recorded_by uuid not null references person,
        constraint one_thing_is_touched check (num_nonnulls(unit_id, question_id, article_id) = 1));
      create index on release_touch (change_id);
      call append_only('release_touch', 'fact: a change touches an activity, a question or an article');
      create table release_touch_end (touch_id uuid primary key references release_touch, recorded_at timestamptz not null, recorded_by uuid not null references person);
      call append_only('release_touch_end', 'fact: a change does not touch it');
      create table release_teaching (
        id uuid primary key, release_id uuid not null references product_release, course_version_id uuid not null references course_version, recorded_at timestamptz not null, recorded_by uuid not null references person);
      create index on release_teaching (release_id); create index on release_teaching (course_version_id);
      call append_only('release_teaching', 'fact: a course version teaches a release');
      create table release_teaching_unit (teaching_id uuid not null references release_teaching, unit_id uuid not null references unit, asks boolean not null, primary key (teaching_id, unit_id));
      call append_only('release_teaching_unit', 'fact: an activity that the version changed; whether whoever knew it before is asked to learn it again');
      create table release_teaching_end (teaching_id uuid primary key references release_teaching, recorded_at timestamptz not null, recorded_by uuid not null references person);
      call append_only('release_teaching_end', 'fact: a course version does not teach that release');
      create view release_now as
        select r.id, r.product_id, r.name, d.on_day, row_number() over (partition by r.product_id order by d.on_day nulls last, r.recorded_at, r.id) - 1 as place
        from product_release r left join lateral (select on_day from release_day x where x.release_id = r.id order by x.recorded_at desc, x.id desc limit 1) d on true;
      comment on view release_now is 'view: releases with their day, and their place among those of their product, from the oldest on';
      create view release_change_now as
        select c.id, c.release_id, v.number, v.position, v.key, v.area, v.kind, v.severity, v.text, v.links, exists (select from release_change_withdrawal w left join release_change_withdrawal_end e on e.withdrawal_id = w.id where w.change_id = c.id and e.withdrawal_id is null) as withdrawn
        from release_change c join lateral (select * from release_change_version x where x.change_id = c.id order by x.number desc limit 1) v on true;
      comment on view release_change_now is 'view: changes of releases as the notes said them last';
      create view release_taught as
        select t.id as teaching_id, t.release_id, t.course_version_id, u.unit_id, u.asks, v.course_id, v.number, case when not u.asks then 'cosmetic' when v.change_class = 'first' then 'substantive' else v.change_class end as change_class
        from release_teaching t join release_teaching_unit u on u.teaching_id = t.id join course_version v on v.id = t.course_version_id left join release_teaching_end e on e.teaching_id = t.id where e.teaching_id is null;
      comment on view release_taught is 'view: activities that course versions changed for a release, and how far each change reaches';
    `);
  }

  /** Facts stay: where a release was noted, going down is refused rather than losing it. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      do $$ begin if exists (select from product_release) then raise exception 'releases were noted: going down would lose them'; end if; end $$;
      drop view release_taught, release_change_now, release_now;
      drop table release_teaching_end, release_teaching_unit, release_teaching, release_touch_end, release_touch, release_change_withdrawal_end, release_change_withdrawal, release_change_version, release_change, release_day, product_release;
    `);
  }
}
