interface Waits { readonly count: number; readonly until: string }

/** How much waits in all, and the first day on which something of it ends; null where nothing waits. */
export function sumOfWaiting(parts: readonly (Waits | null)[]): Waits | null {
  const waiting = parts.filter((it) => it !== null);
  const [until] = waiting.map((it) => it.until).sort();
  return until === undefined ? null : { count: waiting.reduce((sum, it) => sum + it.count, 0), until };
}
