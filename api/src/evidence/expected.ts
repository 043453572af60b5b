import type { Bilingual, Expectation } from '@palier/contracts';
import { strongest } from '@palier/domain';
import type { ExpectationRow } from '#competencies';
import type { Holding } from './standing.queries.js';

export interface Expected { readonly expectation: Expectation; readonly by: Bilingual | null; readonly example: Bilingual }

/** What the profiles of one person expect of a competency: of several the highest counts, and says whose it is. */
export function expectedOf(competencyId: string, holdings: readonly Holding[], expectations: readonly ExpectationRow[]): Expected {
  const rows = holdings.flatMap((holding) => expectations.filter((it) => it.profileId === holding.profileId && it.competencyId === competencyId).map((it) => ({ ...it, by: holding.title })));
  const strong = strongest(rows);
  return strong === null ? { expectation: { kind: 'unspecified' }, by: null, example: {} } : { expectation: strong.expectation, by: strong.by, example: strong.example };
}
