import { isAtom, type AtomBlock, type LessonBlock } from './lesson.js';

/** All the words of a block, whatever its form: lines for what stands apart in it, and what a picture, a film or a question says. */
export function blockText(block: LessonBlock): string {
  return isAtom(block) ? saidBy(block).filter((it) => it !== undefined && it !== '').join('\n') : inside(block.content);
}

/** What a block says in its attributes. Where it is known which option is right, a sign says so. */
function saidBy(block: AtomBlock): readonly (string | undefined)[] {
  switch (block.type) {
    case 'image': return [block.attrs.alt, block.attrs.caption];
    case 'video': return [block.attrs.title, block.attrs.transcript];
    case 'selfCheck': return [block.attrs.prompt, ...block.attrs.options.map((it) => `${it.right ? '✓' : '–'} ${it.text}`), block.attrs.explanation];
  }
}

type Node = { readonly text?: string; readonly content?: readonly Node[] };
function inside(nodes: readonly Node[]): string {
  const apart = nodes.some((it) => it.content !== undefined);
  return nodes.map((it) => it.text ?? inside(it.content ?? [])).join(apart ? '\n' : '');
}
