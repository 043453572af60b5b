import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../test-results', import.meta.url));
const list = join(folder, `looked-${process.env['PALIER_RUN'] ?? 'alone'}.txt`);

/** Remembers that a screen was looked at, in a language. */
export function looked(locale: string, path: string): void {
  mkdirSync(folder, { recursive: true });
  appendFileSync(list, `${locale} ${path}\n`);
}

/** Every route of the page, as the router has it. */
function routes(): string[] {
  const source = readFileSync(fileURLToPath(new URL('../../web/src/app/app.routes.ts', import.meta.url)), 'utf8');
  return [...source.matchAll(/path: '([^']*)'(?=.*loadComponent)/g)].map((it) => it[1] ?? '').filter((it) => it !== '**');
}

/** After a run of everything: a screen that no story looks at in both languages is a screen that nobody checked. */
export default function everyScreen(): void {
  const { PALIER_E2E_DEMO: demo } = process.env;
  if (demo !== undefined) rmSync(demo, { recursive: true, force: true });
  if (process.env['PALIER_RUN'] === undefined) return;
  const seen = existsSync(list) ? readFileSync(list, 'utf8').split('\n') : [];
  const left = routes().flatMap((route) => ['fr', 'en'].filter((locale) => !seen.some((it) => new RegExp(`^${locale} /${route.replace(/:\w+/g, '[^/]+')}$`).test(it))).map((locale) => `/${route} (${locale})`));
  if (left.length > 0) throw new Error(`No story looks at: ${left.join(', ')}`);
}
