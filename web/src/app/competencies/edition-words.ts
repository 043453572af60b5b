import type { EditionLine, LineDecision } from '@palier/contracts';

export const lineKeys = {
  competencyAdded: 'editions.competencyAdded', competencyRemoved: 'editions.competencyRemoved', competencyRenamed: 'editions.competencyRenamed', levelsGiven: 'editions.levelsGiven', levelsTaken: 'editions.levelsTaken', statementChanged: 'editions.statementChanged',
  expectedChanged: 'editions.expectedChanged', exampleChanged: 'editions.exampleChanged', textAdded: 'editions.textAdded', textRemoved: 'editions.textRemoved', textChanged: 'editions.textChanged',
} as const satisfies Record<EditionLine['kind'], string>;
export const partKeys: Readonly<Record<string, string>> = {
  family: 'editions.family', purpose: 'editions.purpose', disclaimer: 'editions.disclaimer', aliasesFr: 'editions.aliasesFr', aliasesEn: 'editions.aliasesEn', relationsInternal: 'editions.relationsInternal', relationsExternal: 'editions.relationsExternal', sectors: 'editions.sectors',
  mobilityBands: 'editions.mobilityBands', neighbours: 'editions.neighbours', emptySections: 'editions.emptySections', missions: 'editions.missions', context: 'editions.context', organisation: 'editions.organisation', conditions: 'editions.conditions', certifications: 'editions.certifications',
};
export const decisionKeys = { taken: 'editions.taken', followed: 'editions.followed', left: 'editions.left' } as const satisfies Record<LineDecision, string>;

/** Whether the company decided something of its own about the same thing. */
export const isConflict = (it: EditionLine): boolean => it.rivals.length > 0 || it.ownLevels;

/** What may be decided of a line: what is taken stays so, what was left may be taken yet. */
export function choicesOf(it: EditionLine): LineDecision[] {
  if (it.decision !== null && it.decision.is !== 'left') return [];
  return ['taken', ...(it.rivals.length > 0 ? ['followed' as const] : []), ...(it.decision === null ? ['left' as const] : [])];
}

export function choiceKeys(it: EditionLine, is: LineDecision): string {
  switch (is) {
    case 'taken': return it.rivals.length > 0 ? 'editions.takeAlone' : 'editions.take';
    case 'followed': return 'editions.follow';
    case 'left': return 'editions.leave';
  }
}
