import type { JobSheet } from './job-sheet.js';
import { fold, sameWords } from './labels.js';

export interface SheetChange { readonly path: string; readonly kind: 'added' | 'removed' | 'changed'; readonly before: string | null; readonly after: string | null }

/** Everything a sheet says, by a path that survives reordering: competencies by their folded name, lists by their words. */
function sayings(sheet: JobSheet): Map<string, string> {
  const out = new Map<string, string>([['title', sheet.title], ['family', sheet.family], ['purpose', sheet.purpose], ['disclaimer', sheet.disclaimer]]);
  const list = (path: string, values: readonly string[]) => values.forEach((value) => out.set(`${path}/${fold(value)}`, value));
  list('aliases/fr', sheet.aliases.fr); list('aliases/en', sheet.aliases.en); list('relations/internal', sheet.relations.internal); list('relations/external', sheet.relations.external);
  list('sectors', sheet.sectors); list('mobilityBands', sheet.mobilityBands); list('neighbours', sheet.neighbours); list('emptySections', sheet.emptySections);
  for (const section of ['missions', 'context', 'organisation', 'conditions'] as const) for (const it of sheet[section]) out.set(`${section}/${fold(it.title)}`, it.text);
  for (const { category, entries } of sheet.certifications) { out.set(`certifications/${fold(category)}`, category); list(`certifications/${fold(category)}`, entries); }
  for (const it of sheet.competencies) {
    const path = `competencies/${fold(it.name)}`;
    out.set(path, it.name); out.set(`${path}/example`, it.example); out.set(`${path}/expected`, String(it.expected ?? ''));
    for (const { level, statement } of it.levels) out.set(`${path}/level-${level}`, statement);
  }
  return out;
}

/** What a sheet changes against another. Apostrophes, spaces, line ends and the Unicode form are no change. */
export function jobSheetDifferences(before: JobSheet, after: JobSheet): { readonly changes: readonly SheetChange[] } {
  const [old, now] = [sayings(before), sayings(after)];
  const changes = [...new Set([...old.keys(), ...now.keys()])].sort().flatMap((path): SheetChange[] => {
    const [was, is] = [old.get(path) ?? null, now.get(path) ?? null];
    if (was !== null && is !== null) return sameWords(was) === sameWords(is) ? [] : [{ path, kind: 'changed', before: was, after: is }];
    return [{ path, kind: was === null ? 'added' : 'removed', before: was, after: is }];
  });
  return { changes };
}
