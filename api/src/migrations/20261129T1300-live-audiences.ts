import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Audiences that follow a rule: whether a campaign takes in those who come to match it, what becomes of those who no longer do, and who joined or left when and why. */
export class LiveAudiences1795957200000 implements MigrationInterface {
  readonly name = 'LiveAudiences1795957200000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table campaign add live boolean not null default false, add leavers text not null default 'stay' check (leavers in ('stay', 'withdraw'));
      create index on campaign (due_on) where live;
      alter table campaign_person add joined_at timestamptz;
      comment on table campaign_person is 'fact: somebody whom a campaign concerned at its launch, or since they joined its live audience, and why; whoever knew it already was asked nothing';
      alter table campaign_change drop constraint campaign_change_kind_check, add constraint campaign_change_kind_check check (kind in ('moved', 'changed', 'cancelled', 'audience'));
      comment on table campaign_change is 'fact: the plan of a campaign changed: another day, other things to learn, other people, or nothing any more';
      create table campaign_move (
        change_id uuid not null references campaign_change, person_id uuid not null references person, kind text not null check (kind in ('joined', 'left')), because jsonb not null, due_on date, withdrawn integer not null default 0 check (withdrawn >= 0), primary key (change_id, person_id),
        constraint who_leaves_is_asked_nothing check (kind = 'joined' or due_on is null), constraint who_joins_loses_nothing check (kind = 'left' or withdrawn = 0));
      create index on campaign_move (person_id);
      call append_only('campaign_move', 'fact: somebody joined the live audience of a campaign, or left it, and why; nothing that they did is touched by it');
    `);
  }

  /** Facts stay: where somebody joined or left, going down is refused rather than losing it. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      do $$ begin if exists (select from campaign where live) or exists (select from campaign_change where kind = 'audience') then raise exception 'campaigns follow their audience: going down would lose who joined and left'; end if; end $$;
      drop table campaign_move;
      comment on table campaign_change is 'fact: the plan of a campaign changed: another day, other things to learn, or nothing any more';
      alter table campaign_change drop constraint campaign_change_kind_check, add constraint campaign_change_kind_check check (kind in ('moved', 'changed', 'cancelled'));
      comment on table campaign_person is 'fact: somebody whom a campaign concerned at its launch, and why; whoever knew it already was asked nothing';
      alter table campaign_person drop column joined_at;
      alter table campaign drop column live, drop column leavers;
    `);
  }
}
