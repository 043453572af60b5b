import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CourseDraft, QuestionsPreview } from '@palier/contracts';
import sharp from 'sharp';
import { crc32, deflateRawSync, deflateSync } from 'node:zlib';
import { newId } from '#platform';
import { openHouse, Visitor, type House } from './house.js';

/** What is made to hurt, made here and kept nowhere, at every door through which a file comes in; and what only looks like it. */
let house: House;
let karim: Visitor, sophie: Visitor;
let quiz: string;
beforeAll(async () => {
  house = await openHouse({ demo: true, settings: { PALIER_FILES_MB: '100', PALIER_HOME: `${process.env['PALIER_TEST_HOME'] ?? ''}/hostile-files` } });
  [karim, sophie] = [await Visitor.signedIn(house, 'karim'), await Visitor.signedIn(house, 'sophie')];
  const [draft, activity] = [newId(), newId()];
  await karim.ask('POST', '/api/course-drafts', { id: draft, locale: 'fr' });
  const content: CourseDraft = { locale: 'fr', title: 'x', summary: 'x', activities: [{ id: activity, kind: 'quiz', title: 'x', minutes: 5, cell: null, passMark: 0.8, limit: null, attempts: null, feedback: 'full', questions: [], drawn: null }] };
  await karim.ask('POST', `/api/course-drafts/${draft}`, { seen: 1, content });
  quiz = `/api/course-drafts/${draft}/quizzes/${activity}/question-imports/preview`;
});
afterAll(() => house?.close());

