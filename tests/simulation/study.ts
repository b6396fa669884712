/** The study as it is lived through: a server that is killed now and then, people with several devices, and bad luck. */
import type { AccountId, NewId } from '@intercoder/domain'
import { createRooms, type Right, type Rooms } from '@intercoder/server/rooms'
import { silent, SocketPair, TestClient, TestClock, visitor } from '@intercoder/server/rooms/testing'
import type { DocumentLog, SnapshotKeeper } from '@intercoder/storage'
import { closeCodes, type CloseReason, type DocumentName } from '@intercoder/sync'
import * as Y from 'yjs'
import * as cast from './cast.ts'
import { codeLayer, correctTranscript, editCodebook, type Writing } from './edits.ts'
import type { Random } from './random.ts'
import { ServerLog } from './server-log.ts'

/** Somebody's open document, for as long as its tab lives. */
export interface Tab {
  who: AccountId
  document: DocumentName
  client: TestClient
  /** What it held when it last said that everything is saved. */
  claim: Uint8Array | null
  isStalled: boolean
}

export interface Moment {
  document: DocumentName
  at: number
  content: unknown
}

export class Study {
  readonly clock: TestClock
  readonly inner: DocumentLog
  readonly keeper: SnapshotKeeper
  readonly random: Random
  readonly tabs: Tab[] = []
  /** Tabs that are gone, for what they were told. */
  readonly dead: Tab[] = []
  readonly owners = new Map<number, AccountId>([[1, cast.importer]])
  readonly moments: Moment[] = []
  readonly taken = new Set<string>()
  readonly closed: Partial<Record<CloseReason | 'cut', number>> = {}
  readonly counts = {
    edits: 0,
    drops: 0,
    superseded: 0,
    kills: 0,
    rechecks: 0,
    deadTabs: 0,
    nights: 0,
    folds: 0,
    gaps: 0,
    committed: 0,
    groups: 0,
  }
  readonly troubles: string[] = []
  log!: ServerLog
  rooms!: Rooms
  readonly #logs: ServerLog[] = []
  #superseded: SocketPair[] = []
  #ids = 0

  constructor(inner: DocumentLog, keeper: SnapshotKeeper, random: Random) {
    this.inner = inner
    this.keeper = keeper
    this.random = random
    this.clock = new TestClock()
  }

  async begin(): Promise<void> {
    this.start()
    const written = [
      this.rooms.write(cast.transcript, cast.importer, cast.firstTranscript),
      this.rooms.write(cast.codebook, cast.importer, cast.firstCodebook),
    ]
    await this.settle()
    for (const result of await Promise.all(written)) if (!result.ok) throw new Error(result.refusal.kind)
    for (const who of [...cast.people, ...cast.people]) {
      for (const document of cast.documents) if (cast.rightOf(who, document)) this.openTab(who, document)
    }
    this.openTab(cast.mallory, cast.layerOfMallory)
  }

  start(): void {
    this.log = new ServerLog(this.inner, this.random)
    this.#logs.push(this.log)
    this.rooms = createRooms({
      log: this.log,
      keeper: { fold: (document) => this.#fold(document) },
      clock: this.clock,
      access: async (account, document) => this.rightOf(account, document),
      logger: { ...silent, error: (facts, message) => void this.#note(facts, message) },
    })
  }

  async #fold(document: string): ReturnType<SnapshotKeeper['fold']> {
    const folded = await this.keeper.fold(document)
    if (folded.ok) this.counts.folds++
    return folded
  }

  /** What a fault that was not planned would look like. */
  #note(facts: object, message: string): void {
    if (/could not be dealt with|could not send|listener to commits|cannot be folded/.test(message)) {
      this.troubles.push(`${message} ${String((facts as { err?: unknown }).err)}`)
    }
  }

  rightOf(who: string, document: string): Right {
    return this.taken.has(who) ? null : cast.rightOf(who, document)
  }

  newId: NewId = <T extends string>() => `made-${String(++this.#ids).padStart(6, '0')}` as T

  openTab(who: AccountId, document: DocumentName): Tab {
    const doc = new Y.Doc()
    doc.clientID = 1_000 + this.random.below(2 ** 31)
    this.owners.set(doc.clientID, who)
    const tab: Tab = { who, document, client: new TestClient(doc), claim: null, isStalled: false }
    this.tabs.push(tab)
    return tab
  }

  /** The tab dies: what it had on disk is not looked at again, what it had been promised is. */
  closeTab(tab: Tab): void {
    tab.client.pair?.lose()
    tab.client.disconnect()
    this.tabs.splice(this.tabs.indexOf(tab), 1)
    this.dead.push(tab)
  }

  connect(tab: Tab): void {
    const pair = new SocketPair()
    // Some clients say what they have when they come, some are of an older kind.
    const has = this.random.chance(0.5) ? Y.encodeStateVector(tab.client.doc) : null
    this.rooms.accept(pair.server, { document: tab.document, wantsSaved: true, has, visitor: visitor(tab.who) })
    tab.client.connect(pair)
  }

  /** The line is dead, but the server has not heard: the client comes back while its old self still sits there. */
  supersede(tab: Tab): void {
    const { pair } = tab.client
    if (!pair || pair.isOver) return
    this.counts.superseded++
    this.#superseded.push(pair)
    tab.client.disconnect()
    this.connect(tab)
  }

