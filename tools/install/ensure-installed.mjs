import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../home.mjs';

const stamp = join(root, 'node_modules', '.palier-installed');

function wanted() {
  const hash = createHash('sha256');
  const manifests = ['package.json', 'package-lock.json', 'api/package.json', 'web/package.json', 'e2e/package.json', ...readdirSync(join(root, 'libs')).map((it) => `libs/${it}/package.json`)];
  for (const file of manifests) hash.update(file).update(existsSync(join(root, file)) ? readFileSync(join(root, file)) : '');
  return hash.digest('hex');
}

/** Runs a long step with one line that counts the seconds; its own output is shown only when it fails. */
export function step(title, command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const from = Date.now();
    const seconds = () => Math.round((Date.now() - from) / 1000);
    const live = process.stderr.isTTY;
    const tick = setInterval(() => process.stderr.write(live ? `\r  ${title}… ${seconds()} s` : seconds() % 15 === 0 ? `  ${title}… ${seconds()} s\n` : ''), 1000);
    let output = '';
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options });
    const keep = (data) => { output = (output + data).slice(-20_000); };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(tick);
      process.stderr.write(`${live ? '\r' : ''}  ${title}: ${code === 0 ? 'done' : 'failed'} in ${seconds()} s\n`);
      if (code === 0) resolve(output);
      else reject(new Error(`${title} failed:\n${output}`));
    });
  });
}

/** Brings what package-lock.json names, unless it is here already. */
export async function ensureInstalled() {
  const want = wanted();
  const here = existsSync(stamp) ? readFileSync(stamp, 'utf8') : null;
  if (here === want) return;
  if (here === null && existsSync(join(root, 'node_modules', '.bin', 'node')) && existsSync(join(root, 'node_modules', '.package-lock.json'))) {
    // Installed by hand: taken as it is.
    writeFileSync(stamp, want);
    return;
  }
  process.stderr.write('  First start: bringing Node 24, PostgreSQL and the libraries from npm (about 900 MB, some minutes).\n');
  await step('Installing', 'npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(stamp, want);
}

/** Goes on under the Node 24 that came by npm, with the same arguments, signals and exit code. Returns only where we already run on it. */
export async function handOver(script, args) {
  if (Number(process.versions.node.split('.')[0]) >= 24) return;
  const child = spawn(join(root, 'node_modules', '.bin', 'node'), [script, ...args], { stdio: 'inherit', env: { ...process.env, PATH: `${join(root, 'node_modules', '.bin')}:${process.env.PATH}` } });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal));
  await new Promise((_, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
  });
}
