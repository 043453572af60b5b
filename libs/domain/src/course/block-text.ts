import type { LessonBlock } from './lesson.js';

/** All the words of a block, whatever its form: lines for what stands apart in it, and what a picture says. */
export function blockText(block: LessonBlock): string {
  return block.type === 'image' ? [block.attrs.alt, block.attrs.caption].filter((it) => it !== '').join('\n') : inside(block.content);
}

type Node = { readonly text?: string; readonly content?: readonly Node[] };
function inside(nodes: readonly Node[]): string {
  const apart = nodes.some((it) => it.content !== undefined);
  return nodes.map((it) => it.text ?? inside(it.content ?? [])).join(apart ? '\n' : '');
}
