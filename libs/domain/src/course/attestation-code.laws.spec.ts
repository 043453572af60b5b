import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { codeBytes, readCode, writeCode } from './attestation-code.js';

const bytes = fc.uint8Array({ minLength: codeBytes, maxLength: codeBytes });

describe('the code of an attestation', () => {
  it('is read as it was written, however it is typed', () => fc.assert(fc.property(bytes, fc.constantFrom('-', ' ', '', ' – '), fc.boolean(), (it, between, small) => {
    const code = writeCode(it);
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
    const typed = code.replaceAll('-', between).replaceAll('0', 'O').replaceAll('1', 'l');
    expect(readCode(small ? ` ${typed.toLowerCase()} ` : typed)).toBe(code);
  })));

  it('keeps every bit: two that differ are two codes', () => fc.assert(fc.property(bytes, fc.nat(codeBytes * 8 - 1), (it, bit) => {
    const other = it.map((byte, index) => (index === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
    expect(writeCode(other)).not.toBe(writeCode(it));
  })));

  it('is nothing else', () => expect(['', 'ABCD', '0000-0000-0000-000U', '0000-0000-0000-0000-0', '0000-0000-0000-000é'].map(readCode)).toEqual([null, null, null, null, null]));
});
