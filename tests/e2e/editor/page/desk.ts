/** A page with nothing but the editor, driven by the tests: one transcript, one layer, and somebody else's replica of the text. */
import {
  AnchorIndex,
  anchorSpan,
  anchorSpans,
  createTranscript,
  observeLayer,
  openDocument,
  readAnchoredCodings,
  readTranscript,
  textOf,
  type AnchoredCoding,
} from '@intercoder/documents'
import type { CodeId, CodingId, NewId, Span, TurnId } from '@intercoder/domain'
import { TranscriptEditor, type EditorEvents, type Margin, type Mode } from '@intercoder/transcript-editor'
import '@intercoder/transcript-editor/style.css'
import { loadLetters } from '@intercoder/ui/letters'
import '@intercoder/ui/styles.css'
import * as Y from 'yjs'

export interface DeskTurn {
  speaker: string
  text: string
  start?: number
}

const colours = ['blue', 'orange', 'teal', 'rose', 'olive', 'purple', 'sky', 'wine']
const coders = ['AB', 'CD', 'EF', 'GH']

export class Desk {
  readonly doc: Y.Doc
  /** The same text in somebody else's browser; edits of either reach the other at once, or on `meet` while apart. */
  readonly other: Y.Doc
  readonly layer = new Y.Doc()
  readonly index: AnchorIndex
  readonly editor: TranscriptEditor
  readonly heard: { [Name in keyof EditorEvents]?: unknown } = {}
  areApart = false

  constructor(turns: DeskTurn[], mode: Mode) {
    const first = createTranscript(
      turns.map(({ speaker, text, start = null }, number) => ({
        ...{ id: `turn-${number}-first` as TurnId, speaker, text, start, end: null },
      })),
    )
    this.doc = openDocument(first)
    this.other = openDocument(first)
    this.#connect(this.doc, this.other)
    this.#connect(this.other, this.doc)
    this.index = new AnchorIndex(this.doc)
    this.editor = new TranscriptEditor({
      place: element('place'),
      scroller: element('scroller'),
      index: this.index,
      newId: (() => `turn-${crypto.randomUUID()}`.slice(0, 40)) as NewId,
      words: { transcript: 'Transcript', start: 'Beginning of the coding', end: 'End of the coding' },
      mode,
      on: {
        selection: (selection) => (this.heard.selection = selection),
        caret: (offset) => (this.heard.caret = offset),
        hover: (keys) => (this.heard.hover = keys),
        press: (keys) => (this.heard.press = keys),
        turn: (turn) => (this.heard.turn = turn),
        view: (view) => (this.heard.view = view),
        boundary: (key, span, isDone) => (this.heard.boundary = { key, span, isDone }),
        margin: drawMargin,
      },
    })
    observeLayer(this.layer, ({ set, removed }) => this.#take(set, removed))
  }

  get text(): string {
    return this.index.text
  }

  get turns(): string[] {
    return readTurns(this.doc)
  }

  /** The turns as somebody else has them. */
  get turnsElsewhere(): string[] {
    return readTurns(this.other)
  }

  /** The span of words in the text as it is now. */
  find(words: string, from = 0): Span {
    const start = this.text.indexOf(words, from)
    if (start < 0) throw new Error(`"${words}" is not in the text`)
    return { start, end: start + words.length }
  }

  read(key: string): string | null {
    const span = this.index.span(key)
    return span && this.text.slice(span.start, span.end)
  }

  code(...spans: Span[]): void {
    const made = this.layer.getMap('codings')
    const anchors = anchorSpans(this.doc, spans)
    this.layer.transact(() => {
      anchors.forEach((anchored, number) => {
        const key = `coding-${made.size}-made`
        const value = { code: `code-${number % 40}-of-40` as CodeId, quote: '', certainty: 'sure', remark: '', at: 0 }
        if (anchored) made.set(key, { ...value, ...anchored })
      })
    })
  }

  uncode(key: string): void {
    this.layer.getMap('codings').delete(key)
  }

  /** Somebody else types. */
  insertElsewhere(at: number, words: string): void {
    textOf(this.other).insert(at, words)
  }

  deleteElsewhere({ start, end }: Span): void {
    textOf(this.other).delete(start, end - start)
  }

  splitElsewhere(at: number): void {
    textOf(this.other).insertEmbed(at, { turn: 'turn-from-elsewhere' })
  }

  meet(): void {
    this.areApart = false
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(this.other), 'network')
    Y.applyUpdate(this.other, Y.encodeStateAsUpdate(this.doc), 'network')
  }

  showPeer(span: Span): void {
    const selection = anchorSpan(this.doc, span)
    if (selection) this.editor.setPeers([{ key: 'one', name: 'Grace Hopper', colour: 'teal', selection }])
  }

  #connect(from: Y.Doc, to: Y.Doc): void {
    from.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'network' && !this.areApart) Y.applyUpdate(to, update, 'network')
    })
  }

  #take(set: AnchoredCoding[], removed: CodingId[]): void {
    for (const coding of set) this.index.set(coding.id, coding)
    for (const key of removed) this.index.delete(key)
    this.editor.setCodings({
      set: set.map(({ id, code }) => {
        const number = Number(/\d+/.exec(code)?.[0])
        const initials = coders[number % coders.length] ?? ''
        return { key: id, code, colour: colours[number % colours.length] ?? 'blue', initials }
      }),
      removed,
    })
  }
}

function readTurns(doc: Y.Doc): string[] {
  return readTranscript(doc).turns.map(({ speaker, text }) => `${speaker}: ${text}`)
}

function layOut(turns: DeskTurn[], mode: Mode = 'read'): Desk {
  element('place').replaceChildren()
  return new Desk(turns, mode)
}

function drawMargin({ brackets, labels }: Margin): void {
  draw('bracket', brackets, ({ key, lane, top, bottom, colour }) => ({
    key,
    text: '',
    style: `top: ${top}px; height: ${bottom - top}px; --lane: ${lane}; background: var(--code-${colour})`,
  }))
  draw('label', labels, ({ keys, code, initials, top }) => ({
    key: keys[0] ?? '',
    text: `${code} ${initials.join(' ')}`,
    style: `top: ${top}px`,
  }))
}

interface Drawn {
  key: string
  text: string
  style: string
}

/** Touches only what is new or different, as a framework would. */
function draw<T>(name: string, things: readonly T[], show: (thing: T) => Drawn): void {
  const place = element('place')
  const old = new Map([...place.querySelectorAll<HTMLElement>(`.${name}`)].map((one) => [one.dataset['key'], one]))
  for (const { key, text, style } of things.map(show)) {
    const shown = old.get(key) ?? document.createElement('div')
    old.delete(key)
    if (!shown.isConnected) place.append(shown)
    shown.className = name
    shown.dataset['key'] = key
    if (shown.textContent !== text) shown.textContent = text
    if (shown.getAttribute('style') !== style) shown.setAttribute('style', style)
  }
  for (const gone of old.values()) gone.remove()
}

function element(id: string): HTMLElement {
  const found = document.getElementById(id)
  if (!found) throw new Error(`no #${id} on the page`)
  return found
}

declare global {
  interface Window {
    layOut: typeof layOut
    readAnchoredCodings: typeof readAnchoredCodings
    desk: Desk
  }
}
// Letters that came while a test measures would break the lines anew.
await loadLetters()
window.layOut = layOut
window.readAnchoredCodings = readAnchoredCodings
