import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodeText } from './decode-text.js';

const table = 'Nom;Courriel\r\nInès Noël;ines@nordlys.example\r\nÇelik Œuvré – « l’été »;œ@nordlys.example';
const utf16 = (text: string, bigEndian: boolean): Uint8Array => { const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le'); return bigEndian ? bytes.swap16() : bytes; };
/** One byte a letter, as a table of these letters says. */
const inBytes = (text: string, letters: Readonly<Record<string, number>>): Uint8Array => Uint8Array.from([...text].map((it) => letters[it] ?? it.charCodeAt(0)));
const windows = { Œ: 0x8c, œ: 0x9c, '–': 0x96, '’': 0x92 };

describe('the bytes of a table', () => {
  it('are read in the encodings that spreadsheets save', () => {
    expect(decodeText(Buffer.from(table))).toEqual({ text: table, encoding: 'utf-8' });
    expect(decodeText(Buffer.from(`\uFEFF${table}`))).toEqual({ text: table, encoding: 'utf-8' });
    expect(decodeText(utf16(table, false))).toEqual({ text: table, encoding: 'utf-16le' });
    expect(decodeText(utf16(table, true))).toEqual({ text: table, encoding: 'utf-16be' });
    expect(decodeText(inBytes(table, windows))).toEqual({ text: table, encoding: 'windows-1252' });
    expect(decodeText(inBytes('Žižek;Škoda;O’Neill €', { Ž: 0x8e, ž: 0x9e, Š: 0x8a, '’': 0x92, '€': 0x80 }))).toEqual({ text: 'Žižek;Škoda;O’Neill €', encoding: 'windows-1252' });
  });

  it('are refused where letters would come out wrong, or where they are no text', () => {
    for (const word of ['Inès', 'André', 'Noël', 'François', 'Benoît', 'Loïc']) {
      expect([word, 'DOS', decodeText(inBytes(`Nom\n${word};x`, { é: 0x82, è: 0x8a, ë: 0x89, ç: 0x87, î: 0x8c, ï: 0x8b }))]).toEqual([word, 'DOS', { problem: 'unknown-encoding' }]);
      expect([word, 'Mac', decodeText(inBytes(`Nom\n${word};x`, { é: 0x8e, è: 0x8f, ë: 0x91, ç: 0x8d, î: 0x94, ï: 0x95 }))]).toEqual([word, 'Mac', expect.objectContaining(['Noël', 'Benoît', 'Loïc'].includes(word) ? {} : { problem: 'unknown-encoding' })]);
    }
    expect(decodeText(utf16(table, false).slice(2))).toEqual({ problem: 'no-text' });
    expect(decodeText(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]))).toEqual({ problem: 'no-text' });
    expect(decodeText(utf16('Nom', false).slice(0, 7))).toEqual({ problem: 'no-text' });
  });

  it('come out as they went in, whatever the text; noise never throws', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 40 }).filter((it) => !it.startsWith('\uFEFF'));
    fc.assert(fc.property(text, (it) => {
      for (const bytes of [Buffer.from(it), Buffer.from(`\uFEFF${it}`), utf16(it, false), utf16(it, true)]) expect(decodeText(bytes)).toMatchObject({ text: it });
    }), { numRuns: 500 });
    fc.assert(fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => { decodeText(bytes); }), { numRuns: 500 });
  });
});
