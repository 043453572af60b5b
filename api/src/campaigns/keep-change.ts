import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { audit, Jobs, newId, type Tx } from '#platform';

type Kind = 'moved' | 'changed' | 'cancelled' | 'audience';
interface Change { readonly id: string; readonly dueOn: string | null; /** Who is told. */ readonly people: readonly string[]; /** How many it concerns, where some of them are told otherwise. */ readonly concerns?: number }

/** Keeps that the plan of a campaign changed and who is told of it, once. */
@Injectable()
export class KeepChange {
  constructor(private readonly jobs: Jobs) {}

  async within(tx: Tx, by: Actor, campaignId: string, change: Change & { readonly kind: Kind; readonly reasonId: string | null }): Promise<void> {
    await this.keep(tx, by, { kind: change.kind, reasonId: change.reasonId, togetherId: null }, [{ ...change, campaignId }]);
    await this.jobs.announce(tx, 'campaign.change', campaignId);
  }

  /** The same deed changes several campaigns, each for its people: whoever is in more of them than one is told once. */
  async together(tx: Tx, by: Actor, deed: { readonly id: string; readonly kind: Kind }, changes: readonly (Omit<Change, 'id'> & { readonly campaignId: string })[]): Promise<void> {
    if (changes.length === 0) return;
    await this.keep(tx, by, { kind: deed.kind, reasonId: null, togetherId: deed.id }, changes.map((it) => ({ ...it, id: newId() })));
    await this.jobs.announce(tx, 'campaign.change', deed.id);
  }

  private async keep(tx: Tx, by: Actor, deed: { readonly kind: Kind; readonly reasonId: string | null; readonly togetherId: string | null }, changes: readonly (Change & { readonly campaignId: string })[]): Promise<void> {
    await tx.query('insert into campaign_change (id, campaign_id, kind, due_on, reason_id, recorded_at, recorded_by, together_id) select id, "campaignId", $2, "dueOn", $3, palier_now(), $4, $5 from jsonb_to_recordset($1) as it(id uuid, "campaignId" uuid, "dueOn" date)',
      [JSON.stringify(changes.map(({ id, campaignId, dueOn }) => ({ id, campaignId, dueOn }))), deed.kind, deed.reasonId, by.personId, deed.togetherId]);
    const people = changes.flatMap((it) => [...new Set(it.people)].map((personId) => ({ id: it.id, personId })));
    await tx.query('insert into campaign_change_person (change_id, person_id) select * from unnest($1::uuid[], $2::uuid[])', [people.map((it) => it.id), people.map((it) => it.personId)]);
    // Nobody did what a live audience does.
    for (const it of changes) await audit(tx, deed.kind === 'audience' ? null : by.personId, actions[deed.kind], null, { campaignId: it.campaignId, people: it.concerns ?? it.people.length, ...(it.dueOn === null ? {} : { dueOn: it.dueOn }) });
  }
}

const actions = { moved: 'campaign.move', changed: 'campaign.change', cancelled: 'campaign.cancel', audience: 'campaign.audience' } as const;
