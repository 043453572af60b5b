import { Injectable } from '@nestjs/common';
import type { Bilingual } from '@palier/contracts';
import { defaultCriteria, levels, normaliseName, type Actor, type Level } from '@palier/domain';
import { audit, Database, newId, type Tx } from '#platform';

export interface NewFramework {
  readonly id: string;
  readonly name: Bilingual;
  readonly kind: 'official' | 'company';
  readonly jobSheetId: string | null;
  readonly competencies: readonly { readonly id: string; readonly name: Bilingual; /** Four statements, or none where the source gives no levels. */ readonly statements: Readonly<Record<Level, Bilingual>> | null }[];
}

/** The first version of a framework, with the default validation rules for every cell it has. */
@Injectable()
export class PublishFramework {
  constructor(private readonly db: Database) {}

  run(by: Actor | null, wish: NewFramework): Promise<void> {
    return this.db.transaction((tx) => this.within(tx, by, wish));
  }

  async within(tx: Tx, by: Actor | null, wish: NewFramework): Promise<void> {
    const author = by?.personId ?? null;
    const versionId = newId();
    await tx.query('insert into framework (id, name, kind) values ($1, $2, $3)', [wish.id, JSON.stringify(wish.name), wish.kind]);
    await tx.query('insert into framework_version (id, framework_id, number, job_sheet_id, published_at, published_by) values ($1, $2, 1, $3, palier_now(), $4)', [versionId, wish.id, wish.jobSheetId, author]);
    for (const [position, competency] of wish.competencies.entries()) {
      await tx.query('insert into competency (id, framework_id, normalised_name) values ($1, $2, $3)', [competency.id, wish.id, normaliseName(competency.name.fr ?? competency.name.en ?? '')]);
      await tx.query('insert into framework_version_competency (framework_version_id, competency_id, position, name, has_levels) values ($1, $2, $3, $4, $5)', [versionId, competency.id, position, JSON.stringify(competency.name), competency.statements !== null]);
      if (competency.statements === null) continue;
      for (const level of levels) {
        await tx.query('insert into level_statement (framework_version_id, competency_id, level, statement) values ($1, $2, $3, $4)', [versionId, competency.id, level, JSON.stringify(competency.statements[level])]);
        await tx.query('insert into criterion_version (id, competency_id, level, number, tree, published_at, published_by) values ($1, $2, $3, 1, $4, palier_now(), $5)', [newId(), competency.id, level, JSON.stringify(defaultCriteria[level]), author]);
      }
    }
    await audit(tx, author, 'framework.publish', wish.id, { competencies: wish.competencies.length });
  }
}
