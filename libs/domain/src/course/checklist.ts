/** An act that somebody can be seen doing. What is not required is noted, and nothing waits for it. */
export interface ChecklistItem { readonly id: string; readonly text: string; readonly required: boolean }

/** Whether observed practice is done: everything that is required was seen. Where nothing is required, nothing is done by itself. */
export function checklistDone(items: readonly Pick<ChecklistItem, 'id' | 'required'>[], ticked: ReadonlySet<string>): boolean {
  const required = items.filter((it) => it.required);
  return required.length > 0 && required.every((it) => ticked.has(it.id));
}
