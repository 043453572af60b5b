import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is supported: products, their modules and clients; who supports what at which tier, and since when; which activities are about it. An activity's scope is said about its identity, beside its published versions, which stay as they are. */
export class SupportScopes1795558260000 implements MigrationInterface {
  readonly name = 'SupportScopes1795558260000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table support_scope (
        id uuid primary key, kind text not null check (kind in ('product', 'module', 'client')), product_id uuid references support_scope, name text not null, aliases jsonb not null default '[]',
        retired_on date, version integer not null default 1, changed_at timestamptz not null, changed_by uuid references person,
        constraint a_module_names_its_product check ((kind = 'module') = (product_id is not null)));
      comment on table support_scope is 'state: products, modules and clients that are supported; retired, never deleted';
      create table scope_holding (
        id uuid primary key, person_id uuid not null references person, scope_id uuid references support_scope, tier smallint check (tier between 1 and 3), from_on date not null,
        recorded_at timestamptz not null, recorded_by uuid references person check (recorded_by <> person_id), constraint a_holding_says_something check (scope_id is not null or tier is not null));
      create index on scope_holding (person_id); create index on scope_holding (scope_id);
      call append_only('scope_holding', 'fact: a person supports something, at a tier, from a day on');
      create table scope_holding_end (holding_id uuid primary key references scope_holding, until_on date not null, recorded_at timestamptz not null, recorded_by uuid references person);
      call append_only('scope_holding_end', 'fact: a person no longer supports it');
      create table activity_scope (
        id uuid primary key, course_id uuid not null references course, unit_id uuid references unit, scope_id uuid references support_scope, tier smallint check (tier between 1 and 3),
        recorded_at timestamptz not null, recorded_by uuid references person, constraint it_says_something check (scope_id is not null or tier is not null));
      create index on activity_scope (course_id); create index on activity_scope (scope_id);
      call append_only('activity_scope', 'fact: a course, or one of its activities, is about something that is supported');
      create table activity_scope_end (activity_scope_id uuid primary key references activity_scope, recorded_at timestamptz not null, recorded_by uuid references person);
      call append_only('activity_scope_end', 'fact: a course, or an activity, is no longer about it');

      create view current_scope_holding as
        select h.id, h.person_id, h.scope_id, h.tier, h.from_on from (select palier_today() as day) today cross join scope_holding h
        left join scope_holding_end e on e.holding_id = h.id left join departure d on d.person_id = h.person_id left join support_scope s on s.id = h.scope_id
        where h.from_on <= today.day and (e.until_on is null or e.until_on > today.day) and (d.left_on is null or d.left_on > today.day) and s.retired_on is null;
      comment on view current_scope_holding is 'view: who supports what today; nobody who left, nothing that is retired';
      create view current_activity_scope as
        select a.id, a.course_id, a.unit_id, a.scope_id, a.tier from activity_scope a left join activity_scope_end e on e.activity_scope_id = a.id left join support_scope s on s.id = a.scope_id
        where e.activity_scope_id is null and s.retired_on is null;
      comment on view current_activity_scope is 'view: what courses and activities are about today';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop view current_activity_scope, current_scope_holding; drop table activity_scope_end, activity_scope, scope_holding_end, scope_holding, support_scope;`);
  }
}
