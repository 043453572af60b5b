import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readKey, SecretBox } from './secret-box.js';

let folder: string;
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'palier-secrets-')); });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the box of secrets', () => {
  it('makes its key when first needed, for its owner’s eyes alone, and finds it again', () => {
    const home = join(folder, 'first');
    const box = new SecretBox(home, null);
    expect(box.keyId()).toBeNull();
    expect(box.open(Buffer.alloc(40), 'x')).toBeNull();
    const sealed = box.seal(Buffer.from('hush'), 'Inès');
    expect(statSync(box.file).mode & 0o777).toBe(0o600);
    const again = new SecretBox(home, null);
    expect([again.keyId(), again.open(sealed, 'Inès')?.toString()]).toEqual([box.keyId(), 'hush']);
    expect(readFileSync(box.file, 'utf8')).not.toContain(String(box.keyId()));
  });

  it('gives back what was sealed, to what it was sealed to, and nothing else', () => {
    const [mine, theirs] = [new SecretBox(join(folder, 'mine'), null), new SecretBox(join(folder, 'theirs'), null)];
    theirs.seal(Buffer.alloc(1), '');
    fc.assert(fc.property(fc.uint8Array({ maxLength: 64 }), fc.string(), fc.string(), fc.nat(), (secret, of, other, at) => {
      const sealed = mine.seal(Buffer.from(secret), of);
      expect(mine.open(sealed, of)).toEqual(Buffer.from(secret));
      if (other !== of) expect(mine.open(sealed, other)).toBeNull();
      expect(theirs.open(sealed, of)).toBeNull();
      const spoilt = Buffer.from(sealed);
      spoilt[at % spoilt.length] = (spoilt[at % spoilt.length] ?? 0) ^ 1;
      expect(mine.open(spoilt, of)).toBeNull();
      if (secret.length > 3) expect(sealed.includes(Buffer.from(secret))).toBe(false);
    }));
  });

  it('takes a key from the settings, writes no file then, and refuses what is no key', () => {
    const key = Buffer.alloc(32, 7).toString('base64url');
    const [one, two] = [new SecretBox(join(folder, 'none'), readKey(key)), new SecretBox(join(folder, 'elsewhere'), readKey(key))];
    expect(two.open(one.seal(Buffer.from('hush'), 'x'), 'x')?.toString()).toBe('hush');
    expect(() => statSync(one.file)).toThrow(/ENOENT/);
    for (const wrong of ['', 'short', Buffer.alloc(31).toString('base64url')]) expect(() => readKey(wrong)).toThrow(/32 bytes/);
    writeFileSync(join(folder, 'secret.key'), 'no key');
    expect(() => new SecretBox(folder, null).keyId()).toThrow(/no key of Palier/);
    expect(new SecretBox(folder, null).open(one.seal(Buffer.from('hush'), 'x'), 'x')).toBeNull();
  });
});
