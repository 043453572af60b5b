import { logBeta, logGamma, normalQuantile } from './distributions.js';
import { itemStatistics, type ItemAnswer, type KeyedOption } from './item-statistics.js';

/** Why a question is suspected, with the evidence a sentence needs; `factor` is how much likelier it makes the answers than a sane question does, as a decimal logarithm. */
export type Suspicion = { readonly factor: number } & (
  /** Those who do well elsewhere choose this option (null: fail the question, which has no options to name) rather than the key. */
  | { readonly kind: 'misKeyed'; readonly optionId: string | null; readonly upper: number | null; readonly upperKey: number | null; readonly discrimination: number | null }
  /** Of those who answered wrongly, hardly anybody falls for this option. */
  | { readonly kind: 'deadDistractor'; readonly optionId: string; readonly chosen: number; readonly wrong: number }
  /** Those who do well elsewhere are split between the key and this option. */
  | { readonly kind: 'ambiguous'; readonly optionId: string; readonly upper: number; readonly upperKey: number }
  /** From this instant on nearly everybody is right, whatever they know; and fast, where times are kept. */
  | { readonly kind: 'leaked'; readonly since: number; readonly before: number; readonly after: number; readonly secondsBefore: number | null; readonly secondsAfter: number | null }
  /** At least nineteen in twenty are right. */
  | { readonly kind: 'tooEasy'; readonly right: number; readonly people: number }
);

export type SuspicionKind = Suspicion['kind'];

/** Below so many answers nothing is suspected, whatever they say. */
export const leastPeople = 12;

/**
 * How much likelier than the story of a sane question one story alone must be, as a decimal logarithm, among thirty people; twice as much again for every halving of their number, half as much for every doubling.
 * Stories that each fall short may reach it together. Found with `npm run bench:items -- --tune`: the bounds by which a tenth of the sane questions of invented classes of thirty are suspected at most,
 * spent where they find most; found apart for classes whose times are not kept, where a leak has only the answers to show. The bench then reports on other classes.
 */
const persuades: Readonly<Record<'timed' | 'untimed', Readonly<Record<SuspicionKind, number>>>> = {
  timed: { misKeyed: 0.6, deadDistractor: 0.65, ambiguous: 0.25, leaked: 1.4, tooEasy: 1.25 },
  untimed: { misKeyed: 0.75, deadDistractor: 0.8, ambiguous: 0.4, leaked: 0.85, tooEasy: 1.4 },
};

interface Person extends ItemAnswer { readonly right: boolean; readonly option: string | null; /** For each curve, the logarithms of the shares of right and wrong answers of somebody like this. */ readonly onCurve: readonly (readonly [number, number])[] }

/**
 * What is suspected of a question, the likeliest first; what that one explains ten times better is not said as well. Whether anything is said is decided once, of all stories together:
 * an author has one question to open, whichever of them is true, and that a question is spoilt may be clearer than how.
 *
 * Each suspicion is a story of how the answers came about, weighed against the story of a sane question by how well it foretells them: Bayes factors (Kass and Raftery, JASA 90, 1995).
 * Being right rises with ability along one of many logistic curves; wrong answers spread over the distractors by a Dirichlet law. A mis-keyed question is one whose curve belongs to another option,
 * of an ambiguous one those who know take the key or another option, which those who do not know take as well, a dead distractor takes almost nothing of the wrong answers, a leaked question leaves its curve at some moment.
 * Nothing is fitted to the one question alone, so that few answers persuade nobody.
 */
export function suspicions(answers: readonly ItemAnswer[], options: readonly KeyedOption[]): Suspicion[] {
  if (answers.length < leastPeople) return [];
  const bounds = persuades[answers.some((it) => it.seconds === null) ? 'untimed' : 'timed'];
  const weighed = weigh(answers, options).map((it) => ({ ...it, beyond: it.factor - bounds[it.kind] })).sort((a, b) => b.beyond - a.beyond);
  const together = logSum(weighed.map((it) => it.beyond * Math.LN10)) / Math.LN10;
  if (together < Math.log10(30 / answers.length)) return [];
  return weighed.filter((it) => it.beyond >= (weighed[0]?.beyond ?? 0) - 1).map((it) => it.tell(it.factor));
}

/** Each kind with its Bayes factor against a sane question, as a decimal logarithm, told by its likeliest story. */
export function weigh(answers: readonly ItemAnswer[], options: readonly KeyedOption[]): { readonly kind: SuspicionKind; readonly factor: number; readonly tell: Story['tell'] }[] {
  const people = peopleOf(answers);
  const stories = [...storiesOf(people, options)];
  const sane = curveLikelihood(people, (it) => it.right) + (isSingle(options) ? spread(people, distractorsOf(options)) : 0);
  return [...new Set(stories.map((it) => it.kind))].map((kind) => {
    const own = stories.filter((it) => it.kind === kind);
    const best = own.reduce((most, it) => (it.likelihood > most.likelihood ? it : most));
    return { kind, factor: (logSum(own.map((it) => it.likelihood)) - sane) / Math.LN10, tell: best.tell };
  });
}

