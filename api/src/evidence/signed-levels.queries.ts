import { Injectable } from '@nestjs/common';
import type { UnitProof } from '@palier/domain';
import { Database, type Reader } from '#platform';

export interface LevelOf { readonly personId: string; readonly competencyId: string; readonly level: number }

@Injectable()
export class SignedLevelsQueries {
  constructor(private readonly db: Database) {}

  /** The signatures that confirm these levels of these people, those that were taken back too. By person, competency and level. One query, whatever their number. */
  async of(asked: readonly LevelOf[], reader: Reader = this.db): Promise<Map<string, UnitProof[]>> {
    if (asked.length === 0) return new Map();
    const rows = await reader.query<(LevelOf & { proofs: UnitProof[] })[]>(`
      select e.person_id as "personId", e.competency_id as "competencyId", e.level, jsonb_agg(jsonb_build_object('at', extract(epoch from e.recorded_at) * 1000, 'lostAt', extract(epoch from x.recorded_at) * 1000)) as proofs
      from (select distinct a.person_id, a.competency_id, a.level from unnest($1::uuid[], $2::uuid[], $3::int[]) as a(person_id, competency_id, level)) a
      join evidence e on e.person_id = a.person_id and e.competency_id = a.competency_id and e.level = a.level and e.kind = 'signOff' left join revocation x on x.evidence_id = e.id group by 1, 2, 3`,
      [asked.map((it) => it.personId), asked.map((it) => it.competencyId), asked.map((it) => it.level)]);
    return new Map(rows.map((it) => [`${it.personId} ${it.competencyId} ${it.level}`, it.proofs]));
  }
}
