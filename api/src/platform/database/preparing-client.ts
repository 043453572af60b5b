import { createHash } from 'node:crypto';
import pg from 'pg';

/** Statements that one process knows by name. What is asked beyond them is asked without one, as pg-boss's own are few and ours are written once. */
const most = 1_000;
const names = new Map<string, string>();

/** The same words, the same name: PostgreSQL plans them once for each connection. Null for what comes after the most. */
function nameOf(text: string): string | null {
  const known = names.get(text);
  if (known !== undefined || names.size >= most) return known ?? null;
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 32);
  names.set(text, name);
  return name;
}

/** Begins a statement that reads all there is of something: it is planned for its values each time, for milliseconds, where one plan for all values would take seconds. */
export const plannedAnew = '/* planned anew */';

/** A connection that has PostgreSQL keep the plan of whatever is asked with parameters: half of what a small question costs there is planning it. */
export class PreparingClient extends pg.Client {
  override query = ((...asked: unknown[]) => {
    const [text, values] = asked;
    const name = typeof text === 'string' && Array.isArray(values) && values.length > 0 && !text.startsWith(plannedAnew) ? nameOf(text) : null;
    const query = pg.Client.prototype.query as (...all: unknown[]) => unknown;
    return name === null ? query.apply(this, asked) : query.apply(this, [{ name, text, values }, ...asked.slice(2)]);
  }) as pg.Client['query'];
}
