import { Injectable } from '@nestjs/common';
import type { Actor } from '@palier/domain';
import { Database, Refusal } from '#platform';
import { CompetenciesQueries } from './competencies.queries.js';
import { wishedLevels, type ProfileWish } from './derive-profile.js';
import { PublishProfile } from './publish-profile.js';

/** A role profile of the company's own, copied from nothing, over the competencies of a framework. */
@Injectable()
export class MakeProfile {
  constructor(private readonly db: Database, private readonly competencies: CompetenciesQueries, private readonly profiles: PublishProfile) {}

  run(by: Actor, wish: ProfileWish & { readonly frameworkId: string }): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const found = await this.competencies.competenciesOf([wish.frameworkId], tx);
      if (found.length === 0) throw new Refusal('thing.not-found');
      const [taken] = await tx.query<{ frameworkId: string; title: { fr?: string } }[]>('select framework_id as "frameworkId", title from profile where id = $1', [wish.id]);
      if (taken !== undefined) {
        if (taken.frameworkId === wish.frameworkId && taken.title.fr === wish.title) return { id: wish.id };
        throw new Refusal('id.taken');
      }
      const levelOf = wishedLevels(wish.expectations, found);
      await this.profiles.within(tx, by, {
        id: wish.id, frameworkId: wish.frameworkId, kind: 'company', title: { fr: wish.title }, sections: [], disclaimer: null, basedOn: null, jobSheetId: null, effectiveFrom: wish.effectiveFrom, reason: wish.reason,
        expectations: found.map((it) => {
          const level = levelOf(it.competencyId) ?? null;
          return { competencyId: it.competencyId, kind: level === null ? 'unspecified' : 'company', level, reason: level === null ? '' : wish.reason, example: {} };
        }),
      });
      return { id: wish.id };
    });
  }
}
