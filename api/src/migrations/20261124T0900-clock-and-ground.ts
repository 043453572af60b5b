import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One clock, the kinds of tables, and what every room stands on. */
export class ClockAndGround1795510800000 implements MigrationInterface {
  readonly name = 'ClockAndGround1795510800000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table installation (
        one boolean primary key default true check (one),
        zone text not null default 'Europe/Paris',
        marked_as text check (marked_as in ('demo', 'test')),
        clock_shift interval not null default '0',
        constraint only_a_marked_clock_shifts check (clock_shift = '0' or marked_as is not null));
      comment on table installation is 'owner: the zone, and whether this is a demo or a test whose clock may be shifted';
      insert into installation default values;

      -- The one clock. Milliseconds, so that what the application reads is what the database compares.
      create function palier_now() returns timestamptz language sql volatile security definer
        set search_path from current as $$ select date_trunc('milliseconds', clock_timestamp() + (select clock_shift from installation)) $$;

      create function refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception 'table % is append-only', tg_table_name using errcode = '42501';
      end $$;

      create function palier_zone() returns text language sql stable security definer set search_path from current as $$ select zone from installation $$;
      create function palier_today() returns date language sql volatile security definer set search_path from current as $$ select (palier_now() at time zone palier_zone())::date $$;

      -- Marks a table as a fact or as published: nobody updates, deletes or truncates it, whatever their rights.
      create procedure append_only(target regclass, what text) language plpgsql as $$
      begin
        execute format('create trigger append_only before update or delete on %s for each row execute function refuse_change()', target);
        execute format('create trigger never_emptied before truncate on %s for each statement execute function refuse_change()', target);
        execute format('comment on table %s is %L', target, what);
      end $$;

      create table fact_text (
        id uuid primary key, words text not null, sha256 bytea not null, recorded_at timestamptz not null default palier_now());
      comment on table fact_text is 'text: free words inside facts; the application may only add, an erasure role alone may blank';

      create table audit (
        id uuid primary key, actor_id uuid, action text not null, subject_id uuid, at timestamptz not null default palier_now(), detail jsonb not null default '{}');
      call append_only('audit', 'fact: who did what, written with the deed');

      create table stored_file (
        sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'), name text not null, media_type text not null, bytes integer not null check (bytes >= 0));
      call append_only('stored_file', 'published: what the file store holds, by content');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table stored_file, audit, fact_text; drop procedure append_only; drop function refuse_change; drop function palier_today; drop function palier_zone; drop function palier_now; drop table installation;`);
  }
}
