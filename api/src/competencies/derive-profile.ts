import { Injectable } from '@nestjs/common';
import type { Bilingual } from '@palier/contracts';
import type { Actor, Level } from '@palier/domain';
import { Database, Refusal } from '#platform';
import { CompetenciesQueries } from './competencies.queries.js';
import { PublishProfile } from './publish-profile.js';

export interface ProfileWish {
  readonly id: string;
  readonly title: string;
  readonly effectiveFrom: string;
  readonly reason: string;
  readonly expectations: readonly { readonly competencyId: string; readonly level: Level | null }[];
}

/** The level wished for each competency: null where none is expected, undefined where nothing is said. @throws where one is not in the framework, or has no levels to expect. */
export function wishedLevels(wished: ProfileWish['expectations'], competencies: readonly { readonly competencyId: string; readonly name: Bilingual; readonly hasLevels: boolean }[]): (competencyId: string) => Level | null | undefined {
  const levels = new Map(wished.map((it) => [it.competencyId, it.level]));
  if ([...levels.keys()].some((id) => !competencies.some((it) => it.competencyId === id))) throw new Refusal('profile.unknown-competency');
  const without = competencies.find((it) => !it.hasLevels && (levels.get(it.competencyId) ?? null) !== null);
  if (without !== undefined) throw new Refusal('profile.no-such-level', { competency: without.name.fr ?? without.name.en ?? '' });
  return (competencyId) => levels.get(competencyId);
}

/** A role profile over the competencies of another profile, with the company's own expected levels, labelled as such. */
@Injectable()
export class DeriveProfile {
  constructor(private readonly db: Database, private readonly competencies: CompetenciesQueries, private readonly profiles: PublishProfile) {}

  run(by: Actor, sourceId: string, wish: ProfileWish & { /** The place, from 0, of a kind of organisation that the source tells apart. */ readonly organisation: number | null }): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      const source = await this.competencies.profile(sourceId, null, tx);
      if (source === null) throw new Refusal('thing.not-found');
      const [taken] = await tx.query<{ basedOn: string | null; title: { fr?: string } }[]>('select based_on as "basedOn", title from profile where id = $1', [wish.id]);
      if (taken !== undefined) {
        if (taken.basedOn === sourceId && taken.title.fr === wish.title) return { id: wish.id };
        throw new Refusal('id.taken');
      }
      const organisation = wish.organisation === null ? null : (source.sections.find((it) => it.key === 'organisation')?.items[wish.organisation]?.title ?? null);
      if (wish.organisation !== null && organisation === null) throw new Refusal('thing.not-found');
      const levelOf = wishedLevels(wish.expectations, source.profileCompetencies);
      await this.profiles.within(tx, by, {
        id: wish.id, frameworkId: source.frameworkId, kind: 'company', title: { fr: wish.title }, sections: [], disclaimer: source.disclaimer, basedOn: sourceId, organisation, jobSheetId: null, effectiveFrom: wish.effectiveFrom, reason: wish.reason,
        expectations: source.profileCompetencies.map((it) => {
          const level = levelOf(it.competencyId) ?? null;
          return { competencyId: it.competencyId, kind: level === null ? 'unspecified' : 'company', level, reason: level === null ? '' : wish.reason, example: it.example };
        }),
      });
      return { id: wish.id };
    });
  }
}
