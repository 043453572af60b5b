import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Certificates that a role asks for, and which of them people were issued. */
export class Certificates1795941660000 implements MigrationInterface {
  readonly name = 'Certificates1795941660000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table certificate (
        id uuid primary key, name text not null, issuer text not null, months integer check (months between 1 and 600), renew_days integer not null check (renew_days between 0 and 730), recorded_at timestamptz not null, recorded_by uuid not null references person);
      call append_only('certificate', 'published: a certificate that roles may ask for: who issues it, how long it holds, and from how many days before its end it may be renewed');
      create table certificate_requirement (
        id uuid primary key, profile_id uuid not null references profile, certificate_id uuid not null references certificate, required boolean not null, from_on date not null, reason_id uuid not null references fact_text, recorded_at timestamptz not null, recorded_by uuid not null references person);
      create index on certificate_requirement (profile_id, certificate_id);
      call append_only('certificate_requirement', 'fact: from a day on a profile asks for a certificate, or does not any more');
      create table certificate_issue (
        id uuid primary key, person_id uuid not null references person, certificate_id uuid not null references certificate, issued_on date not null, said_until date check (said_until >= issued_on), recorded_at timestamptz not null, recorded_by uuid not null references person check (recorded_by <> person_id));
      create index on certificate_issue (person_id, certificate_id);
      call append_only('certificate_issue', 'fact: somebody was issued a certificate, as somebody else saw on its paper');
      create table certificate_issue_withdrawal (
        issue_id uuid primary key references certificate_issue, id uuid not null unique, person_id uuid not null references person, reason_id uuid not null references fact_text, recorded_at timestamptz not null, recorded_by uuid not null references person check (recorded_by <> person_id));
      call append_only('certificate_issue_withdrawal', 'fact: a certificate was recorded by mistake');
      create view required_certificate as
        select distinct h.person_id, r.certificate_id, h.profile_id
        from (select palier_today() as day) today cross join profile_holding h left join profile_holding_end e on e.holding_id = h.id
        cross join lateral (select distinct on (q.certificate_id) q.certificate_id, q.required from certificate_requirement q where q.profile_id = h.profile_id and q.from_on <= today.day order by q.certificate_id, q.from_on desc, q.recorded_at desc, q.id desc) r
        where r.required and h.from_on <= today.day and (e.until_on is null or e.until_on > today.day);
      comment on view required_certificate is 'view: which certificates are asked of whom today, and by which profile';
      create view standing_issue as select i.* from certificate_issue i where not exists (select from certificate_issue_withdrawal w where w.issue_id = i.id);
      comment on view standing_issue is 'view: certificates that were issued, but those recorded by mistake';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop view standing_issue, required_certificate; drop table certificate_issue_withdrawal, certificate_issue, certificate_requirement, certificate;`);
  }
}
