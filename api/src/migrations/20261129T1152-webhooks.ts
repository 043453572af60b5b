import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Other systems that are told what happens here, and what became of each message. */
export class Webhooks1795953120000 implements MigrationInterface {
  readonly name = 'Webhooks1795953120000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table webhook (
        id uuid primary key, address text not null, kinds text[] not null check (kinds <@ array['assigned', 'completed', 'levelChanged'] and cardinality(kinds) > 0), secret bytea not null, earlier_secret bytea, earlier_until timestamptz,
        made_at timestamptz not null, made_by uuid not null references person, failing_since timestamptz, off_at timestamptz, off_because text check (off_because in ('by-hand', 'silent', 'gone')), removed_at timestamptz,
        constraint off_has_a_reason check ((off_at is null) = (off_because is null)));
      comment on table webhook is 'state: addresses of other systems that are told what happens here; their secrets are sealed';
      create table webhook_delivery (
        id uuid primary key, webhook_id uuid not null references webhook, kind text not null, occurrence text not null, happened_at timestamptz not null, said_of jsonb not null, state text not null check (state in ('waiting', 'sent', 'failed')),
        tries integer not null default 0, due_at timestamptz not null, changed_at timestamptz not null, status integer, said text not null default '', unique (webhook_id, kind, occurrence));
      create index on webhook_delivery (due_at) where state = 'waiting';
      comment on table webhook_delivery is 'state: messages to other systems by ids alone, and what became of each; each thing is told once to each address';
      create table webhook_gathering (one boolean primary key default true check (one), gathered_at timestamptz not null);
      comment on table webhook_gathering is 'state: until when what happened was looked through for other systems';
      create table webhook_level (person_id uuid not null references person, competency_id uuid not null references competency, level smallint not null check (level between 1 and 4), primary key (person_id, competency_id));
      comment on table webhook_level is 'projection: the levels that other systems were told last';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table webhook_level, webhook_gathering, webhook_delivery, webhook');
  }
}
