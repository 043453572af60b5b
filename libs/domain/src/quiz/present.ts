import type { PresentedQuestion, QuestionContent } from './question.js';

/** What a learner may see: no key, no explanation; options in the order of the attempt. */
export function present(content: QuestionContent, optionOrder: readonly string[]): PresentedQuestion {
  if (content.kind === 'shortText') return { kind: content.kind, prompt: content.prompt };
  const place = (id: string): number => { const at = optionOrder.indexOf(id); return at === -1 ? optionOrder.length : at; };
  const options = [...content.options].sort((a, b) => place(a.id) - place(b.id)).map(({ id, text }) => ({ id, text }));
  return { kind: content.kind, prompt: content.prompt, options };
}
