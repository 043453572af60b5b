import type { JobSheet, SheetCompetency, SheetLevel } from './job-sheet.js';
import { fold, sameWords } from './labels.js';

export const editionLineKinds = ['competencyAdded', 'competencyRemoved', 'competencyRenamed', 'levelsGiven', 'levelsTaken', 'statementChanged', 'expectedChanged', 'exampleChanged', 'textAdded', 'textRemoved', 'textChanged'] as const;
export type EditionLineKind = (typeof editionLineKinds)[number];
/** The parts of a sheet beside its competencies. */
export const sheetParts = ['family', 'purpose', 'disclaimer', 'aliasesFr', 'aliasesEn', 'relationsInternal', 'relationsExternal', 'sectors', 'mobilityBands', 'neighbours', 'emptySections', 'missions', 'context', 'organisation', 'conditions', 'certifications'] as const;
export type SheetPart = (typeof sheetParts)[number];

/** One difference of a newer edition, to be taken or left by itself. */
export interface EditionLine {
  /** Stands for it within its edition. */
  readonly key: string;
  readonly kind: EditionLineKind;
  /** The competency as it is held; as the edition names it where it is new. Null for all else. */
  readonly competency: string | null;
  readonly part: SheetPart | null;
  /** What the paragraph is called, where it is called something. */
  readonly title: string | null;
  readonly level: SheetLevel | null;
  readonly before: string | null;
  readonly after: string | null;
}

interface Part { readonly part: SheetPart; readonly title: string | null; readonly text: string }
const single = ['family', 'purpose', 'disclaimer'] as const;
const titled = ['missions', 'context', 'organisation', 'conditions'] as const;
const keyOf = (it: Part): string => ((single as readonly string[]).includes(it.part) ? it.part : `${it.part}/${fold(it.title ?? it.text)}`);

function partsOf(it: JobSheet): Map<string, Part> {
  const list = (part: SheetPart, texts: readonly string[]): Part[] => texts.map((text) => ({ part, title: null, text }));
  const all = [
    ...single.map((part): Part => ({ part, title: null, text: it[part] })), ...list('aliasesFr', it.aliases.fr), ...list('aliasesEn', it.aliases.en), ...list('relationsInternal', it.relations.internal), ...list('relationsExternal', it.relations.external),
    ...list('sectors', it.sectors), ...list('mobilityBands', it.mobilityBands), ...list('neighbours', it.neighbours), ...list('emptySections', it.emptySections), ...titled.flatMap((part) => it[part].map(({ title, text }): Part => ({ part, title, text }))),
    ...it.certifications.map(({ category, entries }): Part => ({ part: 'certifications', title: category, text: entries.join('\n') })),
  ];
  return new Map(all.map((one) => [keyOf(one), one]));
}

function withParts(it: JobSheet, parts: readonly Part[]): JobSheet {
  const texts = (part: SheetPart): string[] => parts.filter((one) => one.part === part).map((one) => one.text);
  const paragraphs = (part: SheetPart) => parts.filter((one) => one.part === part).map(({ title, text }) => ({ title: title ?? '', text }));
  return {
    ...it, family: texts('family')[0] ?? it.family, purpose: texts('purpose')[0] ?? it.purpose, disclaimer: texts('disclaimer')[0] ?? it.disclaimer, aliases: { fr: texts('aliasesFr'), en: texts('aliasesEn') },
    relations: { internal: texts('relationsInternal'), external: texts('relationsExternal') }, sectors: texts('sectors'), mobilityBands: texts('mobilityBands'), neighbours: texts('neighbours'), emptySections: texts('emptySections'),
    missions: paragraphs('missions'), context: paragraphs('context'), organisation: paragraphs('organisation'), conditions: paragraphs('conditions'),
    certifications: parts.filter((one) => one.part === 'certifications').map(({ title, text }) => ({ category: title ?? '', entries: text === '' ? [] : text.split('\n') })),
  };
}

/** What tells a competency whose name is another: its statements word for word, or its example where it has none. */
const tellTale = (it: SheetCompetency): string => (it.levels.length > 0 ? JSON.stringify(it.levels.map(({ level, statement }) => [level, sameWords(statement)])) : it.example === '' ? '' : `example/${sameWords(it.example)}`);

interface Pair { readonly held: SheetCompetency; readonly next: SheetCompetency }
/** Which competency of the edition is which of those held; one renamed is known by what it says, where nothing else says that. */
function match(held: JobSheet, next: JobSheet): { readonly pairs: readonly Pair[]; readonly removed: readonly SheetCompetency[]; readonly added: readonly SheetCompetency[] } {
  const named = new Map(next.competencies.map((it) => [fold(it.name), it]));
  const names = new Set(held.competencies.map((it) => fold(it.name)));
  const gone = held.competencies.filter((it) => !named.has(fold(it.name)));
  const come = next.competencies.filter((it) => !names.has(fold(it.name)));
  const alone = (all: readonly SheetCompetency[], tale: string): SheetCompetency | undefined => { const found = all.filter((it) => tellTale(it) === tale); return tale !== '' && found.length === 1 ? found[0] : undefined; };
  const renamed = gone.flatMap((it): Pair[] => { const other = alone(come, tellTale(it)); return other === undefined || alone(gone, tellTale(it)) === undefined ? [] : [{ held: it, next: other }]; });
  const pairs = [...held.competencies.flatMap((it): Pair[] => { const other = named.get(fold(it.name)); return other === undefined ? [] : [{ held: it, next: other }]; }), ...renamed];
  return { pairs, removed: gone.filter((it) => !renamed.some((pair) => pair.held === it)), added: come.filter((it) => !renamed.some((pair) => pair.next === it)) };
}

