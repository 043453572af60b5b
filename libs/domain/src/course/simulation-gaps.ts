import type { ContentOf, Scene } from '../quiz/question.js';
import { bestWay, lastFirst, reachedFrom } from '../quiz/simulation.js';
import type { DraftGapCode } from './course-draft.js';

const blank = (text: string): boolean => text.trim() === '';
const inWords = (places: readonly number[]): string => places.map((it) => it + 1).join(', ');

/** What is missing in a conversation before anybody can be led through it. `found` names the scenes, counted from 1. */
export function ofSimulation({ situation, scenes }: ContentOf<'ticketSimulation'>, say: (code: DraftGapCode, found?: string) => void): void {
  if (blank(situation.customer) || blank(situation.ticket)) say('question.no-situation');
  if (scenes.length === 0) say('question.no-scene');
  const where = (is: (it: Scene) => boolean, code: DraftGapCode): void => { const places = scenes.flatMap((it, at) => (is(it) ? [at] : [])); if (places.length > 0) say(code, inWords(places)); };
  where((it) => blank(it.says), 'question.scene-without-words');
  where((it) => it.replies.length < 2, 'question.scene-dead');
  where((it) => it.replies.some((reply) => blank(reply.text)), 'question.reply-without-words');
  where((it) => it.replies.some((reply) => !blank(reply.text) && it.replies.some((other) => other !== reply && other.text.trim() === reply.text.trim())), 'question.reply-twice');
  where((it) => it.replies.some((reply) => blank(reply.consequence)), 'question.reply-without-consequence');
  where((it) => it.replies.some(({ next }) => next === null || (next.to === 'scene' && !scenes.some((other) => other.id === next.sceneId))), 'question.reply-leads-nowhere');
  const reached = reachedFrom(scenes, scenes[0]);
  where((it) => !reached.has(it), 'question.scene-unreached');
  if (lastFirst(scenes) === null) where((it) => [...reachedFrom(scenes, it)].some((other) => other.replies.some(({ next }) => next?.to === 'scene' && next.sceneId === it.id)), 'question.scenes-in-circles');
  else if (scenes.length > 0 && (bestWay(scenes)?.credit ?? 0) <= 0) say('question.nothing-earned');
}
