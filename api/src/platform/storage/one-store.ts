import { newId } from '../database/record.js';
import type { Reader } from '../database/database.js';
import type { FileStore } from './file-store.js';

/** Why an instance must not serve the files of this store, in words and with what mends it; null where the database knows the store, or met it just now. Two instances with a disk each would lose half of the files from sight. */
export async function reasonNotToShare(owner: Reader, files: FileStore): Promise<string | null> {
  let here: string | null;
  try {
    here = await files.name();
    const [known] = await owner.query<{ name: string | null }[]>('select file_store as name from installation');
    if (known?.name == null) {
      if (here === null) await files.call((here = newId()));
      await owner.query('update installation set file_store = $1 where file_store is null', [here]);
    }
  } catch (error) { return `the file store does not answer: ${error instanceof Error ? error.message || error.name : String(error)}. See that PALIER_HOME can be written, or that PALIER_S3_URL leads to a bucket which this key may read and write.`; }
  const [known] = await owner.query<{ name: string | null }[]>('select file_store as name from installation');
  if (known?.name === here) return null;
  return 'the files of this database are in another store than the one of this instance. Several instances share one: PALIER_S3_URL, the same for all (npm run -s palier -- copy-files brings there what lies in PALIER_HOME). Where this is the right store, moved or restored by hand: npm run -s palier -- files-are-here.';
}

/** Copies every file of the installation that is not in the other store yet; once all are there, that store is its own. `missing`: hashes that were not found. */
export async function copyFiles(owner: Reader, from: FileStore, to: FileStore): Promise<{ readonly copied: number; readonly missing: readonly string[]; readonly all: number }> {
  const { missing: wanted, all } = await lookFor(owner, to);
  const missing: string[] = [];
  for (const sha256 of wanted) {
    const found = await from.open(sha256);
    if (found === null) missing.push(sha256);
    else if ((await to.put(found)) !== sha256) throw new Error(`The file ${sha256} is damaged: palier doctor says what to do.`);
  }
  if (missing.length === 0) await adopt(owner, to);
  return { copied: wanted.length - missing.length, missing, all };
}

/** From now on, this is the store of the installation, unless a file is missing in it. */
export async function adoptWhole(owner: Reader, files: FileStore): Promise<{ readonly missing: readonly string[]; readonly all: number }> {
  const found = await lookFor(owner, files);
  if (found.missing.length === 0) await adopt(owner, files);
  return found;
}

async function lookFor(owner: Reader, files: FileStore): Promise<{ readonly missing: readonly string[]; readonly all: number }> {
  const stored = await owner.query<{ sha256: string; bytes: number }[]>('select sha256, bytes::float8 as bytes from stored_file order by 1');
  const missing: string[] = [];
  for (const { sha256, bytes } of stored) if ((await files.size(sha256)) !== bytes) missing.push(sha256);
  return { missing, all: stored.length };
}

async function adopt(owner: Reader, files: FileStore): Promise<void> {
  let here = await files.name();
  if (here === null) await files.call((here = newId()));
  await owner.query('update installation set file_store = $1', [here]);
}
