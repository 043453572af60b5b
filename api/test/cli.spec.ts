import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { allEndpoints } from '@palier/contracts';
import { writeJobSheet, type JobSheet } from '@palier/formats';
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openHouse, type House } from './house.js';

let house: House;
let folder: string;
beforeAll(async () => { house = await openHouse({ demo: true }); folder = mkdtempSync(join(tmpdir(), 'palier-cli-')); });
afterAll(async () => { await house?.close(); rmSync(folder, { recursive: true, force: true }); });

/** The command as people run it, on this test's database. */
const palier = (...args: string[]) => palierIn(house.config.home, ...args);

/** The same with a home of its own, for what would disturb the tests beside this one. */
function palierIn(home: string, ...args: string[]): { code: number | null; out: string; told: string } {
  const { DATABASE_URL: _, DATABASE_OWNER_URL: __, ...env } = process.env;
  const needsDatabase = ['migrate', 'seed', 'rebuild-standings', 'backup', 'restore', 'doctor'].includes(args[0] ?? '');
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, '../dist/cli.js'), ...args], {
    // The contract alone is more than Node's usual megabyte.
    maxBuffer: 64 * 1024 * 1024,
    encoding: 'utf8', env: { ...env, PALIER_HOME: home, ...(needsDatabase ? { DATABASE_URL: house.config.databaseUrl, DATABASE_OWNER_URL: house.config.ownerUrl } : {}) },
  });
  return { code: status, out: stdout, told: stderr };
}
const file = (name: string, content: string | Buffer): string => { const path = join(folder, name); writeFileSync(path, content); return path; };

const bakery: JobSheet = {
  title: 'Chef boulanger', family: 'Métiers du fournil', aliases: { fr: ['Responsable de fournil'], en: [] }, purpose: 'Faire chaque nuit un pain régulier.', missions: [{ title: 'Conduire la nuit', text: 'On prépare, puis on cuit.' }],
  context: [{ title: 'Saison', text: 'La pâte change.' }], organisation: [{ title: 'Taille', text: 'Deux personnes.' }], conditions: [{ title: 'Horaires', text: 'De nuit.' }, { title: 'Contacts', text: '' }], relations: { internal: ['Vendeuse'], external: ['Meunier'] },
  competencies: [
    { name: 'Pétrir', levels: [{ level: 1, statement: 'Suivre' }, { level: 2, statement: 'Corriger' }, { level: 3, statement: 'Composer' }, { level: 4, statement: 'Former' }], expected: 3, example: 'Il pétrit.' },
    { name: 'Compter', levels: [], expected: null, example: 'Elle compte.' },
  ],
  certifications: [{ category: 'Branche', entries: [] }], sectors: ['Bouche'], mobilityBands: ['Proximité forte'], neighbours: ['Pâtissier', 'Meunier'], disclaimer: 'Ces mobilités sont données à titre indicatif.', emptySections: [],
};

