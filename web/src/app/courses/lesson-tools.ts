import { setBlockType, toggleMark } from 'prosemirror-commands';
import { redo, undo } from 'prosemirror-history';
import type { MarkType, NodeType } from 'prosemirror-model';
import { liftListItem, wrapInList } from 'prosemirror-schema-list';
import { NodeSelection, type Command, type EditorState } from 'prosemirror-state';
import type { AtomBlock } from '@palier/domain';
import { lessonSchema } from './lesson-schema';
import { addColumn, addRow, dropColumn, dropRow, insertTable, inTable } from './lesson-table-keys';

const { nodes, marks } = lessonSchema;

/** A button of the toolbar. What asks for more first opens a panel. */
export interface Tool { readonly name: ToolName; readonly keys?: string; /** Whether what is selected is so already; absent where a button only does something. */ readonly on?: (state: EditorState) => boolean; readonly does: readonly Command[] | 'link' | 'picture' | 'film' | 'check'; /** Where it is offered; everywhere else. */ readonly where?: (state: EditorState) => boolean }
export type ToolName = 'heading' | 'subheading' | 'bold' | 'italic' | 'code' | 'link' | 'bullets' | 'numbers' | 'note' | 'warning' | 'codeBlock' | 'picture' | 'video' | 'selfCheck' | 'table' | 'addRow' | 'addColumn' | 'dropRow' | 'dropColumn' | 'undo' | 'redo';

export const toolKeys = { heading: 'lessonEditor.heading', subheading: 'lessonEditor.subheading', bold: 'lessonEditor.bold', italic: 'lessonEditor.italic', code: 'lessonEditor.code', link: 'lessonEditor.link', bullets: 'lessonEditor.bullets', numbers: 'lessonEditor.numbers', note: 'lessonEditor.note', warning: 'lessonEditor.warning', codeBlock: 'lessonEditor.codeBlock', picture: 'lessonEditor.picture', video: 'lessonEditor.video', selfCheck: 'lessonEditor.selfCheck', table: 'lessonEditor.table', addRow: 'lessonEditor.addRow', addColumn: 'lessonEditor.addColumn', dropRow: 'lessonEditor.dropRow', dropColumn: 'lessonEditor.dropColumn', undo: 'lessonEditor.undo', redo: 'lessonEditor.redo' } as const satisfies Record<ToolName, string>;

export const tools: readonly Tool[] = [
  block('heading', nodes.heading, { level: 2 }), block('subheading', nodes.heading, { level: 3 }),
  mark('bold', marks.bold, 'Control+B'), mark('italic', marks.italic, 'Control+I'), mark('code', marks.code, 'Control+E'),
  { name: 'link', keys: 'Control+K', on: (state) => isMarked(state, marks.link), does: 'link' },
  list('bullets', nodes.bulletList), list('numbers', nodes.orderedList),
  block('note', nodes.callout, { tone: 'note' }), block('warning', nodes.callout, { tone: 'warning' }), block('codeBlock', nodes.codeBlock, {}),
  { name: 'picture', on: (state) => pictureAt(state) !== null, does: 'picture' },
  { name: 'video', on: (state) => atomAt(state, 'video') !== null, does: 'film' },
  { name: 'selfCheck', on: (state) => atomAt(state, 'selfCheck') !== null, does: 'check' },
  { name: 'table', does: [insertTable], where: (state) => !inTable(state) },
  ofTable('addRow', addRow, 'Alt+Shift+ArrowDown'), ofTable('addColumn', addColumn, 'Alt+Shift+ArrowRight'), ofTable('dropRow', dropRow, 'Alt+Shift+Backspace'), ofTable('dropColumn', dropColumn, 'Alt+Shift+Delete'),
  { name: 'undo', keys: 'Control+Z', does: [undo] }, { name: 'redo', keys: 'Control+Y', does: [redo] },
];

/** The picture that is selected. */
export const pictureAt = (state: EditorState): NodeSelection | null => atomAt(state, 'image');

/** The block of one kind that is selected, of those without content of their own. */
export function atomAt({ selection }: EditorState, name: AtomBlock['type']): NodeSelection | null {
  return selection instanceof NodeSelection && selection.node.type === nodes[name] ? selection : null;
}

export function isMarked({ selection: { from, to, empty, $from }, storedMarks, doc }: EditorState, type: MarkType): boolean {
  return empty ? type.isInSet(storedMarks ?? $from.marks()) !== undefined : doc.rangeHasMark(from, to, type);
}

function ofTable(name: ToolName, does: Command, keys: string): Tool { return { name, keys, does: [does], where: inTable }; }

function mark(name: ToolName, type: MarkType, keys: string): Tool {
  return { name, keys, on: (state) => isMarked(state, type), does: [toggleMark(type)] };
}

/** One form or a plain paragraph: what is in a list comes out of it first. */
function block(name: ToolName, type: NodeType, attrs: Readonly<Record<string, unknown>>): Tool {
  const on = ({ selection: { $from } }: EditorState): boolean => $from.parent.hasMarkup(type, { ...$from.parent.attrs, ...attrs });
  return { name, on, does: [liftListItem(nodes.listItem), (state, dispatch) => (on(state) ? setBlockType(nodes.paragraph) : setBlockType(type, attrs))(state, dispatch)] };
}

/** Into a list, out of it, or from one kind of list to the other. */
function list(name: ToolName, type: NodeType): Tool {
  const listOf = ({ selection: { $from } }: EditorState): NodeType | null => ($from.depth >= 3 ? $from.node(1).type : null);
  const on = (state: EditorState): boolean => listOf(state) === type;
  const does: Command = (state, dispatch) => {
    if (on(state)) return liftListItem(nodes.listItem)(state, dispatch);
    if (listOf(state) === null) return wrapInList(type)(state, dispatch);
    dispatch?.(state.tr.setNodeMarkup(state.selection.$from.before(1), type));
    return true;
  };
  return { name, on, does: [(state, dispatch) => listOf(state) === null && setBlockType(nodes.paragraph)(state, dispatch), does] };
}
