import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#platform';
import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import pg from 'pg';
import { openHouse, type House } from './house.js';

let house: House;
let folder: string;
/** A copy of the house's files, to spoil. */
let home: string;
let target: string;
beforeAll(async () => {
  house = await openHouse({ demo: true });
  folder = mkdtempSync(join(tmpdir(), 'palier-backup-command-'));
  home = join(folder, 'home');
  cpSync(house.config.home, home, { recursive: true });
  const url = new URL(house.config.ownerUrl);
  url.pathname = `/t_${newId().replaceAll('-', '')}`;
  target = url.href;
  await house.owner.query(`create database ${url.pathname.slice(1)}`);
});
afterAll(async () => { await house?.close(); rmSync(folder, { recursive: true, force: true }); });

interface Said { code: number | null; out: string; told: string }
const elsewhere = () => join(folder, 'elsewhere');
/** The command as the launcher starts it; `within` goes before it, as in a shell. */
function run(args: readonly string[], env: Record<string, string>, within: readonly string[] = []): Said {
  const [program = '', ...rest] = [...within, process.execPath, join(import.meta.dirname, '../dist/cli.js'), ...args];
  const { status, stdout, stderr } = spawnSync(program, rest, { encoding: 'utf8', env: { ...process.env, ...env } });
  return { code: status, out: stdout, told: stderr };
}
const palier = (args: readonly string[], within: readonly string[] = []): Said => run(args, { PALIER_HOME: home, DATABASE_URL: house.config.databaseUrl, DATABASE_OWNER_URL: house.config.ownerUrl }, within);
const restore = (file: string): Said => run(['restore', file], { PALIER_HOME: elsewhere(), DATABASE_URL: target, DATABASE_OWNER_URL: target });
/** One line, for people: no stack, and the exit says no. */
const inOneSentence = (words: string): Said => ({ code: 1, out: '', told: expect.stringMatching(new RegExp(`^[^\\n]*${words}[^\\n]*\\n$`)) as unknown as string });
async function tablesOfTarget(): Promise<number> {
  const client = new pg.Client({ connectionString: target });
  await client.connect();
  const { rows } = await client.query<{ n: number }>(`select count(*)::int as n from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`);
  await client.end();
  return rows[0]?.n ?? -1;
}
const aFile = async (): Promise<{ sha256: string; name: string; path: string }> => {
  const [it] = (await house.owner.query('select sha256, name from stored_file order by bytes limit 1')) as [{ sha256: string; name: string }];
  return { ...it, path: join(home, 'files', it.sha256.slice(0, 2), it.sha256) };
};

describe('npm run -s palier -- backup', () => {
  it('says in one sentence why it cannot write there and what to do, and leaves nothing half-written', () => {
    const tight = ['sh', '-c', 'ulimit -f 16 && exec "$@"', 'sh'];
    mkdirSync(join(folder, 'a-folder'));
    writeFileSync(join(folder, 'a-file'), '');
    const before = readdirSync(folder);
    expect(palier(['backup', join(folder, 'x.palier')], tight)).toEqual(inOneSentence('x\\.palier cannot be written: files there may not become so long\\. Raise the limit .*No backup was kept\\.'));
    expect(palier(['backup', join(folder, 'nowhere/x.palier')])).toEqual(inOneSentence('its folder is not there\\. Make the folder'));
    expect(palier(['backup', join(folder, 'a-folder')])).toEqual(inOneSentence('it is a folder\\. Name a file in it'));
    expect(palier(['backup', join(folder, 'a-file/x.palier')])).toEqual(inOneSentence('what should be its folder is a file'));
    expect(readdirSync(folder)).toEqual(before);
  });

  it.each([
    ['damaged', (path: string) => { appendFileSync(path, '.'); }],
    ['missing', (path: string) => { rmSync(path); }],
  ])('refuses where a file is %s, by its hash; doctor names it; --without-lost keeps all the rest', async (how, spoil) => {
    const { sha256, name, path } = await aFile();
    const [sound, file] = [readFileSync(path), join(folder, `${how}.palier`)];
    spoil(path);
    expect(palier(['backup', file])).toEqual(inOneSentence(`${sha256} is .*doctor.*--without-lost.*No backup was kept`));
    expect([existsSync(file), existsSync(`${file}.partial`)]).toEqual([false, false]);
    const looked = palier(['doctor']);
    expect([looked.code, looked.out.split('\n').filter((it) => it.startsWith('✗ The file'))]).toEqual([1, [`✗ The file ${name} is ${how}: restore an earlier backup into another PALIER_HOME and copy files/${sha256.slice(0, 2)}/${sha256} from there into ${home}.`]]);
    const all = Number(((await house.owner.query('select count(*)::int as n from stored_file')) as [{ n: number }])[0].n);
    expect(palier(['backup', file, '--without-lost'])).toEqual({ code: 0, out: expect.stringMatching(new RegExp(`rows and ${all - 1} files`)) as unknown, told: `The file ${sha256} is missing or damaged: left out.\n` });
    expect(gunzipSync(readFileSync(file)).toString('utf8')).not.toContain(`{"kind":"file","sha256":"${sha256}"`);
    writeFileSync(path, sound);
    expect(palier(['doctor']).out).toContain('files are what their names say');
  });
});

describe('npm run -s palier -- restore', () => {
  it('refuses a backup damaged anywhere, or cut anywhere, in one sentence, and changes nothing', async () => {
    const file = join(folder, 'sound.palier');
    expect(palier(['backup', file]).code).toBe(0);
    const [sound, spoilt] = [readFileSync(file), join(folder, 'spoilt.palier')];
    const whole = gunzipSync(sound);
    const comesOutOf = (bytes: Buffer): Buffer | null => { try { return gunzipSync(bytes); } catch { return null; } };
    let refused = 0;
    // The first ten bytes of a compressed file say when and where it was made: nothing is lost with them.
    const offsets = Array.from({ length: 16 }, (_, index) => 10 + Math.floor((index * (sound.length - 11)) / 15));
    for (const at of offsets) {
      const bytes = Buffer.from(sound);
      bytes.writeUInt8(bytes.readUInt8(at) ^ 0x55, at);
      // A bit in a table of compression that no word uses changes nothing: what comes out is what went in, sealed.
      if (comesOutOf(bytes)?.equals(whole) === true) continue;
      refused++;
      writeFileSync(spoilt, bytes);
      expect([at, restore(spoilt)]).toEqual([at, inOneSentence('spoilt\\.palier is damaged.*[Nn]othing was restored')]);
    }
    expect(refused).toBeGreaterThan(12);
    for (const most of [0, 5, Math.floor(sound.length / 2), sound.length - 1]) {
      writeFileSync(spoilt, sound.subarray(0, most));
      expect([most, restore(spoilt)]).toEqual([most, inOneSentence('spoilt\\.palier is damaged.*[Nn]othing was restored')]);
    }
    expect([await tablesOfTarget(), existsSync(join(elsewhere(), 'files'))]).toEqual([0, false]);
    expect(restore(file)).toMatchObject({ code: 0, told: '' });
    expect(await tablesOfTarget()).toBeGreaterThan(50);
  }, 240_000);
});
