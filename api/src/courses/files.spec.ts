import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { StoredFile } from '@palier/contracts';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { openHouse, Visitor, type House } from '../../test/house.js';

let house: House;
let karim: Visitor, ines: Visitor;
beforeAll(async () => {
  house = await openHouse({ demo: true, settings: { PALIER_FILES_MB: '40', PALIER_HOME: `${process.env['PALIER_TEST_HOME'] ?? ''}/own-files` } });
  [karim, ines] = await Promise.all([Visitor.signedIn(house, 'karim'), Visitor.signedIn(house, 'ines')]);
});
afterAll(() => house?.close());

const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAcAAAAFAQMAAACzVGSbAAAABlBMVEX/AAD///9BHTQRAAAAC0lEQVQI12NggAEAAAoAAef42voAAAAASUVORK5CYII=', 'base64');
const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
const mp4 = Buffer.concat([Buffer.from([0, 0, 0, 20]), Buffer.from('ftypisom\0\0\0\0isom'), Buffer.alloc(200_000, 7)]);
const webm = Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 0x87, 0x42, 0x82, 0x84, 0x77, 0x65, 0x62, 0x6d]);
const vtt = Buffer.from('WEBVTT\n\n00:00.000 --> 00:02.000\nBonjour, je vous écoute.\n');
const send = (body: Buffer, name = 'file', who = karim) => who.ask('POST', `/api/files?name=${encodeURIComponent(name)}`, body, { 'content-type': 'application/octet-stream' });
const kept = async (body: Buffer, name?: string) => (await send(body, name)).body as StoredFile;
const arriving = () => { const folder = join(house.config.home, 'files', 'arriving'); return existsSync(folder) ? readdirSync(folder) : []; };

