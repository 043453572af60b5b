import { isDay, isWebAddress, plainText, releaseChangeKinds, releaseLimits, severities, type ReleaseChange, type ReleaseChangeKind, type Severity } from '@palier/domain';
import { plainWords } from './plain-words.js';

/** In which form the notes of a release may come. */
export const notesFormats = ['changelog', 'release-json', 'tickets'] as const;
export type NotesFormat = (typeof notesFormats)[number];
export const notesProblemCodes = ['notes.empty', 'notes.too-long', 'notes.too-many', 'notes.no-json', 'notes.no-release', 'notes.no-text-column', 'notes.text-too-long', 'notes.malformed'] as const;
export interface NotesProblem { readonly line: number; readonly code: (typeof notesProblemCodes)[number]; readonly params: Readonly<Record<string, string | number>> }

/** A release as its notes tell it: what it is called and its day where they say so, its changes, each with its line in the source, and what is wrong with it; where something is, nothing of it is to be taken. */
export interface NotedRelease { readonly name: string | null; readonly on: string | null; readonly changes: readonly ReleaseChange[]; readonly lines: readonly number[]; readonly problems: readonly NotesProblem[] }
/** The releases that a source holds, in its order, and what is wrong with the whole of it; what is wrong with one release stands in no way of another. */
export interface NotesRead { readonly releases: readonly NotedRelease[]; readonly problems: readonly NotesProblem[] }

/** Words of one change with all their marks and addresses: what is longer is not looked through for them. */
const longestSource = 20_000;

/** Takes down what a reader of notes finds. */
export class Notes {
  private readonly problems: NotesProblem[] = [];
  private readonly releases: { name: string | null; on: string | null; changes: ReleaseChange[]; lines: number[]; problems: NotesProblem[]; /** What tells a change from all others, and the keys of all. */ readonly taken: Set<string> }[] = [];

  /** What is wrong with the release begun last; with the whole source before there is one. */
  wrong(line: number, code: NotesProblem['code'], params: NotesProblem['params'] = {}): null {
    (this.releases.at(-1)?.problems ?? this.problems).push({ line, code, params });
    return null;
  }

  release(name: string | null, said: string | null): void {
    // A day that is none, as the 31st of a month of thirty, is no day.
    const on = said !== null && isDay(said) ? said : null;
    this.releases.push({ name: name === null ? null : name.slice(0, releaseLimits.name), on, changes: [], lines: [], problems: [], taken: new Set() });
  }

  /** One change of the release begun last, in the words of its source. */
  take(line: number, found: Omit<ReleaseChange, 'area' | 'links' | 'severity' | 'key'> & { readonly key?: string | null; readonly area?: string; readonly severity?: Severity | null; readonly links?: readonly string[] }): void {
    if (this.isFull()) return;
    if (found.text.length > longestSource) { this.wrong(line, 'notes.text-too-long', { most: releaseLimits.text }); return; }
    const { text: words, addresses } = plainWords(found.text);
    const text = words.replace(/\s+/g, ' ').trim();
    if (plainText(text) === '') return;
    if (text.length > releaseLimits.text) { this.wrong(line, 'notes.text-too-long', { most: releaseLimits.text }); return; }
    this.keep(line, {
      key: found.key?.trim().slice(0, releaseLimits.key) || keyIn(found.text), area: (found.area ?? '').replace(/\s+/g, ' ').trim().slice(0, releaseLimits.area), kind: found.kind, severity: found.severity ?? severityIn(text, found.kind), text,
      links: [...new Set([...(found.links ?? []), ...addresses])].filter(isWebAddress).slice(0, releaseLimits.links),
    });
  }

  /** The same, as it is to be read already. What stands twice is one; another one with the same key has none. */
  keep(line: number, found: ReleaseChange): void {
    const last = this.isFull() ? undefined : this.releases.at(-1);
    if (last === undefined) return;
    const same = (key: string | null): string => `${key ?? ''}\n${found.area}\n${plainText(found.text)}`;
    if (last.taken.has(same(found.key))) return;
    const key = found.key !== null && last.taken.has(found.key) ? null : found.key;
    if (last.taken.has(same(key))) return;
    for (const it of [same(found.key), same(key), ...(key === null ? [] : [key])]) last.taken.add(it);
    last.changes.push({ ...found, key });
    last.lines.push(line);
    if (last.changes.length === releaseLimits.changes + 1) this.wrong(line, 'notes.too-many', { most: releaseLimits.changes });
  }

  /** More are never taken: reading on would only take time. */
  private isFull(): boolean {
    if (this.releases.length === 0) this.release(null, null);
    return (this.releases.at(-1)?.changes.length ?? 0) > releaseLimits.changes;
  }

