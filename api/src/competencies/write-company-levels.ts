import { Injectable } from '@nestjs/common';
import type { Locale } from '@palier/contracts';
import { defaultCriteria, levels, type Actor } from '@palier/domain';
import { audit, Database, newId, Refusal } from '#platform';
import { CompetenciesQueries } from './competencies.queries.js';
import { lockForEdit } from './lock-for-edit.js';

export interface LevelsWish { readonly id: string; readonly seen?: number | undefined; readonly locale: Locale; readonly statements: readonly string[]; readonly reason: string }

/** Four levels in the company's own words for a competency that its sheet leaves without; the sheet stays as it is. The first time, the default validation rules come with them. */
@Injectable()
export class WriteCompanyLevels {
  constructor(private readonly db: Database, private readonly competencies: CompetenciesQueries) {}

  run(by: Actor, competencyId: string, wish: LevelsWish): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      await lockForEdit(tx, competencyId);
      const competency = await this.competencies.competency(competencyId, tx);
      if (competency === null) throw new Refusal('thing.not-found');
      const [same] = await tx.query<{ competencyId: string }[]>('select competency_id as "competencyId" from company_levels where id = $1', [wish.id]);
      if (same !== undefined) {
        if (same.competencyId === competencyId) return { id: wish.id };
        throw new Refusal('id.taken');
      }
      if (competency.levelsBy === 'sheet') throw new Refusal('competency.has-levels');
      if (wish.seen === undefined) throw new Refusal('edit.version-missing');
      if (wish.seen !== competency.levelsVersion) {
        const [newest] = await tx.query<{ by: string; on: string }[]>(`
          select p.display_name as by, (l.published_at at time zone palier_zone())::date::text as "on" from company_levels l join person p on p.id = l.published_by where l.competency_id = $1 order by l.number desc limit 1`, [competencyId]);
        throw new Refusal('edit.changed-meanwhile', { by: newest?.by ?? '', on: newest?.on ?? '' });
      }
      const before = new Map(competency.statements.map((it) => [it.level, it.text]));
      await tx.query('insert into company_levels (id, competency_id, number, statements, reason, published_at, published_by) values ($1, $2, $3, $4, $5, palier_now(), $6)', [
        wish.id, competencyId, competency.levelsVersion + 1, JSON.stringify(levels.map((level) => ({ level, text: { ...before.get(level), [wish.locale]: wish.statements[level - 1] } }))), wish.reason, by.personId]);
      if (competency.levelsVersion === 0) {
        for (const level of levels) await tx.query('insert into criterion_version (id, competency_id, level, number, tree, published_at, published_by) values ($1, $2, $3, 1, $4, palier_now(), $5)', [newId(), competencyId, level, JSON.stringify(defaultCriteria[level]), by.personId]);
      }
      await audit(tx, by.personId, 'competency.write-levels', competencyId, { version: competency.levelsVersion + 1 });
      return { id: wish.id };
    });
  }
}
