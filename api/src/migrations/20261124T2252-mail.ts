import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The server that takes mails, and every mail: waiting, handed over, refused, or not known to have arrived. */
export class Mail1795560720000 implements MigrationInterface {
  readonly name = 'Mail1795560720000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table mail_server (
        one boolean primary key default true check (one), version integer not null check (version > 0), source text not null check (source in ('page', 'environment')),
        host text not null, port integer not null check (port between 1 and 65535), tls text not null check (tls in ('tls', 'startTls', 'none')), login text not null, secret bytea, sender text not null,
        set_up_at timestamptz not null, changed_at timestamptz not null, changed_by uuid references person, failed_at timestamptz, said text not null default '');
      comment on table mail_server is 'state: the server that takes mails, its password sealed; in no backup';

      create table mail (
        id uuid primary key, person_id uuid not null references person, kind text not null check (kind in ('notification', 'digest', 'reset', 'test')), day date,
        state text not null check (state in ('waiting', 'sending', 'sent', 'refused', 'uncertain', 'dropped')), reason text not null default '', said text not null default '', address text not null default '',
        created_at timestamptz not null, waits_since timestamptz not null, due_at timestamptz not null, tries integer not null default 0, claim uuid, claimed_at timestamptz, settled_at timestamptz,
        constraint one_digest_a_day unique (person_id, day), constraint a_digest_has_its_day check ((day is not null) = (kind = 'digest')), constraint a_claim_has_its_time check ((claim is null) = (claimed_at is null)));
      create index on mail (due_at) where state = 'waiting'; create index on mail (claimed_at) where state = 'sending'; create index on mail (person_id, claimed_at); create index on mail (created_at, id);
      comment on table mail is 'state: mails, without their words; one that may have arrived is never sent again by itself';
      create table mail_notification (notification_id uuid primary key references notification, mail_id uuid not null references mail);
      create index on mail_notification (mail_id);
      comment on table mail_notification is 'state: the one mail that tells of a notification';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table mail_notification, mail, mail_server;`);
  }
}
