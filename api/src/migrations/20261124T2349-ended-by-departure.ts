import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Nothing waits for the signature of somebody who left: their request stays on record and is no longer open. */
export class EndedByDeparture1795564140000 implements MigrationInterface {
  readonly name = 'EndedByDeparture1795564140000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create or replace view open_sign_off_request as
        select r.* from sign_off_request r left join departure d on d.person_id = r.person_id
        where not exists (select from sign_off s where s.request_id = r.id) and not exists (select from sign_off_request_withdrawal w where w.request_id = r.id)
          and (d.left_on is null or d.left_on > palier_today());
      comment on view open_sign_off_request is 'view: requests of people who are here that were neither answered nor withdrawn';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      create or replace view open_sign_off_request as
        select r.* from sign_off_request r
        where not exists (select from sign_off s where s.request_id = r.id) and not exists (select from sign_off_request_withdrawal w where w.request_id = r.id);
      comment on view open_sign_off_request is 'view: requests that were neither answered nor withdrawn';
    `);
  }
}
