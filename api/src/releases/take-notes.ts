import { Injectable } from '@nestjs/common';
import type { NotesPreview } from '@palier/contracts';
import { mayBeWordingOnly, notesDifference, partsSaidOtherwise, type Actor, type KnownChange, type ReleaseChange } from '@palier/domain';
import { notesFormatOf, readReleaseNotes, type NotesFormat } from '@palier/formats';
import { audit, Database, Jobs, newId, Refusal, sha256, type Reader } from '#platform';
import { DayFollowers } from './day-followers.js';
import { SayReleaseDay } from './say-release-day.js';
import { takeRelease, type TakenRelease } from './take-release.js';
import { bringBack, withdraw } from './withdraw-change.js';

interface Wish { readonly text: string; readonly format: NotesFormat | null }
interface Choice { readonly seen?: number | undefined; readonly leave?: readonly number[]; readonly withdraw: readonly string[]; readonly bringBack?: readonly string[]; readonly wordingOnly?: readonly number[]; readonly day?: { readonly id: string; readonly before: string | null; readonly after: string } | undefined }

/** Reads the notes of a release, again as well: first what that would change, then what was chosen of it, all at once. A change keeps its identity, and so what was said that it touches. The day that the notes say is taken as well where it was chosen, and where nothing goes along with it. */
@Injectable()
export class TakeNotes {
  constructor(private readonly db: Database, private readonly days: SayReleaseDay, private readonly followers: DayFollowers, private readonly jobs: Jobs) {}

  preview(releaseId: string, wish: Wish): Promise<NotesPreview> {
    return this.db.transaction(async (tx) => this.read(tx, await takeRelease(tx, releaseId), wish));
  }

  run(by: Actor, releaseId: string, wish: Wish & Choice): Promise<{ version: number }> {
    return this.db.transaction(async (tx) => {
      const release = await takeRelease(tx, releaseId);
      if (wish.seen === undefined) throw new Refusal('edit.version-missing');
      const { lines, problems, day } = await this.read(tx, release, wish);
      const wanted = [...lines.entries()].filter(([at, it]) => isWanted(it, at, wish));
      const worded = new Set((wish.wordingOnly ?? []).filter((at) => { const it = lines[at]; return it !== undefined && mayBeWordingOnly(it); }));
      // Sent twice, the second finds it done.
      const saysDay = wish.day !== undefined && wish.day.after !== release.on;
      if (wish.seen !== release.version) { if (wanted.length === 0 && !saysDay) return { version: release.version }; throw new Refusal('release.noted-meanwhile'); }
      if (problems.length > 0) throw new Refusal('import.has-problems', { count: problems.length });
      if (wish.day !== undefined && saysDay) {
        if (day?.after !== wish.day.after) throw new Refusal('request.conflict');
        if (day.moves) throw new Refusal('release.day-moves-campaigns');
        await this.days.asSeen(tx, by, releaseId, { id: wish.day.id, on: wish.day.after, seen: wish.day.before });
      }
      let said = 0;
      for (const [position, { is, id, before, after }] of wanted) {
        if (is === 'gone' || after === null) { await withdraw(tx, by, id ?? ''); said++; continue; }
        if (is === 'withdrawn') { await bringBack(tx, by, id ?? ''); said++; if (before !== null && partsSaidOtherwise(before, after).length === 0) continue; }
        const changeId = id ?? newId();
        if (id === null) await tx.query('insert into release_change (id, release_id) values ($1, $2)', [changeId, releaseId]);
        const { key, area, kind, severity, text, links } = after;
        await tx.query(`
          insert into release_change_version (change_id, number, position, key, area, kind, severity, text, links, sha256, recorded_at, recorded_by)
          values ($1, (select coalesce(max(number), 0) + 1 from release_change_version where change_id = $1), $2, $3, $4, $5, $6, $7, $8, $9, palier_now(), $10)`,
          [changeId, position, key, area, kind, severity, text, JSON.stringify(links), sha256(JSON.stringify([key, area, kind, severity, text, links])), by.personId]);
        if (worded.has(position)) await tx.query('insert into release_change_wording (change_id, number) select change_id, max(number) from release_change_version where change_id = $1 group by 1', [changeId]);
        said++;
      }
      if (wanted.length > 0) {
        await audit(tx, by.personId, 'release.note', releaseId, { changes: wanted.length });
        await this.jobs.announce(tx, 'release.write', releaseId);
      }
      return { version: release.version + said };
    });
  }

  private async read(tx: Reader, release: TakenRelease, { text, format }: Wish): Promise<NotesPreview> {
    const [zone] = await tx.query<{ name: string }[]>('select palier_zone() as name');
    const { releases, problems } = readReleaseNotes(text, format, zone?.name);
    const its = releases.find((it) => bare(it.name) === bare(release.name));
    const found = its ?? releases[0];
    const known = await tx.query<KnownChange[]>('select id, key, area, kind, severity, text, links, withdrawn from release_change_now where release_id = $1 order by position, id', [release.id]);
    const lines = notesDifference(known, found?.changes ?? []);
    return {
      format: format ?? notesFormatOf(text), name: found?.name ?? null, sameName: its !== undefined || (found?.name ?? null) === null, on: found?.on ?? null, day: await this.dayOf(tx, release, found?.on ?? null), others: releases.flatMap((it) => (it === found || it.name === null ? [] : [it.name])),
      problems: [...problems, ...(found?.problems ?? [])].map((it) => ({ ...it })), version: release.version,
      lines: lines.map((it, at) => ({ is: it.is, id: it.is === 'added' ? null : it.id, before: it.is === 'added' ? null : said(it.before), after: it.is === 'gone' ? null : said(it.after), line: it.is === 'gone' ? null : (found?.lines[at] ?? null) })),
    };
  }

  /** The day that the notes say, where it is another one. What lies so far from a day moves with it; where there was none, nothing does. */
  private async dayOf(tx: Reader, { id, on: before }: TakenRelease, after: string | null): Promise<NotesPreview['day']> {
    return after === null || after === before ? null : { before, after, moves: await this.followers.any(tx, id) };
  }
}

/** What is new or said otherwise is taken unless it is left out; what is gone or was withdrawn stays as it is unless it is chosen. */
function isWanted({ is, id }: NotesPreview['lines'][number], at: number, { leave = [], withdraw: gone, bringBack: back = [] }: Choice): boolean {
  switch (is) {
    case 'added': case 'amended': return !leave.includes(at);
    case 'gone': return id !== null && gone.includes(id);
    case 'withdrawn': return id !== null && back.includes(id);
    case 'same': return false;
  }
}

/** A name however it is written: v8.4 and release-8.4 are 8.4, and 8.4.0 as well. */
const bare = (name: string | null): string => (name ?? '').trim().toLowerCase().replace(/^(?:release|version|v)[\s/_-]*(?=\d)/, '').replace(/^v(?=\d)/, '').replace(/(?:\.0)+$/, '');
const said = ({ key, area, kind, severity, text, links }: ReleaseChange) => ({ key, area, kind, severity, text, links: [...links] });
