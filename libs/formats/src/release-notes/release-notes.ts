import { isWebAddress, plainText, releaseChangeKinds, releaseLimits, type ReleaseChange, type ReleaseChangeKind, type Severity } from '@palier/domain';

/** In which form the notes of a release may come. */
export const notesFormats = ['changelog', 'release-json', 'tickets'] as const;
export type NotesFormat = (typeof notesFormats)[number];
export const notesProblemCodes = ['notes.empty', 'notes.too-long', 'notes.too-many', 'notes.no-json', 'notes.no-release', 'notes.no-text-column', 'notes.text-too-long', 'notes.malformed'] as const;
export interface NotesProblem { readonly line: number; readonly code: (typeof notesProblemCodes)[number]; readonly params: Readonly<Record<string, string | number>> }

/** A release as its notes tell it: what it is called and its day where they say so, and its changes, each with its line in the source. */
export interface NotedRelease { readonly name: string | null; readonly on: string | null; readonly changes: readonly ReleaseChange[]; readonly lines: readonly number[] }
/** The releases that a source holds, in its order; where it has problems, nothing of it is to be taken. */
export interface NotesRead { readonly releases: readonly NotedRelease[]; readonly problems: readonly NotesProblem[] }

/** Takes down what a reader of notes finds. */
export class Notes {
  readonly problems: NotesProblem[] = [];
  private readonly releases: { name: string | null; on: string | null; changes: ReleaseChange[]; lines: number[] }[] = [];

  wrong(line: number, code: NotesProblem['code'], params: NotesProblem['params'] = {}): null {
    this.problems.push({ line, code, params });
    return null;
  }

  release(name: string | null, on: string | null): void {
    this.releases.push({ name: name === null ? null : name.slice(0, releaseLimits.name), on, changes: [], lines: [] });
  }

  /** One change of the release begun last. What stands twice is one. */
  take(line: number, found: Omit<ReleaseChange, 'text' | 'area' | 'links' | 'severity' | 'key'> & { readonly key?: string | null; readonly area?: string; readonly severity?: Severity | null; readonly text: string; readonly links?: readonly string[] }): void {
    if (this.releases.length === 0) this.release(null, null);
    const links = [...new Set([...(found.links ?? []), ...(found.text.match(/https?:\/\/[^\s)\]<>"]+/g) ?? [])])].filter(isWebAddress).slice(0, releaseLimits.links);
    const text = found.text.replace(/\[([^\][]*)\]\((?:https?:[^()\s]*)\)/g, '$1').replace(/[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}/g, '').replace(/\s+/g, ' ').trim();
    if (plainText(text) === '') return;
    if (text.length > releaseLimits.text) { this.wrong(line, 'notes.text-too-long', { most: releaseLimits.text }); return; }
    const last = this.releases.at(-1);
    const change: ReleaseChange = { key: found.key?.trim().slice(0, releaseLimits.key) || (/(?:^|[\s([])(#\d{1,9}|[A-Z][A-Z0-9]{1,9}-\d{1,9})\b/.exec(found.text)?.[1] ?? null), area: (found.area ?? '').replace(/\s+/g, ' ').trim().slice(0, releaseLimits.area), kind: found.kind, severity: found.severity ?? severityIn(text, found.kind), text, links };
    if (last === undefined || last.changes.some((it) => (it.key === null ? plainText(it.text) === plainText(change.text) && it.area === change.area : it.key === change.key))) return;
    last.changes.push(change);
    last.lines.push(line);
    if (last.changes.length === releaseLimits.changes + 1) this.wrong(line, 'notes.too-many', { most: releaseLimits.changes });
  }

  read(): NotesRead {
    const releases = this.releases.filter((it) => it.changes.length > 0);
    if (releases.length === 0 && this.problems.length === 0) this.wrong(1, 'notes.empty');
    return { releases, problems: this.problems.sort((a, b) => a.line - b.line) };
  }
}

/** How much a change weighs where nothing says it by itself: what people must know at once says so in its words. */
export function severityIn(text: string, kind: ReleaseChangeKind): Severity {
  if (/\b(?:critical|critique|breaking|urgent|blocker|bloquante?)\b/i.test(text)) return 'critical';
  return kind === 'security' || kind === 'removed' || /\b(?:major|majeure?|important)\b/i.test(text) ? 'major' : 'minor';
}

const kindWords: Readonly<Record<ReleaseChangeKind, readonly string[]>> = {
  added: ['added', 'add', 'new', 'new features', 'features', 'feature', 'enhancement', 'ajoute', 'ajouts', 'ajout', 'nouveautes', 'nouveaute', 'nouveau', 'story'],
  changed: ['changed', 'changes', 'change', 'improved', 'improvements', 'improvement', 'modifie', 'modifications', 'modification', 'ameliorations', 'amelioration', 'evolution', 'evolutions', 'task'],
  deprecated: ['deprecated', 'deprecations', 'deprecie', 'obsolete', 'bientot retire'],
  removed: ['removed', 'removals', 'removal', 'retire', 'supprime', 'suppressions', 'suppression'],
  fixed: ['fixed', 'fixes', 'fix', 'bug fixes', 'bug fix', 'bugfixes', 'bug', 'bugs', 'corrige', 'corrections', 'correction', 'correctifs', 'correctif', 'anomalie', 'incident', 'defect'],
  security: ['security', 'securite', 'vulnerability'],
};
/** What a heading or a cell calls a kind of change, in French or English; null where it calls none. */
export const kindOfWords = (words: string): ReleaseChangeKind | null => releaseChangeKinds.find((kind) => kindWords[kind].includes(plainText(words))) ?? null;

const severityWords: Readonly<Record<Severity, readonly string[]>> = {
  critical: ['critical', 'critique', 'blocker', 'bloquant', 'bloquante', 'highest', 'urgent', 'p0', 'p1', 's1', '1'],
  major: ['major', 'majeur', 'majeure', 'high', 'haute', 'haut', 'important', 'importante', 'p2', 's2', '2'],
  minor: ['minor', 'mineur', 'mineure', 'medium', 'moyenne', 'moyen', 'normal', 'normale', 'low', 'basse', 'bas', 'faible', 'trivial', 'lowest', 'p3', 'p4', 's3', 's4', '3', '4', '5'],
};
export const severityOfWords = (words: string): Severity | null => (['critical', 'major', 'minor'] as const).find((it) => severityWords[it].includes(plainText(words))) ?? null;
