import { reaches } from '../evidence/prove.js';
import { seeded } from './draw.js';
import { commonPrior } from './item-statistics.js';

/** What a placement's decisions cite; a change of anything that decides makes a new one. */
export const placementRule = 'placement-1';

/** A quiz of fewer questions is not shortened. */
export const leastPlacementQuestions = 8;

/** A question that a placement may ask, with what the bank knows of it: the share of right answers, and how they go with the rest of the attempt; null where nobody answered yet. */
export interface PlacementQuestion { readonly id: string; readonly facility: number | null; readonly discrimination: number | null }
export interface PlacedAnswer { readonly id: string; /** 0 to 1. */ readonly credit: number }
export type PlacementDecision = 'passed' | 'notPassed';

/**
 * How much doubt a decision may leave that the whole quiz would say otherwise: the more is only foretold, the less, since what the bank knows of each question is itself uncertain. Found with
 * `npm run bench:placement -- --tune`, which reports on other learners; whom it withholds wrongly may take the quiz itself, so that a little more is allowed there.
 */
const doubt = (decision: PlacementDecision, left: number): number => (decision === 'passed' ? 0.9 : 1.1) / (left + 3);
/** Once, and before the quiz itself was begun: only a quiz about one cell, long enough to be worth shortening. */
export const mayBePlaced = ({ questions, cells, begun, placed }: { readonly questions: number; readonly cells: number; /** How often the quiz itself was begun, and a placement. */ readonly begun: number; readonly placed: number }): boolean => questions >= leastPlacementQuestions && cells === 1 && begun === 0 && placed === 0;

/** So many questions are asked at least, whatever they say. */
const leastAsked = 3;
/** The next question is drawn among so many that tell most, so that nobody knows which comes first. */
const drawnAmong = 5;

/**
 * Whether a placement is decided: passed, not passed, or null where it must go on.
 *
 * It foretells what the whole quiz would say, by stochastic curtailment (Lan, Simon and Halperin, Sequential Analysis 1, 1982; for tests Finkelman, JEBS 33, 2008). Each question has a logistic curve of ability made from
 * what the bank knows of it; the answers so far weigh the abilities that somebody may have (Bayes); each of them gives the chance that the questions left bring what the mark still lacks (Lord and Wingersky,
 * Applied Psychological Measurement 8, 1984). What is asked alone must reach the mark as well: nobody is placed by a forecast against their own answers. Where all is asked the whole quiz has spoken.
 */
export function placementDecision(questions: readonly PlacementQuestion[], answers: readonly PlacedAnswer[], mark: number): PlacementDecision | null {
  if (answers.length === questions.length) return reaches(mean(answers.map((it) => it.credit)), mark) ? 'passed' : 'notPassed';
  if (answers.length < leastAsked) return null;
  const chance = chanceToPass(questions, answers, mark);
  const left = questions.length - answers.length;
  if (chance >= 1 - doubt('passed', left) && reaches(mean(answers.map((it) => it.credit)), mark)) return 'passed';
  return chance <= doubt('notPassed', left) ? 'notPassed' : null;
}

/** How likely it is that the whole quiz reaches the mark, after these answers. */
export function chanceToPass(questions: readonly PlacementQuestion[], answers: readonly PlacedAnswer[], mark: number): number {
  const credits = new Map(answers.map((it) => [it.id, it.credit]));
  const lacking = Math.max(0, Math.ceil(mark * questions.length - [...credits.values()].sort((a, b) => a - b).reduce((sum, it) => sum + it, 0) - 1e-6));
  const asked = inOrder(questions.filter((it) => credits.has(it.id))).map((it) => ({ curve: curveOf(it), credit: credits.get(it.id) as number }));
  const left = inOrder(questions.filter((it) => !credits.has(it.id))).map(curveOf);
  const beliefs = abilities.map((ability) => asked.reduce((sum, { curve, credit }) => { const share = shareAt(curve, ability); return sum + credit * Math.log(share) + (1 - credit) * Math.log(1 - share); }, -(ability ** 2) / (2 * spread ** 2)));
  const most = Math.max(...beliefs);
  const weights = beliefs.map((it) => Math.exp(it - most));
  const all = weights.reduce((sum, it) => sum + it, 0);
  return abilities.reduce((sum, ability, at) => sum + ((weights[at] as number) / all) * atLeast(lacking, left.map((it) => shareAt(it, ability))), 0);
}

