import type { MigrationInterface, QueryRunner } from 'typeorm';

const views = `
  create or replace view current_scope_holding as
    select h.id, h.person_id, h.scope_id, h.tier, h.from_on
    from (select palier_today() as day) today cross join scope_holding h left join scope_holding_end e on e.holding_id = h.id left join departure d on d.person_id = h.person_id left join support_scope s on s.id = h.scope_id
    where h.from_on <= today.day and (e.until_on is null or e.until_on > today.day) and (d.left_on is null or d.left_on > today.day) and s.retired_on is null;
  create or replace view open_sign_off_request as
    select r.* from sign_off_request r left join departure d on d.person_id = r.person_id
    where not exists (select from sign_off s where s.request_id = r.id) and not exists (select from sign_off_request_withdrawal w where w.request_id = r.id)
      and (d.left_on is null or d.left_on > palier_today());`;

/**
 * A departure recorded by mistake is taken back, or its day corrected, by one more line that says why. `departure` stays what everything asks:
 * who leaves, and from which day on, as we know it today. What was known before an instant is asked of `departure_known` and `membership_known`.
 */
export class DeparturesCorrected1795915800000 implements MigrationInterface {
  readonly name = 'DeparturesCorrected1795915800000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table departure rename to departure_record;
      alter table departure_record drop constraint departure_pkey, alter column left_on drop not null,
        add column number smallint not null default 1 check (number > 0), add column reason_id uuid references fact_text,
        add constraint departure_record_pkey primary key (person_id, number), add constraint the_first_names_a_day check (number > 1 or left_on is not null), add constraint taken_back_for_a_reason check (left_on is not null or reason_id is not null);
      alter table departure_record rename constraint departure_person_id_fkey to departure_record_person_id_fkey;
      alter table departure_record rename constraint departure_recorded_by_fkey to departure_record_recorded_by_fkey;
      comment on table departure_record is 'fact: from which day on a person is not here any more, or that they stay after all; of several the last number counts';
      create view departure as
        select r.person_id, r.left_on, r.recorded_at, r.recorded_by from departure_record r
        where r.left_on is not null and not exists (select from departure_record n where n.person_id = r.person_id and n.number > r.number);
      comment on view departure is 'view: who leaves and from which day on, as it is known now';
      create function departure_known(before timestamptz) returns table (person_id uuid, left_on date) language sql stable rows 100 as $$
        select r.person_id, r.left_on from departure_record r
        where r.recorded_at < before and r.left_on is not null and not exists (select from departure_record n where n.person_id = r.person_id and n.number > r.number and n.recorded_at < before) $$;
      create function membership_known(day date, before timestamptz) returns table (id uuid, person_id uuid, team_id uuid, kind text, from_on date, until_on date) language sql stable as $$
        select m.id, m.person_id, m.team_id, m.kind, m.from_on, least(m.until_on, e.until_on) from team_membership m
        left join team_membership_end e on e.membership_id = m.id and e.recorded_at < before left join departure_known(before) d on d.person_id = m.person_id
        where m.recorded_at < before and m.from_on <= day and (m.until_on is null or m.until_on > day) and (e.until_on is null or e.until_on > day) and (d.left_on is null or d.left_on > day)
          and (m.kind <> 'member' or not exists (
            select from team_membership n left join team_membership_end x on x.membership_id = n.id and x.recorded_at < before
            where n.person_id = m.person_id and n.kind = 'member' and n.recorded_at < before and n.from_on <= day and (x.until_on is null or x.until_on > n.from_on) and (n.from_on, n.recorded_at) > (m.from_on, m.recorded_at))) $$;
      ${views}
    `);
  }

  /** Facts stay: where a departure was corrected, going down is refused rather than losing it. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      do $$ begin if exists (select from departure_record where number > 1) then raise exception 'a departure was corrected: going down would lose it'; end if; end $$;
      drop function membership_known; drop function departure_known;
      alter view departure rename to departure_before;
      alter table departure_record rename to departure;
      ${views}
      drop view departure_before;
      alter table departure drop constraint departure_record_pkey, drop constraint the_first_names_a_day, drop constraint taken_back_for_a_reason, drop column reason_id, drop column number, alter column left_on set not null, add constraint departure_pkey primary key (person_id);
      alter table departure rename constraint departure_record_person_id_fkey to departure_person_id_fkey;
      alter table departure rename constraint departure_record_recorded_by_fkey to departure_recorded_by_fkey;
      comment on table departure is 'fact: a person left';
    `);
  }
}