describe('npm run -s palier', () => {
  it('says how it is used, and exits 2 where it is used wrongly', () => {
    expect(palier('bake')).toMatchObject({ code: 2, out: '', told: expect.stringContaining('import-sheet') as unknown });
    expect(palier('import-sheet').code).toBe(2);
  });

  it('import-sheet: counts and problems as JSON, exit 1 where nothing may be imported', () => {
    const good = palier('import-sheet', file('good.txt', writeJobSheet(bakery)), '--dry-run', '--json');
    expect(good.code).toBe(0);
    expect(JSON.parse(good.out)).toMatchObject({ competencies: 2, statements: 4, expectations: 1, expectationSum: 3, unspecified: 1, examples: 2, neighbours: 2, sectors: 1, problems: expect.any(Array) as unknown });
    const damaged = palier('import-sheet', file('damaged.txt', writeJobSheet(bakery).replace('Niveau attendu : 3', 'Niveau attendu : 9')), '--dry-run', '--json');
    const { problems } = JSON.parse(damaged.out) as { problems: { line: number; text: string; severity: string }[] };
    expect([damaged.code, problems.filter((it) => it.severity === 'error')]).toEqual([1, [expect.objectContaining({ line: writeJobSheet(bakery).split('\n').indexOf('Niveau attendu : 3') + 1, text: expect.stringContaining('Pétrir') as unknown })]]);
    for (const [name, content] of [['empty.txt', ''], ['foreign.txt', 'Une recette'], ['latin1.txt', Buffer.from(writeJobSheet(bakery), 'latin1')]] as const) expect([name, palier('import-sheet', file(name, content), '--dry-run', '--json').code]).toEqual([name, 1]);
    expect(palier('import-sheet', join(folder, 'nowhere.txt'), '--dry-run', '--json')).toMatchObject({ code: 1, out: '', told: expect.stringContaining('nowhere.txt') as unknown });
  });

  it('routes and openapi: from the live router, without a database', () => {
    const routes = JSON.parse(palier('routes', '--json').out) as { method: string; path: string; action: string | null; policy: unknown; what: string }[];
    for (const { verb, path, action } of allEndpoints) expect(routes).toContainEqual(expect.objectContaining({ method: verb, path, action, policy: expect.anything() as unknown }));
    const document = JSON.parse(palier('openapi').out) as { openapi: string; paths: object };
    expect([document.openapi, Object.keys(document.paths).length]).toEqual(['3.1.0', new Set(allEndpoints.map((it) => it.path)).size]);
  });

  it('migrate and seed: change nothing where nothing is left to do', () => {
    expect(palier('migrate')).toMatchObject({ code: 0, out: 'Nothing to change.\n' });
    expect(palier('seed')).toMatchObject({ code: 1, out: 'The database is not empty: nothing was done.\n' });
  });

  it('doctor: exit 0 and what is well, exit 1 and what mends it', async () => {
    // What the demo announced would wait for ten minutes once the suite has run that long.
    await house.work();
    expect(palier('doctor')).toMatchObject({ code: 0, out: expect.stringMatching(/✓ PostgreSQL 18[\s\S]*✓ All \d+ files are what their names say[\s\S]*✓ A second factor is required: 0 of 4 leads, HR and administrators have set theirs up/) as unknown });
    await house.db.query(`delete from standing where ctid in (select ctid from standing limit 1)`);
    expect(palier('doctor')).toMatchObject({ code: 1, out: expect.stringMatching(/✗ The standings of 1 people do not follow[\s\S]*rebuild-standings/) as unknown });
    expect(palier('rebuild-standings').code).toBe(0);
    expect([palier('backup').code, palier('restore').code]).toEqual([2, 2]);
  });

  it('doctor: minds who can read the key of secrets where it is the key, not where the settings give another', () => {
    const loose = join(folder, 'secret.key');
    writeFileSync(loose, randomBytes(32).toString('base64url'));
    chmodSync(loose, 0o644);
    expect(palierIn(folder, 'doctor')).toMatchObject({ code: 1, out: expect.stringContaining(`Others can read ${loose}`) as unknown });
    process.env['PALIER_SECRET_KEY'] = randomBytes(32).toString('base64url');
    try { expect(palierIn(folder, 'doctor').out).not.toContain('secret.key'); } finally { delete process.env['PALIER_SECRET_KEY']; rmSync(loose); }
  });

  it('rebuild-standings --check: exit 0 where every standing follows from its facts, 1 where one does not; without --check it mends', async () => {
    expect(palier('rebuild-standings', '--check')).toMatchObject({ code: 0, out: 'Every standing follows from its facts.\n' });
    await house.db.query(`delete from standing where ctid in (select ctid from standing limit 1)`);
    expect(palier('rebuild-standings', '--check')).toMatchObject({ code: 1, out: expect.stringContaining('1 people differ') as unknown });
    expect(palier('rebuild-standings').code).toBe(0);
    expect(palier('rebuild-standings', '--check').code).toBe(0);
  });
});
