import { nameDocument } from '@intercoder/sync'
import { codedUnder, type AccountId, type LayerId, type NewId, type SourceId } from '@intercoder/domain'
import { ask } from '#lib/api/ask.ts'
import { api } from '#lib/api/client.ts'
import type { Refusal } from '#lib/api/refusal.ts'
import type { MyWork, OpenProject, OpenSource } from '#lib/api/shapes.ts'
import { DecidedLines } from '#lib/codebook/decided-lines.svelte.ts'
import { findPassages } from '#lib/codebook/find-passages.ts'
import { ConnectedDocument } from '#lib/connection/connected-document.svelte.ts'
import type { SaveStatus } from '#lib/connection/document-connection.ts'
import { worstOf } from '#lib/connection/save-state.ts'
import { memberNames } from '#lib/member/member-names.ts'
import { nameVersion, type NamedVersion } from '#lib/round/codebook-versions.ts'
import { chooseRound, isBlind, isOutdated, mayWrite, roundsHere, workOn, type RoundStanding } from './bench-round.ts'
import { CodingRoom } from './coding-room.svelte.ts'
import { findSource, type Asked, type Found } from './find-source.ts'
import { consensus, type Coder } from './mark.ts'

type ListedLayer = OpenSource['layers'][number]

/** Milliseconds between two looks for layers of people who code without being seen here. */
const lookEveryMs = 60_000
/** The same where one codes blind and hears of nobody: a release is to be seen soon. */
const lookBlindMs = 8_000
/** Milliseconds for which layers that come one after the other are gathered, to be shown together. */
const gatherMs = 100

export interface Opening {
  open: OpenProject
  source: SourceId
  me: Coder
  /** The round that is asked for, by id. */
  round: string | null
  newId: NewId
  /** The round is released, or my layer given back or sealed elsewhere: the page has to be opened anew. */
  onoutdated: () => void
}

/** What everybody has open who codes the same transcript. */
interface Shared {
  transcript: ConnectedDocument
  codebook: ConnectedDocument
}

function openShared({ open, source, me: { account } }: Opening): Shared {
  return {
    transcript: new ConnectedDocument(account, nameDocument('transcript', source)),
    codebook: new ConnectedDocument(account, nameDocument('codebook', open.project.id)),
  }
}

