import type { AgendaId } from '@intercoder/domain'
import { toasts } from '@intercoder/ui'
import { ask } from '#lib/api/ask.ts'
import { api } from '#lib/api/client.ts'
import type { ListedWorkshop, OpenProject } from '#lib/api/shapes.ts'
import { newId } from '#lib/words/new-id.ts'
import { explainRefusal } from '#lib/words/refusal.ts'
import type { AgendaTopic } from './agenda-topic.ts'

/** The workshops to come whose agenda I may set. */
export class Agendas {
  coming = $state.raw<readonly ListedWorkshop[]>([])
  readonly project: string
  readonly mayPlan: boolean
  /** Whether there is anything to offer. */
  isOffered = $derived.by(() => this.mayPlan || this.coming.length > 0)

  constructor({ project, abilities }: OpenProject) {
    this.project = project.id
    this.mayPlan = abilities.includes('workshop.plan')
    void this.find()
  }

  async find(): Promise<void> {
    const listed = await ask(api.projects[':project'].workshops.$get({ param: { project: this.project } }))
    if (!listed.ok) return
    this.coming = listed.value.filter((one) => one.endedAt === null && one.abilities.includes('workshop.facilitate'))
  }

  async put({ id: workshop, name }: ListedWorkshop, { title, topic }: AgendaTopic): Promise<void> {
    const answer = await ask(
      api.projects[':project'].workshops[':workshop'].acts.$post({
        param: { project: this.project, workshop },
        json: { kind: 'add-item', id: newId<AgendaId>(), title, topic, before: null },
      }),
    )
    if (answer.ok) toasts.say(`It is on the agenda of “${name}”.`)
    else toasts.say(explainRefusal(answer.refusal), { tone: 'danger' })
  }
}
