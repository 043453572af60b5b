import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A certificate that is handed in may be one that roles ask for: accepted, it is held, over the days of its paper, unless its evidence is revoked. */
export class CertificatesHandedIn1795951320000 implements MigrationInterface {
  readonly name = 'CertificatesHandedIn1795951320000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table piece add column certificate_id uuid references certificate, add constraint only_a_certificate_is_one check (certificate_id is null or kind = 'certificate');
      create index on piece (certificate_id, person_id) where certificate_id is not null;
      create or replace view standing_issue as
        select i.* from certificate_issue i where not exists (select from certificate_issue_withdrawal w where w.issue_id = i.id)
        union all select p.id, p.person_id, p.certificate_id, p.valid_from, p.valid_until, r.recorded_at, r.rater_id from piece p join piece_review r on r.piece_id = p.id and r.decision = 'accepted'
          where p.certificate_id is not null and not exists (select from evidence e join revocation k on k.evidence_id = e.id where e.piece_id = p.id);
      comment on view standing_issue is 'view: certificates that were issued, but those recorded by mistake; and those handed in as pieces and accepted';
    `);
  }

  /** Facts stay: where a piece names a certificate, going down is refused rather than losing it. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      do $$ begin if exists (select from piece where certificate_id is not null) then raise exception 'pieces name certificates: going down would lose it'; end if; end $$;
      create or replace view standing_issue as select i.* from certificate_issue i where not exists (select from certificate_issue_withdrawal w where w.issue_id = i.id);
      comment on view standing_issue is 'view: certificates that were issued, but those recorded by mistake';
      alter table piece drop column certificate_id;
    `);
  }
}
