import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { spreadsheetText } from './spreadsheet-text.js';

describe('words for a spreadsheet', () => {
  it('stay as they are, but where they would be reckoned with', () => {
    for (const text of ['Inès Benali', '', ' =1', 'a=1', 'l’été', '12', '1-2']) expect(spreadsheetText(text)).toBe(text);
    for (const text of ['=1+1', '+33 1', '-Marie', '@home', '\t=1', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠x']) expect(spreadsheetText(text)).toBe(`'${text}`);
  });

  it('lose nothing, and are neutral once', () => fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
    const neutral = spreadsheetText(text);
    expect(neutral.endsWith(text)).toBe(true);
    expect(spreadsheetText(neutral)).toBe(neutral);
  })));
});
