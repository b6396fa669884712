import {
  isAbout,
  passagesOf,
  type AccountId,
  type ActId,
  type BallotId,
  type Choice,
  type Code,
  type CodeId,
  type CodingId,
  type DecisionId,
  type LayerId,
  type Passage,
  type ProposalId,
  type QueueItem,
  type Span,
  type Transcript,
} from '@intercoder/domain'
import {
  AnchorIndex,
  anchorSpan,
  findQueue,
  observeReconciliation,
  placeReconciliation,
  readEvidence,
  readReconciliation,
  readTranscript,
  type AnchoredSpan,
  type SealedCoding,
} from '@intercoder/documents'
import type { Awareness } from 'y-protocols/awareness'
import { Doc } from 'yjs'
import { CodebookDesk } from '#lib/codebook/codebook-desk.svelte.ts'
import type { Coder } from '#lib/coding/mark.ts'
import { History } from '#lib/history/history.svelte.ts'
import type { TalkActs } from './talk-acts.ts'
import type { Drafts } from '#lib/writing/draft.svelte.ts'
import { ItemPresence } from './item-presence.svelte.ts'
import { differingIn, keyOf, settledIn, stepFrom, strokesOf, talkAbout, wordChoice, type Stroke } from './talk-queue.ts'

export interface TalkParts {
  me: Coder
  /** Whose sealed layers are compared, in the order in which they are shown. */
  coders: readonly Coder[]
  layers: readonly { coder: AccountId; doc: Doc }[]
  transcript: Doc
  codebook: Doc
  talk: Doc
  awareness: Awareness
  nameOf: (account: AccountId) => string
  acts: TalkActs
  /** What I write here; kept by whoever opens the room, for longer than that is open. */
  drafts: Drafts
  /** What I voted before I came here. */
  votes: readonly { ballot: BallotId; proposal: ProposalId }[]
  mayTakePart: boolean
  leads: boolean
  /** The consensus layer, which names the talk. */
  layer: LayerId
}

