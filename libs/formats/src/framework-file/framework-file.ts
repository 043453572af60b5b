import { levels, normaliseName, type Level } from '@palier/domain';

/** Words in the languages they exist in; none of them is empty. */
export interface FileWords { readonly fr?: string; readonly en?: string }
export const expectationKinds = ['known', 'company', 'unspecified', 'notApplicable'] as const;
export type ExpectationKind = (typeof expectationKinds)[number];
export const layers = ['official', 'company'] as const;
export type Layer = (typeof layers)[number];
export const levelOwners = ['sheet', 'company'] as const;

/** What a profile expects of a competency from a day on; a level with `known` and `company` alone. */
export interface PortableExpectation { readonly competencyId: string; readonly kind: ExpectationKind; readonly level: Level | null; readonly from: string; readonly reason: string; readonly example: FileWords }
export interface PortableProfile { readonly id: string; readonly title: FileWords; readonly kind: Layer; readonly disclaimer: string; readonly expectations: readonly PortableExpectation[] }
export interface PortableCompetency { readonly id: string; readonly name: FileWords; /** Four statements from level 1 on and whose words they are, or none. */ readonly levels: { readonly whose: (typeof levelOwners)[number]; readonly statements: readonly FileWords[] } | null }
/** A version of a framework as it travels: its competencies, their levels, and what each profile over it expects of them over time. */
export interface PortableFramework {
  readonly id: string; readonly name: FileWords; readonly kind: Layer; readonly number: number; readonly publishedOn: string | null;
  readonly competencies: readonly PortableCompetency[]; readonly profiles: readonly PortableProfile[];
}

export const frameworkForms = ['case', 'table'] as const;
export type FrameworkForm = (typeof frameworkForms)[number];
export const frameworkLimits = { text: 4_000_000, name: 1000, words: 20_000, competencies: 500, profiles: 500, rows: 20_000 } as const;

/** Everything that can be wrong with the file of a framework. The browser has a sentence for each, in both languages. */
export const frameworkProblemCodes = [
  'frameworks.empty', 'frameworks.too-long', 'frameworks.no-json', 'frameworks.no-case', 'frameworks.malformed', 'frameworks.no-columns', 'frameworks.no-framework', 'frameworks.two-frameworks', 'frameworks.kind-unknown', 'frameworks.id-missing', 'frameworks.id-twice', 'frameworks.name-missing',
  'frameworks.name-twice', 'frameworks.text-too-long', 'frameworks.not-storable', 'frameworks.level-out-of-range', 'frameworks.level-twice', 'frameworks.levels-not-four', 'frameworks.no-such-competency', 'frameworks.no-such-profile', 'frameworks.no-such-level', 'frameworks.date-unreadable',
  'frameworks.expectation-twice', 'frameworks.no-competency', 'frameworks.too-many',
] as const;
export type FrameworkProblemCode = (typeof frameworkProblemCodes)[number];
/** Where in the source: a line of a table, a path into JSON. */
export type Place = number | string;
export interface FrameworkProblem { readonly line: number | null; readonly path: string | null; readonly code: FrameworkProblemCode; readonly params: Readonly<Record<string, string | number>> }
export interface FrameworkRead { readonly framework: PortableFramework | null; readonly problems: readonly FrameworkProblem[] }

interface At { readonly at: Place }
/** What a reader of either form found, before anything of it is believed. */
export interface FrameworkDraft {
  readonly frameworks: readonly (At & { readonly id: string; readonly name: FileWords; readonly kind: string; readonly number: string; readonly publishedOn: string })[];
  readonly competencies: readonly (At & { readonly id: string; readonly name: FileWords })[];
  readonly levels: readonly (At & { readonly of: string; readonly level: string; readonly statement: FileWords; readonly whose: string })[];
  readonly profiles: readonly (At & { readonly id: string; readonly title: FileWords; readonly kind: string; readonly disclaimer: string })[];
  readonly expectations: readonly (At & { readonly of: string; readonly competencyId: string; readonly kind: string; readonly level: string; readonly from: string; readonly reason: string; readonly example: FileWords })[];
}