/** A transcript opened from the server: the documents, their connections, and the layers that come and go while it is open. */
export class OpenCoding {
  readonly open: OpenProject
  readonly source: OpenSource
  readonly versions: readonly NamedVersion[]
  /** The transcript, the codebook, my layer. Others' layers are read only, so that they have nothing to save. */
  #documents = $state.raw<readonly ConnectedDocument[]>([])
  #others = $state.raw<ReadonlyMap<LayerId, { coder: Coder; document: ConnectedDocument }>>(new Map())
  room = $state.raw<CodingRoom | null>(null)
  save: SaveStatus = $derived(worstOf(this.#documents.map(({ status }) => status)))
  isUnsaved = $derived(this.#documents.some((document) => document.isUnsaved))
  #all = $derived([...this.#documents, ...[...this.#others.values()].map(({ document }) => document)])
  /** Documents find their way back one by one; only when the last has caught up is all told that came in meanwhile. */
  #isBehind = $derived(this.#all.some((document) => document.isBehind))
  /** The round that is open here; null where there is none to code or to see. */
  standing: RoundStanding | null
  readonly standings: readonly RoundStanding[]
  /** The layer I write in. One of mine that may no longer change is shown like any other. */
  own: LayerId | null = null
  #me: Coder
  #opening: Opening
  #shared: Shared
  #stop: () => void = () => undefined
  /** Layers of others that are here, and about to be shown. */
  #settled = new Set<LayerId>()
  #showing: ReturnType<typeof setTimeout> | null = null
  /** Goes up with everything that makes an answer on its way superfluous. */
  #looks = 0

  private constructor(opening: Opening, shared: Shared, found: Found, versions: readonly NamedVersion[]) {
    const { open, me, round } = opening
    this.open = open
    this.source = found.source
    this.versions = versions
    this.#me = me
    this.#opening = opening
    this.#shared = shared
    this.standings = this.#standingsIn(found.source, found.work)
    this.standing = chooseRound(this.standings, round)
  }

  /** Looks for my layer on a source that was asked for, and opens what can be opened. */
  static async load(opening: Opening, asked: Asked): Promise<OpenCoding | Refusal> {
    // On their way while the server is asked what else there is to open.
    const shared = openShared(opening)
    const [found, versions] = await Promise.all([asked.found, asked.versions])
    if (!found.ok) {
      void Promise.all([shared.transcript.leave(), shared.codebook.leave()])
      return found.refusal
    }
    const coding = new OpenCoding(opening, shared, found.value, versions)
    // Before I am seen here: whoever sees me come looks for my layer.
    const layer = await coding.#findOwnLayer()
    await coding.#enter(layer)
    return coding
  }

  async leave(): Promise<void> {
    this.#stop()
    this.#looks++
    if (this.#showing) clearTimeout(this.#showing)
    this.room?.leave()
    await Promise.all(this.#all.map((document) => document.leave()))
  }

  /** My layer in the round that is open, made where there is none; null where I only look on or it is sealed. */
  async #findOwnLayer(): Promise<LayerId | null> {
    const { standing } = this
    const { layers, source } = this.source
    if (!standing || !mayWrite(standing)) return null
    const round = standing.round.id
    const own = layers.find((layer) => layer.mine && layer.round === round && layer.abilities.includes('layer.write'))
    if (own) return own.id
    const param = { project: this.open.project.id, source: source.id }
    const made = await ask(api.projects[':project'].sources[':source'].layer.$post({ param, json: { round } }))
    if (made.ok) this.standing = { ...standing, state: 'coding' }
    return made.ok ? made.value.layer.id : null
  }

  async #enter(layer: LayerId | null): Promise<void> {
    const { source, abilities } = this.source
    const blind = this.standing !== null && isBlind(this.standing)
    this.own = layer
    const { transcript, codebook } = this.#shared
    const own = layer ? new ConnectedDocument(this.#me.account, nameDocument('layer', layer)) : null
    this.#documents = [transcript, codebook, ...(own ? [own] : [])]
    this.#show(this.source.layers)
    await Promise.all([transcript.settled, codebook.settled])
    const room = new CodingRoom({
      source: source.id,
      me: this.#me,
      transcript: transcript.doc,
      awareness: transcript.awareness,
      codebook: codebook.doc,
      lines: new DecidedLines(codebook.doc, this.open.project.id),
      layer: layer && own ? { id: layer, doc: own.doc } : null,
      mayCorrect: abilities.includes('transcript.correct'),
      mayEditCodebook: this.open.abilities.includes('codebook.edit') && !blind,
      isHushed: blind,
      closed:
        this.standing?.state === 'submitted' ? 'You have submitted your codings here; they no longer change.' : null,
      findPassages: findPassages(this.open),
      nameOf: memberNames(this.open),
      versionAt: (at) => this.#versionAt(at),
      newId: this.#opening.newId,
      now: Date.now,
    })
    this.room = room
    for (const [id, { document }] of this.#others) {
      if (document.isReady) this.#settled.add(id)
      else this.#showOther(id)
    }
    this.#showSettled()
    this.#stop = this.#watch(room)
  }

  #versionAt(at: number): string | null {
    const version = this.standing && codedUnder(at, this.standing.round, this.versions)
    return version && nameVersion(version)
  }

  /** Looks for new layers when somebody comes, when I come back, and now and then. */
  #watch(room: CodingRoom): () => void {
    const look = () => void this.#look()
    const timer = setInterval(look, room.isHushed ? lookBlindMs : lookEveryMs)
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
    const turn = ++this.#looks
    const found = await findSource(this.open.project.id, this.#opening.source)
    // What was asked before something else is answered too late, whoever asked.
    if (!found.ok || turn !== this.#looks) return
    const { source, work } = found.value
    if (isOutdated(this.standing, this.#standingsIn(source, work))) this.#opening.onoutdated()
    else this.#show(source.layers)
  }

  #standingsIn({ layers }: OpenSource, work: readonly MyWork[]): RoundStanding[] {
    const { rounds, role } = this.open
    return roundsHere({ rounds, role, layers, work: workOn(this.source.source.id, work) })
  }

  /** Opens the layers of others that are new, and lets go of those that may no longer be seen. */
  #show(listed: readonly ListedLayer[]): void {
    const seen = listed.filter((layer) => layer.id !== this.own && layer.round === this.standing?.round.id)
    for (const { id, coder } of seen) if (!this.#others.has(id)) this.#openOther(id, coder)
    const ids = new Set(seen.map(({ id }) => id))
    for (const id of this.#others.keys()) if (!ids.has(id)) this.#closeOther(id)
  }

  #openOther(id: LayerId, account: AccountId | null): void {
    const name = nameDocument(account ? 'layer' : 'reconciliation', id)
    const document = new ConnectedDocument(this.#me.account, name, { readOnly: true })
    const coder = coderOf(this.open, account)
    this.#others = new Map(this.#others).set(id, { coder, document })
    if (this.room) this.#showOther(id)
  }

  #showOther(id: LayerId): void {
    void this.#others.get(id)?.document.settled.then(() => {
      this.#settled.add(id)
      this.#showing ??= setTimeout(() => this.#showSettled(), gatherMs)
    })
  }

  /** All at once: each layer that is shown has the margin drawn anew. */
  #showSettled(): void {
    this.#showing = null
    for (const id of this.#settled) {
      const other = this.#others.get(id)
      if (other) this.room?.openLayer(id, other.document.doc, other.coder)
    }
    this.#settled.clear()
  }

  #closeOther(id: LayerId): void {
    const other = this.#others.get(id)
    if (!other) return
    this.#others = new Map([...this.#others].filter(([key]) => key !== id))
    this.#settled.delete(id)
    this.room?.closeLayer(id, other.coder.account)
    void other.document.leave()
  }
}

export function coderOf(open: OpenProject, account: AccountId | null): Coder {
  if (account === null) return consensus
  const member = open.members.find((each) => each.account === account)
  return member ?? { account, name: 'A former member', initials: '–', colour: 'slate' }
}
