import { Injectable } from '@nestjs/common';
import type { Actor, HeldLevel } from '@palier/domain';
import { CompetenciesQueries } from '#competencies';
import { audit, Database, keepText, Refusal, require, sha256, takeRecordedAt } from '#platform';

export interface NewSelfAssessment { readonly id: string; readonly competencyId: string; /** Null: I do not know. */ readonly level: HeldLevel | null; readonly words: string }

/** A person says which level they think they hold. Dated and kept, pinned to the statements they read; it proves nothing, so no standing is looked at. */
@Injectable()
export class AssessSelf {
  constructor(private readonly db: Database, private readonly competencies: CompetenciesQueries) {}

  run(by: Actor, wish: NewSelfAssessment): Promise<{ id: string }> {
    require(by, 'self-assessment.write', by.personId);
    return this.db.transaction(async (tx) => {
      const at = await takeRecordedAt(tx, by.personId);
      const [same] = await tx.query<{ personId: string; competencyId: string; level: HeldLevel | null; words: Buffer | null }[]>('select s.person_id as "personId", s.competency_id as "competencyId", s.level, t.sha256 as words from self_assessment s left join fact_text t on t.id = s.words_id where s.id = $1', [wish.id]);
      const silent = wish.words.trim() === '';
      if (same !== undefined) {
        if (same.personId === by.personId && same.competencyId === wish.competencyId && same.level === wish.level && (silent ? same.words === null : same.words?.equals(sha256(wish.words)) === true)) return { id: wish.id };
        throw new Refusal('id.taken');
      }
      const [competency] = await this.competencies.named([wish.competencyId], tx);
      if (competency === undefined) throw new Refusal('thing.not-found');
      if (!competency.hasLevels) throw new Refusal('sign-off.level-has-no-statement');
      await tx.query(`
        insert into self_assessment (id, person_id, competency_id, level, framework_version_id, levels_version, words_id, recorded_at)
        values ($1, $2, $3, $4, (select id from framework_version where framework_id = $5 order by number desc limit 1), $6, $7, $8)`,
        [wish.id, by.personId, wish.competencyId, wish.level, competency.frameworkId, competency.levelsVersion, silent ? null : await keepText(tx, wish.words, at), at]);
      await audit(tx, by.personId, 'self-assessment.write', by.personId, { competencyId: wish.competencyId });
      return { id: wish.id };
    });
  }
}
