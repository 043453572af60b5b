import { readChangelog } from './read-changelog.js';
import { Notes, type NotesRead } from './release-notes.js';

/** Reads a release, or a list of them, as GitHub and GitLab give them: what it is called, its day, and its notes in Markdown. */
export function readReleaseJson(text: string): NotesRead {
  const notes = new Notes();
  let found: unknown;
  try { found = JSON.parse(text.replace(/^\uFEFF/, '')); } catch { notes.wrong(1, 'notes.no-json'); return notes.read(); }
  const releases = (Array.isArray(found) ? found : [found]).slice(0, 200);
  for (const it of releases) {
    const value = (...names: string[]): string | null => { for (const name of names) { const one: unknown = typeof it === 'object' && it !== null && Object.hasOwn(it, name) ? (it as Record<string, unknown>)[name] : undefined; if (typeof one === 'string' && one.trim() !== '') return one.trim(); } return null; };
    const [name, words] = [value('tag_name', 'name'), value('body', 'description')];
    if (name === null || words === null) { notes.wrong(1, 'notes.no-release'); continue; }
    notes.release(name.replace(/^v(?=\d)/i, ''), /^\d{4}-\d{2}-\d{2}/.exec(value('published_at', 'released_at', 'created_at') ?? '')?.[0] ?? null);
    const body = readChangelog(words);
    for (const one of body.releases) for (const change of one.changes) notes.take(1, change);
  }
  return notes.read();
}
