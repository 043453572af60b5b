import { normalQuantile } from './distributions.js';

/** What one person gave to one version of a question; one attempt a person, their first. */
export interface ItemAnswer {
  /** 0 to 1. */
  readonly credit: number;
  /** The mean credit of the other questions of the same attempt, 0 to 1. */
  readonly rest: number;
  /** The options ticked: none where it was left blank, or where the question has none. */
  readonly chosen: readonly string[];
  /** How long it took, where that is kept. */
  readonly seconds: number | null;
  /** When the attempt was submitted, in milliseconds. */
  readonly at: number;
}

export interface KeyedOption { readonly id: string; readonly correct: boolean }

/** As observed, drawn towards what its sister questions say, and the bounds of 95 %. */
export interface Estimate { readonly observed: number; readonly shrunk: number; readonly low: number; readonly high: number }

/** Who chose an option: the share of all, of the third that did best in the other questions, and of the third that did worst. */
export interface OptionChoice { readonly optionId: string; readonly correct: boolean; readonly people: number; readonly share: number; readonly upper: number; readonly lower: number }

export interface ItemStatistics {
  readonly people: number;
  /** The mean credit; null where nobody answered. */
  readonly facility: Estimate | null;
  /** How the credit goes with the rest of the attempt; null where either never varies, or for fewer than four people. */
  readonly discrimination: Estimate | null;
  readonly options: readonly OptionChoice[];
  /** The median, where times are kept. */
  readonly seconds: number | null;
}

/** What is believed of a question before anybody answers it; learnt from its sisters where there are enough. */
export interface ItemPrior { readonly facility: { readonly mean: number; /** How many people this belief weighs. */ readonly people: number }; readonly discrimination: { readonly mean: number; readonly spread: number } }

/** A belief as weak as four people, about questions as they commonly are. */
export const commonPrior: ItemPrior = { facility: { mean: 0.7, people: 4 }, discrimination: { mean: 0.3, spread: 0.2 } };

const z95 = normalQuantile(0.975);
const sisters = 5;
const mean = (values: readonly number[]): number => values.reduce((sum, it) => sum + it, 0) / values.length;
const variance = (values: readonly number[]): number => { const middle = mean(values); return values.reduce((sum, it) => sum + (it - middle) ** 2, 0) / Math.max(1, values.length - 1); };
const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/** The statistics of one version of a question. The order of the answers tells nothing. */
export function itemStatistics(answers: readonly ItemAnswer[], options: readonly KeyedOption[], prior: ItemPrior = commonPrior): ItemStatistics {
  const times = answers.flatMap((it) => (it.seconds === null ? [] : [it.seconds])).sort((a, b) => a - b);
  return {
    people: answers.length,
    facility: answers.length === 0 ? null : facilityOf(answers, prior),
    discrimination: discriminationOf(answers, prior),
    options: optionChoices(answers, options),
    seconds: times.length === 0 ? null : mean([times[Math.floor((times.length - 1) / 2)] as number, times[Math.floor(times.length / 2)] as number]),
  };
}

/** E. B. Wilson's interval (JASA 22, 1927); for partial credit, which varies less than right and wrong, it is on the wide side. */
function facilityOf(answers: readonly ItemAnswer[], { facility: prior }: ItemPrior): Estimate {
  const n = answers.length;
  const observed = mean(sorted(answers.map((it) => it.credit)));
  const centre = (observed + (z95 * z95) / (2 * n)) / (1 + (z95 * z95) / n);
  const half = (z95 / (1 + (z95 * z95) / n)) * Math.sqrt((observed * (1 - observed)) / n + (z95 * z95) / (4 * n * n));
  return { observed, shrunk: (n * observed + prior.people * prior.mean) / (n + prior.people), low: clamp(centre - half, 0, observed), high: clamp(centre + half, observed, 1) };
}

