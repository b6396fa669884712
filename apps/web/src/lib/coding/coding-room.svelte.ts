import type { AccountId, LayerId, NewId, SourceId } from '@intercoder/domain'
import { anchorSpan } from '@intercoder/documents'
import { announce } from '@intercoder/ui'
import { untrack } from 'svelte'
import type { Awareness } from 'y-protocols/awareness'
import type { Doc } from 'yjs'
import { CodebookActs } from '#lib/codebook/codebook-acts.svelte.ts'
import { CodebookDesk } from '#lib/codebook/codebook-desk.svelte.ts'
import type { FindPassages } from '#lib/codebook/coded-passage.ts'
import type { DecidedLines } from '#lib/codebook/decided-lines.svelte.ts'
import { History } from '#lib/history/history.svelte.ts'
import { Follow } from '#lib/presence/follow.svelte.ts'
import { ComparedText } from '#lib/likeness/compared-text.svelte.ts'
import { Presence } from '#lib/presence/presence.svelte.ts'
import { Reading } from '#lib/transcript/reading.svelte.ts'
import { count } from '#lib/words/units.ts'
import { CodingDesk, type OwnLayer } from './coding-desk.svelte.ts'
import { Away } from './digest.svelte.ts'
import type { Coder } from './mark.ts'
import { LastSeen } from './last-seen.ts'
import { MarkFilter } from './mark-filter.svelte.ts'
import { Marks, type MarkChange } from './marks.svelte.ts'
import { RecentCodes } from './recent-codes.svelte.ts'
import { keepCodes, rememberCodes } from './remembered-codes.ts'

/** What a coding room is made of, wherever it comes from: the server, or memory in a test. */
export interface RoomParts {
  source: SourceId
  me: Coder
  transcript: Doc
  awareness: Awareness
  codebook: Doc
  lines: DecidedLines
  layer: OwnLayer | null
  mayCorrect: boolean
  mayEditCodebook: boolean
  /** I code blind: who is here is not shown, and new codes are drafts of mine. */
  isHushed: boolean
  /** Why nothing of mine can be changed, where that is so although I have coded. */
  closed: string | null
  nameOf: (account: AccountId) => string
  versionAt: (at: number) => string | null
  findPassages: FindPassages
  newId: NewId
  now: () => number
}

/** One transcript with everybody who codes it: the desk I work at, what others do, and what I missed. */
export class CodingRoom {
  readonly me: Coder
  readonly reading: Reading
  readonly marks: Marks
  readonly history = new History()
  readonly codebook: CodebookDesk
  /** What of the codebook comes from decisions. */
  readonly lines: DecidedLines
  readonly acts: CodebookActs
  readonly desk: CodingDesk
  readonly presence: Presence
  readonly follow: Follow
  readonly compared: ComparedText
  readonly away = new Away()
  readonly isHushed: boolean
  /** Everybody with an open layer, me first. */
  coders = $state.raw<readonly Coder[]>([])

  #lastSeen: LastSeen
  /** Until all has caught up for the first time, what comes in was done between two visits. */
  #isCatchingUp = true
  #stop: (() => void)[]
  #heard = new Map<AccountId, { coder: Coder; codings: number }>()
  #telling: ReturnType<typeof setTimeout> | null = null

