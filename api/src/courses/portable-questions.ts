import type { Bilingual } from '@palier/contracts';
import type { Cell, DraftQuestion, Item, Level, QuestionContent } from '@palier/domain';
import type { PortableContent, PortableQuestion } from '@palier/formats';
import { randomUUID } from 'node:crypto';

/** A competency by its name in the language of a course, else in another. */
export type NameOf = (competencyId: string) => string | null;
export const nameIn = (name: Bilingual | undefined, locale: 'fr' | 'en'): string | null => name?.[locale] ?? name?.fr ?? name?.en ?? null;

/** A question of a quiz as other programs can have it; null where it is of a kind that none of the formats knows. */
export function portableOf({ id, cell, content }: DraftQuestion, nameOf: NameOf): PortableQuestion | null {
  const said = portableContent(content);
  const competency = cell === null ? null : nameOf(cell.competencyId);
  return said === null ? null : { source: id, cell: cell === null || competency === null ? null : { competency, level: cell.level }, content: said };
}

function portableContent(it: QuestionContent): PortableContent | null {
  switch (it.kind) {
    case 'singleChoice': case 'multipleChoice': return { ...it, options: it.options.map(({ text, correct, explanation }) => ({ text, correct, explanation })) };
    case 'shortText': case 'trueFalse': case 'numeric': return it;
    case 'ordering': return { ...it, items: it.items.map(({ text }) => text) };
    case 'matching': return { ...it, pairs: it.pairs.map(({ left, right }) => ({ left: left.text, right: right.text })), extra: it.extra.map(({ text }) => text) };
    default: return null;
  }
}

/** What a question says, as a draft holds it. An answer that was there keeps its id; a new one gets any: an id that grows would tell which was written first. */
export function draftContent(it: PortableContent, before: QuestionContent | null = null): QuestionContent {
  if (it.kind === 'ordering') { const item = itemsAs(before?.kind === 'ordering' ? before.items : []); return { ...it, items: it.items.map(item) }; }
  if (it.kind === 'matching') {
    const old = before?.kind === 'matching' ? before : null;
    const [left, right] = [itemsAs(old?.pairs.map((pair) => pair.left) ?? []), itemsAs([...(old?.pairs.map((pair) => pair.right) ?? []), ...(old?.extra ?? [])])];
    return { ...it, pairs: it.pairs.map((pair) => ({ left: left(pair.left), right: right(pair.right) })), extra: it.extra.map(right) };
  }
  if (!('options' in it)) return it;
  const old = before !== null && 'options' in before ? before.options : [];
  const kept = it.options.map((option) => old.find((each) => each.text.trim() === option.text)?.id);
  const taken = new Set(kept);
  return { ...it, options: it.options.map((option, at) => {
    // The same place in a list of the same length: the same answer in other words.
    const inPlace = old.length === it.options.length ? old[at]?.id : undefined;
    return { id: kept[at] ?? (inPlace !== undefined && !taken.has(inPlace) ? inPlace : randomUUID()), ...option };
  }) };
}

/** Words as things to put in order or to pair: one with the words of an old one is that one, as long as there is one left. */
function itemsAs(old: readonly Item[]): (text: string) => Item {
  const left = [...old];
  return (text) => { const at = left.findIndex((it) => it.text.trim() === text); return { id: at === -1 ? randomUUID() : (left.splice(at, 1)[0]?.id ?? randomUUID()), text }; };
}

/** The cell that a file names in words: of the competencies with that name, the one of the framework that the quiz is about. */
export function cellNamed(said: NonNullable<PortableQuestion['cell']>, named: readonly { readonly competencyId: string; readonly frameworkId: string }[], frameworkId: string | null): Cell | null {
  const found = named.filter((it) => named.length === 1 || it.frameworkId === frameworkId);
  const [only, another] = found;
  return only === undefined || another !== undefined ? null : { competencyId: only.competencyId, level: said.level as Level };
}
