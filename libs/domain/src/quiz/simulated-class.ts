import { seeded } from './draw.js';
import type { ItemAnswer, KeyedOption } from './item-statistics.js';
import { normalQuantile } from './distributions.js';
import type { SuspicionKind } from './suspicion.js';

/** A question of an invented class, what is wrong with it by design, and what everybody answered. */
export interface SimulatedQuestion { readonly planted: SuspicionKind | null; /** The option that is the culprit, where one is. */ readonly culprit: string | null; readonly options: readonly KeyedOption[]; readonly answers: readonly ItemAnswer[]; /** What no rule may know, in the order of the answers: how able each of them truly is. */ readonly abilities: readonly number[] }

export interface ClassRoom { readonly people: number; readonly questions: number; /** How many of them are spoilt. */ readonly spoilt: number; readonly timed: boolean; /** Those who do not know try the key as well, as often as another option. */ readonly guessing: boolean }

const kinds: readonly SuspicionKind[] = ['misKeyed', 'deadDistractor', 'ambiguous', 'leaked', 'tooEasy'];

/**
 * One class that took one quiz; the same seed gives the same class. People are right by the two-parameter logistic model (Birnbaum, 1968), ability normal, slopes 0.8 to 2, difficulty normal around −0.4
 * and between −1.8 and 1; wrong answers spread over three distractors whose attractions differ by up to 7 to 3. Nothing of this is read by the rules it tries.
 */
export function simulatedClass(room: ClassRoom, seed: number): SimulatedQuestion[] {
  const random = seeded(seed);
  const normal = () => normalQuantile(Math.max(1e-9, random()));
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const abilities = Array.from({ length: room.people }, normal);
  const paces = abilities.map(() => 0.3 * normal());
  const questions = Array.from({ length: room.questions }, (_, index) => {
    const planted = index < room.spoilt ? pick(kinds) : null;
    const [truth, ...others] = ['a', 'b', 'c', 'd'];
    const attraction = others.map(() => 0.6 + 0.8 * random());
    if (planted === 'deadDistractor') attraction[0] = 0.02;
    const slope = 0.8 + 1.2 * random();
    const difficulty = planted === 'tooEasy' ? -4 : Math.min(1, Math.max(-1.8, -0.4 + 0.8 * normal()));
    const leakAt = Math.floor(room.people * (0.3 + 0.4 * random()));
    const toKey = 0.4 + 0.2 * random();
    const chosen = abilities.map((ability, person) => {
      const leaked = planted === 'leaked' && person >= leakAt;
      const knows = random() < (leaked ? 0.97 : 1 / (1 + Math.exp(-slope * (ability - difficulty))));
      if (knows) return { option: planted === 'ambiguous' && random() > toKey ? 'b' : (truth as string), leaked };
      const from = room.guessing ? [truth as string, ...others] : others;
      const weights = room.guessing ? [1, ...attraction] : attraction;
      let left = random() * weights.reduce((sum, it) => sum + it, 0);
      return { option: from.find((_option, position) => (left -= weights[position] as number) < 0) ?? 'd', leaked };
    });
    const key = planted === 'misKeyed' ? 'b' : (truth as string);
    const seconds = chosen.map((it, person) => (room.timed ? Math.exp(Math.log(it.leaked ? 12 : 35) + (paces[person] as number) + 0.5 * normal()) : null));
    return { planted, culprit: planted === 'misKeyed' ? 'a' : planted === 'deadDistractor' || planted === 'ambiguous' ? 'b' : null, key, chosen: chosen.map((it) => it.option), seconds };
  });
  const right = abilities.map((_, person) => questions.filter((it) => it.chosen[person] === it.key).length);
  return questions.map((question) => ({
    planted: question.planted,
    culprit: question.culprit,
    abilities,
    options: ['a', 'b', 'c', 'd'].map((id) => ({ id, correct: id === question.key })),
    answers: abilities.map((_, person) => {
      const credit = question.chosen[person] === question.key ? 1 : 0;
      return { credit, rest: ((right[person] as number) - credit) / (room.questions - 1), chosen: [question.chosen[person] as string], seconds: question.seconds[person] ?? null, at: person * 86_400_000 };
    }),
  }));
}