/** The point-biserial correlation with the rest score, the question itself left out (Henrysson, Psychometrika 28, 1963); interval and shrinking by Fisher's z (Metron 1, 1921). */
function discriminationOf(answers: readonly ItemAnswer[], { discrimination: prior }: ItemPrior): Estimate | null {
  const observed = answers.length < 4 ? null : correlation(answers.map((it) => [it.credit, it.rest]));
  if (observed === null) return null;
  const z = Math.atanh(clamp(observed, -0.999, 0.999));
  const error = 1 / Math.sqrt(answers.length - 3);
  const weight = [1 / error ** 2, 1 / prior.spread ** 2] as const;
  const shrunk = Math.tanh((weight[0] * z + weight[1] * Math.atanh(prior.mean)) / (weight[0] + weight[1]));
  return { observed, shrunk, low: Math.min(observed, Math.tanh(z - z95 * error)), high: Math.max(observed, Math.tanh(z + z95 * error)) };
}

/** Null where either side never varies. Sums run over sorted pairs, so that the order of people changes not even the last digit. */
function correlation(pairs: readonly (readonly [number, number])[]): number | null {
  const inOrder = [...pairs].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const [left, right] = [mean(inOrder.map((it) => it[0])), mean(inOrder.map((it) => it[1]))];
  const sum = (of: (it: readonly [number, number]) => number) => inOrder.reduce((total, it) => total + of(it), 0);
  const [xx, yy, xy] = [sum((it) => (it[0] - left) ** 2), sum((it) => (it[1] - right) ** 2), sum((it) => (it[0] - left) * (it[1] - right))];
  return xx < 1e-12 || yy < 1e-12 ? null : clamp(xy / Math.sqrt(xx * yy), -1, 1);
}

function optionChoices(answers: readonly ItemAnswer[], options: readonly KeyedOption[]): OptionChoice[] {
  const rest = answers.map((it) => it.rest);
  const [upper, lower] = [thirdOf(rest), thirdOf(rest.map((it) => -it))];
  return options.map(({ id, correct }) => {
    const chose = answers.map((it) => it.chosen.includes(id));
    const people = chose.filter(Boolean).length;
    const within = (third: readonly number[]) => sorted(third.filter((_, person) => chose[person])).reduce((sum, it) => sum + it, 0) / (answers.length / 3 || 1);
    return { optionId: id, correct, people, share: answers.length === 0 ? 0 : people / answers.length, upper: within(upper), lower: within(lower) };
  });
}

/** How far each person belongs to the third with the highest values: people who are equal at its edge share the places left. */
function thirdOf(values: readonly number[]): number[] {
  const size = values.length / 3;
  return values.map((own) => {
    const before = values.filter((it) => it > own).length;
    return clamp((size - before) / values.filter((it) => it === own).length, 0, 1);
  });
}

const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);

/**
 * What the questions of a bank say of one another, so that fifteen people do not shout: empirical Bayes (Casella, The American Statistician 39, 1985).
 * A beta law of the facilities by its moments, chance taken out (Kleinman, JASA 68, 1973); a normal law of the discriminations on Fisher's scale. Fewer than five sisters say nothing.
 */
export function priorOf(items: readonly ItemStatistics[]): ItemPrior {
  const easy = items.flatMap((it) => (it.facility === null ? [] : [{ observed: it.facility.observed, people: it.people }]));
  const sharp = items.flatMap((it) => (it.discrimination === null ? [] : [{ z: Math.atanh(clamp(it.discrimination.observed, -0.999, 0.999)), people: it.people }]));
  return { facility: easy.length < sisters ? commonPrior.facility : facilityPrior(easy), discrimination: sharp.length < sisters ? commonPrior.discrimination : discriminationPrior(sharp) };
}

function facilityPrior(items: readonly { readonly observed: number; readonly people: number }[]): ItemPrior['facility'] {
  const middle = clamp(mean(sorted(items.map((it) => it.observed))), 0.02, 0.98);
  const chance = mean(sorted(items.map((it) => (middle * (1 - middle)) / it.people)));
  const between = Math.max(variance(sorted(items.map((it) => it.observed))) - chance, 1e-4);
  return { mean: middle, people: clamp((middle * (1 - middle)) / between - 1, 2, 50) };
}

function discriminationPrior(items: readonly { readonly z: number; readonly people: number }[]): ItemPrior['discrimination'] {
  const chance = mean(sorted(items.map((it) => 1 / (it.people - 3))));
  return { mean: Math.tanh(mean(sorted(items.map((it) => it.z)))), spread: Math.sqrt(Math.max(variance(sorted(items.map((it) => it.z))) - chance, 0.01)) };
}
