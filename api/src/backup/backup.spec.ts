import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import pg from 'pg';
import { DiskFileStore, newId, openAsOwner } from '#platform';
import { openHouse, Visitor, type House } from '../../test/house.js';
import { backUp, leftOut } from './back-up.js';
import { readBackup, writeBackup } from './backup-file.js';
import { restore } from './restore.js';

let house: House;
let folder: string;
let file: string;
beforeAll(async () => {
  house = await openHouse({ demo: true });
  folder = mkdtempSync(join(tmpdir(), 'palier-backup-'));
  file = join(folder, 'monday.palier');
  await house.owner.query(`insert into stored_file (sha256, name, media_type, bytes) values ($1, 'film.mp4', 'video/mp4', $2)`, [await store().put(film), film.length]);
});
/** Longer than one piece of a backup. */
const film = Buffer.concat(Array.from({ length: 32 }, (_, at) => Buffer.alloc(100_000, `part ${at}`)));
afterAll(async () => { await house?.close(); rmSync(folder, { recursive: true, force: true }); });

const store = () => new DiskFileStore(join(house.config.home, 'files'));
/** A database with nothing in it. */
async function emptyDatabase(): Promise<string> {
  const name = `t_${newId().replaceAll('-', '')}`;
  const url = new URL(house.config.ownerUrl);
  const admin = new pg.Client({ connectionString: house.config.ownerUrl });
  await admin.connect();
  await admin.query(`create database ${name}`);
  await admin.end();
  url.pathname = `/${name}`;
  return url.href;
}

/** Every row of every table, in an order that does not depend on how it came there. */
async function everything(url: string): Promise<Map<string, string>> {
  const owner = await openAsOwner(url);
  const tables = (await owner.query(`select c.relname as name from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1`)) as { name: string }[];
  const all = new Map<string, string>();
  for (const { name } of tables.filter((it) => !leftOut.includes(it.name))) all.set(name, JSON.stringify(await owner.query(`select count(*), md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from "${name}" t`)));
  const constraints = (await owner.query(`select string_agg(conrelid::regclass || conname || pg_get_constraintdef(oid), ';' order by conrelid::regclass::text, conname) as it from pg_constraint where connamespace = 'public'::regnamespace`)) as { it: string }[];
  all.set('constraints', constraints[0]?.it ?? '');
  await owner.destroy();
  return all;
}