/** One way the answers may have come about. Where several options could be the culprit, they share the belief among them. */
interface Story { readonly kind: SuspicionKind; readonly likelihood: number; readonly tell: (factor: number) => Suspicion }

function* storiesOf(people: readonly Person[], options: readonly KeyedOption[]): Generator<Story> {
  const right = people.filter((it) => it.right).length;
  const statistics = itemStatistics(people, options);
  const choice = (id: string) => statistics.options.find((it) => it.optionId === id);
  const discrimination = statistics.discrimination?.observed ?? null;
  const single = isSingle(options);
  const distractors = single ? distractorsOf(options) : [];
  const key = options.find((it) => it.correct)?.id ?? '';
  const shared = Math.log(Math.max(1, distractors.length));
  const wrongs = spread(people, distractors);

  yield { kind: 'tooEasy', likelihood: logMean([0.95, 0.97, 0.99].map((share) => right * Math.log(share) + (people.length - right) * Math.log(1 - share))) + wrongs, tell: (factor) => ({ kind: 'tooEasy', factor, right, people: people.length }) };
  yield leak(people, wrongs);
  if (distractors.length < 2) {
    yield { kind: 'misKeyed', likelihood: curveLikelihood(people, (it) => !it.right), tell: (factor) => ({ kind: 'misKeyed', factor, optionId: distractors[0] ?? null, upper: choice(distractors[0] ?? '')?.upper ?? null, upperKey: choice(key)?.upper ?? null, discrimination }) };
    return;
  }
  for (const optionId of distractors) {
    const others = distractors.filter((it) => it !== optionId);
    const [upper, upperKey] = [choice(optionId)?.upper ?? 0, choice(key)?.upper ?? 0];
    const chosen = people.filter((it) => it.option === optionId).length;
    const wrong = people.filter((it) => it.option !== null && it.option !== key).length;
    yield { kind: 'misKeyed', likelihood: curveLikelihood(people, (it) => it.option === optionId) + spread(people, [key, ...others]) - shared, tell: (factor) => ({ kind: 'misKeyed', factor, optionId, upper, upperKey, discrimination }) };
    yield { kind: 'ambiguous', likelihood: split(people, key, optionId, distractors.length) + spread(people, others) - shared, tell: (factor) => ({ kind: 'ambiguous', factor, optionId, upper, upperKey }) };
    yield { kind: 'deadDistractor', likelihood: curveLikelihood(people, (it) => it.right) + between(chosen, wrong - chosen, 0.25, 12) + spread(people, others) - shared, tell: (factor) => ({ kind: 'deadDistractor', factor, optionId, chosen, wrong }) };
  }
}

/** From some person on, all but one in twenty are right. Where times are kept, they must have dropped at the same moment. */
function leak(people: readonly Person[], wrongs: number): Story {
  const inTime = [...people].sort((a, b) => a.at - b.at);
  const least = Math.max(4, Math.floor(people.length / 6));
  const moments = Array.from({ length: inTime.length - 2 * least + 1 }, (_, index) => index + least);
  const after = (moment: number) => inTime.slice(moment).reduce((sum, it) => sum + Math.log(it.right ? 0.95 : 0.05), 0);
  const before = likelihoodUpTo(inTime);
  const weights = moments.map((moment) => (before[moment] as number) + after(moment) + dropOfTimes(inTime, moment));
  const moment = moments[weights.indexOf(Math.max(...weights))] as number;
  const [early, late] = [inTime.slice(0, moment), inTime.slice(moment)];
  const share = (part: readonly Person[]) => part.filter((it) => it.right).length / part.length;
  return { kind: 'leaked', likelihood: logMean(weights) + wrongs, tell: (factor) => ({ kind: 'leaked', factor, since: (late[0] as Person).at, before: share(early), after: share(late), secondsBefore: itemStatistics(early, []).seconds, secondsAfter: itemStatistics(late, []).seconds }) };
}

/** How much better two means of the logarithms of the times tell them than one, by Schwarz' criterion (Annals of Statistics 6, 1978); times that did not drop by a quarter speak against a leak. */
function dropOfTimes(inTime: readonly Person[], moment: number): number {
  const logs = inTime.map((it) => (it.seconds === null ? null : Math.log(Math.max(1, it.seconds))));
  if (logs.some((it) => it === null)) return 0;
  const [all, early, late] = [logs, logs.slice(0, moment), logs.slice(moment)].map((it) => it as number[]) as [number[], number[], number[]];
  const mean = (values: readonly number[]) => values.reduce((sum, it) => sum + it, 0) / values.length;
  const squares = (values: readonly number[]) => { const middle = mean(values); return values.reduce((sum, it) => sum + (it - middle) ** 2, 0); };
  if (mean(early) - mean(late) < Math.log(4 / 3)) return -2;
  return (all.length / 2) * Math.log(Math.max(squares(all), 1e-6) / Math.max(squares(early) + squares(late), 1e-6)) - Math.log(all.length) / 2;
}