  /** What had been sent into the dead line arrives after all, in part; then the server learns the truth. */
  finishSuperseded(): void {
    for (const pair of this.#superseded.splice(0)) {
      pair.deliver(this.random.below(4))
      pair.lose()
    }
  }

  drop(tab: Tab): void {
    if (!tab.client.pair) return
    this.counts.drops++
    // Some of what was on its way still gets through.
    tab.client.pair.deliver(this.random.below(3))
    tab.client.read(this.random.below(3))
    tab.client.pair.lose()
    tab.client.disconnect()
  }

  get writers(): Tab[] {
    return this.tabs.filter(({ who, document }) => cast.rightOf(who, document) === 'write')
  }

  write(tab: Tab): void {
    const { random, newId } = this
    const writing: Writing = { random, newId, who: tab.who, at: this.clock.now() }
    this.counts.edits++
    if (tab.document === cast.transcript) correctTranscript(tab.client.doc, writing)
    else if (tab.document === cast.codebook) editCodebook(tab.client.doc, writing)
    else codeLayer(tab.client.doc, this.#transcriptOf(tab).client.doc, writing)
  }

  #transcriptOf(tab: Tab): Tab {
    return this.tabs.find(({ who, document }) => who === tab.who && document === cast.transcript) ?? tab
  }

  /** Nothing of the server is left. What is on its way to the database may get there, unheard; nothing else does. */
  async kill(): Promise<void> {
    this.counts.kills++
    for (const { client } of this.tabs) if (this.random.chance(0.5)) client.pair?.deliver()
    this.clock.runSoon()
    this.#countServer()
    this.log.cut()
    this.log.release()
    this.#superseded = []
    // Nobody is told: lines just end. The rooms of the dead server are left with sockets that say nothing.
    for (const { client } of this.tabs) client.disconnect()
    this.clock.forget()
    await Promise.allSettled(this.log.pending)
    this.start()
  }

  #countServer(): void {
    const { gaps, committed, groups } = this.rooms.stats()
    this.counts.gaps += gaps
    this.counts.committed += committed
    this.counts.groups += groups
  }

  /** What went wrong with the database in every life of the server. */
  get misfortunes(): ServerLog['happened'] {
    const sum = { failed: 0, answersLost: 0, loadsFailed: 0, cutOff: 0 }
    for (const { happened } of this.#logs) {
      for (const what of Object.keys(sum) as (keyof typeof sum)[]) sum[what] += happened[what]
    }
    return sum
  }

  /** Takes notice of every connection that the server has ended, as a client would. */
  noticeClosed(): void {
    for (const tab of [...this.tabs]) {
      const { pair } = tab.client
      if (!pair?.closedWith) continue
      if (pair.closedWith !== 'cut') tab.client.read()
      const reason = pair.closedWith === 'cut' ? 'cut' : this.#reasonOf(pair.closedWith.code)
      this.closed[reason] = (this.closed[reason] ?? 0) + 1
      pair.finish()
      tab.client.disconnect()
      this.#react(tab, reason)
    }
    this.noteClaims()
  }

  #reasonOf(code: number): CloseReason {
    const found = Object.entries(closeCodes).find(([, known]) => known.code === code)
    if (!found) throw new Error(`no reason has code ${code}`)
    return found[0] as CloseReason
  }

  #react(tab: Tab, reason: CloseReason | 'cut'): void {
    const isHarmless = reason === 'failed' || reason === 'restarting' || reason === 'cut'
    if (isHarmless || (reason === 'forbidden' && this.taken.has(tab.who))) return
    // Whoever tried what they may not is left with a document that is no one else's.
    const tried = tab.who === cast.mallory || reason === 'forbidden'
    if (!tried) this.troubles.push(`${tab.who} was refused ${tab.document}: ${reason}`)
    this.closeTab(tab)
    this.openTab(tab.who, tab.document)
  }

  noteClaims(): void {
    for (const tab of this.tabs) {
      if (tab.client.ledger.isSettled && !tab.client.ledger.isUnsaved) tab.claim = Y.encodeStateAsUpdate(tab.client.doc)
    }
  }

  /** Lets everyone say what they have to say, and the database finish. */
  async settle(): Promise<void> {
    this.log.release()
    for (let moved = true; moved;) {
      await this.clock.turn()
      await Promise.allSettled(this.log.pending)
      await this.clock.turn()
      moved = this.log.pending.size > 0
      for (const { client, isStalled } of this.tabs) {
        if (isStalled || !client.pair) continue
        moved = client.pair.deliver() > 0 || client.pair.toClient.length > 0 || moved
        client.read()
      }
      this.noticeClosed()
    }
  }

  async end(): Promise<void> {
    this.taken.clear()
    this.log.faults = 0
    this.finishSuperseded()
    for (const tab of this.tabs) tab.isStalled = false
    for (let round = 0; round < 5; round++) {
      for (const tab of this.tabs) if (!tab.client.pair) this.connect(tab)
      await this.settle()
      await this.clock.pass(2_000)
    }
    this.#countServer()
  }
}
