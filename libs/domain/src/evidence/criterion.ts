import type { Level } from '../competency/cell.js';

/** What is handed in or entered as a proof: a work sample that a rater accepted, a certificate of somebody else's that a rater accepted, or what HR knows from outside the house. */
export const pieceKinds = ['workSample', 'certificate', 'external'] as const;
export type PieceKind = (typeof pieceKinds)[number];

/** What proves a cell: an and/or tree. */
export type Criterion =
  | { readonly kind: 'all'; readonly of: readonly Criterion[] }
  | { readonly kind: 'any'; readonly of: readonly Criterion[] }
  | { readonly kind: 'quiz'; /** 0 to 1, of the cell's own questions within one attempt. */ readonly atLeast: number }
  | { readonly kind: 'checklist' }
  | { readonly kind: 'recurring' }
  | { readonly kind: PieceKind }
  | { readonly kind: 'signOff'; /** How many different people must have signed. */ readonly raters: number };

/** The rules a framework starts with: a quiz alone proves level 1; the rest is about doing. A checklist is observed act by act, so it stands where one signature does; a work sample that a rater accepted stands there at level 2. What levels 3 and 4 say is more than acts one by one. */
export const defaultCriteria: Readonly<Record<Level, Criterion>> = {
  1: { kind: 'any', of: [{ kind: 'quiz', atLeast: 0.8 }, { kind: 'signOff', raters: 1 }, { kind: 'checklist' }] },
  2: { kind: 'any', of: [{ kind: 'signOff', raters: 1 }, { kind: 'checklist' }, { kind: 'workSample' }] },
  3: { kind: 'signOff', raters: 1 },
  4: { kind: 'signOff', raters: 2 },
};

/** What an editor of rules may start from, for a level: what frameworks begin with first, then the usual others. */
export const criterionTemplates = (level: Level): readonly Criterion[] => [
  defaultCriteria[level],
  { kind: 'all', of: [{ kind: 'quiz', atLeast: 0.8 }, { kind: 'signOff', raters: 1 }] },
  { kind: 'all', of: [{ kind: 'checklist' }, { kind: 'signOff', raters: 1 }] },
  { kind: 'any', of: [{ kind: 'signOff', raters: 1 }, { kind: 'recurring' }] },
  { kind: 'signOff', raters: 2 },
  { kind: 'any', of: [{ kind: 'signOff', raters: 1 }, { kind: 'certificate' }, { kind: 'external' }] },
];

/** Whether a rule names a kind of piece, or something done regularly, anywhere: what it does not name would prove nothing. */
export const asksFor = (it: Criterion, kind: PieceKind | 'recurring'): boolean => ('of' in it ? it.of.some((part) => asksFor(part, kind)) : it.kind === kind);
