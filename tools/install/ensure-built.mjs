import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../home.mjs';
import { step } from './ensure-installed.mjs';

const stamp = join(root, 'node_modules', '.palier-built');
const passedOver = new Set(['node_modules', 'dist', '.angular', '.nx', 'test-results']);

function* files(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (passedOver.has(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* files(path);
    else if (!entry.name.endsWith('.spec.ts')) yield path;
  }
}

/** What the build reads: names, sizes and times are enough to see a change. */
function sources() {
  const hash = createHash('sha256');
  for (const path of [...['libs', 'api', 'web'].flatMap((it) => [...files(join(root, it))]), join(root, 'package-lock.json'), join(root, 'tsconfig.base.json')]) {
    const { size, mtimeMs } = statSync(path);
    hash.update(`${path} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** Builds the server and the page, unless nothing changed since the last time. */
export async function ensureBuilt() {
  const now = sources();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now && existsSync(join(root, 'api/dist/main.js')) && existsSync(join(root, 'web/dist/index.html'))) return;
  const env = { ...process.env, PATH: `${join(root, 'node_modules', '.bin')}:${process.env.PATH}`, NX_DAEMON: 'false', NX_TUI: 'false', NG_CLI_ANALYTICS: 'false' };
  await step('Building', join(root, 'node_modules/.bin/nx'), ['run-many', '-t', 'build', '-p', 'api,web', '--output-style=static', '--parallel=2'], { env });
  writeFileSync(stamp, now);
}
