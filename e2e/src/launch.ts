import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Run { readonly child: ChildProcess; readonly said: () => string; readonly address: () => string; readonly ended: Promise<number | null>; until(words: RegExp): Promise<string> }

/** `npm start`, as its script does it, with a home of its own. */
export const start = (home: string, settings: Readonly<Record<string, string>> = {}): Run => launch('tools/start.mjs', home, settings);

function launch(script: string, home: string, settings: Readonly<Record<string, string>>, args: readonly string[] = []): Run {
  const ours = ['DATABASE_URL', 'DATABASE_OWNER_URL', 'PORT', 'HOST', 'PALIER_DEMO', 'PALIER_ORIGIN', 'PALIER_SECOND_FACTOR', 'PALIER_SECRET_KEY'];
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.includes(name)));
  const child = spawn(process.execPath, [script, ...args], { cwd: root, env: { ...env, PALIER_HOME: home, ...settings } });
  let said = '';
  let look = (): void => undefined;
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => { said += data.toString(); look(); });
  const ended = new Promise<number | null>((resolve) => child.on('close', (code) => { resolve(code); look(); }));
  return {
    child, ended, said: () => said, address: () => /Palier is ready: (\S+)/.exec(said)?.[1] ?? '',
    until: (words) => new Promise((resolve, reject) => {
      look = () => { const found = words.exec(said); if (found !== null) resolve(found[1] ?? found[0]); else if (child.exitCode !== null) reject(new Error(`ended without ${String(words)}:\n${said}`)); };
      look();
    }),
  };
}

/** Ctrl-C, and the exit code that follows. */
export const stop = async (run: Run): Promise<number | null> => { run.child.kill('SIGINT'); return run.ended; };

/** `npm run -s palier -- …` in this home; gives what it printed. @throws where it failed. */
export async function palier(home: string, ...args: readonly string[]): Promise<string> {
  const run = launch('tools/palier.mjs', home, {}, args);
  const code = await run.ended;
  if (code !== 0) throw new Error(`palier ${args.join(' ')} ended with ${String(code)}:\n${run.said()}`);
  return run.said();
}
