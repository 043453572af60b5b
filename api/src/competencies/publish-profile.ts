import { Injectable } from '@nestjs/common';
import type { Bilingual } from '@palier/contracts';
import type { Actor, Level } from '@palier/domain';
import { audit, Database, newId, type Tx } from '#platform';

export interface NewExpectation {
  readonly competencyId: string;
  readonly kind: 'known' | 'unspecified' | 'company' | 'notApplicable';
  readonly level: Level | null;
  readonly reason: string;
  readonly example: Bilingual;
  /** Where it holds from another day than the others. */
  readonly effectiveFrom?: string;
}

export interface NewProfile {
  readonly id: string;
  readonly frameworkId: string;
  readonly kind: 'official' | 'company';
  readonly title: Bilingual;
  readonly sections: readonly { readonly key: string; readonly items: readonly { readonly title: Bilingual | null; readonly text: Bilingual }[] }[];
  readonly disclaimer: string | null;
  readonly basedOn: string | null;
  /** The kind of organisation it is for, of those that the profile it is based on tells apart. */
  readonly organisation?: Bilingual | null;
  readonly jobSheetId: string | null;
  /** YYYY-MM-DD, from when the expectations hold. */
  readonly effectiveFrom: string;
  /** Why it is made, where somebody says so. */
  readonly reason?: string;
  readonly expectations: readonly NewExpectation[];
}

/** A job profile with what it expects of each competency. */
@Injectable()
export class PublishProfile {
  constructor(private readonly db: Database) {}

  run(by: Actor | null, wish: NewProfile): Promise<void> {
    return this.db.transaction((tx) => this.within(tx, by, wish));
  }

  async within(tx: Tx, by: Actor | null, wish: NewProfile): Promise<void> {
    const author = by?.personId ?? null;
    await tx.query('insert into profile (id, framework_id, kind, title, sections, disclaimer, based_on, job_sheet_id, published_at, published_by, organisation) values ($1, $2, $3, $4, $5, $6, $7, $8, palier_now(), $9, $10)',
      [wish.id, wish.frameworkId, wish.kind, JSON.stringify(wish.title), JSON.stringify(wish.sections), wish.disclaimer, wish.basedOn, wish.jobSheetId, author, wish.organisation == null ? null : JSON.stringify(wish.organisation)]);
    await tx.query('insert into profile_revision (profile_id, number, effective_from, reason, recorded_at, recorded_by) values ($1, 1, $2, $3, palier_now(), $4)', [wish.id, wish.effectiveFrom, wish.reason ?? '', author]);
    for (const it of wish.expectations) {
      await tx.query('insert into expectation (id, profile_id, competency_id, kind, level, reason, example, effective_from, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6, $7, $8, palier_now(), $9)',
        [newId(), wish.id, it.competencyId, it.kind, it.level, it.reason, JSON.stringify(it.example), it.effectiveFrom ?? wish.effectiveFrom, author]);
    }
    await audit(tx, author, 'profile.publish', wish.id, { kind: wish.kind });
  }
}