const isId = (it: string): boolean => /^[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/.test(it);
const isDay = (it: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(it) && it > '1900' && it < '3000' && !Number.isNaN(Date.parse(it)) && new Date(it).toISOString().startsWith(it);
const oneOf = <T extends string>(all: readonly T[], it: string): T | null => all.find((one) => one === it) ?? null;
export const saidOf = (it: FileWords): string => it.fr ?? it.en ?? '';
export const wordsOf = (fr: string, en: string): FileWords => ({ ...(fr === '' ? {} : { fr }), ...(en === '' ? {} : { en }) });

/** Says where and what, and never more than a page of it. */
export class FrameworkProblems {
  private readonly found: FrameworkProblem[] = [];
  get all(): readonly FrameworkProblem[] { return this.found.slice(0, 100); }
  wrong(at: Place, code: FrameworkProblemCode, params: FrameworkProblem['params'] = {}): null {
    this.found.push({ line: typeof at === 'number' ? at : null, path: typeof at === 'string' ? at : null, code, params });
    return null;
  }
}

/** A framework out of what was read; null, with every reason, where anything of it cannot be kept. */
export function frameworkOf(draft: FrameworkDraft, problems = new FrameworkProblems()): FrameworkRead {
  const { wrong } = { wrong: problems.wrong.bind(problems) };
  const ids = new Set<string>();
  const own = (at: Place, id: string): void => { if (!isId(id)) wrong(at, 'frameworks.id-missing'); else if (ids.has(id)) wrong(at, 'frameworks.id-twice', { id }); ids.add(id); };
  const said = (at: Place, it: FileWords, most: number, needed = true): void => {
    const texts = [it.fr, it.en].filter((text) => text !== undefined);
    if (needed && !texts.some((text) => text.trim() !== '')) wrong(at, 'frameworks.name-missing');
    if (texts.some((text) => text.length > most)) wrong(at, 'frameworks.text-too-long', { most });
    if (texts.some((text) => !text.isWellFormed() || text.includes('\u0000'))) wrong(at, 'frameworks.not-storable');
  };
  const known = <T extends string>(at: Place, all: readonly T[], it: string): T | null => oneOf(all, it) ?? wrong(at, 'frameworks.kind-unknown', { found: it.slice(0, 40), known: all.join(', ') });
  const levelOf = (at: Place, it: string): Level | null => levels.find((one) => String(one) === it) ?? wrong(at, 'frameworks.level-out-of-range', { found: it.slice(0, 40) });

  const [head, second] = draft.frameworks;
  if (head === undefined) wrong(1, 'frameworks.no-framework');
  if (second !== undefined) wrong(second.at, 'frameworks.two-frameworks');
  if (head !== undefined) { own(head.at, head.id); said(head.at, head.name, frameworkLimits.name); }
  const kind = head === undefined ? null : known(head.at, layers, head.kind);
  const number = head !== undefined && /^[1-9]\d{0,8}$/.test(head.number) ? Number(head.number) : 1;
  if (head !== undefined && head.publishedOn !== '' && !isDay(head.publishedOn)) wrong(head.at, 'frameworks.date-unreadable', { found: head.publishedOn.slice(0, 40) });
  if (head !== undefined && draft.competencies.length === 0) wrong(head.at, 'frameworks.no-competency');
  if (draft.competencies.length > frameworkLimits.competencies || draft.profiles.length > frameworkLimits.profiles) wrong(head?.at ?? 1, 'frameworks.too-many', { competencies: frameworkLimits.competencies, profiles: frameworkLimits.profiles });

  const names = new Set<string>();
  for (const it of draft.competencies) {
    own(it.at, it.id); said(it.at, it.name, frameworkLimits.name);
    const name = normaliseName(saidOf(it.name));
    if (name !== '' && names.has(name)) wrong(it.at, 'frameworks.name-twice', { name: saidOf(it.name) });
    names.add(name);
  }
  const competencies = draft.competencies.map((it): PortableCompetency => {
    const its = draft.levels.filter((one) => one.of === it.id);
    if (its.length === 0) return { id: it.id, name: it.name, levels: null };
    const statements = its.flatMap((one) => {
      said(one.at, one.statement, frameworkLimits.words);
      const level = levelOf(one.at, one.level);
      return level === null ? [] : [{ at: one.at, level, statement: one.statement, whose: known(one.at, levelOwners, one.whose) ?? 'company' }];
    });
    const twice = statements.find((one, at) => statements.findIndex((other) => other.level === one.level) !== at);
    if (twice !== undefined) wrong(twice.at, 'frameworks.level-twice', { level: twice.level });
    else if (statements.length !== levels.length || new Set(statements.map((one) => one.whose)).size > 1) wrong(its[0]?.at ?? it.at, 'frameworks.levels-not-four', { name: saidOf(it.name) });
    return { id: it.id, name: it.name, levels: { whose: statements[0]?.whose ?? 'company', statements: levels.flatMap((level) => statements.find((one) => one.level === level)?.statement ?? []) } };
  });
  const scaled = new Map(competencies.map((it) => [it.id, it.levels !== null]));
  for (const it of draft.levels) if (!scaled.has(it.of)) wrong(it.at, 'frameworks.no-such-competency');

  const profiles = draft.profiles.map((it): PortableProfile => {
    own(it.at, it.id); said(it.at, it.title, frameworkLimits.name); said(it.at, { fr: it.disclaimer }, frameworkLimits.words, false);
    const seen = new Set<string>();
    const expectations = draft.expectations.filter((one) => one.of === it.id).flatMap((one): PortableExpectation[] => {
      const its = known(one.at, expectationKinds, one.kind);
      const asked = its === 'known' || its === 'company';
      const level = asked ? levelOf(one.at, one.level) : null;
      if (!asked && one.level !== '') wrong(one.at, 'frameworks.level-out-of-range', { found: one.level.slice(0, 40) });
      if (!isDay(one.from)) wrong(one.at, 'frameworks.date-unreadable', { found: one.from.slice(0, 40) });
      if (!scaled.has(one.competencyId)) wrong(one.at, 'frameworks.no-such-competency');
      else if (asked && scaled.get(one.competencyId) === false) wrong(one.at, 'frameworks.no-such-level');
      said(one.at, one.example, frameworkLimits.words, false); said(one.at, { fr: one.reason }, frameworkLimits.name, false);
      const key = `${one.competencyId}/${one.from}`;
      if (seen.has(key)) wrong(one.at, 'frameworks.expectation-twice');
      seen.add(key);
      return its === null ? [] : [{ competencyId: one.competencyId, kind: its, level, from: one.from, reason: one.reason, example: one.example }];
    });
    return { id: it.id, title: it.title, kind: known(it.at, layers, it.kind) ?? 'company', disclaimer: it.disclaimer, expectations };
  });
  const profileIds = new Set(profiles.map((it) => it.id));
  for (const it of draft.expectations) if (!profileIds.has(it.of)) wrong(it.at, 'frameworks.no-such-profile');

  const framework = head === undefined || kind === null || problems.all.length > 0 ? null : { id: head.id, name: head.name, kind, number, publishedOn: head.publishedOn === '' ? null : head.publishedOn, competencies, profiles };
  return { framework, problems: problems.all };
}

/** What a framework says, whenever and as whichever version it was written. */
export const contentOf = ({ id, name, kind, competencies, profiles }: PortableFramework): string => JSON.stringify({
  id, name: tidy(name), kind, competencies: competencies.map((it) => ({ id: it.id, name: tidy(it.name), levels: it.levels === null ? null : { whose: it.levels.whose, statements: it.levels.statements.map(tidy) } })),
  profiles: [...profiles].sort((a, b) => (a.id < b.id ? -1 : 1)).map((it) => ({ id: it.id, title: tidy(it.title), kind: it.kind, disclaimer: it.disclaimer, expectations: [...it.expectations].sort((a, b) => (a.competencyId + a.from < b.competencyId + b.from ? -1 : 1)).map((one) => ({ ...one, example: tidy(one.example) })) })),
});
const tidy = (it: FileWords): FileWords => wordsOf(it.fr ?? '', it.en ?? '');

/** What two writings of one framework say differently: competencies and profiles by their names; its own name where that, its kind or its order is another. */
export function frameworkDifferences(one: PortableFramework, other: PortableFramework): FileWords[] {
  const bare = { id: one.id, name: {}, kind: one.kind, number: 1, publishedOn: null, competencies: [], profiles: [] };
  const partsOf = (it: PortableFramework) => new Map<string, readonly [FileWords, string]>([
    ...it.competencies.map((its): [string, [FileWords, string]] => [its.id, [its.name, contentOf({ ...bare, competencies: [its] })]]),
    ...it.profiles.map((its): [string, [FileWords, string]] => [its.id, [its.title, contentOf({ ...bare, profiles: [its] })]]),
  ]);
  const [ours, theirs] = [partsOf(one), partsOf(other)];
  const parts = [...new Set([...ours.keys(), ...theirs.keys()])].flatMap((id) => (ours.get(id)?.[1] === theirs.get(id)?.[1] ? [] : [(theirs.get(id) ?? ours.get(id))?.[0] ?? {}]));
  const itself = contentOf({ ...bare, name: one.name }) !== contentOf({ ...bare, name: other.name, kind: other.kind });
  return itself || (parts.length === 0 && contentOf(one) !== contentOf(other)) ? [other.name, ...parts] : parts;
}