const pathOf = (it: SheetCompetency): string => `competencies/${fold(it.name)}`;
const statements = (it: SheetCompetency): string | null => (it.levels.length === 0 ? null : it.levels.map(({ level, statement }) => `${level}. ${statement}`).join('\n'));
const expected = (it: SheetCompetency): string | null => (it.expected === null ? null : String(it.expected));

/** Everything that a newer edition says differently, line by line. Levels come and go as a whole, and what is expected of them with them. */
export function editionLines(held: JobSheet, next: JobSheet): EditionLine[] {
  const { pairs, removed, added } = match(held, next);
  const line = (key: string, kind: EditionLineKind, of: Partial<EditionLine>): EditionLine => ({ key, kind, competency: null, part: null, title: null, level: null, before: null, after: null, ...of });
  const changed = pairs.flatMap(({ held: was, next: is }): EditionLine[] => {
    const [path, competency] = [pathOf(was), was.name];
    const name = sameWords(was.name) === sameWords(is.name) ? [] : [line(`${path}/name`, 'competencyRenamed', { competency, before: was.name, after: is.name })];
    const example = sameWords(was.example) === sameWords(is.example) ? [] : [line(`${path}/example`, 'exampleChanged', { competency, before: was.example, after: is.example })];
    if ((was.levels.length === 0) !== (is.levels.length === 0)) return [...name, line(`${path}/levels`, was.levels.length === 0 ? 'levelsGiven' : 'levelsTaken', { competency, before: statements(was), after: statements(is) }), ...example];
    const texts = is.levels.flatMap(({ level, statement }): EditionLine[] => {
      const before = was.levels.find((it) => it.level === level)?.statement ?? '';
      return sameWords(before) === sameWords(statement) ? [] : [line(`${path}/level-${level}`, 'statementChanged', { competency, level, before, after: statement })];
    });
    return [...name, ...texts, ...(was.expected === is.expected ? [] : [line(`${path}/expected`, 'expectedChanged', { competency, before: expected(was), after: expected(is) })]), ...example];
  });
  const [old, now] = [partsOf(held), partsOf(next)];
  const texts = [...new Set([...old.keys(), ...now.keys()])].flatMap((key): EditionLine[] => {
    const [was, is] = [old.get(key), now.get(key)];
    const of = { part: (is ?? was)?.part ?? null, title: (is ?? was)?.title ?? null, before: was?.text ?? null, after: is?.text ?? null };
    if (was !== undefined && is !== undefined) return sameWords(was.text) === sameWords(is.text) ? [] : [line(key, 'textChanged', of)];
    return [line(key, was === undefined ? 'textAdded' : 'textRemoved', of)];
  });
  return [
    ...changed, ...added.map((it) => line(`added/${pathOf(it)}`, 'competencyAdded', { competency: it.name, before: null, after: statements(it) })),
    ...removed.map((it) => line(pathOf(it), 'competencyRemoved', { competency: it.name, before: statements(it), after: null })), ...texts,
  ];
}

/** The sheet held, with these lines of the edition taken and all others left. */
export function takeLines(held: JobSheet, next: JobSheet, taken: ReadonlySet<string>): JobSheet {
  const { pairs, removed, added } = match(held, next);
  const competencies = held.competencies.flatMap((was): SheetCompetency[] => {
    if (removed.includes(was)) return taken.has(pathOf(was)) ? [] : [was];
    const is = pairs.find((it) => it.held === was)?.next ?? was;
    const took = (of: string): boolean => taken.has(`${pathOf(was)}/${of}`);
    const whole = (was.levels.length === 0) !== (is.levels.length === 0);
    return [{
      name: took('name') ? is.name : was.name, example: took('example') ? is.example : was.example,
      levels: whole ? (took('levels') ? is.levels : was.levels) : was.levels.map((it) => (took(`level-${it.level}`) ? { level: it.level, statement: is.levels.find((one) => one.level === it.level)?.statement ?? it.statement } : it)),
      expected: took(whole ? 'levels' : 'expected') ? is.expected : was.expected,
    }];
  });
  const [old, now] = [partsOf(held), partsOf(next)];
  const parts = [...[...old].flatMap(([key, was]) => { const is = now.get(key); return !taken.has(key) ? [was] : is === undefined ? [] : [is]; }), ...[...now].flatMap(([key, is]) => (!old.has(key) && taken.has(key) ? [is] : []))];
  return { ...withParts(held, parts), competencies: [...competencies, ...added.filter((it) => taken.has(`added/${pathOf(it)}`))] };
}