interface Entry { readonly name: string; readonly data: Buffer; /** Unix mode: 0o120777 is a link. */ readonly mode?: number; readonly says?: number }
/** An archive as ZIP programs write it, lies included. */
function zip(...entries: readonly Entry[]): Buffer {
  const [locals, records]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const { name, data, mode = 0o100644, says = data.length } of entries) {
    const [packed, called] = [deflateRawSync(data), Buffer.from(name)];
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50); local.writeUInt16LE(20, 4); local.writeUInt16LE(8, 8); local.writeUInt32LE(crc32(data), 14); local.writeUInt32LE(packed.length, 18); local.writeUInt32LE(says, 22); local.writeUInt16LE(called.length, 26);
    const record = Buffer.alloc(46);
    record.writeUInt32LE(0x02014b50); record.writeUInt16LE(0x0314, 4); record.writeUInt16LE(20, 6); record.writeUInt16LE(8, 10); record.writeUInt32LE(crc32(data), 16); record.writeUInt32LE(packed.length, 20); record.writeUInt32LE(says, 24); record.writeUInt16LE(called.length, 28); record.writeUInt32LE((mode << 16) >>> 0, 38); record.writeUInt32LE(at, 42);
    locals.push(local, called, packed);
    records.push(record, called);
    at += 30 + called.length + packed.length;
  }
  const directory = Buffer.concat(records);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50); end.writeUInt16LE(entries.length, 8); end.writeUInt16LE(entries.length, 10); end.writeUInt32LE(directory.length, 12); end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, directory, end]);
}
const chunk = (type: string, data: Buffer): Buffer => { const named = Buffer.concat([Buffer.from(type), data]); const out = Buffer.alloc(named.length + 8); out.writeUInt32BE(data.length); named.copy(out, 4); out.writeUInt32BE(crc32(named), named.length + 4); return out; };
const png = (...more: readonly Buffer[]): Buffer => { const head = Buffer.alloc(13); head.writeUInt32BE(2); head.writeUInt32BE(2, 4); head[8] = 8; return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', head), ...more, chunk('IDAT', deflateSync(Buffer.alloc(6))), chunk('IEND', Buffer.alloc(0))]); };
const segment = (marker: number, data: Buffer): Buffer => { const head = Buffer.from([0xff, marker, 0, 0]); head.writeUInt16BE(data.length + 2, 2); return Buffer.concat([head, data]); };
/** Seven by five grey dots: tables, frame and scan. */
const drawn = '/9sAQwAQCwwODAoQDg0OEhEQExgoGhgWFhgxIyUdKDozPTw5Mzg3QEhcTkBEV0U3OFBtUVdfYmdoZz5NcXlwZHhcZWdj/8AACwgABQAHAQERAP/EABQAAQAAAAAAAAAAAAAAAAAAAAD/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/9oACAEBAAA/AD//2Q==';
const jpeg = (...more: readonly Buffer[]): Buffer => Buffer.concat([Buffer.from([0xff, 0xd8]), segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1')), ...more, Buffer.from(drawn, 'base64')]);
const webp = (kind: string, body: Buffer): Buffer => { const inside = Buffer.concat([Buffer.from(`WEBP${kind}`), Buffer.from(Uint32Array.of(body.length).buffer), body]); return Buffer.concat([Buffer.from('RIFF'), Buffer.from(Uint32Array.of(inside.length).buffer), inside]); };
const pdf = (version = '1.7', inside = ''): Buffer => Buffer.from(`%PDF-${version}\n1 0 obj\n<<>>\nendobj\n${inside}\ntrailer\n<<>>\n%%EOF\n`);
const mp4 = (brand: string): Buffer => Buffer.concat([Buffer.from([0, 0, 0, 20]), Buffer.from(`ftyp${brand}\0\0\0\0${brand}`), Buffer.alloc(500, 7)]);
const vtt = (text: string): Buffer => Buffer.from(`WEBVTT${text}`);
const zeros = (megabytes: number): Buffer => Buffer.alloc(megabytes * 1_000_000);

const send = (body: Buffer, name: string) => karim.ask('POST', `/api/files?name=${encodeURIComponent(name)}`, body, { 'content-type': 'application/octet-stream' });
const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
const tar = (name: string, type: string, link = ''): Buffer => { const head = Buffer.alloc(1_024); head.write(name); head.write('0000644\0', 100); head.write('00000000000\0', 124); head.write('        ', 148); head.write(type, 156); head.write(link, 157); head.write('ustar\x0000', 257); head.write(`${head.subarray(0, 512).reduce((sum, it) => sum + it, 0).toString(8).padStart(6, '0')}\0 `, 148); return head; };

const files: readonly (readonly [what: string, made: () => Buffer, name: string, code: string])[] = [
  ['an archive that unpacks to a hundred million bytes', () => zip({ name: 'a', data: zeros(100) }), 'photo.png', 'file.unknown-kind'], ['an archive in an archive in an archive', () => zip({ name: 'a.zip', data: zip({ name: 'b.zip', data: zip({ name: 'c', data: zeros(10) }) }) }), 'cours.pdf', 'file.unknown-kind'],
  ['an archive that lies about its length', () => zip({ name: 'a', data: zeros(10), says: 10 }), 'a.webp', 'file.unknown-kind'], ['paths that lead out of it', () => zip({ name: '../../../etc/cron.d/x', data: Buffer.from('x') }), 'a.mp4', 'file.unknown-kind'], ['a link in it', () => zip({ name: 'x', data: Buffer.from('/etc/passwd'), mode: 0o120777 }), 'a.vtt', 'file.unknown-kind'],
  ['a tar that leads out', () => tar('../../etc/passwd', '0'), 'a.pdf', 'file.unknown-kind'], ['a tar with a link', () => tar('x', '2', '/etc/passwd'), 'a.pdf', 'file.unknown-kind'],
  ['a drawing with a script', () => Buffer.from(svg), 'logo.png', 'file.unknown-kind'], ['the same behind an XML line', () => Buffer.from(`<?xml version="1.0"?>${svg}`), 'logo.svg', 'file.unknown-kind'], ['a drawing with a file of the server', () => Buffer.from('<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg"><text>&x;</text></svg>'), 'x.svg', 'file.unknown-kind'],
  ['a page', () => Buffer.from('<!doctype html><script>alert(1)</script>'), 'memo.pdf', 'file.unknown-kind'], ['a page that begins as a moving picture', () => Buffer.from('GIF89a=1;/*<script>alert(1)</script>*/'), 'a.png', 'file.unknown-kind'], ['a program', () => Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01'), zeros(1)]), 'film.mp4', 'file.unknown-kind'], ['a script', () => Buffer.from('#!/bin/sh\nrm -rf /\n'), 'a.vtt', 'file.unknown-kind'], ['a page before a document', () => Buffer.concat([Buffer.from('<script>alert(1)</script>\n'), pdf()]), 'a.pdf', 'file.unknown-kind'],
  ['a picture that is an archive as well', () => Buffer.concat([png(), zip({ name: 'x.class', data: Buffer.from('x') })]), 'a.png', 'file.two-in-one'], ['a photo that is an archive as well', () => Buffer.concat([jpeg(), zip({ name: 'x.class', data: Buffer.from('x') })]), 'a.jpg', 'file.two-in-one'], ['a document that is an archive as well', () => Buffer.concat([pdf(), zip({ name: 'x.jar', data: Buffer.from('x') })]), 'a.pdf', 'file.two-in-one'], ['a film that is an archive as well', () => Buffer.concat([mp4('isom'), zip({ name: 'x', data: Buffer.from('x') })]), 'a.mp4', 'file.two-in-one'],
  ['a picture with a page behind it', () => Buffer.concat([png(), Buffer.from('<script>alert(1)</script>')]), 'a.png', 'file.two-in-one'], ['a WebP with a page behind it', () => Buffer.concat([webp('VP8L', Buffer.from([0x2f, 6, 0, 1, 0, 0, 0, 0, 0, 0])), Buffer.from('<script>alert(1)</script>')]), 'a.webp', 'file.two-in-one'],
  ['more pixels than a screen has', () => { const it = png(); it.writeUInt32BE(60_000, 16); it.writeUInt32BE(60_000, 20); return it; }, 'a.png', 'file.damaged'], ['a picture without an end', () => png().subarray(0, 50), 'a.png', 'file.two-in-one'], ['a chunk longer than the picture', () => { const it = png(); it.writeUInt32BE(0xfffffff0, 33); return it; }, 'a.png', 'file.unknown-kind'], ['captions with a NUL', () => vtt('\n\n00:00.000 --> 00:01.000\nx\0y\n'), 'a.vtt', 'file.damaged'], ['nothing', () => Buffer.alloc(0), 'a.png', 'file.unknown-kind'], ['a hundred thousand pictures in one', () => Buffer.concat(new Array<Buffer>(100_001).fill(png())), 'a.png', 'file.two-in-one'],
];
const cue = '\n\n00:00.000 --> 00:01.000\nBonjour.\n';
const harmless: readonly (readonly [what: string, made: () => Buffer, name: string])[] = [
  ['a picture', () => png(), 'écran.png'], ['one that says PK in its words', () => png(chunk('tEXt', Buffer.from('Comment\0PK\x03\x04 and PK\x05\x06', 'latin1'))), 'a.png'], ['one that says script in its words', () => png(chunk('tEXt', Buffer.from('Comment\0<script>alert(1)</script>'))), 'b.png'], ['one with an end of line behind it', () => Buffer.concat([png(chunk('tEXt', Buffer.from('Title\0x'))), Buffer.from('\r\n\0\0')]), 'c.png'], ['one called as a drawing', () => png(chunk('tEXt', Buffer.from('Title\0svg'))), 'logo.svg'], ['one whose name leads out', () => png(chunk('tEXt', Buffer.from('Title\0way'))), '../../../etc/passwd'], ['one called as a program', () => png(chunk('tEXt', Buffer.from('Title\0exe'))), 'setup.exe'],
  ['a photo', () => jpeg(), 'photo.jpg'], ['a photo with a thumbnail in it', () => jpeg(segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), jpeg()]))), 'photo2.jpg'], ['a photo with what a telephone leaves behind it', () => Buffer.concat([jpeg(), Buffer.from('SEFH telephone trailer SEFT')]), 'photo3.jpg'], ['a photo whose words are an archive’s', () => jpeg(segment(0xfe, Buffer.from('PK\x05\x06', 'latin1'))), 'photo4.jpg'], ['a WebP', () => webp('VP8L', Buffer.from([0x2f, 6, 0, 1, 0, 0, 0, 0, 0, 0])), 'a.webp'],
  ['an old document', () => pdf('1.4'), 'a.pdf'], ['a new one', () => pdf('2.0'), 'b.pdf'], ['a document about pages', () => pdf('1.7', '% <script>alert(1)</script> <!DOCTYPE html>'), 'c.pdf'], ['a document about archives', () => pdf('1.7', '% PK\x03\x04 PK\x05\x06 ../../etc/passwd'), 'd.pdf'],
  ['a film', () => mp4('isom'), 'a.mp4'], ['another kind of film', () => mp4('mp42'), 'b.mp4'], ['captions', () => vtt(cue), 'a.vtt'], ['captions behind a mark', () => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), vtt(cue)]), 'b.vtt'], ['captions with a note about scripts', () => vtt(`\n\nNOTE <script>${cue}`), 'c.vtt'], ['captions in colours', () => vtt(`\n\nSTYLE\n::cue { color: red }${cue}`), 'd.vtt'],
];