/** The question to ask next, by a seed of the attempt; null where all are asked. Most is told where the curve is steepest at the ability that just reaches the mark (Spray and Reckase, 1994); one of the best five is drawn, so that no question is everybody's first (Kingsbury and Zara, Applied Measurement in Education 2, 1989). */
export function nextPlacementQuestion(questions: readonly PlacementQuestion[], asked: readonly string[], mark: number, seed: number): string | null {
  const left = questions.filter((it) => !asked.includes(it.id));
  const border = borderOf(questions, mark);
  const telling = inOrder(left).map((it) => { const curve = curveOf(it); const share = shareAt(curve, border); return { id: it.id, tells: curve.steep ** 2 * share * (1 - share) }; }).sort((a, b) => b.tells - a.tells);
  const best = telling.filter((it, at) => at < drawnAmong || it.tells >= (telling[drawnAmong - 1]?.tells ?? 0) - 1e-12);
  return best[Math.floor(seeded(seed + 7919 * asked.length)() * best.length)]?.id ?? null;
}

/** In an order of its own, so that the order of answers changes not even the last digit. */
const mean = (values: readonly number[]): number => [...values].sort((a, b) => a - b).reduce((sum, it) => sum + it, 0) / values.length;

/** Whoever asks to be placed may know much more or much less than those who followed the course: half as wide again as they are. */
const spread = 1.5;
const abilities = Array.from({ length: 41 }, (_, index) => (index - 20) / 5);
const inOrder = (questions: readonly PlacementQuestion[]): PlacementQuestion[] => [...questions].sort((a, b) => (a.id < b.id ? -1 : 1));

interface Curve { readonly steep: number; readonly place: number }

/** Steepness from how answers go with the rest (Lord and Novick, 1968: r over the root of 1 − r², on the logistic scale), place from the share of right answers among people whose ability is normal (MacKay, Neural Computation 4, 1992). */
function curveOf({ facility, discrimination }: PlacementQuestion): Curve {
  const together = Math.min(0.75, Math.max(0.2, discrimination ?? commonPrior.discrimination.mean));
  const steep = Math.min(2.2, Math.max(0.6, (2.2 * together) / Math.sqrt(1 - together ** 2)));
  const share = Math.min(0.97, Math.max(0.05, facility ?? commonPrior.facility.mean));
  return { steep, place: (-Math.log(share / (1 - share)) * Math.sqrt(1 + (Math.PI * steep ** 2) / 8)) / steep };
}

/** One in fifty slips or guesses whatever the curve says. */
function shareAt({ steep, place }: Curve, ability: number): number {
  return 0.02 + 0.96 / (1 + Math.exp(-steep * (ability - place)));
}

/** The ability at which the whole quiz is expected to reach just its mark. */
function borderOf(questions: readonly PlacementQuestion[], mark: number): number {
  const curves = inOrder(questions).map(curveOf);
  const expected = (ability: number) => curves.reduce((sum, it) => sum + shareAt(it, ability), 0) / curves.length;
  let [low, high] = [-4, 4];
  for (let step = 0; step < 20; step++) { const middle = (low + high) / 2; if (expected(middle) < mark) low = middle; else high = middle; }
  return (low + high) / 2;
}

/** How likely at least so many of these are right. */
function atLeast(lacking: number, shares: readonly number[]): number {
  if (lacking <= 0) return 1;
  if (lacking > shares.length) return 0;
  const chances = new Array<number>(shares.length + 1).fill(0);
  chances[0] = 1;
  shares.forEach((share, before) => { for (let right = before + 1; right >= 0; right--) chances[right] = (chances[right] as number) * (1 - share) + (right === 0 ? 0 : (chances[right - 1] as number) * share); });
  return chances.slice(lacking).reduce((sum, it) => sum + it, 0);
}