describe('files for courses', () => {
  it('come in as what they are, whatever they are called, and the same bytes once', async () => {
    expect(await kept(png, '../../écran <b>.exe')).toEqual({ sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown, name: 'écran b.exe.png', mediaType: 'image/png', bytes: png.length, width: 7, height: 5 });
    expect([await kept(pdf, 'Mémo.pdf'), await kept(mp4, 'film.mov'), await kept(webm), await kept(vtt, 'film.txt')].map((it) => [it.name, it.mediaType, it.width])).toEqual([['Mémo.pdf', 'application/pdf', null], ['film.mov.mp4', 'video/mp4', null], ['file.webm', 'video/webm', null], ['film.txt.vtt', 'text/vtt', null]]);
    const again = await kept(png, 'autre.png');
    expect(again.name).toBe('écran b.exe.png');
    expect(await house.owner.query('select 1 from stored_file where sha256 = $1', [again.sha256])).toHaveLength(1);
    const [row] = (await house.owner.query(`select detail from audit where action = 'file.keep' order by at desc limit 1`)) as [{ detail: object }];
    expect(row.detail).toEqual({ sha256: again.sha256, mediaType: 'image/png', bytes: png.length });
  });

  it('of a camera come in upright, no larger than a screen, and say neither where nor when; what is light already stays as it is', async () => {
    const drawn = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: { r: 200, g: 90, b: 20 } } }).composite([{ input: { create: { width: 10, height: 10, channels: 3, background: 'white' } }, left: 0, top: 0 }]);
    const camera = { orientation: 6, exif: { IFD0: { Make: 'Argus' }, IFD3: { GPSLatitude: '48/1 51/1 0/1' } } };
    const secret = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description Argus="1"/></rdf:RDF></x:xmpmeta>`;
    const plain = await drawn(60, 30).jpeg().toBuffer();
    const remark = Buffer.concat([plain.subarray(0, 2), Buffer.from([0xff, 0xfe, 0, 7]), Buffer.from('Argus'), plain.subarray(2)]);
    const text = Buffer.from('tEXtAuthor\0Argus');
    const said = Buffer.concat([png.subarray(0, 33), Buffer.from([0, 0, 0, text.length - 4]), text, Buffer.from(new Uint32Array([crc32(text)]).buffer).reverse(), png.subarray(33)]);
    const cases: [string, Buffer, { width: number; height: number }][] = [
      ['jpeg', await drawn(3_000, 1_500).withMetadata(camera).jpeg().toBuffer(), { width: 1_000, height: 2_000 }], ['webp', await drawn(60, 30).withMetadata(camera).webp().toBuffer(), { width: 30, height: 60 }], ['png', await drawn(60, 30).withExif(camera.exif).png().toBuffer(), { width: 60, height: 30 }],
      ['xmp', await drawn(60, 30).withXmp(secret).jpeg().toBuffer(), { width: 60, height: 30 }], ['large', await drawn(2_500, 100).png().toBuffer(), { width: 2_000, height: 80 }], ['remark', remark, { width: 60, height: 30 }], ['behind', Buffer.concat([plain, Buffer.from('SEFH Argus SEFT')]), { width: 60, height: 30 }], ['text', said, { width: 7, height: 5 }],
    ];
    for (const [what, bytes, size] of cases) {
      const it = await kept(bytes, what);
      expect((await ines.ask('GET', `/api/files/${it.sha256}`)).status).toBe(200);
      const shown = readFileSync(join(house.config.home, 'files', it.sha256.slice(0, 2), it.sha256));
      const meta = await sharp(shown).metadata();
      expect([what, it.width, it.height, it.bytes, it.sha256, shown.includes('Argus'), meta.exif, meta.xmp, meta.orientation ?? 1]).toEqual([what, size.width, size.height, shown.length, createHash('sha256').update(shown).digest('hex'), false, undefined, undefined, 1]);
      expect([what, (await kept(bytes)).sha256, (await kept(shown)).sha256]).toEqual([what, it.sha256, it.sha256]);
    }
    expect((await kept(plain)).bytes).toBe(plain.length);
    const broken = await drawn(600, 300).withMetadata(camera).jpeg().toBuffer();
    broken.fill(0, 900, broken.length - 2);
    expect((await send(broken)).status).toBe(422);
    expect(arriving()).toEqual([]);
  });

  it('stay outside where they are something else, damaged or too large; nothing of them is left', async () => {
    const huge = (head: Buffer, bytes: number) => Buffer.concat([head, Buffer.alloc(bytes)]);
    const bomb = Buffer.from(png);
    bomb.writeUInt32BE(60_000, 16);
    bomb.writeUInt32BE(60_000, 20);
    const before = (await house.owner.query('select count(*) from stored_file')) as unknown;
    const refusals: [string, Buffer, number, string][] = [
      ['a drawing that can run', Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 415, 'file.unknown-kind'], ['a page', Buffer.from('<!doctype html><script>alert(1)</script>'), 415, 'file.unknown-kind'],
      ['an archive called memo.pdf', Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0]), Buffer.alloc(80)]), 415, 'file.unknown-kind'], ['a program', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]), 415, 'file.unknown-kind'], ['a film of another kind', Buffer.from('\0\0\0\x14ftypqt  \0\0\0\0qt  ', 'latin1'), 415, 'file.unknown-kind'],
      ['nothing', Buffer.alloc(0), 415, 'file.unknown-kind'], ['a picture cut short', png.subarray(0, 18), 422, 'file.damaged'], ['more pixels than a screen has', bomb, 422, 'file.damaged'], ['captions that say nothing', Buffer.from('WEBVTT\n'), 422, 'file.damaged'], ['captions in another encoding', Buffer.from('WEBVTT\n\n00:00.000 --> 00:01.000\né', 'latin1'), 422, 'file.damaged'],
      ['captions with a script', Buffer.from('WEBVTT\n\n00:00.000 --> 00:01.000\n<script>alert(1)</script>'), 422, 'file.damaged'], ['captions that fetch', Buffer.from('WEBVTT\n\nSTYLE\n::cue { background: url(https://x.example) }\n\n00:00.000 --> 00:01.000\nx'), 422, 'file.damaged'], ['captions that end before they begin', Buffer.from('WEBVTT\n\n00:02.000 --> 00:01.000\nx'), 422, 'file.damaged'],
      ['a film that is a page too', Buffer.concat([mp4.subarray(0, 20), Buffer.from('\0\0\0\x40free<html><script>alert(1)</script>'), mp4]), 422, 'file.two-in-one'], ['a film that is a document too', Buffer.concat([mp4.subarray(0, 20), pdf, mp4]), 422, 'file.two-in-one'],
      ['too long captions', huge(vtt, 1_000_000), 413, 'file.too-large'], ['too large a picture', huge(png, 10_000_000), 413, 'file.too-large'],
    ];
    for (const [what, body, status, code] of refusals) expect([what, await send(body, 'memo.pdf')]).toEqual([what, expect.objectContaining({ status, body: expect.objectContaining({ code }) as unknown })]);
    expect((await house.owner.query('select count(*) from stored_file')) as unknown).toEqual(before);
    expect(arriving()).toEqual([]);
  });

  it('come in from those who make courses, as a stream of bytes and under a name', async () => {
    expect((await send(pdf, 'x', ines)).status).toBe(403);
    expect((await send(pdf, '   ')).status).toBe(400);
    expect((await karim.ask('POST', '/api/files?name=x', { a: 1 })).status).toBe(415);
    expect((await karim.ask('POST', '/api/files?name=x')).status).toBe(400);
    expect((await karim.ask('POST', '/api/preferences', Buffer.from('x'), { 'content-type': 'application/octet-stream' })).status).toBe(415);
    expect((await karim.ask('POST', '/api/files?name=x', pdf, { 'content-type': 'application/octet-stream', origin: 'https://elsewhere.example' })).status).toBe(403);
  });

  it('are refused by a sentence, and the line stays open, although the most of them is still on its way', async () => {
    await house.fastify.listen({ port: 0, host: '127.0.0.1' });
    const { port } = house.fastify.server.address() as AddressInfo;
    const signedIn = await new Promise<string>((resolve, reject) => {
      request({ port, host: '127.0.0.1', path: '/api/session', method: 'POST', headers: { 'content-type': 'application/json' } }, (reply) => { reply.resume(); resolve(String(reply.headers['set-cookie']?.[0]).split(';')[0] ?? ''); }).on('error', reject).end(JSON.stringify({ login: 'karim', password: 'palier-demo-2026' }));
    });
    const answer = await new Promise<string>((resolve, reject) => {
      const asked = request({ port, host: '127.0.0.1', path: '/api/files?name=film.mp4', method: 'POST', headers: { 'content-type': 'application/octet-stream', cookie: signedIn } }, (reply) => { reply.setEncoding('utf8').on('data', resolve); }).on('error', reject);
      for (let sent = 0; sent < 12; sent++) asked.write(Buffer.alloc(1_000_000));
      asked.end();
    });
    expect(JSON.parse(answer)).toMatchObject({ code: 'file.unknown-kind' });
    expect(arriving()).toEqual([]);
  });

  it('come in until the place for them is taken; what is there already needs none', async () => {
    const film = (bytes: number) => Buffer.concat([mp4, Buffer.alloc(bytes, bytes % 251)]);
    expect((await send(film(30_000_000))).status).toBe(200);
    expect(await send(film(9_900_000))).toMatchObject({ status: 422, body: { code: 'file.no-place-left', params: { most: 40 } } });
    expect((await send(film(30_000_000))).status).toBe(200);
    expect(arriving()).toEqual([]);
  });

  it('go out whole or in the range asked for, never to be guessed at, and not again to who has them', async () => {
    const { sha256 } = await kept(mp4);
    const get = (headers: Record<string, string> = {}, method: 'GET' | 'HEAD' = 'GET') => ines.ask(method, `/api/files/${sha256}`, undefined, headers);
    expect(await get()).toMatchObject({ status: 200, headers: { 'content-type': 'video/mp4', 'content-length': String(mp4.length), 'accept-ranges': 'bytes', 'x-content-type-options': 'nosniff', etag: `"${sha256}"`, 'content-disposition': `inline; filename*=UTF-8''film.mov.mp4` } });
    const part = await get({ range: 'bytes=4-11' });
    expect([part.status, part.text, part.headers['content-range'], part.headers['content-length']]).toEqual([206, 'ftypisom', `bytes 4-11/${mp4.length}`, '8']);
    expect((await get({ range: 'bytes=-5' })).headers['content-range']).toBe(`bytes ${mp4.length - 5}-${mp4.length - 1}/${mp4.length}`);
    expect(await get({ range: `bytes=${mp4.length}-` })).toMatchObject({ status: 416, text: '', headers: { 'content-range': `bytes */${mp4.length}` } });
    expect((await get({ range: 'bytes=4-11', 'if-range': '"other"' })).status).toBe(200);
    expect((await get({ 'if-none-match': `"${sha256}"` })).status).toBe(304);
    expect(await get({}, 'HEAD')).toMatchObject({ status: 200, text: '', headers: { 'content-length': String(mp4.length) } });
    const quoted = await kept(Buffer.concat([pdf, Buffer.from('x')]), `l'été (1)*.pdf`);
    expect((await ines.ask('GET', `/api/files/${quoted.sha256}`)).headers['content-disposition']).toBe(`inline; filename*=UTF-8''l%27%C3%A9t%C3%A9%20%281%29.pdf`);
  });
});
