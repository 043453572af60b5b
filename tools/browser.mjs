import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync, createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { createWriteStream } from 'node:fs';

const onThisMachine = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome-stable', '/usr/bin/google-chrome'];

/** Quiet flags: nothing of ours calls out, and neither should the browser. */
const flags = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', '--disable-gpu'];

async function unpack(archive, target) {
  await pipeline(createReadStream(archive), createBrotliDecompress(), createWriteStream(target, { mode: 0o755 }));
}

/** The Chromium inside the npm package, unpacked into a folder of this user's; with the libraries it needs where the system lacks them. */
async function packed() {
  const require = createRequire(new URL('../e2e/package.json', import.meta.url));
  const bin = join(dirname(require.resolve('@sparticuz/chromium')), '..', '..', 'bin');
  const source = [bin, join(dirname(require.resolve('@sparticuz/chromium')), '..', 'bin')].find((it) => existsSync(join(it, 'chromium.br')));
  if (source === undefined) throw new Error('The packed Chromium is not where it should be: install again, or set PALIER_CHROMIUM to a Chrome or Chromium.');
  const { version } = require(join(dirname(source), 'package.json'));
  const folder = join(process.env.XDG_CACHE_HOME || join(homedir() || '/var/tmp', '.cache'), `palier-chromium-${userInfo().uid}-${version}`);
  const executablePath = join(folder, 'chromium');
  if (!existsSync(join(folder, 'complete'))) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    await unpack(join(source, 'chromium.br'), executablePath);
    for (const archive of ['al2023.tar.br', 'swiftshader.tar.br', 'fonts.tar.br']) {
      if (!existsSync(join(source, archive))) continue;
      const tar = join(folder, archive.replace('.br', ''));
      await unpack(join(source, archive), tar);
      spawnSync('tar', ['-xf', tar, '-C', folder]);
      rmSync(tar);
    }
    writeFileSync(join(folder, 'complete'), '');
  }
  const bare = spawnSync(executablePath, ['--version']).status !== 0;
  return { executablePath, env: bare ? { ...process.env, LD_LIBRARY_PATH: [join(folder, 'al2023', 'lib'), join(folder, 'lib')].join(':') } : { ...process.env } };
}

/** Which browser the tests drive: `PALIER_CHROMIUM`, one of this machine, or the one that came by npm. */
export async function findBrowser() {
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const named = process.env.PALIER_CHROMIUM || onThisMachine.find((it) => existsSync(it));
  if (named) return { executablePath: named, args: [...flags, ...root], env: { ...process.env } };
  // The packed one has no setuid helper, and many machines forbid unprivileged namespaces.
  return { ...(await packed()), args: [...flags, '--no-sandbox'] };
}
