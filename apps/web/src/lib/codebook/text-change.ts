/** How typing in a field and a change from elsewhere meet: what was typed, and where the caret goes. */

export interface TextChange {
  at: number
  removed: number
  inserted: string
}

/**
 * What turned `before` into `after`, given where the caret stands afterwards. In "aa" typed to "aaa" only the caret tells
 * which letter is new. Null where nothing changed.
 */
export function changeTyped(before: string, after: string, caret: number): TextChange | null {
  if (before === after) return null
  let tail = 0
  const longestTail = Math.min(before.length, after.length - caret)
  while (tail < longestTail && before.at(-1 - tail) === after.at(-1 - tail)) tail++
  let head = 0
  const longestHead = Math.min(before.length, after.length) - tail
  while (head < longestHead && before[head] === after[head]) head++
  return { at: head, removed: before.length - tail - head, inserted: after.slice(head, after.length - tail) }
}

/** A step of a Y.Text delta. */
export interface DeltaStep {
  retain?: number | undefined
  delete?: number | undefined
  insert?: unknown
}

/** Where a place in a text stands after a change from elsewhere; what is inserted at the place itself goes behind it. */
export function followDelta(place: number, delta: readonly DeltaStep[]): number {
  let at = 0
  let moved = place
  for (const step of delta) {
    if (step.retain !== undefined) at += step.retain
    else if (step.delete !== undefined) moved -= Math.max(0, Math.min(step.delete, moved - at))
    else if (typeof step.insert === 'string') {
      if (at < moved) moved += step.insert.length
      at += step.insert.length
    }
  }
  return moved
}
