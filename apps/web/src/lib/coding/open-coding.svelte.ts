import { nameDocument } from '@intercoder/sync'
import type { AccountId, LayerId, NewId, ProjectId, RoundId, SourceId } from '@intercoder/domain'
import { ask } from '#lib/api/ask.ts'
import { api } from '#lib/api/client.ts'
import type { Refusal } from '#lib/api/refusal.ts'
import type { OpenProject, OpenSource } from '#lib/api/shapes.ts'
import { findPassages } from '#lib/codebook/find-passages.ts'
import { ConnectedDocument } from '#lib/connection/connected-document.svelte.ts'
import type { SaveStatus } from '#lib/connection/document-connection.ts'
import { worstOf } from '#lib/connection/save-state.ts'
import { syncUrl } from '#lib/connection/sync-url.ts'
import { CodingRoom } from './coding-room.svelte.ts'
import type { Coder } from './mark.ts'

type ListedLayer = OpenSource['layers'][number]

/** Milliseconds between two looks for layers of people who code without being seen here. */
const lookEveryMs = 60_000

/** A transcript opened from the server: the documents, their connections, and the layers that come and go while it is open. */
export class OpenCoding {
  readonly open: OpenProject
  readonly source: OpenSource
  /** The transcript, the codebook, my layer. Others' layers are read only, so that they have nothing to save. */
  #documents = $state.raw<readonly ConnectedDocument[]>([])
  #others = $state.raw<ReadonlyMap<LayerId, { coder: AccountId; document: ConnectedDocument }>>(new Map())
  room = $state.raw<CodingRoom | null>(null)
  save: SaveStatus = $derived(worstOf(this.#documents.map(({ status }) => status)))
  isUnsaved = $derived(this.#documents.some((document) => document.isUnsaved))
  #all = $derived([...this.#documents, ...[...this.#others.values()].map(({ document }) => document)])
  /** Documents find their way back one by one; only when the last has caught up is all told that came in meanwhile. */
  #isBehind = $derived(this.#all.some((document) => document.isBehind))
  #round: RoundId | null = null
  /** The layer I write in. One of mine that may no longer change is shown like any other. */
  #own: LayerId | null = null
  #me: Coder
  #stop: () => void = () => undefined

  private constructor(open: OpenProject, source: OpenSource, me: Coder) {
    this.open = open
    this.source = source
    this.#me = me
  }

  /** Asks for the source and my layer on it, and opens what can be opened. */
  static async load(open: OpenProject, id: SourceId, me: Coder, newId: NewId): Promise<OpenCoding | Refusal> {
    const param = { project: open.project.id, source: id }
    const source = await ask(api.projects[':project'].sources[':source'].$get({ param }))
    if (!source.ok) return source.refusal
    const coding = new OpenCoding(open, source.value, me)
    const layer = await coding.#findOwnLayer()
    await coding.#enter(layer, newId)
    return coding
  }

  async leave(): Promise<void> {
    this.#stop()
    this.room?.leave()
    await Promise.all(this.#all.map((document) => document.leave()))
  }

  /** My layer in the round that is being coded; null where I only look on or the round is over. */
  async #findOwnLayer(): Promise<LayerId | null> {
    const { layers, source } = this.source
    const own = layers.find((layer) => layer.mine && layer.mayWrite)
    const round = own?.round ?? this.open.rounds.findLast(({ releasedAt }) => releasedAt === null)?.id
    this.#round = round ?? this.open.rounds.at(-1)?.id ?? null
    if (own) return own.id
    if (!round || this.open.role === 'observer') return null
    const param = { project: this.open.project.id, source: source.id }
    const made = await ask(api.projects[':project'].sources[':source'].layer.$post({ param, json: { round } }))
    return made.ok ? made.value.layer.id : null
  }

  async #enter(layer: LayerId | null, newId: NewId): Promise<void> {
    const { source, abilities } = this.source
    this.#own = layer
    const transcript = this.#connect(nameDocument('transcript', source.id))
    const codebook = this.#connect(nameDocument('codebook', this.open.project.id as ProjectId))
    const own = layer ? this.#connect(nameDocument('layer', layer)) : null
    this.#documents = [transcript, codebook, ...(own ? [own] : [])]
    await Promise.all([transcript.settled, codebook.settled])
    const room = new CodingRoom({
      source: source.id,
      me: this.#me,
      transcript: transcript.doc,
      awareness: transcript.awareness,
      codebook: codebook.doc,
      layer: layer && own ? { id: layer, doc: own.doc } : null,
      mayCorrect: abilities.includes('transcript.correct'),
      mayEditCodebook: this.open.abilities.includes('codebook.edit'),
      findPassages: findPassages(this.open),
      newId,
      now: Date.now,
    })
    this.room = room
    this.#show(this.source.layers)
    this.#stop = this.#watch(room)
  }

  #connect(document: ReturnType<typeof nameDocument>): ConnectedDocument {
    return new ConnectedDocument({ url: syncUrl(), account: this.#me.account, document })
  }

  /** Looks for new layers when somebody comes, when I come back, and now and then. */
  #watch(room: CodingRoom): () => void {
    const look = () => void this.#look()
    const timer = setInterval(look, lookEveryMs)
    const back = () => document.hidden || look()
    document.addEventListener('visibilitychange', back)
    window.addEventListener('online', look)
    const stop = $effect.root(() => {
      $effect(() => {
        if (this.save === 'offline') room.goOffline()
        else if (!this.#isBehind) room.comeBack()
      })
      let known = new Set<AccountId>()
      $effect(() => {
        const here = new Set(room.presence.people.map(({ account }) => account))
        if (!here.isSubsetOf(known)) look()
        known = here
      })
    })
    return () => {
      stop()
      clearInterval(timer)
      document.removeEventListener('visibilitychange', back)
      window.removeEventListener('online', look)
    }
  }

  async #look(): Promise<void> {
    const param = { project: this.open.project.id, source: this.source.source.id }
    const source = await ask(api.projects[':project'].sources[':source'].$get({ param }))
    if (source.ok) this.#show(source.value.layers)
  }

  /** Opens the layers of others that are new, and lets go of those that may no longer be seen. */
  #show(listed: readonly ListedLayer[]): void {
    const seen = listed.filter((layer) => layer.id !== this.#own && layer.round === this.#round)
    for (const { id, coder } of seen) if (!this.#others.has(id)) this.#openOther(id, coder)
    const ids = new Set(seen.map(({ id }) => id))
    for (const id of this.#others.keys()) if (!ids.has(id)) this.#closeOther(id)
  }

  #openOther(id: LayerId, account: AccountId): void {
    const document = this.#connect(nameDocument('layer', id))
    this.#others = new Map(this.#others).set(id, { coder: account, document })
    void document.settled.then(() => {
      if (this.#others.has(id)) this.room?.openLayer(id, document.doc, coderOf(this.open, account))
    })
  }

  #closeOther(id: LayerId): void {
    const other = this.#others.get(id)
    if (!other) return
    this.#others = new Map([...this.#others].filter(([key]) => key !== id))
    this.room?.closeLayer(id, other.coder)
    void other.document.leave()
  }
}

export function coderOf(open: OpenProject, account: AccountId): Coder {
  const member = open.members.find((each) => each.account === account)
  return member ?? { account, name: 'A former member', initials: '–', colour: 'slate' }
}
