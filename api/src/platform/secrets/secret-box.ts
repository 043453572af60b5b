import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Seals what the application must be able to say again, such as the password of a mail server, with a key that stands beside the database and in no backup. */
export class SecretBox {
  constructor(private readonly home: string) {}

  async seal(secret: string): Promise<Buffer> {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', await this.key('made where there is none'), nonce);
    const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
  }

  /** What was sealed, or null where the key is gone, is another one, or the box was tampered with. */
  async open(box: Buffer): Promise<string | null> {
    try {
      const decipher = createDecipheriv('aes-256-gcm', await this.key('there already'), box.subarray(0, 12)).setAuthTag(box.subarray(12, 28));
      return Buffer.concat([decipher.update(box.subarray(28)), decipher.final()]).toString('utf8');
    } catch {
      return null;
    }
  }

  private async key(want: 'made where there is none' | 'there already'): Promise<Buffer> {
    const path = join(this.home, 'secret.key');
    if (want === 'made where there is none') {
      await mkdir(this.home, { recursive: true });
      const file = await open(path, 'wx', 0o600).catch((error: unknown) => { if ((error as NodeJS.ErrnoException).code === 'EEXIST') return null; throw error; });
      if (file !== null) {
        try {
          await file.writeFile(randomBytes(32));
          await file.sync();
        } finally {
          await file.close();
        }
      }
    }
    const key = await readFile(path);
    if (key.length !== 32) throw new Error(`${path} is no key of Palier`);
    return key;
  }
}
