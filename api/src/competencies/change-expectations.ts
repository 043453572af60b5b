import { Injectable } from '@nestjs/common';
import { expectedLevel, type Actor } from '@palier/domain';
import { audit, Database, newId, Refusal } from '#platform';
import { CompetenciesQueries } from './competencies.queries.js';
import { wishedLevels, type ProfileWish } from './derive-profile.js';
import { lockForEdit } from './lock-for-edit.js';

/** From today or a day to come, a role profile expects other levels: nobody falls short of what was not asked yet. Nothing held changes. */
@Injectable()
export class ChangeExpectations {
  constructor(private readonly db: Database, private readonly competencies: CompetenciesQueries) {}

  run(by: Actor, profileId: string, wish: Pick<ProfileWish, 'effectiveFrom' | 'reason' | 'expectations'> & { readonly seen?: number | undefined }): Promise<{ revision: number }> {
    return this.db.transaction(async (tx) => {
      await lockForEdit(tx, profileId);
      const [profile] = await tx.query<{ kind: string; frameworkId: string }[]>('select kind, framework_id as "frameworkId" from profile where id = $1', [profileId]);
      if (profile === undefined) throw new Refusal('thing.not-found');
      if (profile.kind === 'official') throw new Refusal('profile.is-official');
      const [newest] = await this.competencies.revisionsOf(profileId, tx);
      const number = newest?.number ?? 0;
      if (wish.seen === undefined) throw new Refusal('edit.version-missing');
      if (wish.seen !== number) throw new Refusal('edit.changed-meanwhile', { by: newest?.by ?? '', on: newest?.on ?? '' });

      const [today] = await tx.query<{ past: boolean }[]>('select $1::date < palier_today() as past', [wish.effectiveFrom]);
      if (today?.past !== false) throw new Refusal('profile.day-is-past');

      const found = await this.competencies.competenciesOf([profile.frameworkId], tx);
      const levelOf = wishedLevels(wish.expectations, found);
      const now = new Map((await this.competencies.expectationsOf([profileId], wish.effectiveFrom, new Date(8.64e15), tx)).map((it) => [it.competencyId, it]));
      const changed = found.filter((it) => levelOf(it.competencyId) !== undefined && levelOf(it.competencyId) !== expectedLevel(now.get(it.competencyId)?.expectation ?? { kind: 'unspecified' }));
      if (changed.length === 0) return { revision: number };
      await tx.query('insert into profile_revision (profile_id, number, effective_from, reason, recorded_at, recorded_by) values ($1, $2, $3, $4, palier_now(), $5)', [profileId, number + 1, wish.effectiveFrom, wish.reason, by.personId]);
      for (const { competencyId } of changed) {
        const level = levelOf(competencyId) ?? null;
        await tx.query('insert into expectation (id, profile_id, competency_id, kind, level, reason, example, effective_from, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6, $7, $8, palier_now(), $9)',
          [newId(), profileId, competencyId, level === null ? 'unspecified' : 'company', level, level === null ? '' : wish.reason, JSON.stringify(now.get(competencyId)?.example ?? {}), wish.effectiveFrom, by.personId]);
      }
      await audit(tx, by.personId, 'profile.change', profileId, { revision: number + 1, from: wish.effectiveFrom, changed: changed.map((it) => it.competencyId) });
      return { revision: number + 1 };
    });
  }
}
