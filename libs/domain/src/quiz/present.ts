import type { PresentedQuestion, QuestionContent } from './question.js';

/** What a learner may see: no key, no explanation; what was shuffled in the order of the attempt. */
export function present(content: QuestionContent, optionOrder: readonly string[]): PresentedQuestion {
  const place = (id: string): number => { const at = optionOrder.indexOf(id); return at === -1 ? optionOrder.length : at; };
  switch (content.kind) {
    case 'singleChoice': case 'multipleChoice': return { kind: content.kind, prompt: content.prompt, options: [...content.options].sort((a, b) => place(a.id) - place(b.id)).map(({ id, text }) => ({ id, text })) };
    case 'shortText': case 'trueFalse': return { kind: content.kind, prompt: content.prompt };
    case 'numeric': return { kind: content.kind, prompt: content.prompt, unit: content.units.some((it) => it.trim() !== '') };
  }
}
