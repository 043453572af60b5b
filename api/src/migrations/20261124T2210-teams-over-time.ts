import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Teams stand under teams, and did so differently on other days: where a team stands is a fact, `team.parent_id` only says where it stands now.
 * Who belongs to what, and who leads whom, is said once, for any day: the membership that began last decides, also where it has ended since; a lead or a deputy of a team leads every team under it.
 * A term may name its end when it begins (`until_on` of the membership); whoever stops earlier has an end of their own.
 */
export class TeamsOverTime1795558200000 implements MigrationInterface {
  readonly name = 'TeamsOverTime1795558200000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table team add column version integer not null default 1, add column changed_at timestamptz, add column changed_by uuid references person;
      comment on table team is 'state: the name of a team, where it stands now, and how often it was changed';
      alter table team_membership add column until_on date, add constraint a_term_has_a_day check (until_on > from_on);
      create table team_move (
        id uuid primary key, team_id uuid not null references team, parent_id uuid references team check (parent_id <> team_id), from_on date not null, recorded_at timestamptz not null, recorded_by uuid references person);
      create index on team_move (team_id); create index on team_move (parent_id);
      call append_only('team_move', 'fact: a team stands under another, or under none, from a day on');
      insert into team_move (id, team_id, parent_id, from_on, recorded_at) select gen_random_uuid(), id, parent_id, '-infinity', palier_now() from team where parent_id is not null;

      create function membership_on(day date) returns table (id uuid, person_id uuid, team_id uuid, kind text, from_on date, until_on date) language sql stable as $$
        select m.id, m.person_id, m.team_id, m.kind, m.from_on, least(m.until_on, e.until_on) from team_membership m
        left join team_membership_end e on e.membership_id = m.id left join departure d on d.person_id = m.person_id
        where m.from_on <= day and (m.until_on is null or m.until_on > day) and (e.until_on is null or e.until_on > day) and (d.left_on is null or d.left_on > day)
          and (m.kind <> 'member' or not exists (
            select from team_membership n left join team_membership_end x on x.membership_id = n.id
            where n.person_id = m.person_id and n.kind = 'member' and n.from_on <= day and (x.until_on is null or x.until_on > n.from_on) and (n.from_on, n.recorded_at) > (m.from_on, m.recorded_at))) $$;
      create function teams_under_on(root uuid, day date) returns setof uuid language sql stable rows 4 as $$
        with recursive under (team_id) as (
          select root union
          select c.team_id from under join team_move c on c.parent_id = under.team_id
          where c.from_on <= day and not exists (select from team_move n where n.team_id = c.team_id and n.from_on <= day and (n.from_on, n.recorded_at, n.id) > (c.from_on, c.recorded_at, c.id)))
        select team_id from under $$;
      create function teams_above_on(leaf uuid, day date) returns setof uuid language sql stable rows 4 as $$
        with recursive above (team_id) as (
          select leaf union
          select c.parent_id from above join team_move c on c.team_id = above.team_id
          where c.parent_id is not null and c.from_on <= day and not exists (select from team_move n where n.team_id = c.team_id and n.from_on <= day and (n.from_on, n.recorded_at, n.id) > (c.from_on, c.recorded_at, c.id)))
        select team_id from above $$;
      create function teams_led_on(whom uuid, day date) returns setof uuid language sql stable rows 4 as $$
        select distinct u from membership_on(day) m cross join lateral teams_under_on(m.team_id, day) u where m.person_id = whom and m.kind in ('lead', 'deputy') $$;

      create or replace view current_membership as
        select m.person_id, m.team_id, m.kind, m.from_on from (select palier_today() as day) today cross join lateral membership_on(today.day) m;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      create or replace view current_membership as
        select m.person_id, m.team_id, m.kind, m.from_on from team_membership m
        left join team_membership_end e on e.membership_id = m.id left join departure d on d.person_id = m.person_id
        where m.from_on <= palier_today() and (e.until_on is null or e.until_on > palier_today()) and (d.left_on is null or d.left_on > palier_today());
      drop function teams_led_on; drop function teams_above_on; drop function teams_under_on; drop function membership_on;
      drop table team_move;
      alter table team_membership drop constraint a_term_has_a_day, drop column until_on;
      comment on table team is 'state: teams';
      alter table team drop column changed_by, drop column changed_at, drop column version;
    `);
  }
}