  read(): NotesRead {
    const releases = this.releases.filter((it) => it.changes.length + it.problems.length > 0).map(({ name, on, changes, lines, problems }) => ({ name, on, changes, lines, problems }));
    if (releases.length === 0 && this.problems.length === 0) this.problems.push({ line: 1, code: 'notes.empty', params: {} });
    return { releases, problems: this.problems };
  }
}

/** The number of a ticket or of a request, where words begin with it or give it in brackets. Elsewhere it is as likely a word: UTF-8, SHA-256. */
const keyIn = (words: string): string | null => /(?:^[*_`~]{0,3}|[([])(#\d{1,9}|[A-Z][A-Z0-9]{1,9}-\d{1,9})\b/.exec(words.trimStart())?.[1] ?? null;

/** What denies the word behind it: non-critical, not an urgent one, pas critique, no breaking change. */
const denials = ['non', 'not', 'no', 'pas', 'sans', 'without', 'aucun', 'aucune', 'isn[\'’]t', 'aren[\'’]t'];
/** Finds words that say of a change how much it weighs: denied they do not, nor where they tell what it is about, as the critical path or urgent tickets. */
const weighing = (words: string): RegExp => new RegExp(`(?<!\\b(?:${denials.join('|')})(?:[ -](?:an?|so|very|yet|longer|si|tr[eè]s|une?))?[ \\u2010\\u2011-]|\\b(?:chemin|tickets?) )\\b(?:${words})\\b(?![ -](?:paths?|tickets?)\\b)`, 'i');
const criticalWords = weighing('critical|critique|breaking|urgent|blocker|bloquante?');
const majorWords = weighing('major|majeure?|important');

/** How much a change weighs where nothing says it by itself: what people must know at once says so in its words. */
export function severityIn(text: string, kind: ReleaseChangeKind): Severity {
  if (criticalWords.test(text)) return 'critical';
  return kind === 'security' || kind === 'removed' || majorWords.test(text) ? 'major' : 'minor';
}

const kindWords: Readonly<Record<ReleaseChangeKind, readonly string[]>> = {
  added: ['added', 'add', 'new', 'new features', 'features', 'feature', 'enhancement', 'ajoute', 'ajouts', 'ajout', 'nouveautes', 'nouveaute', 'nouveau', 'story'],
  changed: ['changed', 'changes', 'change', 'improved', 'improvements', 'improvement', 'modifie', 'modifications', 'modification', 'ameliorations', 'amelioration', 'evolution', 'evolutions', 'task', 'performance', 'performance improvements', 'performances', 'other', 'other changes', 'autres', 'autres changements'],
  deprecated: ['deprecated', 'deprecations', 'deprecie', 'obsolete', 'bientot retire'],
  removed: ['removed', 'removals', 'removal', 'retire', 'supprime', 'suppressions', 'suppression'],
  fixed: ['fixed', 'fixes', 'fix', 'bug fixes', 'bug fix', 'bugfixes', 'bug', 'bugs', 'corrige', 'corrections', 'correction', 'correctifs', 'correctif', 'anomalie', 'incident', 'defect'],
  security: ['security', 'securite', 'vulnerability'],
};
/** What a heading or a cell calls a kind of change, in French or English; null where it calls none. */
export const kindOfWords = (words: string): ReleaseChangeKind | null => releaseChangeKinds.find((kind) => kindWords[kind].includes(plainText(words))) ?? null;

/** A heading over changes after which something works no more as it did, which releases made by tools have beside their kinds: people must know at once. */
export const isOfBreaking = (words: string): boolean => ['breaking', 'breaking change', 'breaking changes', 'ruptures', 'ruptures de compatibilite', 'changements incompatibles', 'incompatibilites'].includes(plainText(words));

const severityWords: Readonly<Record<Severity, readonly string[]>> = {
  critical: ['critical', 'critique', 'blocker', 'bloquant', 'bloquante', 'highest', 'urgent', 'p0', 'p1', 's1', '1'],
  major: ['major', 'majeur', 'majeure', 'high', 'haute', 'haut', 'important', 'importante', 'p2', 's2', '2'],
  minor: ['minor', 'mineur', 'mineure', 'medium', 'moderate', 'moyenne', 'moyen', 'normal', 'normale', 'low', 'basse', 'bas', 'faible', 'trivial', 'lowest', 'p3', 'p4', 's3', 's4', '3', '4', '5'],
};
/** What a cell calls how much a change weighs: its first word that says so and is not denied. A number does where it stands alone: some count from the other end, as “1 - Low”. */
export function severityOfWords(cell: string): Severity | null {
  const words = plainText(cell).replace(/\bsev(?:erity|erite)? ?(?=[1-4]\b)/g, 's').split(' ');
  const said = words.filter((it, at) => (words.length === 1 || !/^\d$/.test(it)) && !denials.includes(words[at - 1] ?? ''));
  return said.map((it) => severities.find((severity) => severityWords[severity].includes(it))).find((it) => it !== undefined) ?? null;
}