  constructor(parts: RoomParts) {
    const { me, newId, now, layer } = parts
    this.me = me
    this.isHushed = parts.isHushed
    this.lines = parts.lines
    this.marks = new Marks(parts.transcript)
    this.reading = new Reading(this.marks.index, parts.mayCorrect)
    const mayEdit = parts.mayEditCodebook
    const { reading, marks, history } = this
    const drafting = parts.isHushed ? (layer?.doc ?? null) : null
    this.codebook = new CodebookDesk(parts.codebook, { me: me.account, mayEdit, drafting, newId, now, history })
    this.acts = new CodebookActs(this.codebook, history, parts.findPassages, parts.nameOf)
    const { codebook, acts } = this
    const recent = new RecentCodes(
      rememberCodes(parts.source, me.account),
      () => codebook.offered,
      (codes) => keepCodes(parts.source, me.account, codes),
    )
    this.desk = new CodingDesk({
      reading,
      marks,
      codebook,
      acts,
      history,
      filter: new MarkFilter(),
      recent,
      layer,
      closed: parts.closed,
      versionAt: parts.versionAt,
      newId,
      now,
    })
    this.compared = new ComparedText(this.desk)
    this.presence = new Presence(parts.awareness, me)
    this.follow = new Follow(this.presence)
    this.#lastSeen = new LastSeen(parts.source, me.account, parts.transcript)
    if (layer) this.openLayer(layer.id, layer.doc, me)
    this.#stop = [
      $effect.root(() => this.#keepUp(parts.transcript)),
      marks.observe((change) => this.#hear(change)),
      marks.index.observe((changes, { local }) => {
        if (!local && changes?.[0]) this.away.noteCorrection(changes[0].at)
      }),
      watchAbsence(this.away),
    ]
    if (this.#lastSeen.isCorrected()) this.away.noteEarlier({ corrections: 1 })
    this.away.leave()
  }

  /** Shows somebody's layer from now on. */
  openLayer(id: LayerId, doc: Doc, coder: Coder): void {
    const mine = coder.account === this.me.account
    if (this.coders.every(({ account }) => account !== coder.account)) this.coders = [...this.coders, coder]
    this.codebook.showDrafts(doc)
    this.marks.open(id, doc, coder, mine)
    if (!mine) this.#tellEarlier(id, coder)
  }

  /** Without a connection I am away, as before all is here for the first time: what comes in when it is back is told. */
  goOffline(): void {
    this.away.leave()
  }

  comeBack(): void {
    this.#isCatchingUp = false
    if (!document.hidden) this.away.return()
  }

  closeLayer(id: LayerId, coder: AccountId): void {
    this.marks.close(id)
    this.coders = this.coders.filter(({ account }) => account !== coder)
  }

  leave(): void {
    for (const stop of this.#stop) stop()
    if (this.#telling) clearTimeout(this.#telling)
    this.#lastSeen.keep()
    this.compared.leave()
    this.presence.leave()
    this.codebook.close()
    this.lines.close()
    this.marks.destroy()
  }

  /** Codings that somebody made after my last visit. */
  #tellEarlier(id: LayerId, coder: Coder): void {
    const marks = this.marks.all.filter((mark) => mark.layer === id && mark.at > this.#lastSeen.at)
    if (marks.length > 0) this.away.noteEarlier({ coder: coder.name, marks: marks.map(({ key }) => key) })
  }

  /** What follows from what: codes from the codebook, and what others see of me from where I am. */
  #keepUp(transcript: Doc): void {
    $effect(() => {
      const { editor } = this.reading
      return editor ? this.history.watch(editor.history, 'a correction') : undefined
    })
    $effect(() => {
      if (this.reading.editor) this.reading.goOn()
    })
    $effect(() => this.marks.readCodes(this.codebook.resolve))
    $effect(() => {
      const top = this.reading.view?.top
      if (top !== undefined) this.presence.showView(top)
    })
    $effect(() => {
      const { selection } = this.reading
      this.presence.showSelection(selection ? anchorSpan(transcript, selection.chosen) : null)
    })
    let chosen = ''
    let known = 0
    $effect(() => {
      const { selection, edition } = this.reading
      const before = chosen
      const isMoved = edition !== known
      known = edition
      chosen = JSON.stringify(selection?.chosen ?? null)
      // The same words, out to other units or moved with an edit, are no other words.
      if (selection && chosen !== before && !isMoved) untrack(() => this.desk.turnTo(selection.snapped))
    })
    $effect(() => {
      const { top } = this.follow
      if (top !== null) this.reading.editor?.scrollTo({ start: top + 1, end: top + 1 }, 0)
    })
  }

  #hear({ mine, added, removed }: MarkChange): void {
    const news = this.#isCatchingUp ? added.filter(({ at }) => at > this.#lastSeen.at) : added
    const [first] = news
    if (mine || (!first && removed.length === 0)) return
    if (first) {
      this.away.noteCodings(
        first.coder.name,
        news.map(({ key }) => key),
      )
      const heard = this.#heard.get(first.coder.account)
      this.#heard.set(first.coder.account, { coder: first.coder, codings: (heard?.codings ?? 0) + news.length })
    }
    if (removed.length > 0) this.away.noteRemoved(removed.length)
    this.#telling ??= setTimeout(() => this.#tell(), tellEveryMs)
  }

  /** Says what others did in the last seconds, in one sentence. */
  #tell(): void {
    this.#telling = null
    const told = [...this.#heard.values()].map(({ coder, codings }) => `${coder.name} made ${count(codings, 'coding')}`)
    this.#heard.clear()
    if (told.length > 0) announce(told.join(', '))
  }
}

/** Milliseconds between two announcements of what others do: often enough to know, seldom enough to read. */
const tellEveryMs = 8_000

function watchAbsence(away: Away): () => void {
  const look = () => (document.hidden ? away.leave() : away.return())
  document.addEventListener('visibilitychange', look)
  return () => document.removeEventListener('visibilitychange', look)
}
