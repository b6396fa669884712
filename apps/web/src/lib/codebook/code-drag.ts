/** The kind of what is dragged when a code is taken from the tree; it carries the code's id. */
export const codeDragType = 'application/x-intercoder-code'

export function isCodeDrag(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes(codeDragType) ?? false
}