describe('backup and restore', () => {
  it('keeps all rows of one moment and all files while people work, and brings them back as they were', async () => {
    const before = await everything(house.config.ownerUrl);
    const ines = await Visitor.signedIn(house, 'ines');
    let working = true;
    const work = (async () => {
      const { courses } = (await ines.ask('GET', '/api/courses')).body as { courses: { id: string; next: { unitId: string } }[] };
      for (const course of courses) await ines.ask('POST', `/api/courses/${course.id}/units/${course.next.unitId}/completions`, { id: newId() });
      while (working) expect((await ines.ask('POST', '/api/preferences', { locale: 'fr', theme: 'dark' })).status).toBe(200);
    })();
    const kept = await backUp(house.owner, store(), file);
    working = false;
    await work;
    expect(kept.files).toBeGreaterThan(3);

    const url = await emptyDatabase();
    const elsewhere = join(folder, 'elsewhere');
    expect(await restore(url, new DiskFileStore(elsewhere), file)).toEqual(kept);
    const after = await everything(url);
    // What moved while the backup was taken is as of its one moment: the rest is the same to the byte.
    const moved = ['unit_completion', 'course_opening', 'person', 'audit'];
    for (const [table, rows] of before) if (!moved.includes(table)) expect([table, after.get(table)]).toEqual([table, rows]);
    const restored = await openAsOwner(url);
    const [one] = (await restored.query('select (select count(*)::int from unit_completion c where not exists (select from course_opening o where o.person_id = c.person_id and o.course_version_id = c.course_version_id)) as torn')) as [{ torn: number }];
    expect(one.torn).toBe(0);
    for (const { sha256 } of (await restored.query('select sha256 from stored_file')) as { sha256: string }[]) expect(await new DiskFileStore(elsewhere).open(sha256)).not.toBeNull();
    await restored.destroy();
    const inPieces = gunzipSync(readFileSync(file)).toString('utf8').split('\n').filter((it) => it.startsWith('{"kind":"file"')).map((it) => it.length);
    expect([inPieces.length - kept.files, Math.max(...inPieces) < 4_500_000]).toEqual([1, true]);
    expect(await new DiskFileStore(elsewhere).read(createHash('sha256').update(film).digest('hex'))).toEqual(film);
  });

  it('is of one moment, also for what is written between two tables', async () => {
    const held = new pg.Client({ connectionString: house.config.ownerUrl });
    await held.connect();
    // The backup comes to unit_completion long after course_opening: it waits there until both have a new row.
    await held.query('begin; lock table unit_completion in access exclusive mode');
    const under = backUp(house.owner, store(), join(folder, 'one-moment'));
    for (;;) {
      const { rows } = await held.query<{ waits: boolean }>(`select exists (select from pg_locks where not granted and relation = 'unit_completion'::regclass) as waits`);
      if (rows[0]?.waits === true) break;
    }
    await held.query(`
      with mathis as (select id from person where display_name = 'Mathis Roche'), unit as (select course_version_id, unit_id from unit_version where kind = 'lesson' limit 1),
        opened as (insert into course_opening (person_id, course_version_id, recorded_at) select mathis.id, unit.course_version_id, palier_now() from mathis, unit)
      insert into unit_completion (id, person_id, course_version_id, unit_id, recorded_at) select gen_random_uuid(), mathis.id, unit.course_version_id, unit.unit_id, palier_now() from mathis, unit`);
    await held.query('commit');
    await held.end();
    await under;
    const lines = gunzipSync(readFileSync(join(folder, 'one-moment'))).toString('utf8').split('\n');
    const [{ id }] = (await house.owner.query(`select id from person where display_name = 'Mathis Roche'`)) as [{ id: string }];
    for (const table of ['course_opening', 'unit_completion']) expect([table, lines.filter((it) => it.includes(`"table":"${table}"`)).join().includes(id)]).toEqual([table, false]);
  });

  it('brings back what people wrote with any end of line that Unicode knows', async () => {
    const path = join(folder, 'lines');
    const row = { words: 'one\u2028two\u2029three\u0085four\r\nfive\n' };
    await writeBackup(path, (async function* () { await Promise.resolve(); yield { kind: 'rows', table: 'any', rows: [row] } as const; })());
    const lines: unknown[] = [];
    for await (const line of readBackup(path)) lines.push(line);
    expect(lines).toEqual([{ kind: 'rows', table: 'any', rows: [row] }]);
  });

  it('holds no session, and nobody but its owner can read it', async () => {
    const text = gunzipSync(readFileSync(file)).toString('utf8');
    expect(text).not.toContain('"table":"session"');
    const { mode } = await import('node:fs').then((it) => it.statSync(file));
    expect(mode & 0o077).toBe(0);
  });

  it('refuses what is damaged, cut short, foreign, missing or newer, and a database where somebody is; each changes nothing', async () => {
    const url = await emptyDatabase();
    const nothing = async () => { const owner = await openAsOwner(url); const rows = (await owner.query(`select count(*)::int as n from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`)) as [{ n: number }]; await owner.destroy(); return rows[0].n; };
    const spoilt = (name: string, change: (text: string) => string) => { const path = join(folder, name); writeFileSync(path, gzipSync(change(gunzipSync(readFileSync(file)).toString('utf8')))); return path; };
    const cut = join(folder, 'cut');
    writeFileSync(cut, readFileSync(file));
    truncateSync(cut, readFileSync(file).length - 200);
    writeFileSync(join(folder, 'foreign'), 'no backup at all');
    const refusals: [string, RegExp][] = [
      [cut, /damaged/], [join(folder, 'foreign'), /damaged or is no backup/], [join(folder, 'nowhere'), /is not there/],
      [spoilt('row', (text) => text.replace('Inès Benali', 'Inès Bonali')), /damaged/], [spoilt('line', (text) => text.split('\n').filter((_, index) => index !== 3).join('\n')), /damaged/],
      [spoilt('unsealed', (text) => text.trimEnd().split('\n').slice(0, -1).join('\n')), /damaged/], [spoilt('more', (text) => `${text}${text.split('\n')[1] ?? ''}\n`), /damaged/],
    ];
    const inAnotherPiece = (text: string) => { const lines = text.split('\n'); const piece = lines.findIndex((it) => it.includes('"more":true')); lines[piece] = (lines[piece] ?? '').replace(/"base64":"..../, '"base64":"AAAA'); return lines.join('\n'); };
    refusals.push([spoilt('piece', inAnotherPiece), /damaged/]);
    for (const [path, words] of refusals) await expect(restore(url, new DiskFileStore(join(folder, 'no-files')), path)).rejects.toThrow(words);
    const newer = spoilt('newer', (text) => {
      const lines = text.trimEnd().split('\n').slice(0, -1).map((it, index) => (index === 0 ? it.replace('"migrations":[', '"migrations":["Tomorrow9999",') : it));
      const end = JSON.parse(text.trimEnd().split('\n').at(-1) ?? '{}') as object;
      return `${lines.join('\n')}\n${JSON.stringify({ ...end, sha256: createHash('sha256').update(`${lines.join('\n')}\n`).digest('hex') })}\n`;
    });
    await expect(restore(url, new DiskFileStore(join(folder, 'no-files')), newer)).rejects.toThrow(/newer version/);
    expect(await nothing()).toBe(0);
    expect(existsSync(join(folder, 'no-files'))).toBe(false);
    const before = await everything(house.config.ownerUrl);
    await expect(restore(house.config.ownerUrl, store(), file)).rejects.toThrow(/Somebody is in this database already/);
    expect(await everything(house.config.ownerUrl)).toEqual(before);
  });

  it('says that files cannot be kept where the home cannot be written, and restores nothing', async () => {
    const url = await emptyDatabase();
    writeFileSync(join(folder, 'no-home'), '');
    await expect(restore(url, new DiskFileStore(join(folder, 'no-home/files')), file)).rejects.toThrow(/cannot be kept \(.*ENOTDIR.*PALIER_HOME can be written/);
    const owner = await openAsOwner(url);
    expect(await owner.query('select count(*)::int as n from person')).toEqual([{ n: 0 }]);
    await owner.destroy();
  });

  it('leaves no half file behind where it fails', async () => {
    await house.owner.query(`insert into stored_file (sha256, name, media_type, bytes) values (repeat('0', 64), 'lost.png', 'image/png', 1)`);
    await expect(backUp(house.owner, store(), join(folder, 'half'))).rejects.toThrow(/not in the store/);
    expect([existsSync(join(folder, 'half')), existsSync(join(folder, 'half.partial'))]).toEqual([false, false]);
  });
});
