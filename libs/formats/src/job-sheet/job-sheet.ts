export type SheetLevel = 1 | 2 | 3 | 4;

export interface Titled { readonly title: string; readonly text: string }

export interface SheetCompetency {
  readonly name: string;
  /** Four statements, or none where the sheet gives no levels. */
  readonly levels: readonly { readonly level: SheetLevel; readonly statement: string }[];
  /** Null where the sheet is silent. */
  readonly expected: SheetLevel | null;
  readonly example: string;
}

/** What a job-profile sheet says, word for word. */
export interface JobSheet {
  readonly title: string;
  readonly family: string;
  readonly aliases: { readonly fr: readonly string[]; readonly en: readonly string[] };
  readonly purpose: string;
  readonly missions: readonly Titled[];
  readonly context: readonly Titled[];
  readonly organisation: readonly Titled[];
  /** The last, relations, holds nothing but the relations: its text is empty. */
  readonly conditions: readonly Titled[];
  readonly relations: { readonly internal: readonly string[]; readonly external: readonly string[] };
  readonly competencies: readonly SheetCompetency[];
  readonly certifications: readonly { readonly category: string; readonly entries: readonly string[] }[];
  readonly sectors: readonly string[];
  readonly mobilityBands: readonly string[];
  /** To be placed: the text no longer tells their band, direction and sector. */
  readonly neighbours: readonly string[];
  readonly disclaimer: string;
  /** Section titles of the page's menu that nothing follows. */
  readonly emptySections: readonly string[];
}

/** Everything that reading a sheet can remark. The browser has a sentence for each, in both languages. */
export const sheetProblemCodes = [
  'sheet.empty', 'sheet.too-long', 'sheet.not-utf8', 'sheet.not-a-job-sheet', 'sheet.unexpected-line', 'sheet.no-title', 'sheet.section-missing', 'sheet.section-empty', 'sheet.text-missing', 'sheet.paragraph-without-title', 'sheet.repeated-paragraph', 'sheet.repeated-label',
  'sheet.competency-without-name', 'sheet.competency-twice', 'sheet.outside-competency', 'sheet.no-scale', 'sheet.no-expectation', 'sheet.level-missing', 'sheet.level-out-of-order', 'sheet.level-too-many', 'sheet.statement-missing',
  'sheet.expected-level-out-of-range', 'sheet.expected-without-levels', 'sheet.example-missing', 'sheet.neighbours-unplaced', 'sheet.misspelling', 'sheet.mixed-apostrophes', 'sheet.after-the-end',
] as const;
export type SheetProblemCode = (typeof sheetProblemCodes)[number];

export interface SheetProblem {
  /** 1-based line of the source. */
  readonly line: number;
  readonly code: SheetProblemCode;
  readonly severity: 'error' | 'warning' | 'note';
  /** An English sentence; translations are made from `code` and `params`. */
  readonly text: string;
  readonly params: Readonly<Record<string, string | number>>;
}

const length = (...lists: readonly (readonly unknown[])[]): number => lists.reduce((sum, it) => sum + it.length, 0);

/** How much of everything a sheet holds; all 0 for no sheet. */
export function countsOf(sheet: JobSheet | null) {
  const expected = sheet?.competencies.flatMap((it) => (it.expected === null ? [] : [it.expected])) ?? [];
  return {
    titles: sheet === null ? 0 : 1, families: sheet === null ? 0 : 1, aliasesFr: length(sheet?.aliases.fr ?? []), aliasesEn: length(sheet?.aliases.en ?? []), purposes: sheet === null ? 0 : 1,
    missions: length(sheet?.missions ?? []), contextVariables: length(sheet?.context ?? []), organisationalContexts: length(sheet?.organisation ?? []), conditions: length(sheet?.conditions ?? []),
    internalRelations: length(sheet?.relations.internal ?? []), externalRelations: length(sheet?.relations.external ?? []),
    competencies: length(sheet?.competencies ?? []), statements: length(...(sheet?.competencies.map((it) => it.levels) ?? [])), expectations: expected.length,
    expectationSum: expected.reduce<number>((sum, it) => sum + it, 0), unspecified: length(sheet?.competencies ?? []) - expected.length, examples: sheet?.competencies.filter((it) => it.example !== '').length ?? 0,
    certificationCategories: length(sheet?.certifications ?? []), certifications: length(...(sheet?.certifications.map((it) => it.entries) ?? [])), sectors: length(sheet?.sectors ?? []),
    mobilityBands: length(sheet?.mobilityBands ?? []), neighbours: length(sheet?.neighbours ?? []), disclaimers: sheet === null ? 0 : 1, emptySections: length(sheet?.emptySections ?? []),
  };
}

export type SheetCounts = ReturnType<typeof countsOf>;
export interface JobSheetReading { readonly sheet: JobSheet | null; readonly problems: readonly SheetProblem[]; readonly counts: SheetCounts }
