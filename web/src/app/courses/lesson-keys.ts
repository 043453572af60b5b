import { baseKeymap, chainCommands, exitCode, setBlockType, toggleMark } from 'prosemirror-commands';
import { history, redo, undo } from 'prosemirror-history';
import { InputRule, inputRules, textblockTypeInputRule, undoInputRule, wrappingInputRule } from 'prosemirror-inputrules';
import { keymap } from 'prosemirror-keymap';
import type { MarkType } from 'prosemirror-model';
import { splitListItem } from 'prosemirror-schema-list';
import { TextSelection, type Command, type Plugin } from 'prosemirror-state';
import { tableEditing } from 'prosemirror-tables';
import { lessonSchema } from './lesson-schema';
import { addColumn, addRow, cellBefore, cellBelow, dropColumn, dropRow, nextCell } from './lesson-table-keys';

const { nodes, marks } = lessonSchema;

/** What keys do in a lesson. Tab leads on, out of the text; in a table, from cell to cell first. */
export function lessonKeys(toToolbar: () => boolean, askLink: () => boolean): readonly Plugin[] {
  const enter = chainCommands(cellBelow, splitListItem(nodes.listItem), baseKeymap['Enter']!);
  return [
    inputRules({ rules: asTyped }),
    history(),
    keymap({
      'Mod-b': toggleMark(marks.bold), 'Mod-i': toggleMark(marks.italic), 'Mod-e': toggleMark(marks.code), 'Mod-k': askLink, 'Alt-F10': toToolbar, 'Mod-End': toEnd,
      'Mod-z': undo, 'Mod-y': redo, 'Shift-Mod-z': redo, Enter: enter, 'Shift-Enter': enter, ArrowDown: outOfCode, Tab: nextCell, 'Shift-Tab': cellBefore, 'Alt-Shift-ArrowDown': addRow, 'Alt-Shift-ArrowRight': addColumn, 'Alt-Shift-Backspace': dropRow, 'Alt-Shift-Delete': dropColumn, Backspace: chainCommands(undoInputRule, plainAgain),
    }),
    keymap(baseKeymap),
    tableEditing(),
  ];
}

/** Who writes a lesson as text writes the same signs here, and sees at once what they mean. */
const asTyped: readonly InputRule[] = [
  textblockTypeInputRule(/^(#{1,4}) $/, nodes.heading, (it) => ({ level: (it[1] ?? '').length <= 2 ? 2 : 3 })),
  textblockTypeInputRule(/^>(!?) $/, nodes.callout, (it) => ({ tone: it[1] === '!' ? 'warning' : 'note' })),
  textblockTypeInputRule(/^```$/, nodes.codeBlock),
  wrappingInputRule(/^[-*] $/, nodes.bulletList),
  wrappingInputRule(/^\d{1,9}[.)] $/, nodes.orderedList),
  marked(/\*\*([^*\s](?:[^*]*[^*\s])?)\*\*$/, 2, marks.bold),
  marked(/(?<!\*)\*([^*\s](?:[^*]*[^*\s])?)\*$/, 1, marks.italic),
  marked(/(?<!`)`([^`]+)`$/, 1, marks.code),
];

/** Takes the signs away and marks what stood between them. The last sign is not in the text yet. */
function marked(pattern: RegExp, signs: number, type: MarkType): InputRule {
  return new InputRule(pattern, ({ tr }, _, start, end) => tr.delete(end - signs + 1, end).delete(start, start + signs).addMark(start, end - 2 * signs + 1, type.create()).removeStoredMark(type));
}

/** Down from the last line of code that ends a lesson: to a new paragraph. */
const outOfCode: Command = (state, dispatch) => {
  const { $head, empty } = state.selection;
  return empty && $head.parent.type === nodes['codeBlock'] && $head.parentOffset === $head.parent.content.size && $head.after(1) === state.doc.content.size && exitCode(state, dispatch);
};

/** To the end of the lesson, known here at once: a browser tells later where it went, and goes nowhere behind a picture, a film or a question. After one of these a line begins. */
const toEnd: Command = ({ tr, doc }, dispatch) => {
  if (doc.lastChild?.isAtom === true) tr.insert(doc.content.size, nodes.paragraph.create());
  dispatch?.(tr.setSelection(TextSelection.atEnd(tr.doc)).scrollIntoView());
  return true;
};

/** At the beginning of a heading, a call-out or code, Backspace takes away its form before its words. */
const plainAgain: Command = (state, dispatch) => {
  const { $head, empty } = state.selection;
  return empty && $head.depth === 1 && $head.parentOffset === 0 && $head.parent.type !== nodes['paragraph'] && setBlockType(nodes.paragraph)(state, dispatch);
};
