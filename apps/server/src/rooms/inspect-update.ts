/**
 * What an update would do to a document, told from its bytes and the document's state vector, without a Y.Doc. Whatever
 * passes here can be applied by Yjs at once and completely: nothing waits for a predecessor, nothing throws. That matters
 * because a log that Yjs cannot replay is a document that nobody can open again.
 */
import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'

/** How far each client's changes are known: client id to the next clock. */
export type StateVector = Map<number, number>

export interface DeletedRange {
  client: number
  clock: number
  length: number
}

export type Inspection =
  | { kind: 'malformed' }
  /** It builds on changes that are not here: applied now, it would hide what comes after it. */
  | { kind: 'gap' }
  /** `update` is what of it goes into the log: without the structs that are known already. */
  | { kind: 'applicable'; update: Uint8Array; advances: StateVector; deletes: DeletedRange[] }

type Struct = Y.Item | Y.GC | Y.Skip
interface Block {
  client: number
  structs: Struct[]
  next: number
}

export function inspectUpdate(update: Uint8Array, known: StateVector): Inspection {
  try {
    return inspect(update, known)
  } catch {
    return { kind: 'malformed' }
  }
}

function inspect(update: Uint8Array, known: StateVector): Inspection {
  const contents = decode(update)
  if (!contents) return { kind: 'malformed' }
  const { blocks, deletes } = contents
  if (blocks.some(({ client, structs }) => (structs[0]?.id.clock ?? 0) < (known.get(client) ?? 0))) {
    return inspect(trim(update, blocks, known), known)
  }
  const advances = integrate(blocks, known)
  if (advances === 'malformed' || advances === 'gap') return { kind: advances }
  const reach = (client: number) => advances.get(client) ?? known.get(client) ?? 0
  if (deletes.some(({ client, clock, length }) => clock + length > reach(client))) return { kind: 'gap' }
  return { kind: 'applicable', update, advances, deletes }
}

/** Cuts off what is known: a struct that begins in it would be trusted about what stands there, which Yjs cannot bear. */
function trim(update: Uint8Array, blocks: Block[], known: StateVector): Uint8Array {
  const seen: StateVector = new Map(blocks.map(({ client }) => [client, known.get(client) ?? 0]))
  return Y.diffUpdate(update, Y.encodeStateVector(seen))
}

/**
 * The contents of an update that is as Yjs itself writes it: one block a client, highest client first, deletions in order
 * and apart. Merging and replaying rely on that order without looking.
 */
function decode(update: Uint8Array): { blocks: Block[]; deletes: DeletedRange[] } | null {
  const { structs, ds } = Y.decodeUpdate(update)
  const blocks = splitByClient(structs)
  if (blocks?.length !== decoding.readVarUint(decoding.createDecoder(update))) return null
  const deletes: DeletedRange[] = []
  for (const [client, ranges] of ds.clients) {
    let end = 0
    for (const { clock, len } of ranges) {
      if (clock < end || !isStretch(clock, len)) return null
      deletes.push({ client, clock, length: len })
      end = clock + len
    }
  }
  return { blocks, deletes }
}

function splitByClient(structs: Struct[]): Block[] | null {
  const blocks: Block[] = []
  for (const struct of structs) {
    const { client, clock } = struct.id
    if (!isStretch(clock, struct.length)) return null
    const current = blocks.at(-1)
    if (current?.client === client) current.structs.push(struct)
    else if (current && current.client < client) return null
    else blocks.push({ client, structs: [struct], next: 0 })
  }
  return blocks
}

function isStretch(clock: number, length: number): boolean {
  return length > 0 && Number.isSafeInteger(clock + length)
}

/** Goes through the blocks in rounds, as far as each can go, until all are through or none moves. */
function integrate(blocks: Block[], known: StateVector): StateVector | 'gap' | 'malformed' {
  const advances: StateVector = new Map()
  const reach = (client: number) => advances.get(client) ?? known.get(client) ?? 0
  for (let open = blocks; open.length > 0;) {
    let moved = false
    for (const block of open) {
      const before = block.next
      if (!advance(block, reach, advances)) return 'malformed'
      moved ||= block.next > before
    }
    open = open.filter((block) => block.next < block.structs.length)
    if (open.length > 0 && !moved) return 'gap'
  }
  return advances
}

/** Moves a block to its first struct that has to wait. False where one refers to what comes after itself. */
function advance(block: Block, reach: (client: number) => number, advances: StateVector): boolean {
  for (let struct = block.structs[block.next]; struct; struct = block.structs[++block.next]) {
    if (struct.id.clock > reach(block.client) || struct instanceof Y.Skip) return true
    if (struct instanceof Y.Item) {
      for (const id of [struct.origin, struct.rightOrigin, struct.parent]) {
        if (!(id instanceof Y.ID)) continue
        if (id.client === block.client && id.clock >= struct.id.clock) return false
        if (id.client !== block.client && id.clock >= reach(id.client)) return true
      }
    }
    advances.set(block.client, struct.id.clock + struct.length)
  }
  return true
}
