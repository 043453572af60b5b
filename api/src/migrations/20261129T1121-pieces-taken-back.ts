import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever handed a piece in takes it back before anybody answered. */
export class PiecesTakenBack1795951260000 implements MigrationInterface {
  readonly name = 'PiecesTakenBack1795951260000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table piece_withdrawal (piece_id uuid primary key references piece, person_id uuid not null references person, recorded_at timestamptz not null);
      call append_only('piece_withdrawal', 'fact: a piece was taken back by whoever handed it in, before anybody answered');
    `);
  }

  /** Facts stay: where something was taken back, going down is refused rather than losing it. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      do $$ begin if exists (select from piece_withdrawal) then raise exception 'pieces were taken back: going down would lose it'; end if; end $$;
      drop table piece_withdrawal;
    `);
  }
}
