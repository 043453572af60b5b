import { Injectable } from '@nestjs/common';
import type { NotesPreview } from '@palier/contracts';
import { notesDifference, type Actor, type KnownChange, type ReleaseChange } from '@palier/domain';
import { notesFormatOf, readReleaseNotes, type NotesFormat } from '@palier/formats';
import { audit, Database, newId, Refusal, sha256, type Reader } from '#platform';
import { takeRelease, type TakenRelease } from './take-release.js';

interface Wish { readonly text: string; readonly format: NotesFormat | null }

/** Reads the notes of a release, again as well: first what that would change, then all of it at once. A change keeps its identity, and so what was said that it touches. */
@Injectable()
export class TakeNotes {
  constructor(private readonly db: Database) {}

  preview(releaseId: string, wish: Wish): Promise<NotesPreview> {
    return this.db.transaction(async (tx) => this.read(tx, await takeRelease(tx, releaseId), wish));
  }

  run(by: Actor, releaseId: string, wish: Wish & { readonly seen?: number | undefined; readonly withdraw: readonly string[] }): Promise<{ version: number }> {
    return this.db.transaction(async (tx) => {
      const release = await takeRelease(tx, releaseId);
      if (wish.seen === undefined) throw new Refusal('edit.version-missing');
      const { lines, problems } = await this.read(tx, release, wish);
      const wanted = lines.filter((it) => it.is === 'added' || it.is === 'amended' || (it.is === 'gone' && it.id !== null && wish.withdraw.includes(it.id)));
      // Sent twice, the second finds it done.
      if (wish.seen !== release.version) { if (wanted.length === 0) return { version: release.version }; throw new Refusal('release.noted-meanwhile'); }
      if (problems.length > 0) throw new Refusal('import.has-problems', { count: problems.length });
      for (const [position, it] of lines.entries()) {
        if (!wanted.includes(it)) continue;
        if (it.is === 'gone') { await tx.query('insert into release_change_withdrawal (id, change_id, recorded_at, recorded_by) values ($1, $2, palier_now(), $3)', [newId(), it.id, by.personId]); continue; }
        const changeId = it.id ?? newId();
        if (it.id === null) await tx.query('insert into release_change (id, release_id) values ($1, $2)', [changeId, releaseId]);
        const { key, area, kind, severity, text, links } = it.after as ReleaseChange;
        await tx.query(`
          insert into release_change_version (change_id, number, position, key, area, kind, severity, text, links, sha256, recorded_at, recorded_by)
          values ($1, (select coalesce(max(number), 0) + 1 from release_change_version where change_id = $1), $2, $3, $4, $5, $6, $7, $8, $9, palier_now(), $10)`,
          [changeId, position, key, area, kind, severity, text, JSON.stringify(links), sha256(JSON.stringify([key, area, kind, severity, text, links])), by.personId]);
      }
      if (wanted.length > 0) await audit(tx, by.personId, 'release.note', releaseId, { changes: wanted.length });
      return { version: release.version + wanted.length };
    });
  }

  private async read(tx: Reader, release: TakenRelease, { text, format }: Wish): Promise<NotesPreview> {
    const { releases, problems } = readReleaseNotes(text, format);
    // The one of the same name, however it is written: v8.4 is 8.4, and 8.4.0 as well.
    const bare = (name: string | null): string => (name ?? '').toLowerCase().replace(/^v(?=\d)/, '').replace(/(?:\.0)+$/, '');
    const found = releases.find((it) => bare(it.name) === bare(release.name)) ?? releases[0];
    const known = await tx.query<KnownChange[]>('select id, key, area, kind, severity, text, links from release_change_now where release_id = $1 and not withdrawn order by position, id', [release.id]);
    const lines = notesDifference(known, found?.changes ?? []);
    return {
      format: format ?? notesFormatOf(text), name: found?.name ?? null, on: found?.on ?? null, others: releases.flatMap((it) => (it === found || it.name === null ? [] : [it.name])), problems: problems.map((it) => ({ ...it })), version: release.version,
      lines: lines.map((it, at) => ({ is: it.is, id: it.is === 'added' ? null : it.id, before: it.is === 'added' ? null : said(it.before), after: it.is === 'gone' ? null : said(it.after), line: it.is === 'gone' ? null : (found?.lines[at] ?? null) })),
    };
  }
}

const said = ({ key, area, kind, severity, text, links }: ReleaseChange) => ({ key, area, kind, severity, text, links: [...links] });
