import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import S3rver from 's3rver';
import { Config, DiskFileStore, hashOf, openFileStore, reasonNotToShare, TooManyBytes, type FileStore } from '#platform';
import { openHouse, Visitor, type House } from '../../../test/house.js';

let house: House;
let server: Server;
let s3: S3rver;
const folder = mkdtempSync(join(tmpdir(), 'palier-store-'));
let address = '';
const settings = (url: string) => ({ PALIER_HOME: join(folder, 'instance'), PALIER_S3_URL: url });
beforeAll(async () => {
  s3 = new S3rver({ directory: join(folder, 's3'), silent: true, configureBuckets: [{ name: 'palier', configs: [] }] });
  await s3.configureBuckets();
  server = createServer(s3.callback());
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  address = `http://S3RVER:S3RVER@127.0.0.1:${(server.address() as AddressInfo).port}/palier/support/files`;
  house = await openHouse({ demo: true, settings: settings(address) });
});
afterAll(async () => {
  await house?.close();
  await new Promise((resolve) => { server.close(resolve); });
  rmSync(folder, { recursive: true, force: true });
});

const there = (url = address) => openFileStore(Config.from({ DATABASE_URL: 'postgres://nowhere', ...settings(url) }));
const stores: readonly (readonly [string, () => FileStore])[] = [['on a disk', () => new DiskFileStore(join(folder, 'disk'))], ['in an S3-compatible store', () => there()]];

describe.each(stores)('files %s', (_, open) => {
  it('are under their hash once, whole or in part, and nowhere else', async () => {
    const [files, bytes] = [open(), randomBytes(300_000)];
    const sha256 = await files.put(bytes);
    expect([await files.size(sha256), (await files.read(sha256))?.equals(bytes)]).toEqual([300_000, true]);
    expect(await files.put(Readable.from([bytes.subarray(0, 100_000), bytes.subarray(100_000)]))).toBe(sha256);
    const part = await files.open(sha256, { start: 70_000, end: 70_009 });
    expect(Buffer.concat((await part?.toArray()) as Buffer[])).toEqual(bytes.subarray(70_000, 70_010));
    const none = '0'.repeat(64);
    expect([await files.size(none), await files.open(none), await files.read(none)]).toEqual([null, null, null]);
    const empty = await files.put(new Uint8Array());
    expect([await files.size(empty), await files.read(empty)]).toEqual([0, Buffer.alloc(0)]);
  });

  it('that are too long, let go or cut short are not there, and leave nothing aside', async () => {
    const files = open();
    await expect(files.receive(Readable.from([Buffer.alloc(70_000)]), () => 69_999)).rejects.toThrow(TooManyBytes);
    const letGo = await files.receive(Readable.from([Buffer.from('let go')]), () => Infinity);
    await letGo.discard();
    expect(await files.size(letGo.sha256)).toBeNull();
    await expect(files.receive(Readable.from((function* () { yield Buffer.from('a'); throw new Error('cut'); })()), () => Infinity)).rejects.toThrow('cut');
    const aside = [join(folder, 'disk', 'arriving'), join(folder, 'instance', 'files', 'arriving')].filter((it) => existsSync(it));
    expect([aside.length > 0, aside.flatMap((it) => readdirSync(it))]).toEqual([true, []]);
  });

  it('have one name, kept with them', async () => {
    const files = open();
    await files.call('b2f3a2f0-0000-4000-8000-000000000000');
    expect(await open().name()).toBe('b2f3a2f0-0000-4000-8000-000000000000');
  });
});

