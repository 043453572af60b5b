import type { MigrationInterface, QueryRunner } from 'typeorm';

const taught = (asksNobody: string, touching: string): string => `
  create or replace view release_taught as
    select t.id as teaching_id, t.release_id, t.course_version_id, u.unit_id, u.asks, v.course_id, v.number, case when ${asksNobody} then 'cosmetic' when v.change_class = 'first' then 'substantive' else v.change_class end as change_class
    from release_teaching t join release_teaching_unit u on u.teaching_id = t.id join course_version v on v.id = t.course_version_id left join release_teaching_end e on e.teaching_id = t.id ${touching} where e.teaching_id is null;`;

/** A change of a release that is withdrawn asks nobody what it alone touched; of what a campaign asks no more, which changes were the cause. */
export class WithdrawnChanges1795964460000 implements MigrationInterface {
  readonly name = 'WithdrawnChanges1795964460000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ${taught('not u.asks or coalesce(g.withdrawn, false)', `left join (
        select c.release_id, x.unit_id, bool_and(c.withdrawn) as withdrawn from release_touch x join release_change_now c on c.id = x.change_id left join release_touch_end f on f.touch_id = x.id
        where x.unit_id is not null and f.touch_id is null group by 1, 2) g on g.release_id = t.release_id and g.unit_id = u.unit_id`)}
      create table campaign_step_cause (
        assignment_id uuid not null, unit_id uuid not null, release_change_id uuid not null references release_change, primary key (assignment_id, unit_id, release_change_id), foreign key (assignment_id, unit_id) references assignment_unit_end (assignment_id, unit_id));
      call append_only('campaign_step_cause', 'fact: what a campaign asked is asked no more because this change of its release was withdrawn');
    `);
  }

  /** Facts stay: where anything was asked no more because of a change, going down is refused rather than losing it. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      do $$ begin if exists (select from campaign_step_cause) then raise exception 'changes were withdrawn from campaigns: going down would lose it'; end if; end $$;
      drop table campaign_step_cause;
      ${taught('not u.asks', '')}
    `);
  }
}
