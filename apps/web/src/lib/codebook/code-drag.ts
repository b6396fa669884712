import { isId, type CodeId } from '@intercoder/domain'

/** The kind of what is dragged when a code is taken from the tree; it carries the code's id. */
export const codeDragType = 'application/x-intercoder-code'

export function isCodeDrag(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes(codeDragType) ?? false
}

/** The code that was dropped; null where something else was, for anything can be dragged into a window. */
export function draggedCode(event: DragEvent): CodeId | null {
  const id = event.dataTransfer?.getData(codeDragType) ?? ''
  return isId(id) ? (id as CodeId) : null
}
