/**
 * Browsers tell of a selection a moment after it was made. An editor draws the selection it knows of together with the
 * words, so that drawing in that moment would take back what somebody has just selected.
 */
export class UntoldSelection {
  #told = readSelection()
  readonly #watch = new AbortController()

  constructor() {
    const { signal } = this.#watch
    document.addEventListener('selectionchange', () => (this.#told = readSelection()), { signal })
  }

  /** Whether the selection is one that has not been told of. */
  get isThere(): boolean {
    return readSelection().some((end, number) => end !== this.#told[number])
  }

  destroy(): void {
    this.#watch.abort()
  }
}

function readSelection(): unknown[] {
  const selection = document.getSelection()
  return [selection?.anchorNode, selection?.anchorOffset, selection?.focusNode, selection?.focusOffset]
}
