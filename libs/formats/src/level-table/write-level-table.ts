import type { LevelLine } from './level-table.js';

const written = (cell: string): string => (/["\t\r\n;,]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const table = (rows: readonly (readonly string[])[]): string => rows.map((row) => row.map(written).join('\t')).join('\n');

/** Writes levels in the long form that `readLevelTable` reads. */
export function writeLevelList(lines: readonly Pick<LevelLine, 'person' | 'competency' | 'level' | 'date' | 'rater'>[]): string {
  return table([['Personne', 'Compétence', 'Niveau', 'Date', 'Évaluateur'], ...lines.map((it) => [it.person, it.competency, String(it.level), it.date ?? '', it.rater ?? ''])]);
}

/** Writes levels as the grid that `readLevelTable` reads: people down, competencies across, both in the order of their first line. */
export function writeLevelGrid(lines: readonly Pick<LevelLine, 'person' | 'competency' | 'level'>[]): string {
  const people = [...new Set(lines.map((it) => it.person))];
  const competencies = [...new Set(lines.map((it) => it.competency))];
  const levels = new Map(lines.map((it) => [JSON.stringify([it.person, it.competency]), it.level]));
  return table([['Personne', ...competencies], ...people.map((person) => [person, ...competencies.map((competency) => String(levels.get(JSON.stringify([person, competency])) ?? ''))])]);
}
