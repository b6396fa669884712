import type { AccountId, SourceId } from '@intercoder/domain'
import * as Y from 'yjs'
import { keep, recall } from '#lib/device/kept.ts'

/** Milliseconds between two notes of being here, for browsers that end without a word. */
const keepEveryMs = 30_000

/** When somebody last had a transcript open in this browser, and what its words were then. */
export class LastSeen {
  /** Milliseconds since 1970; on a first visit now, so that nothing counts as missed. */
  readonly at: number
  #place: string
  #transcript: Y.Doc
  #words: string | null
  #timer: ReturnType<typeof setInterval>
  #watch = new AbortController()

  constructor(source: SourceId, account: AccountId, transcript: Y.Doc) {
    this.#place = `intercoder:seen:${account}:${source}`
    this.#transcript = transcript
    const kept = read(this.#place)
    this.at = kept?.at ?? Date.now()
    this.#words = kept?.words ?? null
    this.#timer = setInterval(() => this.#noteSeen(), keepEveryMs)
    const { signal } = this.#watch
    window.addEventListener('pagehide', () => this.#noteSeen(), { signal })
    document.addEventListener('visibilitychange', () => document.hidden && this.#note(), { signal })
  }

  /** Whether the transcript has been edited since. */
  isCorrected(): boolean {
    return this.#words !== null && this.#words !== fingerprint(this.#transcript)
  }

  /** Notes that I was here until now. */
  keep(): void {
    clearInterval(this.#timer)
    this.#watch.abort()
    this.#noteSeen()
  }

  /** What comes in behind another tab has not been seen. */
  #noteSeen(): void {
    if (!document.hidden) this.#note()
  }

  #note(): void {
    keep(this.#place, JSON.stringify({ at: Date.now(), words: fingerprint(this.#transcript) }))
  }
}

/** Differs whenever anything was typed or deleted, and costs no walk over the words. */
function fingerprint(transcript: Y.Doc): string {
  const clocks = [...Y.decodeStateVector(Y.encodeStateVector(transcript))].toSorted(([a], [b]) => a - b)
  return `${transcript.getText('text').length} ${clocks.map(([client, clock]) => `${client}:${clock}`).join(' ')}`
}

function read(place: string): { at: number; words: string } | null {
  try {
    const kept = JSON.parse(recall(place) ?? 'null') as { at?: unknown; words?: unknown } | null
    return typeof kept?.at === 'number' && typeof kept.words === 'string' ? { at: kept.at, words: kept.words } : null
  } catch {
    return null
  }
}
