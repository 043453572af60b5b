import { fQuantile } from './distributions.js';
import { leastPeople } from './suspicion.js';

export interface Reliability { readonly alpha: number; readonly low: number; readonly high: number; readonly people: number; readonly questions: number }

/**
 * Cronbach's alpha (Psychometrika 16, 1951) of the people, each a row of credits for the same questions in the same order, with Feldt's interval of 95 % (Psychometrika 30, 1965).
 * Null where it says nothing: fewer than two questions or three people, or everybody with the same score.
 */
export function reliability(rows: readonly (readonly number[])[]): Reliability | null {
  const [people, questions] = [rows.length, rows[0]?.length ?? 0];
  if (people < 3 || questions < 2) return null;
  if (rows.some((it) => it.length !== questions)) throw new RangeError('everybody answers the same questions');
  const all = variance(rows.map((it) => it.reduce((sum, credit) => sum + credit, 0)));
  if (all < 1e-12) return null;
  const own = Array.from({ length: questions }, (_, question) => variance(rows.map((it) => it[question] as number))).reduce((sum, it) => sum + it, 0);
  const alpha = (questions / (questions - 1)) * (1 - own / all);
  const bound = (p: number) => 1 - (1 - alpha) * fQuantile(p, people - 1, (people - 1) * (questions - 1));
  return { alpha, low: bound(0.975), high: bound(0.025), people, questions };
}

/** From here on a score tells people apart well enough for a decision about what they learn next (Nunnally, Psychometric Theory, 1978). */
export const reliableFrom = 0.7;
export type ReliabilityVerdict = 'tooFew' | 'noSpread' | 'reliable' | 'unsure' | 'unreliable';

/** What may be said of a quiz in words: nothing of few people, and neither good nor bad while the interval holds both. */
export function reliabilityVerdict(found: Reliability | null, people: number): ReliabilityVerdict {
  if (people < leastPeople) return 'tooFew';
  if (found === null) return 'noSpread';
  return found.low >= reliableFrom ? 'reliable' : found.high < reliableFrom ? 'unreliable' : 'unsure';
}

/** How many scores (0 to 1) fall into each of so many equal bins; the last one takes 1 as well. */
export function spreadOfScores(scores: readonly number[], bins = 10): number[] {
  const counts = Array.from({ length: bins }, () => 0);
  for (const score of scores) {
    const bin = Math.min(bins - 1, Math.max(0, Math.floor(score * bins + 1e-9)));
    counts[bin] = (counts[bin] as number) + 1;
  }
  return counts;
}

function variance(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const mean = sorted.reduce((sum, it) => sum + it, 0) / sorted.length;
  return sorted.reduce((sum, it) => sum + (it - mean) ** 2, 0) / (sorted.length - 1);
}
