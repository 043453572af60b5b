import type { Bilingual } from '@palier/contracts';
import { gapsNamedIn, illustrationOf, passageOf, tidyTags, unfiled, type Cell, type ContentOf, type DraftQuestion, type Filing, type Illustration, type Item, type Level, type QuestionContent, type TextGap } from '@palier/domain';
import type { PlainGap, PortableContent, PortableQuestion } from '@palier/formats';
import { randomUUID } from 'node:crypto';

/** A competency by its name in the language of a course, else in another. */
export type NameOf = (competencyId: string) => string | null;
export const nameIn = (name: Bilingual | undefined, locale: 'fr' | 'en'): string | null => name?.[locale] ?? name?.fr ?? name?.en ?? null;

/** A question of a quiz as other programs can have it; null where it is of a kind that none of the formats knows. */
export function portableOf({ id, cell, content, filing }: DraftQuestion, nameOf: NameOf): PortableQuestion | null {
  const said = portableContent(content);
  const competency = cell === null ? null : nameOf(cell.competencyId);
  const beside = illustrationOf(content);
  return said === null ? null : { source: id, cell: cell === null || competency === null ? null : { competency, level: cell.level }, difficulty: filing?.difficulty ?? null, tags: filing?.tags ?? [], picture: beside === null ? null : { words: beside.words, base64: '', file: beside.file }, content: said };
}

function portableContent(it: QuestionContent): PortableContent | null {
  switch (it.kind) {
    case 'singleChoice': case 'multipleChoice': return { ...it, options: it.options.map(({ text, correct, explanation }) => ({ text, correct, explanation })) };
    case 'shortText': case 'trueFalse': case 'numeric': return it;
    case 'ordering': return { ...it, items: it.items.map(({ text }) => text) };
    case 'matching': return { ...it, pairs: it.pairs.map(({ left, right }) => ({ left: left.text, right: right.text })), extra: it.extra.map(({ text }) => text) };
    case 'gapFill': return gapFillOf(it);
    case 'hotSpot': case 'ticketSimulation': return null;
  }
}

/** A text with its gaps in the order in which it names them; one that it does not name once each is not whole, and has no pieces. */
function gapFillOf({ kind, prompt, explanation, text, gaps }: ContentOf<'gapFill'>): PortableContent {
  const named = gapsNamedIn(text, gaps);
  if (named.length !== gaps.length || new Set(named).size < gaps.length) return { kind, prompt, explanation, pieces: [text], gaps };
  return { kind, prompt, explanation, pieces: passageOf(text, gaps).map((it) => it.text), gaps: named.flatMap((id) => gaps.filter((it) => it.id === id)).map(({ accepted, others }) => ({ accepted, others })) };
}

/** The same as the bank holds it. Gaps that were there keep their ids, and no words of the text look like one. */
function draftGapFill({ prompt, explanation, pieces, gaps }: Extract<PortableContent, { kind: 'gapFill' }>, before: QuestionContent | null): ContentOf<'gapFill'> {
  const old = before?.kind === 'gapFill' ? before : null;
  const ids = old === null ? [] : gapsNamedIn(old.text, old.gaps);
  const words = pieces.join('\n');
  const taken = new Set<string>();
  const said = (it: PlainGap): string => JSON.stringify([it.accepted, it.others]);
  const kept = gaps.map((gap, at): string | null => {
    const same = old?.gaps.find((it) => said(it) === said(gap) && !taken.has(it.id))?.id ?? (ids.length === gaps.length ? ids[at] : undefined);
    if (same === undefined || taken.has(same) || words.includes(`[${same}]`)) return null;
    taken.add(same);
    return same;
  });
  let number = 0;
  const fresh = (): string => { do number++; while (taken.has(String(number)) || words.includes(`[${number}]`)); return String(number); };
  const its: TextGap[] = gaps.map(({ accepted, others }, at) => ({ id: kept[at] ?? fresh(), accepted, others }));
  return { kind: 'gapFill', prompt, explanation, text: pieces.map((piece, at) => `${piece}${its[at] === undefined ? '' : `[${its[at].id}]`}`).join(''), gaps: its };
}

/** How a question is filed once a file has said what it says of that; as it was, or not at all, where it says nothing. */
export function filingOf({ difficulty, tags }: PortableQuestion, before: Filing | undefined): Filing | undefined {
  if (before === undefined && difficulty === null && tags.length === 0) return undefined;
  const was = before ?? unfiled;
  return { ...was, difficulty: difficulty ?? was.difficulty, tags: tidyTags(tags) };
}

/** What a question says, as a draft holds it. An answer that was there keeps its id; a new one gets any: an id that grows would tell which was written first. */
export function draftContent(it: PortableContent, beside: Illustration | null = null, before: QuestionContent | null = null): QuestionContent {
  const content = contentOf(it, before);
  return beside === null ? content : { ...content, illustration: beside };
}

function contentOf(it: PortableContent, before: QuestionContent | null): QuestionContent {
  if (it.kind === 'gapFill') return draftGapFill(it, before);
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
