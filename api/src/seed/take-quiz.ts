import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Actor, Response } from '@palier/domain';
import { AttemptsQueries, SaveAnswer, StartAttempt, SubmitAttempt, type Asked } from '#learning';
import { Database, newId } from '#platform';
import { AcknowledgeNotice, NoticeQueries } from '#trust';

/** Somebody takes a quiz from its start to its end, after they read the notice. */
export async function takeQuiz(nest: NestFastifyApplication, who: Actor, locale: 'fr' | 'en', { courseId, unitId }: { readonly courseId: string; readonly unitId: string }, answer: (asked: Asked, index: number) => Response): Promise<void> {
  const notice = await nest.get(NoticeQueries).inForce(who.personId);
  if (!notice.acknowledged) await nest.get(AcknowledgeNotice).run(who, notice.id);
  const { id } = await nest.get(StartAttempt).run(who, courseId, unitId, { id: newId(), locale });
  for (const [index, asked] of (await nest.get(AttemptsQueries).asked(id)).entries()) {
    for (const [step, response] of saidIn(answer(asked, index)).entries()) await nest.get(SaveAnswer).run(who, id, { questionVersionId: asked.questionVersionId, sequence: step + 1, response }, await nest.get(Database).now());
  }
  await nest.get(SubmitAttempt).run(who, id);
}

/** An answer as it is saved: a conversation reply by reply, for what was said stays said. */
const saidIn = (response: Response): readonly Response[] => (response.kind === 'ticketSimulation' ? response.replyIds.map((_, at) => ({ kind: response.kind, replyIds: response.replyIds.slice(0, at + 1) })) : [response]);

export function wrongAnswer({ content }: Pick<Asked, 'content'>): Response {
  switch (content.kind) {
    case 'singleChoice': case 'hotSpot': return { kind: content.kind, optionId: content.options.find((it) => !it.correct)?.id ?? '' };
    case 'multipleChoice': return { kind: content.kind, optionIds: content.options.filter((it) => !it.correct).slice(0, 1).map((it) => it.id) };
    case 'shortText': case 'numeric': return { kind: content.kind, text: '?' };
    case 'trueFalse': return { kind: content.kind, value: content.answer === false };
    case 'ordering': return { kind: content.kind, itemIds: content.items.map((it) => it.id).reverse() };
    case 'matching': return { kind: content.kind, pairs: [] };
    case 'ticketSimulation': return { kind: content.kind, replyIds: content.scenes[0]?.replies.slice(-1).map((it) => it.id) ?? [] };
    case 'gapFill': return { kind: content.kind, gaps: content.gaps.map(({ id }) => ({ id, text: '?' })) };
  }
}