/** The talk about one source of a round: what differs, what is said about it, and where I am in it. */
export class TalkRoom {
  readonly me: Coder
  readonly coders: readonly Coder[]
  readonly acts: TalkActs
  readonly drafts: Drafts
  readonly codebook: CodebookDesk
  readonly presence: ItemPresence
  readonly nameOf: (account: AccountId) => string
  readonly leads: boolean
  readonly layer: LayerId
  readonly #parts: TalkParts
  #read = $state.raw(0)
  transcript: Transcript = $state.raw({ text: '', turns: [] })
  talk = $state.raw(placeReconciliation(readReconciliation(new Doc()), new Doc()))
  #compared = $derived.by(() => this.#readLayers())
  /** By coding: what the layers hold, with what their coders remarked. */
  codings: ReadonlyMap<CodingId, SealedCoding> = $derived(
    new Map(this.#compared.flatMap(({ codings }) => codings.map((coding) => [coding.id, coding]))),
  )
  queue: readonly QueueItem[] = $derived(findQueue(this.#compared, this.transcript.text.length))
  items: readonly QueueItem[] = $derived(differingIn(this.queue))
  settled: ReadonlySet<string> = $derived(settledIn(this.items, this.talk.decisions))
  /** Nothing is left but to call it reconciled. */
  isAllSettled = $derived(
    this.items.length > 0 && this.settled.size === this.items.length && this.talk.closedAt === null,
  )
  strokes: readonly Stroke[] = $derived(strokesOf(this.talk.decisions))
  /** The disagreement that I look at. */
  at = $state<string | null>(null)
  item: QueueItem | null = $derived(this.items.find((item) => keyOf(item) === this.at) ?? null)
  #chosen = $state.raw<Choice<AnchoredSpan | null> | null>(null)
  /** What I am about to propose or to decide; null where the words that were chosen for it are gone. */
  chosen: Choice | null = $derived.by(() => {
    const choice = this.#chosen
    if (!choice || !('place' in choice)) return choice
    const place = this.placeOf(choice.place)
    return place && { ...choice, place }
  })
  about = $derived(talkAbout(this.talk, this.item?.evidence ?? []))
  myVotes = $state.raw<ReadonlyMap<BallotId, ProposalId>>(new Map())
  mayTakePart = $derived.by(() => this.#parts.mayTakePart && this.talk.closedAt === null)
  readonly #index: AnchorIndex
  #isProposing = false
  #stop: (() => void)[]

  constructor(parts: TalkParts) {
    this.#parts = parts
    this.me = parts.me
    this.coders = parts.coders
    this.acts = parts.acts
    this.drafts = parts.drafts
    this.nameOf = parts.nameOf
    this.leads = parts.leads
    this.layer = parts.layer
    this.myVotes = new Map(parts.votes.map(({ ballot, proposal }) => [ballot, proposal]))
    const setting = { me: parts.me.account, mayEdit: false, newId: neverNew, now: Date.now, history: new History() }
    this.codebook = new CodebookDesk(parts.codebook, setting)
    this.presence = new ItemPresence(parts.awareness, parts.me)
    this.#index = new AnchorIndex(parts.transcript)
    const readTalk = () => (this.talk = placeReconciliation(readReconciliation(parts.talk), parts.transcript))
    const readText = () => {
      this.transcript = readTranscript(parts.transcript)
      this.#read++
      readTalk()
    }
    readText()
    const reread = () => void this.#read++
    for (const { doc } of parts.layers) doc.on('update', reread)
    this.#stop = [
      this.#index.observe(readText),
      () => this.#index.destroy(),
      observeReconciliation(parts.talk, readTalk),
      ...parts.layers.map(
        ({ doc }) =>
          () =>
            doc.off('update', reread),
      ),
    ]
    this.open(stepFrom(this.items, null, 1, this.settled) ?? stepFrom(this.items, null, 1))
  }

  open(key: string | null): void {
    if (key !== this.at) this.#chosen = null
    this.at = key
    this.presence.showItem(key)
  }

  /** Opens what is disagreed on at an offset of the text, about a code rather than another, where there is anything. */
  openAt(offset: number, code: string | null): void {
    const here = this.items.filter(({ span }) => span.start <= offset && offset < span.end)
    const item = here.find(({ codes }) => codes.some((each) => each === code)) ?? here[0]
    if (item) this.open(keyOf(item))
  }

  /** Goes to what was decided about; false where no disagreement is left there. */
  openDecision(id: DecisionId): boolean {
    const decision = this.talk.decisions.find((one) => one.id === id)
    return decision !== undefined && this.openAbout(...decision.evidence)
  }

  /** Goes to the disagreement that is made of these codings, among others; false where there is none any more. */
  openAbout(...evidence: CodingId[]): boolean {
    const item = this.items.find((one) => isAbout(one, { evidence }))
    if (item) this.open(keyOf(item))
    return item !== undefined
  }

  step(by: 1 | -1): void {
    this.open(stepFrom(this.items, this.at, by))
  }

  /** On to what is not settled yet; stays where nothing is left. */
  goOn(): void {
    const next = stepFrom(this.items, this.at, 1, this.settled)
    if (next) this.open(next)
  }

  choose(choice: Choice): void {
    this.#chosen = 'place' in choice ? { ...choice, place: this.anchor(choice.place) } : choice
  }

  /** Takes hold of words, which `placeOf` finds again however the text is corrected meanwhile. */
  anchor(span: Span): AnchoredSpan | null {
    return anchorSpan(this.#parts.transcript, span)
  }

  placeOf(held: AnchoredSpan | null): Span | null {
    // Found anew with every correction.
    void this.transcript
    if (!held) return null
    this.#index.set('held', held)
    return this.#index.span('held')
  }

  /** Puts what I chose before the others. */
  async propose(): Promise<void> {
    if (!this.item || !this.chosen || this.#isProposing) return
    this.#isProposing = true
    await this.acts.propose(this.item.evidence, this.chosen, '')
    this.#isProposing = false
  }

  /** The choices that need no more than a key, in the order of their keys. */
  get choices(): Choice[] {
    const takes = this.coders.map(({ account }): Choice => ({ kind: 'take', coder: account }))
    return [...takes, { kind: 'both' }, { kind: 'neither' }]
  }

  /** What a choice would write into the consensus. */
  passages(choice: Choice, item: QueueItem | null = this.item): Passage[] {
    return passagesOf(choice, item?.codings ?? [])
  }

  heldBy(coder: AccountId): SealedCoding[] {
    return (this.item?.codings ?? []).flatMap((one) => (one.coder === coder ? (this.codings.get(one.id) ?? []) : []))
  }

  code(id: CodeId): Code | null {
    return this.codebook.find(id)
  }

  wordChoice(choice: Choice<unknown>): string {
    return wordChoice(choice, { coder: this.nameOf, code: (id) => this.code(id)?.name ?? 'a code that was removed' })
  }

  /** Whether I may undo what somebody decided. */
  mayUndo({ by }: { by: AccountId }): boolean {
    return this.mayTakePart && (this.leads || by === this.me.account)
  }

  /** Takes back what was decided many at once, all of it. */
  async undoStroke(act: ActId): Promise<void> {
    const stroke = this.strokes.find((one) => one.act === act)
    if (stroke) await this.acts.undo(stroke.decisions)
  }

  noteVote(ballot: BallotId, proposal: ProposalId): void {
    this.myVotes = new Map(this.myVotes).set(ballot, proposal)
  }

  leave(): void {
    for (const stop of this.#stop) stop()
    this.presence.leave()
    this.codebook.close()
  }

  #readLayers(): { coder: AccountId; codings: SealedCoding[] }[] {
    void this.#read
    const { resolve } = this.codebook
    const { layers, transcript } = this.#parts
    return this.coders.map(({ account: coder }) => {
      const own = layers.filter((layer) => layer.coder === coder)
      return { coder, codings: own.flatMap(({ doc }) => readEvidence(doc, transcript, coder, resolve)) }
    })
  }
}

/** Nothing is made in the codebook from here. */
function neverNew(): never {
  throw new Error('the codebook is read only in a reconciliation')
}
