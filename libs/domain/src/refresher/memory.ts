import { FSRSAlgorithm, generatorParameters, Rating } from 'ts-fsrs';
import type { Instant } from '../evidence/evidence.js';

/** A question as somebody answered it once, in a quiz or in a refresher. */
export interface Answered { readonly id: string; readonly at: Instant; /** 0 to 1. */ readonly credit: number; /** They said that they were not sure. */ readonly hesitated: boolean }

/** What is left in mind of a question: for how many days it is recalled nine times out of ten, how hard it is to keep (1 to 10), and since when. */
export interface Memory { readonly stability: number; readonly difficulty: number; readonly since: Instant }

/** A question is asked again before it would be recalled less often than that. */
export const wishedRecall = 0.9;

const day = 86_400_000;
/** The published model and its published parameters; nothing by chance, and no steps within a day, as a refresher comes once a week. */
const model = new FSRSAlgorithm(generatorParameters({ request_retention: wishedRecall, enable_fuzz: false, enable_short_term: false }));

/**
 * How an answer went, as the model wants to hear it: not right at all is forgotten; partly right, or right and unsure, was hard; right is good.
 * Nothing is "easy": that would be said by how fast somebody was, and nobody's seconds are counted here.
 */
export function ratingOf({ credit, hesitated }: Pick<Answered, 'credit' | 'hesitated'>): 'forgotten' | 'hard' | 'good' {
  if (credit <= 0) return 'forgotten';
  return credit < 1 || hesitated ? 'hard' : 'good';
}
const grades = { forgotten: Rating.Again, hard: Rating.Hard, good: Rating.Good } as const;

/** Replays all answers to a question in the order of time, whatever the order in which they are given; the same answer twice is one. Null where there is none. */
export function memoryOf(log: readonly Answered[]): Memory | null {
  const inOrder = [...new Map(log.map((it) => [it.id, it])).values()].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  return inOrder.reduce<Memory | null>((memory, it) => {
    const elapsed = memory === null ? 0 : (it.at - memory.since) / day;
    const { stability, difficulty } = model.next_state(memory === null ? null : { stability: memory.stability, difficulty: memory.difficulty }, elapsed, grades[ratingOf(it)]);
    return { stability, difficulty, since: it.at };
  }, null);
}

/** How likely it is, from 0 to 1, that the question is answered right at an instant. */
export const predictedRecall = (memory: Memory, at: Instant): number => Math.min(1, Math.max(0, model.forgetting_curve(Math.max(0, at - memory.since) / day, memory.stability)));

/** The same in words, as people read it: nobody is shown a figure about their memory. */
export type Recollection = 'firm' | 'fading' | 'faint';
export const recollection = (recall: number): Recollection => (recall >= wishedRecall ? 'firm' : recall >= 0.7 ? 'fading' : 'faint');
