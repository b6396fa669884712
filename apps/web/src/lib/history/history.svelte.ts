import type { UndoManager } from 'yjs'

/**
 * Undo and redo over several documents at once, in the order in which I worked (promise P9). Each document's own
 * `UndoManager` knows what is mine in it and takes back nothing else; this only remembers whose turn it is.
 */

type StackItem = UndoManager['undoStack'][number]

interface Part {
  manager: UndoManager
  item: StackItem
}

/** What I did in one go, in whichever documents: a new code and the coding that wears it are one step. */
interface Step {
  name: string
  parts: Part[]
  flow: string | null
  at: number
}

/** Milliseconds within which steps of one flow are taken for one. */
const flowMs = 2_000

export class History {
  undoable = $state.raw<string | null>(null)
  redoable = $state.raw<string | null>(null)

  #managers = new Set<UndoManager>()
  #done: Step[] = []
  #undone: Step[] = []
  #open: Step | null = null
  #replaying = false
  #now: () => number

  constructor(now: () => number = Date.now) {
    this.#now = now
  }

  /** Remembers the steps of `manager` too, naming those that come about outside `step` with `name`; answers how to stop. */
  watch(manager: UndoManager, name: string): () => void {
    const added = ({ stackItem, type }: { stackItem: StackItem; type: 'undo' | 'redo' }) => {
      if (type === 'undo' && !this.#replaying) this.#remember({ manager, item: stackItem }, name)
    }
    this.#managers.add(manager)
    manager.on('stack-item-added', added)
    return () => {
      manager.off('stack-item-added', added)
      this.#managers.delete(manager)
      this.#forget(manager)
    }
  }

  /**
   * Makes whatever `change` does one step, called `name`: the words that follow "Undo:". Steps of the same `flow` that
   * come quickly one after the other, as when an end is moved word by word, become one.
   */
  step<T>(name: string, change: () => T, flow: string | null = null): T {
    if (this.#open) return change()
    const step: Step = { name, parts: [], flow, at: this.#now() }
    this.#separate()
    this.#open = step
    try {
      return change()
    } finally {
      this.#open = null
      this.#separate()
      if (step.parts.length > 0) this.#push(step)
    }
  }

  /** Stands for my last step, to ask later whether it still is the last. */
  get latest(): object | null {
    return this.#done.at(-1) ?? null
  }

  /** Takes back my last step and answers its name, or null where there is none. */
  undo(): string | null {
    return this.#replay(this.#done, this.#undone, 'undo')
  }

  redo(): string | null {
    return this.#replay(this.#undone, this.#done, 'redo')
  }

  #remember(part: Part, name: string): void {
    if (this.#open) this.#open.parts.push(part)
    else this.#push({ name, parts: [part], flow: null, at: this.#now() })
  }

  #push(step: Step): void {
    const last = this.#done.at(-1)
    const isFlowing = last && step.flow !== null && last.flow === step.flow && step.at - last.at < flowMs
    if (isFlowing) this.#done[this.#done.length - 1] = { ...step, parts: [...last.parts, ...step.parts] }
    else this.#done.push(step)
    this.#undone = []
    for (const manager of this.#managers) manager.clear(false, true)
    this.#show()
  }

  #replay(from: Step[], to: Step[], way: 'undo' | 'redo'): string | null {
    const step = from.pop()
    if (!step) return null
    this.#separate()
    this.#replaying = true
    const parts = step.parts.toReversed().flatMap((part) => replayPart(part, way))
    this.#replaying = false
    if (parts.length > 0) to.push({ ...step, parts, flow: null })
    this.#show()
    return step.name
  }

  /** Keeps what comes next from melting into the step before. */
  #separate(): void {
    for (const manager of this.#managers) manager.stopCapturing()
  }

  #forget(manager: UndoManager): void {
    const without = (steps: Step[]) =>
      steps
        .map((step) => ({ ...step, parts: step.parts.filter((part) => part.manager !== manager) }))
        .filter((step) => step.parts.length > 0)
    this.#done = without(this.#done)
    this.#undone = without(this.#undone)
    this.#show()
  }

  #show(): void {
    this.undoable = this.#done.at(-1)?.name ?? null
    this.redoable = this.#undone.at(-1)?.name ?? null
  }
}

/**
 * Replays exactly one stack item. Left to itself an `UndoManager` goes on to the item before when the first one has
 * nothing left to change, which would take back a step that nobody asked about.
 */
function replayPart({ manager, item }: Part, way: 'undo' | 'redo'): Part[] {
  const [from, to] = way === 'undo' ? (['undoStack', 'redoStack'] as const) : (['redoStack', 'undoStack'] as const)
  const rest = manager[from].filter((other) => other !== item)
  if (rest.length === manager[from].length) return []
  const before = manager[to].at(-1)
  manager[from] = [item]
  manager[way]()
  manager[from] = rest
  const made = manager[to].at(-1)
  return made && made !== before ? [{ manager, item: made }] : []
}
