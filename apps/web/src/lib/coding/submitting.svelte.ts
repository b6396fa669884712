import type { LayerId, ProjectId, SourceId } from '@intercoder/domain'
import { ask } from '#lib/api/ask.ts'
import { api } from '#lib/api/client.ts'
import type { SaveStatus } from '#lib/connection/document-connection.ts'
import { explainRefusal } from '#lib/words/refusal.ts'
import { count } from '#lib/words/units.ts'

export interface SubmittingParts {
  project: ProjectId
  source: SourceId
  /** The layer that is open to be written in; null where there is nothing to submit. */
  layer: LayerId | null
  save: () => SaveStatus
  /** Tells me how it went. */
  say: (text: string, options?: { tone: 'danger' }) => void
  /** The layer is sealed: the page has to be opened anew. */
  onsealed: () => void
}

/** Handing in my codings of one source: never before all of them are saved. */
export class Submitting {
  readonly layer: LayerId | null
  isAsking = $state(false)
  isBusy = $state(false)

  #parts: SubmittingParts

  constructor(parts: SubmittingParts) {
    this.#parts = parts
    this.layer = parts.layer
  }

  ask(): void {
    if (!this.layer || this.isBusy) return
    if (this.#parts.save() === 'offline')
      this.#parts.say('Without a connection nothing can be submitted. What you coded is kept and sent when it is back.')
    else this.isAsking = true
  }

  async submit(): Promise<void> {
    const { project, source, layer } = this.#parts
    if (!layer || this.isBusy) return
    this.isBusy = true
    try {
      if (!(await this.#saved())) return
      const param = { project, source, layer }
      const answer = await ask(api.projects[':project'].sources[':source'].layers[':layer'].submission.$post({ param }))
      if (!answer.ok) return void this.#parts.say(explainRefusal(answer.refusal), { tone: 'danger' })
      this.#parts.say(`Submitted: ${count(answer.value.codings, 'coding')}. They no longer change.`)
      this.#parts.onsealed()
    } finally {
      this.isBusy = false
    }
  }

  /**
   * Waits until the server has all of it. Answers false where that does not happen, which it says, and where the
   * question was closed meanwhile.
   */
  async #saved(): Promise<boolean> {
    const deadline = Date.now() + waitMs
    while (this.#parts.save() !== 'saved') {
      if (typeof this.#parts.save() !== 'string') return false
      if (Date.now() > deadline) {
        this.#parts.say('Not everything is saved yet, so nothing was submitted. Try again in a moment.', {
          tone: 'danger',
        })
        return false
      }
      await new Promise((next) => setTimeout(next, 50))
      if (!this.isAsking) return false
    }
    return true
  }
}

/** Milliseconds to wait for what is still on its way. */
const waitMs = 10_000
