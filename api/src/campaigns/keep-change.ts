import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { audit, Jobs, type Tx } from '#platform';

/** Keeps that the plan of a campaign changed and for whom, who are told of it once. */
@Injectable()
export class KeepChange {
  constructor(private readonly jobs: Jobs) {}

  async within(tx: Tx, by: Actor, campaignId: string, change: { readonly id: string; readonly kind: 'moved' | 'changed' | 'cancelled' | 'audience'; readonly dueOn: string | null; readonly reasonId: string | null; readonly people: readonly string[] }): Promise<void> {
    await tx.query('insert into campaign_change (id, campaign_id, kind, due_on, reason_id, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, palier_now(), $6)', [change.id, campaignId, change.kind, change.dueOn, change.reasonId, by.personId]);
    await tx.query('insert into campaign_change_person (change_id, person_id) select $1, unnest($2::uuid[])', [change.id, [...new Set(change.people)]]);
    // Nobody did what a live audience does.
    await audit(tx, change.kind === 'audience' ? null : by.personId, ({ moved: 'campaign.move', changed: 'campaign.change', cancelled: 'campaign.cancel', audience: 'campaign.audience' } as const)[change.kind], null, { campaignId, people: change.people.length, ...(change.dueOn === null ? {} : { dueOn: change.dueOn }) });
    await this.jobs.announce(tx, 'campaign.change', campaignId);
  }
}
