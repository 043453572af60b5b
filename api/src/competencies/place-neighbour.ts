import { Injectable } from '@nestjs/common';
import { normaliseName, type Actor } from '@palier/domain';
import { audit, Database, Refusal } from '#platform';
import { lockForEdit } from './lock-for-edit.js';
import { MobilityQueries } from './mobility.queries.js';

/** Somebody says where a neighbouring job stands, in the bands and sectors of its sheet; never guessed from its name. */
@Injectable()
export class PlaceNeighbour {
  constructor(private readonly db: Database, private readonly mobilities: MobilityQueries) {}

  run(by: Actor, profileId: string, wish: { readonly id: string; readonly job: string; readonly band: string | null; readonly sector: string | null }): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      await lockForEdit(tx, profileId);
      const sheet = (await this.mobilities.sheetOf(profileId, tx))?.own ?? null;
      const job = normaliseName(wish.job);
      if (sheet === null || !sheet.sheet.neighbours.some((it) => normaliseName(it) === job)) throw new Refusal('thing.not-found');
      if ((wish.band !== null && !sheet.sheet.mobilityBands.includes(wish.band)) || (wish.sector !== null && (wish.band === null || !sheet.sheet.sectors.includes(wish.sector)))) throw new Refusal('neighbour.not-of-the-sheet');
      const [same] = await tx.query<{ job: string }[]>('select job from neighbour_placing where id = $1', [wish.id]);
      if (same !== undefined) { if (same.job === job) return { id: wish.id }; throw new Refusal('id.taken'); }
      await tx.query('insert into neighbour_placing (id, profile_id, job, band, sector, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, palier_now(), $6)', [wish.id, sheet.profileId, job, wish.band, wish.sector, by.personId]);
      await audit(tx, by.personId, 'neighbour.place', sheet.profileId);
      return { id: wish.id };
    });
  }
}
