import type { NewId, WorkshopAct } from '@intercoder/domain'
import { nameDocument } from '@intercoder/sync'
import { toasts } from '@intercoder/ui'
import { ask } from '#lib/api/ask.ts'
import { api } from '#lib/api/client.ts'
import { InTurn } from '#lib/api/in-turn.ts'
import type { ListedWorkshop, OpenProject } from '#lib/api/shapes.ts'
import { CodebookDesk } from '#lib/codebook/codebook-desk.svelte.ts'
import type { Coder } from '#lib/coding/mark.ts'
import { ConnectedDocument } from '#lib/connection/connected-document.svelte.ts'
import { History } from '#lib/history/history.svelte.ts'
import type { Drafts } from '#lib/writing/draft.svelte.ts'
import { explainRefusal } from '#lib/words/refusal.ts'
import { rememberAside } from './remembered-aside.ts'
import { WorkshopRoom } from './workshop-room.svelte.ts'

const ofWorkshop = api.projects[':project'].workshops[':workshop']

interface Opening {
  open: OpenProject
  workshop: ListedWorkshop
  me: Coder
  newId: NewId
  drafts: Drafts
}

/** A workshop with its documents and their connections. */
export class OpenWorkshop {
  readonly me: Coder
  readonly room: WorkshopRoom
  readonly codebook: CodebookDesk
  readonly #documents: readonly [ConnectedDocument, ConnectedDocument]
  status = $derived.by(() => this.#documents[0].status)
  #isJoining = false

  private constructor(
    me: Coder,
    room: WorkshopRoom,
    codebook: CodebookDesk,
    documents: [ConnectedDocument, ConnectedDocument],
  ) {
    this.me = me
    this.room = room
    this.codebook = codebook
    this.#documents = documents
  }

  static async load({ open, workshop, me, newId, drafts }: Opening): Promise<OpenWorkshop> {
    const session = new ConnectedDocument(me.account, nameDocument('workshop', workshop.id), { readOnly: true })
    const codebook = new ConnectedDocument(me.account, nameDocument('codebook', open.project.id), { readOnly: true })
    await Promise.all([session.settled, codebook.settled])
    const param = { project: open.project.id, workshop: workshop.id }
    const line = new InTurn()
    const room = new WorkshopRoom({
      doc: session.doc,
      me: me.account,
      leads: open.abilities.includes('workshop.plan'),
      send: async (json: WorkshopAct) => {
        const answer = await line.take(() => ask(ofWorkshop.acts.$post({ param, json })))
        if (!answer.ok) toasts.say(explainRefusal(answer.refusal), { tone: 'danger' })
        return answer.ok
      },
      memory: rememberAside(workshop.id, me.account),
      drafts,
    })
    const setting = { me: me.account, mayEdit: false, newId, now: Date.now, history: new History() }
    return new OpenWorkshop(me, room, new CodebookDesk(codebook.doc, setting), [session, codebook])
  }

  /** I am there from the start of the session, or from when I came, and again when the line was down. */
  async join(newId: NewId): Promise<void> {
    const { room } = this
    const isDue = room.isLive && !room.present.includes(room.me) && this.status === 'saved'
    // Asked last, since it is not state: what the joining depends on has to be read even while I join.
    if (!isDue || this.#isJoining) return
    this.#isJoining = true
    await room.send({ kind: 'join', id: newId() })
    this.#isJoining = false
  }

  async leave(): Promise<void> {
    this.room.leave()
    this.codebook.close()
    await Promise.all(this.#documents.map((document) => document.leave()))
  }
}
