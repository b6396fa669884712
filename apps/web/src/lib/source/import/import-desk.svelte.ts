import { ImportItem, type ImportPlace } from './import-item.svelte.ts'

/** Files read at the same time: the server reads each in a thread of its own and has few of them. */
const ATONCE = 2

/** All the files that somebody is bringing in, and which of them is looked at. */
export class ImportDesk {
  readonly project: string
  items = $state.raw<ImportItem[]>([])
  chosenId = $state<number | null>(null)
  /** Where the next files go; what was last said for all of them. */
  place = $state<ImportPlace>({ kind: 'interview', in: null, wave: null, date: null })
  importing = $state(false)
  #nextId = 1
  #active = 0

  chosen = $derived(this.items.find(({ id }) => id === this.chosenId) ?? this.items[0] ?? null)
  ready = $derived(this.items.filter(({ state }) => state === 'ready'))
  refused = $derived(this.items.filter(({ state }) => state === 'refused'))
  /** Work that would be lost by leaving. */
  pending = $derived(this.items.filter(({ state }) => state !== 'imported' && state !== 'refused'))

  constructor(project: string) {
    this.project = project
  }

  add(files: readonly File[]): void {
    const added = files.map((file) => new ImportItem(this.#nextId++, this.project, file, this.place))
    this.items = [...this.items, ...added]
    this.chosenId ??= added[0]?.id ?? null
    this.#readNext()
  }

  choose(item: ImportItem): void {
    this.chosenId = item.id
  }

  /** Gives back where the file stood, so that it can be put there again. */
  remove(item: ImportItem): number {
    const index = this.items.indexOf(item)
    this.items = this.items.filter((each) => each !== item)
    if (this.chosenId === item.id) this.chosenId = (this.items[index] ?? this.items.at(-1))?.id ?? null
    return index
  }

  putBack(item: ImportItem, index: number): void {
    this.items = this.items.toSpliced(index, 0, item)
    this.chosenId = item.id
  }

  /** Whoever leaves wants no more of them brought in than the one that is under way. */
  leave(): void {
    this.items = []
  }

  /** Says one thing of the place for every file that is not a source yet. */
  placeAll(place: Partial<ImportPlace>): void {
    this.place = { ...this.place, ...place }
    for (const item of this.items) if (item.state !== 'imported') item.place = { ...item.place, ...place }
  }

  /**
   * Imports every file that is ready, one after another; one that is refused stays with its reason. Answers with those
   * that were imported, whether or not anybody has stayed to see them listed.
   */
  async importReady(): Promise<ImportItem[]> {
    const made: ImportItem[] = []
    this.importing = true
    for (const item of this.ready) {
      // Each may have been left out while those before it were imported.
      if (this.items.includes(item)) await item.import()
      if (item.state === 'imported') made.push(item)
    }
    this.importing = false
    this.chosenId = this.pending[0]?.id ?? this.chosenId
    return made
  }

  #readNext(): void {
    const next = this.items.find(({ state }) => state === 'waiting')
    if (!next || this.#active >= ATONCE) return
    this.#active++
    void next.read().finally(() => {
      this.#active--
      this.#readNext()
    })
    this.#readNext()
  }
}
