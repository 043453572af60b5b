import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const files = (folder: string): string[] => readdirSync(folder, { withFileTypes: true }).flatMap((it) => (it.isDirectory() ? files(join(folder, it.name)) : it.name.endsWith('.ts') && !it.name.endsWith('.spec.ts') ? [join(folder, it.name)] : []));

describe('a date field', () => {
  it('says its day in words wherever one stands', () => {
    const withDates = files(join(import.meta.dirname, '..')).filter((it) => readFileSync(it, 'utf8').includes('type="date"'));
    expect(withDates.length).toBeGreaterThan(15);
    for (const it of withDates) expect([it, /imports: \[[^\]]*\bDayInWords\b/.test(readFileSync(it, 'utf8'))]).toEqual([it, true]);
  });
});
