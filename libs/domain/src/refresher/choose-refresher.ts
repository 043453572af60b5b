import type { Instant } from '../evidence/evidence.js';
import { optionsOf, type QuestionContent, type QuestionKind } from '../quiz/question.js';
import { dayOf, plusDays } from '../time/day.js';
import { leaned, leaningOf, memoryOf, predictedRecall, wishedRecall, type Answered } from './memory.js';

/** A question that somebody might be asked again. Only what they proved, and what is still asked of anybody, is ever chosen. */
export interface Candidate {
  readonly questionId: string;
  /** `proved`: answered right once, for a cell that they hold. */
  readonly state: 'proved' | 'notProved' | 'suspended' | 'withdrawn';
  readonly log: readonly Answered[];
  /** When what it asks, or what its course teaches of it, last changed in substance; null where it never did. */
  readonly changedAt: Instant | null;
  readonly seconds: number;
}
export interface Chosen { readonly questionId: string; /** It changed since they answered it, or it is slipping. */ readonly reason: 'changed' | 'fading'; /** Predicted, 0 to 1. */ readonly recall: number; readonly seconds: number }

export const refresherMinutes = 3;
const day = 86_400_000;
/** What was answered within a day is not asked again: that would test the eyes, not the memory. */
const restsFor = day;
/** Until the next refresher. */
const nextIn = 7 * day;

/**
 * The questions of one refresher: first those that changed since they were answered, then those least likely to be recalled, as long as they fit into these minutes.
 * How somebody leans is known from all of these candidates. One that would still be recalled well in a week is left for then. The same candidates at the same instant give the same questions.
 */
export function chooseRefresher(candidates: readonly Candidate[], now: Instant, minutes = refresherMinutes): readonly Chosen[] {
  const known = candidates.map((it) => ({ ...it, log: it.log.filter((answer) => answer.at <= now) }));
  const leaning = leaningOf(known.map((it) => it.log));
  const due = known.flatMap((it): Chosen[] => {
    const memory = memoryOf(it.log);
    if (it.state !== 'proved' || memory === null || now - memory.since < restsFor) return [];
    const reason = it.changedAt !== null && it.changedAt <= now && it.changedAt > memory.since ? 'changed' : 'fading';
    if (reason === 'fading' && leaned(predictedRecall(memory, now + nextIn), leaning) >= wishedRecall) return [];
    return [{ questionId: it.questionId, reason, recall: leaned(predictedRecall(memory, now), leaning), seconds: it.seconds }];
  }).sort((a, b) => Number(a.reason === 'fading') - Number(b.reason === 'fading') || a.recall - b.recall || (a.questionId < b.questionId ? -1 : 1));
  let left = minutes * 60;
  return due.filter(({ seconds }) => { const fits = seconds <= left; if (fits) left -= seconds; return fits; });
}

/** Kinds of questions that are answered in less than a minute, with the seconds that answering takes beside reading. */
const toAnswer: Readonly<Partial<Record<QuestionKind, number>>> = { trueFalse: 5, singleChoice: 8, multipleChoice: 12, shortText: 15, numeric: 15, gapFill: 20 };
export const isShort = (kind: QuestionKind): boolean => toAnswer[kind] !== undefined;

/** About how many seconds a question takes, with what is read after the answer; null where its kind takes longer than a refresher has room for. Two hundred words a minute, as one reads on a screen without haste. */
export function secondsFor(content: QuestionContent): number | null {
  const answering = toAnswer[content.kind];
  if (answering === undefined) return null;
  const read = [content.prompt, content.explanation, ...optionsOf(content).map((it) => it.text), content.kind === 'gapFill' ? content.text : ''];
  const words = read.join(' ').split(/\s+/u).filter((it) => it !== '').length;
  return Math.ceil(answering + words * 0.3 + 3);
}

/** The Monday of somebody's week: a refresher is of one week, where they live. */
export function weekOfRefresher(now: Instant, zone: string): string {
  const today = dayOf(now, zone);
  // The first day of 1970 was a Thursday.
  return plusDays(today, -((Date.parse(today) / day + 3) % 7));
}
