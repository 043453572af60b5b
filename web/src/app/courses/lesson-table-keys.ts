import type { Node } from 'prosemirror-model';
import { TextSelection, type Command, type EditorState } from 'prosemirror-state';
import { addColumnAfter, addRowAfter, deleteColumn, deleteRow, deleteTable, goToNextCell, selectedRect, TableMap } from 'prosemirror-tables';
import { mostColumns } from '@palier/domain';
import { lessonSchema } from './lesson-schema';

const { nodes } = lessonSchema;

export const inTable = ({ selection: { $head } }: EditorState): boolean => $head.depth >= 2 && $head.node(1).type === nodes.table;

/** A table of two columns in place of an empty paragraph, or after what one stands in; the cursor in its first cell. */
export const insertTable: Command = (state, dispatch) => {
  const { $head } = state.selection;
  const row = (cell: typeof nodes.tableCell): Node => nodes.tableRow.create(null, [cell.create(), cell.create()]);
  const table = nodes.table.create(null, [row(nodes.tableHeader), row(nodes.tableCell)]);
  const empty = $head.depth === 1 && $head.parent.content.size === 0;
  const at = $head.depth === 0 ? $head.pos : empty ? $head.before(1) : $head.after(1);
  const tr = state.tr.replaceWith(at, empty ? $head.after(1) : at, table);
  if (tr.doc.lastChild?.type === nodes.table) tr.insert(tr.doc.content.size, nodes.paragraph.create());
  dispatch?.(tr.setSelection(TextSelection.near(tr.doc.resolve(at + 1))).scrollIntoView());
  return true;
};

export const addRow: Command = (state, dispatch) => inTable(state) && addRowAfter(state, dispatch);
/** As many columns as a lesson reads. */
export const addColumn: Command = (state, dispatch) => inTable(state) && selectedRect(state).map.width < mostColumns && addColumnAfter(state, dispatch);
/** The last row that goes takes the table with it. */
export const dropRow: Command = (state, dispatch) => inTable(state) && (selectedRect(state).map.height > 1 ? deleteRow : deleteTable)(state, dispatch);
export const dropColumn: Command = (state, dispatch) => inTable(state) && (selectedRect(state).map.width > 1 ? deleteColumn : deleteTable)(state, dispatch);

/** Tab goes from cell to cell, and out of the text from the last one. */
export const nextCell: Command = (state, dispatch) => inTable(state) && goToNextCell(1)(state, dispatch);
export const cellBefore: Command = (state, dispatch) => inTable(state) && goToNextCell(-1)(state, dispatch);

/** Enter goes down, to a new row where there is none. */
export const cellBelow: Command = (state, dispatch) => {
  if (!inTable(state)) return false;
  const { tr, top, left } = ((): { tr: typeof state.tr; top: number; left: number } => {
    const rect = selectedRect(state);
    let made = state.tr;
    if (rect.bottom === rect.map.height) addRowAfter(state, (it) => { made = it; });
    return { tr: made, top: rect.bottom, left: rect.left };
  })();
  const table = state.selection.$head.before(1);
  const now = tr.doc.nodeAt(table);
  if (now === null) return false;
  dispatch?.(tr.setSelection(TextSelection.near(tr.doc.resolve(table + 2 + TableMap.get(now).positionAt(top, left, now)))).scrollIntoView());
  return true;
};
