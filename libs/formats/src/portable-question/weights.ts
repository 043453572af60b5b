import type { PlainOption } from '../question-text/question-text.js';

/** What ticking each option gives or takes, in hundredths, so that other programs reckon as this one does. */
export function weightsOf(options: readonly PlainOption[]): readonly string[] {
  const each = String(Math.round(1e7 / options.filter((it) => it.correct).length) / 1e5);
  return options.map((it) => (it.correct ? each : `-${each}`));
}

/** Whether options weigh what they would here: what is right all the same, what is wrong nothing or as much. */
export function weighAlike(weights: readonly number[]): boolean {
  const right = weights.filter((it) => it > 0);
  const each = 100 / right.length;
  return weights.every((it) => it === 0 || Math.abs(Math.abs(it) - each) < 0.01);
}
