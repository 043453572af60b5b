import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who looked at whose things: kept in the audit, at most once an hour for the same reader and the same thing. */
export class Looks1795561860000 implements MigrationInterface {
  readonly name = 'Looks1795561860000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table audit add column about uuid[], add column once bytea unique;
      create index on audit (subject_id, at);
      create index on audit using gin (about);
      create index audit_about_everyone on audit (at) where detail @> '{"everyone": true}';
      create index on audit (at, id);
      create index on audit (actor_id, at);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop index audit_actor_id_at_idx, audit_at_id_idx, audit_about_everyone, audit_about_idx, audit_subject_id_at_idx;
      alter table audit drop column once, drop column about;
    `);
  }
}
