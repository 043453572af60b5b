import { dayOf, isDay } from '@palier/domain';
import { readChangelog } from './read-changelog.js';
import { Notes, type NotesRead } from './release-notes.js';

/** Reads a release, or a list of them, as GitHub and GitLab give them: what it is called, its day where it came or comes out, and its notes in Markdown. An instant is the day that it is in this zone: forges say the midnight of a day in another one. */
export function readReleaseJson(text: string, zone: string): NotesRead {
  const notes = new Notes();
  let found: unknown;
  try { found = JSON.parse(text.replace(/^\uFEFF/, '')); } catch { notes.wrong(1, 'notes.no-json'); return notes.read(); }
  const releases = (Array.isArray(found) ? found : [found]).slice(0, 200);
  for (const it of releases) {
    const value = (...names: string[]): string | null => { for (const name of names) { const one: unknown = typeof it === 'object' && it !== null && Object.hasOwn(it, name) ? (it as Record<string, unknown>)[name] : undefined; if (typeof one === 'string' && one.trim() !== '') return one.trim(); } return null; };
    const [name, words] = [value('tag_name', 'name'), value('body', 'description')];
    notes.release(name?.replace(/^v(?=\d)/i, '') ?? null, dayIn(value('published_at', 'released_at'), zone));
    if (name === null || words === null) { notes.wrong(1, 'notes.no-release'); continue; }
    const body = readChangelog(words);
    for (const one of body.releases) for (const change of one.changes) notes.keep(1, change);
    for (const it of [...body.problems, ...body.releases.flatMap((one) => one.problems)]) if (it.code !== 'notes.too-many') notes.wrong(1, it.code, it.params);
  }
  return notes.read();
}

function dayIn(said: string | null, zone: string): string | null {
  if (said === null || isDay(said)) return said;
  const instant = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/.test(said) ? Date.parse(said) : NaN;
  return Number.isNaN(instant) ? null : dayOf(instant, zone);
}
