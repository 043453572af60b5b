import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who comes in, and by which link: logins stand with the person, before there is an account; a session says from where it was opened. */
export class Invitations1795528800000 implements MigrationInterface {
  readonly name = 'Invitations1795528800000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table person add column login text, add column login_key text unique, add column mail text, add column site text,
        add constraint a_login_has_its_key check ((login is null) = (login_key is null));
      create unique index person_mail_key on person (lower(mail));
      update person p set login = a.login, login_key = a.login_key from account a where a.person_id = p.id;
      alter table account drop column login, drop column login_key;
      alter table session add column id uuid not null unique default gen_random_uuid(), add column device text not null default '';

      alter table team add column parent_id uuid references team check (parent_id <> id);
      alter table team_membership drop constraint team_membership_kind_check;
      alter table team_membership add constraint team_membership_kind_check check (kind in ('member', 'lead', 'deputy'));

      create table invitation (
        id uuid primary key, person_id uuid not null references person, purpose text not null check (purpose in ('join', 'reset')), token_hash bytea not null unique,
        made_by uuid references person check (made_by <> person_id), made_at timestamptz not null, expires_at timestamptz not null, used_at timestamptz, withdrawn_at timestamptz);
      create index on invitation (person_id);
      create table people_import (
        id uuid primary key, sha256 bytea not null, columns jsonb not null, counts jsonb not null, recorded_at timestamptz not null, recorded_by uuid references person);
      call append_only('people_import', 'fact: a table of people was taken in; what its columns meant is remembered');
      comment on table invitation is 'state: links that let a person choose a password, by the hash of their token; one use, and an end';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table people_import, invitation;
      drop index person_mail_key;
      alter table team_membership drop constraint team_membership_kind_check;
      alter table team_membership add constraint team_membership_kind_check check (kind in ('member', 'lead'));
      alter table team drop column parent_id;
      alter table session drop column device, drop column id;
      alter table account add column login text, add column login_key text unique;
      update account a set login = p.login, login_key = p.login_key from person p where p.id = a.person_id;
      alter table account alter column login set not null, alter column login_key set not null;
      alter table person drop constraint a_login_has_its_key, drop column site, drop column mail, drop column login_key, drop column login;
    `);
  }
}
