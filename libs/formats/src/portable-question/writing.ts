import { faultOf, tidyPortable, type PortableLoss, type PortableQuestion, type PortableWritten } from './portable-question.js';

/** Says what the question being written loses; `leave` where it stays behind altogether. */
export interface Losing { lose(code: PortableLoss['code']): void; leave(code: PortableLoss['code']): null }

/** Writes each whole question in turn; `write` gives null for one that it had to leave. */
export function writeEach<T>(questions: readonly PortableQuestion[], write: (it: PortableQuestion, say: Losing) => T | null): { readonly parts: readonly T[]; readonly losses: readonly PortableLoss[] } {
  const losses: PortableLoss[] = [];
  const parts = questions.flatMap((given, index) => {
    const say: Losing = {
      lose: (code) => { losses.push({ question: index + 1, code, leftOut: false }); },
      leave: (code) => { losses.push({ question: index + 1, code, leftOut: true }); return null; },
    };
    const it = tidyPortable(given);
    const part = faultOf(it) === null ? write(it, say) : say.leave('loss.not-whole');
    return part === null ? [] : [part];
  });
  return { parts, losses };
}

export const joined = ({ parts, losses }: { readonly parts: readonly string[]; readonly losses: PortableWritten['losses'] }, between: string): PortableWritten => ({ text: parts.length === 0 ? '' : `${parts.join(between)}\n`, losses });
