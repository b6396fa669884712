import type { Span } from '@intercoder/domain'

/**
 * What the margin, the inspector and the follow mode need of the text on the screen. Offsets are UTF-16 offsets into the
 * transcript's run; lengths are CSS pixels of the viewport.
 */
export interface Surface {
  /** The line box of the character at an offset. */
  lineAt(offset: number): { top: number; bottom: number } | null
  /** The offset of the character under a point. */
  offsetAt(point: { x: number; y: number }): number | null
  /** The run that is on the screen, whole turns. */
  visible(): Span
  /** Puts the selection on a span, and the keyboard in the text. */
  select(span: Span): void
  /** Brings an offset into view: at the top, or where it moves least. */
  reveal(offset: number, where: 'top' | 'nearest' | 'centre'): void
  focus(): void
}
