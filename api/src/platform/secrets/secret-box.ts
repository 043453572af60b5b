import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newId, sha256 } from '../database/record.js';

const says = (error: unknown, code: 'ENOENT' | 'EEXIST'): boolean => typeof error === 'object' && error !== null && 'code' in error && error.code === code;

/**
 * Seals what the application must be able to say again (AES-256-GCM), such as the password of a mail server or the key of a phone, under a
 * key that stands in no database and in no backup: a file of the home for its owner's eyes, or a setting where several instances share one
 * database. What was sealed under another key is lost.
 */
export class SecretBox {
  private known: Buffer | null;
  private knownId: string | null = null;

  constructor(private readonly home: string, fromSettings: Buffer | null) {
    this.known = fromSettings;
  }

  /** Where the key lies, unless it comes from the settings. */
  get file(): string {
    return join(this.home, 'secret.key');
  }

  /** Which key seals here; null where nothing was ever sealed. Says nothing about the key. */
  keyId(): string | null {
    const key = this.find();
    return key === null ? null : (this.knownId ??= sha256(Buffer.concat([Buffer.from('palier key id'), key])).subarray(0, 8).toString('hex'));
  }

  /** Seals a secret to what it belongs to: taken elsewhere, it does not open. */
  seal(secret: Buffer, belongsTo: string): Buffer {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.find() ?? this.make(), nonce).setAAD(Buffer.from(belongsTo));
    const sealed = Buffer.concat([cipher.update(secret), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
  }

  /** The secret, or null where the key is gone or another one, where it was sealed to something else, or tampered with. */
  open(sealed: Buffer, belongsTo: string): Buffer | null {
    try {
      const key = this.find();
      if (key === null) return null;
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12)).setAAD(Buffer.from(belongsTo)).setAuthTag(sealed.subarray(12, 28));
      return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]);
    } catch {
      return null;
    }
  }

  private find(): Buffer | null {
    if (this.known !== null) return this.known;
    // Asked with every request until there is one: looking is cheaper than failing to open.
    if (statSync(this.file, { throwIfNoEntry: false }) === undefined) return null;
    try {
      const key = readFileSync(this.file);
      if (key.length !== 32) throw new Error(`${this.file} is no key of Palier: it has ${key.length} bytes instead of 32.`);
      this.known = key;
    } catch (error) {
      if (!says(error, 'ENOENT')) throw error;
    }
    return this.known;
  }

  /** Written aside and flushed, then given its name: nobody ever reads half a key. Where another instance was first, its key is the one. */
  private make(): Buffer {
    mkdirSync(this.home, { recursive: true });
    const aside = `${this.file}.${newId()}`;
    const file = openSync(aside, 'wx', 0o600);
    try {
      writeFileSync(file, randomBytes(32));
      fsyncSync(file);
      linkSync(aside, this.file);
    } catch (error) {
      if (!says(error, 'EEXIST')) throw error;
    } finally {
      closeSync(file);
      unlinkSync(aside);
    }
    const key = this.find();
    if (key === null) throw new Error(`${this.file} cannot be read`);
    return key;
  }
}

/** 32 bytes in base64url, as a setting. @throws where they are not. */
export function readKey(text: string): Buffer {
  const key = Buffer.from(text.trim(), 'base64url');
  if (key.length !== 32) throw new Error('The secret key is not 32 bytes in base64url: openssl rand -base64 32 | tr "+/" "-_" | tr -d "=" makes one.');
  return key;
}
