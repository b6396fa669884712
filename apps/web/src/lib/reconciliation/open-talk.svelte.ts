import type { NewId, RoundId, SourceId } from '@intercoder/domain'
import { nameDocument } from '@intercoder/sync'
import { ask } from '#lib/api/ask.ts'
import { api } from '#lib/api/client.ts'
import type { Refusal } from '#lib/api/refusal.ts'
import type { OpenProject, OpenReconciliation } from '#lib/api/shapes.ts'
import type { Coder } from '#lib/coding/mark.ts'
import { coderOf } from '#lib/coding/open-coding.svelte.ts'
import { ConnectedDocument } from '#lib/connection/connected-document.svelte.ts'
import { worstOf } from '#lib/connection/save-state.ts'
import { memberNames } from '#lib/member/member-names.ts'
import type { Drafts } from '#lib/writing/draft.svelte.ts'
import { TalkActs } from './talk-acts.ts'
import { TalkRoom } from './talk-room.svelte.ts'

interface Opening {
  open: OpenProject
  round: RoundId
  source: SourceId
  me: Coder
  newId: NewId
  drafts: Drafts
}

/** A reconciliation opened from the server, with the documents it is about. */
export class OpenTalk {
  readonly facts: OpenReconciliation
  readonly room: TalkRoom
  /** Resolves once all that is decided is here; before, there may only be what this device had of it. */
  readonly caughtUp: Promise<void>
  readonly #documents: readonly ConnectedDocument[]
  status = $derived.by(() => worstOf(this.#documents.map(({ status }) => status)))

  private constructor(
    facts: OpenReconciliation,
    room: TalkRoom,
    talk: ConnectedDocument,
    others: readonly ConnectedDocument[],
  ) {
    this.facts = facts
    this.room = room
    this.caughtUp = talk.connection.synced
    this.#documents = [talk, ...others]
  }

  static async load({ open, round, source, me, newId, drafts }: Opening): Promise<OpenTalk | Refusal> {
    const param = { project: open.project.id, round, source }
    const asked = await ask(api.projects[':project'].rounds[':round'].sources[':source'].reconciliation.$get({ param }))
    if (!asked.ok) return asked.refusal
    const facts = asked.value
    const { account } = me
    const transcript = new ConnectedDocument(account, nameDocument('transcript', source), { readOnly: true })
    const codebook = new ConnectedDocument(account, nameDocument('codebook', open.project.id), { readOnly: true })
    const talk = new ConnectedDocument(account, nameDocument('reconciliation', facts.layer), { readOnly: true })
    const layers = facts.layers.map(({ layer, coder }) => ({
      coder,
      document: new ConnectedDocument(account, nameDocument('layer', layer), { readOnly: true }),
    }))
    const others = [transcript, codebook, ...layers.map(({ document }) => document)]
    await Promise.all([talk, ...others].map((document) => document.settled))
    const room = new TalkRoom({
      me,
      coders: layers.map(({ coder }) => coderOf(open, coder)),
      layers: layers.map(({ coder, document }) => ({ coder, doc: document.doc })),
      transcript: transcript.doc,
      codebook: codebook.doc,
      talk: talk.doc,
      awareness: talk.awareness,
      nameOf: memberNames(open),
      acts: new TalkActs(param, newId),
      drafts,
      layer: facts.layer,
      votes: facts.votes,
      mayTakePart: open.role !== 'observer',
      leads: facts.abilities.includes('reconciliation.close') || facts.abilities.includes('reconciliation.reopen'),
    })
    return new OpenTalk(facts, room, talk, others)
  }

  async leave(): Promise<void> {
    this.room.leave()
    await Promise.all(this.#documents.map((document) => document.leave()))
  }
}
