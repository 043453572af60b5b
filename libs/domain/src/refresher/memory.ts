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

/** In the order of time, the same answer once. */
const inOrder = (log: readonly Answered[]): Answered[] => [...new Map(log.map((it) => [it.id, it])).values()].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));

function after(memory: Memory | null, it: Answered): Memory {
  const elapsed = memory === null ? 0 : (it.at - memory.since) / day;
  const { stability, difficulty } = model.next_state(memory === null ? null : { stability: memory.stability, difficulty: memory.difficulty }, elapsed, grades[ratingOf(it)]);
  return { stability, difficulty, since: it.at };
}

/** Replays all answers to a question in the order of time, whatever the order in which they are given; the same answer twice is one. Null where there is none. */
export const memoryOf = (log: readonly Answered[]): Memory | null => inOrder(log).reduce<Memory | null>(after, null);

/** How likely it is, from 0 to 1, that the question is answered right at an instant. */
export const predictedRecall = (memory: Memory, at: Instant): number => Math.min(1, Math.max(0, model.forgetting_curve(Math.max(0, at - memory.since) / day, memory.stability)));

const logit = (p: number): number => Math.log(p / (1 - p));
/** So many answers as predicted weigh against what somebody's own answers say. */
const prior = 2;

/**
 * How much better (above 0) or worse somebody recalls than the model expects of people, in log odds, from all they answered a day or more after the time before: the most likely one number that moves
 * every prediction, held back towards none while there are few answers. The parameters themselves stay as published: for those, one person's answers are far too few.
 */
export function leaningOf(logs: readonly (readonly Answered[])[]): number {
  const seen = logs.flatMap((log) => {
    let memory: Memory | null = null;
    return inOrder(log).flatMap((it) => {
      const expected = memory === null || it.at - memory.since < day ? null : predictedRecall(memory, it.at);
      memory = after(memory, it);
      return expected === null || expected <= 0 || expected >= 1 ? [] : [{ expected: logit(expected), credit: Math.min(1, Math.max(0, it.credit)) }];
    });
    // Sums depend on the order of their terms, in the last digit.
  }).sort((a, b) => a.expected - b.expected || a.credit - b.credit);
  let leaning = 0;
  // Newton's method on a curve with one summit: a few steps from 0 are exact.
  for (let step = 0; step < 8; step++) {
    const now = seen.map((it) => ({ ...it, p: 1 / (1 + Math.exp(-it.expected - leaning)) }));
    leaning += (now.reduce((sum, it) => sum + it.credit - it.p, 0) - prior * leaning) / (now.reduce((sum, it) => sum + it.p * (1 - it.p), 0) + prior);
  }
  return leaning;
}

/** What is predicted of people, moved by how one of them leans. What is sure stays sure. */
export const leaned = (recall: number, leaning: number): number => (recall <= 0 || recall >= 1 ? recall : 1 / (1 + Math.exp(-logit(recall) - leaning)));

/** The same in words, as people read it: nobody is shown a figure about their memory. */
export type Recollection = 'firm' | 'fading' | 'faint';
export const recollection = (recall: number): Recollection => (recall >= wishedRecall ? 'firm' : recall >= 0.7 ? 'fading' : 'faint');
