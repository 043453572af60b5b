import type { Matrix } from '@palier/contracts';
import type { Level } from '@palier/domain';

export type MatrixPerson = Matrix['people'][number];
type State = MatrixPerson['cells'][number]['state'];

/** A competency, or one of the four levels of the one that is unfolded. */
export interface MatrixColumn { readonly key: string; readonly index: number; readonly competencyId: string; readonly name: Matrix['competencies'][number]['name']; readonly hasLevels: boolean; readonly level: Level | null }

/** What stands where a person and a column meet, in a shape, a figure and a word. */
export interface MatrixValue { readonly look: State | 'kept' | 'beyond'; readonly shape: string; readonly figure: string; readonly word: string; readonly carriedOverUntil: string | null; readonly endsOn: string | null }

export const stateWords = { noScale: 'reporting.noScale', notStated: 'reporting.notStated', notApplicable: 'reporting.notApplicable', noProfile: 'reporting.noProfile', below: 'reporting.below', met: 'reporting.met', above: 'reporting.above' } as const;
export const stateShapes = { noScale: '▨', notStated: '?', notApplicable: '–', noProfile: '?', below: '▽', met: '●', above: '▲' } as const;
/** Of one level: it counts, waits for one below it, is expected and missing, or more than is expected. */
export const levelWords = { held: 'evidence.held', kept: 'evidence.kept', toAcquire: 'evidence.toAcquire', beyond: 'evidence.beyond' } as const;
export const levelShapes = { held: '●', kept: '◐', toAcquire: '▽', beyond: '○' } as const;

const four: readonly Level[] = [1, 2, 3, 4];

/** The columns of a matrix: the competency that is unfolded is followed by its levels. */
export function columnsOf(competencies: Matrix['competencies'], unfolded: string | undefined): MatrixColumn[] {
  return competencies.flatMap(({ id, name, hasLevels }, index) => {
    const one = { index, competencyId: id, name, hasLevels };
    return [{ ...one, key: id, level: null }, ...(id === unfolded && hasLevels ? four.map((level) => ({ ...one, key: `${id}/${level}`, level })) : [])];
  });
}

/** Null where the levels were not read yet. */
export function valueAt(person: MatrixPerson, { index, level }: MatrixColumn): MatrixValue | null {
  const cell = person.cells[index];
  if (cell === undefined) return null;
  if (level === null) {
    const figure = cell.held === null || (cell.expected === null && cell.held === 0) ? '' : cell.expected === null ? String(cell.held) : `${cell.held}/${cell.expected}`;
    return { look: cell.state, shape: stateShapes[cell.state], figure, word: stateWords[cell.state], carriedOverUntil: cell.carriedOverUntil, endsOn: cell.endsOn };
  }
  const one = person.levels?.find((it) => it.level === level);
  if (one === undefined) return null;
  const { carriedOverUntil, endsOn } = one;
  if (!one.held && cell.expected === null) return { look: cell.state, shape: stateShapes[cell.state], figure: '', word: stateWords[cell.state], carriedOverUntil, endsOn };
  const stands = one.counts ? 'held' : one.held ? 'kept' : level <= (cell.expected ?? 0) ? 'toAcquire' : 'beyond';
  return { look: ({ held: 'met', kept: 'kept', toAcquire: 'below', beyond: 'beyond' } as const)[stands], shape: levelShapes[stands], figure: '', word: levelWords[stands], carriedOverUntil, endsOn };
}
