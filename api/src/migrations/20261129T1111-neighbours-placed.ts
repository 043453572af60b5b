import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where a neighbouring job stands: the text of a sheet does not tell, so somebody says it. */
export class NeighboursPlaced1795950660000 implements MigrationInterface {
  readonly name = 'NeighboursPlaced1795950660000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table neighbour_placing (
        id uuid primary key, profile_id uuid not null references profile, job text not null check (btrim(job) <> ''), band text, sector text, recorded_at timestamptz not null, recorded_by uuid not null references person,
        constraint a_sector_within_a_band check (band is not null or sector is null));
      create index on neighbour_placing (profile_id, job, recorded_at);
      call append_only('neighbour_placing', 'fact: in which band and sector of its sheet a neighbouring job stands, or that it is to be placed again; what was said last counts');
    `);
  }

  /** Facts stay: where a job was placed, going down is refused rather than losing it. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      do $$ begin if exists (select from neighbour_placing) then raise exception 'neighbouring jobs were placed: going down would lose it'; end if; end $$;
      drop table neighbour_placing;
    `);
  }
}