describe('a store that instances share', () => {
  it('gives a file that one instance took in to whoever asks another', async () => {
    const [karim, ines] = [await Visitor.signedIn(house, 'karim'), await Visitor.signedIn(house, 'ines')];
    const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
    const { status, body } = await karim.ask('POST', '/api/files?name=memo', pdf, { 'content-type': 'application/octet-stream' });
    expect(status).toBe(200);
    const { sha256 } = body as { sha256: string };
    expect((await ines.ask('GET', `/api/files/${sha256}`)).text).toBe(pdf.toString());
    expect((await ines.ask('GET', `/api/files/${sha256}`, undefined, { range: 'bytes=1-3' })).text).toBe('PDF');
    expect((await there().read(sha256))?.equals(pdf)).toBe(true);
    // Nothing of it lies on the disk of the instance.
    expect(readdirSync(join(folder, 'instance', 'files'))).toEqual(['arriving']);
  });

  it('is known by its name: an instance with a store of its own does not start, and says what to do', async () => {
    const [shared, own] = [there(`${address}/one`), new DiskFileStore(join(folder, 'own'))];
    expect(await reasonNotToShare(house.owner, shared)).toBeNull();
    expect(await reasonNotToShare(house.owner, there(`${address}/one`))).toBeNull();
    expect(await reasonNotToShare(house.owner, own)).toMatch(/another store.*PALIER_S3_URL.*files-are-here/);
    expect(await own.name()).toBeNull();
  });

  it('takes what lay on a disk by one command, once, and is refused as long as a file is missing', async () => {
    const palier = (command: string, home: string) => promisify(execFile)(process.execPath, [join(import.meta.dirname, '../../../dist/cli.js'), command], { env: { ...process.env, DATABASE_URL: house.config.databaseUrl, DATABASE_OWNER_URL: house.config.ownerUrl, PALIER_HOME: home, PALIER_S3_URL: address } }).then(({ stdout }) => stdout, (error: { code: number; stderr: string }) => `${error.code}: ${error.stderr}`);
    const nothing = join(folder, 'nothing');
    expect(await palier('files-are-here', nothing)).toMatch(/^1: \d+ of \d+ files are not here .*: nothing was changed/);
    expect(await palier('copy-files', nothing)).toMatch(/^1: 0 files were copied, [1-9]\d* are not in/);
    const disk = `${process.env['PALIER_TEST_HOME'] ?? ''}/files`;
    expect(await palier('copy-files', disk)).toMatch(/^[1-9]\d* files were copied, 1 were there/);
    expect(await palier('copy-files', disk)).toMatch(/^0 files were copied/);
    expect(await palier('files-are-here', nothing)).toMatch(/^All \d+ files are here/);
    expect([await reasonNotToShare(house.owner, there()), await reasonNotToShare(house.owner, there(`${address}/one`))]).toEqual([null, expect.stringContaining('another store')]);
    for (const { sha256 } of (await house.owner.query('select sha256 from stored_file')) as { sha256: string }[]) expect(await hashOf((await there().open(sha256)) ?? Readable.from([]))).toBe(sha256);
  }, 240_000);

  it('that does not answer, is not there, or lies on a disk that cannot be written, is said so without its key', async () => {
    writeFileSync(join(folder, 'a-file'), '');
    await house.owner.query('update installation set file_store = null');
    const broken: readonly (readonly [string, FileStore])[] = [['nobody answers', there('http://KEY:SECRET@127.0.0.1:9/palier')], ['no such bucket', there(address.replace('/palier/', '/nobody/'))], ['a key that nobody has', there(address.replace('S3RVER:S3RVER', 'NOBODY:SECRET'))], ['no folder', new DiskFileStore(join(folder, 'a-file'))]];
    for (const [what, store] of broken) {
      const reason = await reasonNotToShare(house.owner, store);
      expect([what, reason]).toEqual([what, expect.stringMatching(/^the file store does not answer: .+ See that/)]);
      expect(reason).not.toMatch(/SECRET|S3RVER/);
    }
    expect(await house.owner.query('select file_store from installation')).toEqual([{ file_store: null }]);
  });

  it('is set by one address, and an address without a bucket is refused', () => {
    const read = (url: string) => Config.from({ DATABASE_URL: 'postgres://nowhere', PALIER_S3_URL: url }).s3;
    expect(read('https://ID:a%2Fb@s3.example/palier/support?region=fr-par')).toEqual({ endpoint: 'https://s3.example', region: 'fr-par', bucket: 'palier', prefix: 'support/', key: { id: 'ID', secret: 'a/b' } });
    expect(read('https://s3.example/palier')).toMatchObject({ prefix: '', key: null });
    expect(() => read('https://s3.example/')).toThrow(/PALIER_S3_URL names no bucket/);
    expect(() => read('ftp://s3.example/palier')).toThrow(/PALIER_S3_URL/);
  });
});
