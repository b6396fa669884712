/**
 * A document as a room holds it: the bytes of the newest snapshot, the updates since, and a state vector. A Y.Doc is
 * built only for what bytes cannot answer, and let go again.
 */
import type { Snapshot, StoredDocument } from '@intercoder/storage'
import { writeStep2, writeUpdate } from '@intercoder/sync'
import * as Y from 'yjs'
import type { DeletedRange, StateVector } from './inspect-update.ts'
import { mergeMany } from './merge-updates.ts'

export const EMPTY_UPDATE = new Uint8Array([0, 0])
/** Below this, merging costs less than sending in two frames. */
const SMALL_STATE = 64 * 1024

interface TailUpdate {
  seq: number
  update: Uint8Array
}

export class DocumentState {
  /** The newest committed seq. */
  head: number
  /** What is committed, or on its way there: what the next update may build on. */
  readonly known: StateVector
  #base: Uint8Array | null
  #tail: TailUpdate[]
  #tailBytes = 0
  /** What the log holds beyond its newest snapshot, whatever has become of it in memory. */
  #unfolded = { rows: 0, bytes: 0 }
  #isUsed = false
  #replica: { doc: Y.Doc; seq: number } | null = null
  /** Answers that are asked for again and again while nothing changes, each as frames ready to send. */
  #openingFrames: Uint8Array[] | null = null
  #difference: { stateVector: string; frames: Uint8Array[] } | null = null

  constructor({ snapshot, tail }: StoredDocument) {
    // Copies: what a database driver gives may be views into far larger buffers, which they would keep alive.
    this.#base = snapshot && new Uint8Array(snapshot.state)
    this.#tail = tail.map(({ seq, update }) => ({ seq, update: new Uint8Array(update) }))
    this.head = tail.at(-1)?.seq ?? snapshot?.seq ?? 0
    this.known = snapshot ? Y.decodeStateVector(snapshot.stateVector) : new Map()
    for (const { update } of tail) {
      this.#tailBytes += update.length
      this.advance(Y.parseUpdateMeta(update).to)
    }
    this.#unfolded = { rows: tail.length, bytes: this.#tailBytes }
  }

  get unfolded(): Readonly<{ rows: number; bytes: number }> {
    return this.#unfolded
  }

  /** Whether `more` bytes fit into a document of `limit` bytes. */
  hasRoom(more: number, limit: number): boolean {
    if (this.#bytes + more <= limit) return true
    // What was overwritten or deleted since is still counted in full. Worth looking, if there may be much of it.
    if (this.#tailBytes > limit / 8) this.#condense()
    return this.#bytes + more <= limit
  }

  get #bytes(): number {
    return (this.#base?.length ?? 0) + this.#tailBytes
  }

  #condense(): void {
    this.#base = Y.encodeStateAsUpdate(this.#upToDate())
    this.#tail = []
    this.#tailBytes = 0
    this.#openingFrames = null
  }

  advance(advances: Iterable<[client: number, clock: number]>): void {
    for (const [client, clock] of advances) {
      if (clock > (this.known.get(client) ?? 0)) this.known.set(client, clock)
    }
  }

  commit(seq: number, update: Uint8Array): void {
    this.head = seq
    this.#tail.push({ seq, update })
    this.#tailBytes += update.length
    this.#unfolded = { rows: this.#unfolded.rows + 1, bytes: this.#unfolded.bytes + update.length }
    this.#openingFrames = null
    this.#difference = null
  }

  /** Everything committed, as one update. */
  encode(): Uint8Array {
    const updates = this.#tail.map(({ update }) => update)
    return mergeMany(this.#base ? [this.#base, ...updates] : updates) ?? EMPTY_UPDATE
  }

  /**
   * The frames that answer a step 1, step 2 last: only then does a stock client call itself synced.
   * Throws where `stateVector` is malformed.
   */
  answer(stateVector: Uint8Array): Uint8Array[] {
    this.#isUsed = true
    if (Y.decodeStateVector(stateVector).size === 0) return (this.#openingFrames ??= this.#open())
    const key = Buffer.from(stateVector.buffer, stateVector.byteOffset, stateVector.length).toString('latin1')
    if (this.#difference?.stateVector !== key) {
      const update = Y.encodeStateAsUpdate(this.#upToDate(), stateVector)
      this.#difference = { stateVector: key, frames: [writeStep2(update)] }
    }
    return this.#difference.frames
  }

  /**
   * A large snapshot goes out as it is stored, the few updates since in a frame before it: Yjs keeps them waiting until
   * the snapshot is there. Merging them would cost the whole snapshot each time.
   */
  #open(): Uint8Array[] {
    const updates = this.#tail.map(({ update }) => update)
    if (!this.#base || this.#bytes <= SMALL_STATE) return [writeStep2(this.encode())]
    const tail = mergeMany(updates)
    return tail ? [writeUpdate(tail), writeStep2(this.#base)] : [writeStep2(this.#base)]
  }

  /** Whether every one of these stretches is deleted already in what is committed. */
  hasDeleted(ranges: DeletedRange[]): boolean {
    const { store } = this.#upToDate()
    return ranges.every(({ client, clock, length }) => {
      const structs = store.clients.get(client)
      if (!structs || Y.getState(store, client) < clock + length) return false
      for (let at = clock; at < clock + length;) {
        const struct = structs[Y.findIndexSS(structs, at)]
        if (!struct?.deleted) return false
        at = struct.id.clock + struct.length
      }
      return true
    })
  }

  #upToDate(): Y.Doc {
    this.#isUsed = true
    if (!this.#replica) {
      this.#replica = { doc: new Y.Doc(), seq: 0 }
      if (this.#base) Y.applyUpdate(this.#replica.doc, this.#base)
    }
    const { doc, seq } = this.#replica
    doc.transact(() => {
      for (const entry of this.#tail) if (entry.seq > seq) Y.applyUpdate(doc, entry.update)
    })
    this.#replica.seq = this.head
    return doc
  }

  /** Takes over a newer snapshot of the same document, so that memory does not grow with the log. */
  rebase(snapshot: Snapshot): void {
    const after = this.#tail.filter(({ seq }) => seq > snapshot.seq)
    this.#tailBytes = after.reduce((sum, { update }) => sum + update.length, 0)
    this.#unfolded = { rows: this.head - snapshot.seq, bytes: this.#tailBytes }
    // In a condensed base is already more than in the snapshot.
    if (after.length !== this.head - snapshot.seq) return
    this.#base = new Uint8Array(snapshot.state)
    this.#tail = after
    this.#letGo()
  }

  /** Frees what can be built again, unless it was used since the last time this was asked. */
  letGoUnused(): void {
    if (!this.#isUsed) this.#letGo()
    this.#isUsed = false
  }

  #letGo(): void {
    this.#replica?.doc.destroy()
    this.#replica = null
    this.#openingFrames = null
    this.#difference = null
  }
}