/** Runs a deed and says how long the processor worked for it, whoever else wants the machine meanwhile, and how far memory rose over what it ever was. */
async function measured<T>(deed: () => Promise<T>): Promise<{ readonly it: T; readonly ms: number; readonly megabytes: number }> {
  const [from, before] = [process.cpuUsage(), process.resourceUsage().maxRSS];
  const it = await deed();
  return { it, ms: process.cpuUsage(from).user / 1_000, megabytes: (process.resourceUsage().maxRSS - before) / 1_000 };
}
const quickly = ({ ms, megabytes }: { readonly ms: number; readonly megabytes: number }): void => { /* Twice what is promised: a processor that others share is slower. */ expect(ms).toBeLessThan(4_000); expect(megabytes).toBeLessThan(150); };
const moodle = (inside: string): string => `<?xml version="1.0"?><quiz>${inside}</quiz>`;
const truth = (words: string): string => `<question type="truefalse"><questiontext format="html"><text><![CDATA[${words}]]></text></questiontext><answer fraction="100"><text>true</text></answer></question>`;

describe('files that are made to hurt', () => {
  it.each(files)('%s is refused as a file of a course, with a reason', async (_, made, name, code) => {
    const body = made();
    const found = await measured(() => send(body, name));
    expect(found.it.body).toMatchObject({ code });
    quickly(found);
  });

  const questions: readonly (readonly [what: string, text: () => string, code: string])[] = [
    ['a billion laughs', () => `<?xml version="1.0"?><!DOCTYPE quiz [<!ENTITY a "ha">${Array.from({ length: 9 }, (_, at) => `<!ENTITY a${at} "${`&a${at === 0 ? '' : at - 1};`.repeat(10)}">`).join('')}]><quiz>&a8;</quiz>`, 'xml.doctype'], ['a file of the server', () => '<!DOCTYPE quiz [<!ENTITY x SYSTEM "file:///etc/passwd">]><quiz>&x;</quiz>', 'xml.doctype'], ['a file of another server', () => '<!DOCTYPE quiz PUBLIC "x" "http://127.0.0.1:1/x.dtd"><quiz/>', 'xml.doctype'], ['an entity that nobody knows', () => moodle('&xxe;'), 'xml.malformed'],
    ['a million elements deep', () => moodle('<a>'.repeat(900_000)), 'xml.too-deep'], ['ten million signs', () => moodle(truth('x'.repeat(9_900_000))), 'questions.too-long'], ['a picture of nine million signs', () => moodle(truth('Q ?').replace('</questiontext>', `<file name="x" encoding="base64">${'iVBO'.repeat(2_400_000)}</file></questiontext>`)), ''], ['a hundred thousand questions', () => 'Q ?{T}\n\n'.repeat(100_000), 'questions.too-many'], ['a page of a hundred thousand elements', () => moodle(truth('<div>'.repeat(250_000))), 'question.no-prompt'], ['a drawing', () => `<?xml version="1.0"?>${svg}`, 'xml.no-quiz'],
  ];
  it.each(questions)('%s is refused as questions, with a reason', async (_, text, code) => {
    const body = { text: text(), format: null };
    const found = await measured(() => karim.ask('POST', quiz, body));
    expect(found.it.status).toBe(200);
    const said = (found.it.body as QuestionsPreview).problems.map((it) => it.code as string);
    if (code === '') expect(said).toEqual([]); else expect(said).toContain(code);
    quickly(found);
  });

  it('questions with pictures that draw to a thousand million pixels leave them behind, and come in', async () => {
    const bomb = (await sharp({ create: { width: 7_000, height: 7_000, channels: 3, background: '#fff' } }).png({ compressionLevel: 9 }).toBuffer()).toString('base64');
    const text = moodle(Array.from({ length: 20 }, (_, at) => truth(`Q ${at} ? <img src="@@PLUGINFILE@@/x.png" alt="x">`).replace('</questiontext>', `<file name="x.png" path="/" encoding="base64">${bomb}</file></questiontext>`)).join(''));
    const found = await measured(() => karim.ask('POST', quiz, { text, format: null }));
    const { counts, notes } = found.it.body as QuestionsPreview;
    expect([counts.new, notes.filter((it) => it.code === 'note.picture').length > 10]).toEqual([20, true]);
    quickly(found);
  });

  const tables: readonly (readonly [what: string, text: () => string, code: string])[] = [
    ['columns by the hundred thousand', () => `Nom;Identifiant${';x'.repeat(500_000)}\nAna;ana`, 'table.malformed'], ['a quote that never closes', () => `Nom;Identifiant\n"${'Ana;ana\n'.repeat(500_000)}`, 'table.malformed'], ['more rows than there are people', () => `Nom;Identifiant\n${'a;b\n'.repeat(120_000)}`, 'table.too-long'], ['formulas', () => 'Nom;Identifiant\n=1+1;ana', 'table.formula'],
  ];
  it.each(tables)('%s is refused as a table of people, with a reason', async (_, text, code) => {
    const body = { text: text(), mapping: {} };
    const found = await measured(() => sophie.ask('POST', '/api/people-imports/preview', body));
    expect((found.it.body as { problems: { code: string }[] }).problems.map((it) => it.code)).toContain(code);
    quickly(found);
  });

  it.each([['an archive', () => zip({ name: 'a', data: zeros(1) }).toString('latin1')], ['words without end', () => 'Compétence '.repeat(100_000)], ['lines without end', () => '\n'.repeat(500_000)], ['a page', () => svg]])('%s is no job sheet', async (_, text) => {
    const body = { text: text() };
    const found = await measured(() => sophie.ask('POST', '/api/sheets/preview', body));
    expect([200, 400, 413, 422]).toContain(found.it.status);
    if (found.it.status === 200) expect((found.it.body as { problems?: unknown[] }).problems?.length).toBeGreaterThan(0);
    quickly(found);
  });
});

describe('files that only look like it', () => {
  it('are at least twenty', () => { expect(harmless.length).toBeGreaterThanOrEqual(20); });

  it.each(harmless)('%s comes in', async (_, made, name) => {
    const { status, body } = await send(made(), name);
    expect([status, body]).toEqual([200, expect.objectContaining({ sha256: expect.any(String) as unknown })]);
    expect((body as { name: string }).name).not.toMatch(/[/\\]|\.\.|\.(?:svg|exe)$/);
  });

  it.each([['a question about a DOCTYPE', moodle(truth('Que fait &lt;!DOCTYPE&gt; ?'))], ['a question about scripts', '[plain]Que fait <script> ?{T}'], ['a question about braces', 'Que veut dire \\{x\\} ?{T}'], ['a table about formulas', 'Question;Réponse 1\nQue fait =SOMME ?;\'=SOMME(A1)'], ['a question in another alphabet', 'Что это?{=да ~нет}']])('%s comes in', async (_, text) => {
    const { status, body } = await karim.ask('POST', quiz, { text, format: null });
    expect([status, (body as QuestionsPreview).problems, (body as QuestionsPreview).counts.new]).toEqual([200, [], 1]);
  });
});
