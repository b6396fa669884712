import type { NewId, WorkshopAct } from '@intercoder/domain'
import { nameDocument } from '@intercoder/sync'
import { toasts } from '@intercoder/ui'
import { ask } from '#lib/api/ask.ts'
import { api } from '#lib/api/client.ts'
import type { ListedWorkshop, OpenProject } from '#lib/api/shapes.ts'
import { CodebookDesk } from '#lib/codebook/codebook-desk.svelte.ts'
import type { Coder } from '#lib/coding/mark.ts'
import { ConnectedDocument } from '#lib/connection/connected-document.svelte.ts'
import { syncUrl } from '#lib/connection/sync-url.ts'
import { History } from '#lib/history/history.svelte.ts'
import { explainRefusal } from '#lib/words/refusal.ts'
import { rememberAside } from './remembered-aside.ts'
import { WorkshopRoom } from './workshop-room.svelte.ts'

interface Opening {
  open: OpenProject
  workshop: ListedWorkshop
  me: Coder
  newId: NewId
}

/** A workshop with its documents and their connections. */
export class OpenWorkshop {
  readonly room: WorkshopRoom
  readonly codebook: CodebookDesk
  readonly #documents: readonly [ConnectedDocument, ConnectedDocument]
  status = $derived.by(() => this.#documents[0].status)
  #isJoining = false

  private constructor(room: WorkshopRoom, codebook: CodebookDesk, documents: [ConnectedDocument, ConnectedDocument]) {
    this.room = room
    this.codebook = codebook
    this.#documents = documents
  }

  static async load({ open, workshop, me, newId }: Opening): Promise<OpenWorkshop> {
    const connect = (document: ReturnType<typeof nameDocument>) =>
      new ConnectedDocument({ url: syncUrl(), account: me.account, document, readOnly: true })
    const session = connect(nameDocument('workshop', workshop.id))
    const codebook = connect(nameDocument('codebook', open.project.id))
    await Promise.all([session.settled, codebook.settled])
    const param = { project: open.project.id, workshop: workshop.id }
    const room = new WorkshopRoom({
      doc: session.doc,
      me: me.account,
      leads: open.abilities.includes('workshop.plan'),
      send: async (json: WorkshopAct) => {
        const answer = await ask(api.projects[':project'].workshops[':workshop'].acts.$post({ param, json }))
        if (!answer.ok) toasts.say(explainRefusal(answer.refusal), { tone: 'danger' })
        return answer.ok
      },
      memory: rememberAside(workshop.id, me.account),
    })
    const setting = { me: me.account, mayEdit: false, newId, now: Date.now, history: new History() }
    return new OpenWorkshop(room, new CodebookDesk(codebook.doc, setting), [session, codebook])
  }

  /** I am there from the start of the session, or from when I came, and again when the line was down. */
  async join(newId: NewId): Promise<void> {
    const { room } = this
    if (this.#isJoining || !room.isLive || room.present.includes(room.me) || this.status !== 'saved') return
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
