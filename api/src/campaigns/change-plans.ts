import { Injectable } from '@nestjs/common';
import type { PlanChanges } from '@palier/contracts';
import { reachesEveryone, type Actor } from '@palier/domain';
import { Database, Refusal, takeRecordedAtOfAll, type Reader } from '#platform';
import { RecordLook } from '#trust';
import { CampaignsQueries } from './campaigns.queries.js';
import { KeepChange } from './keep-change.js';
import { PlanDifferences } from './plan-differences.js';
import { changeable } from './take-campaign.js';

/** A change of a release was added or withdrawn after its campaigns were launched: all of them that are this actor’s to change ask otherwise at once, and whom it concerns is told once, in however many of them they are. */
@Injectable()
export class ChangePlans {
  constructor(private readonly db: Database, private readonly campaigns: CampaignsQueries, private readonly differences: PlanDifferences, private readonly keeps: KeepChange, private readonly looks: RecordLook) {}

  /** @throws where the release is not there. */
  async preview(by: Actor, releaseId: string): Promise<PlanChanges> {
    const running = await this.running(by, releaseId);
    const found = await this.differences.of(by, releaseId, running);
    const shown = this.differences.shown(by, found.all);
    await (reachesEveryone(by, 'assignment.follow') ? this.looks.atEveryone(by, 'look.training') : this.looks.atAll(by, 'look.training', shown.map((it) => it.person.personId)));
    const lines = Map.groupBy(await this.differences.lines(by, shown, found), (it) => it.campaignId);
    return {
      seen: found.seal, people: new Set(found.all.map((it) => it.person.personId).filter((it) => it !== by.personId)).size,
      campaigns: running.map((it) => ({ id: it.id, at: it.at.toISOString(), by: it.by, people: found.all.filter((one) => one.person.campaignId === it.id).length, lines: (lines.get(it.id) ?? []).map(({ campaignId: _, ...line }) => line) })).filter((it) => it.people > 0),
    };
  }

  run(by: Actor, releaseId: string, wish: { readonly id: string; readonly seen: string }): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      // What a release teaches, and what its campaigns ask, is said one after the other.
      await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [releaseId]);
      const [made] = await tx.query<{ same: boolean }[]>(`select c.release_id = $2 and x.kind = 'changed' and x.recorded_by = $3 as same from campaign_change x join campaign c on c.id = x.campaign_id where x.together_id = $1 limit 1`, [wish.id, releaseId, by.personId]);
      if (made !== undefined) { if (made.same) return { id: wish.id }; throw new Refusal('id.taken'); }
      const at = await takeRecordedAtOfAll(tx, [...new Set((await this.running(by, releaseId, tx)).flatMap((it) => it.standing.map((one) => one.personId)))]);
      // Read again under the locks: what somebody just did is neither asked nor withdrawn.
      const found = await this.differences.of(by, releaseId, await this.running(by, releaseId, tx), tx);
      if (found.seal !== wish.seen) throw new Refusal('campaign.changed-meanwhile');
      if (found.all.length === 0) throw new Refusal('campaign.nobody');
      const told = new Set(await this.differences.within(tx, by, found, at));
      await this.keeps.together(tx, by, { id: wish.id, kind: 'changed' }, [...Map.groupBy(found.all, (it) => it.person.campaignId)].map(([campaignId, its]) => ({ campaignId, dueOn: null, people: its.filter((it) => told.has(it)).map((it) => it.person.personId), concerns: its.length })));
      return { id: wish.id };
    });
  }

  private async running(by: Actor, releaseId: string, reader: Reader = this.db) {
    const running = await this.campaigns.running(releaseId, reader);
    const mine = await changeable(reader, by, running);
    return running.filter((it) => mine.has(it.id));
  }
}