const isSingle = (options: readonly KeyedOption[]): boolean => options.filter((it) => it.correct).length === 1;
const distractorsOf = (options: readonly KeyedOption[]): string[] => options.filter((it) => !it.correct).map((it) => it.id);

/** In an order of their own, so that the order in which people come changes not even the last digit. */
function peopleOf(answers: readonly ItemAnswer[]): Person[] {
  const inOrder = [...answers].sort((a, b) => a.rest - b.rest || a.at - b.at || a.credit - b.credit || (a.seconds ?? 0) - (b.seconds ?? 0) || (String(a.chosen) < String(b.chosen) ? -1 : 1));
  return inOrder.map((it) => {
    const [below, equal] = [inOrder.filter((other) => other.rest < it.rest).length, inOrder.filter((other) => other.rest === it.rest).length];
    const ability = normalQuantile((below + equal / 2) / inOrder.length);
    return { ...it, right: it.credit >= 0.5, option: it.chosen.length === 1 ? (it.chosen[0] as string) : null, onCurve: curves.map((curve) => { const share = shareAt(curve, ability); return [Math.log(share), Math.log(1 - share)] as const; }) };
  });
}

/** The curves a sane question may have, each with its share of belief: steepness against the rank of the rest score, as a normal score, and place. One in fifty slips or guesses whatever the curve says. */
const curves = [[0.4, 0.2], [0.8, 0.3], [1.3, 0.3], [2, 0.2]].flatMap(([steep, share]) => Array.from({ length: 13 }, (_, index) => ({ steep: steep as number, place: index / 2 - 3, share: (share as number) * Math.exp(-((index / 2 - 3) ** 2) / 2.4) })));
const beliefs = curves.map((it) => Math.log(it.share / curves.reduce((sum, curve) => sum + curve.share, 0)));
const shareAt = (curve: (typeof curves)[number], ability: number): number => 0.02 + 0.96 / (1 + Math.exp(-curve.steep * (ability - curve.place)));
const fits = (it: Person, curve: number, right: boolean): number => (it.onCurve[curve] as readonly [number, number])[right ? 0 : 1];

const curveLikelihood = (people: readonly Person[], right: (it: Person) => boolean): number => logSum(beliefs.map((belief, curve) => people.reduce((sum, it) => sum + fits(it, curve, right(it)), belief)));

/** Those who know are right twice: they take the key, or this other option. Those who do not know are spread over all but the key, this one included. */
function split(people: readonly Person[], key: string, optionId: string, distractors: number): number {
  const taken = (it: Person, knows: number, toKey: number) => (it.option === key ? knows * toKey : it.option === optionId ? knows * (1 - toKey) + (1 - knows) / distractors : ((1 - knows) * (distractors - 1)) / distractors);
  const along = (curve: number, toKey: number) => people.reduce((sum, it) => sum + Math.log(taken(it, Math.exp(fits(it, curve, true)), toKey)), 0);
  return logMean([0.4, 0.5, 0.6].map((toKey) => logSum(beliefs.map((belief, curve) => belief + along(curve, toKey)))));
}

/** The same for the first so many people, for every number of them. */
function likelihoodUpTo(people: readonly Person[]): number[] {
  const sums = [...beliefs];
  return [0, ...people.map((it) => logSum(sums.map((sum, curve) => (sums[curve] = sum + fits(it, curve, it.right)))))];
}

/** How likely these counts of distractors are when their attractions differ moderately: Dirichlet and multinomial (Mosimann, Biometrika 49, 1962). */
function spread(people: readonly Person[], options: readonly string[]): number {
  const attraction = 14;
  const counts = options.map((id) => people.filter((it) => it.option === id).length);
  const all = counts.reduce((sum, it) => sum + it, 0);
  return logGamma(attraction * Math.max(1, options.length)) - logGamma(attraction * Math.max(1, options.length) + all) + counts.reduce((sum, it) => sum + logGamma(attraction + it) - logGamma(attraction), 0);
}

/** The same for one option against another. */
const between = (one: number, other: number, a: number, b: number): number => logBeta(one + a, other + b) - logBeta(a, b);

function logSum(values: readonly number[]): number {
  const most = Math.max(...values);
  return most + Math.log(values.reduce((sum, it) => sum + Math.exp(it - most), 0));
}

const logMean = (values: readonly number[]): number => logSum(values) - Math.log(values.length);
