import { goto, invalidateAll } from '$app/navigation'
import type { CaseId, Role } from '@intercoder/domain'
import { toasts } from '@intercoder/ui'
import { ask, type Answer } from '#lib/api/ask.ts'
import { api } from '#lib/api/client.ts'
import type { ListedInvitation, ListedMember } from '#lib/api/shapes.ts'
import { explainRefusal } from '#lib/words/refusal.ts'
import { roleNames } from '#lib/words/role.ts'

const ofProject = api.projects[':project']

export interface Standing {
  role: Role
  /** The cases a lead leads. */
  cases: CaseId[]
}

/** The verbs of membership, each with its way back where there is one. */
export class MemberDesk {
  readonly project: string

  constructor(project: string) {
    this.project = project
  }

  async change(member: ListedMember, to: Standing): Promise<void> {
    const before: Standing = { role: member.role, cases: [...member.cases] }
    if (!(await this.#set(member.account, to))) return
    toasts.say(`${member.name} is now ${roleNames[to.role].toLowerCase()}.`, {
      undo: async () => void (await this.#set(member.account, before)),
    })
  }

  async remove(member: ListedMember): Promise<void> {
    const param = { project: this.project, account: member.account }
    if (await this.#tell(ask(ofProject.members[':account'].$delete({ param })))) {
      toasts.say(`${member.name} was removed. An invitation brings them back, to the layers they left.`)
    }
  }

  async leave(account: string): Promise<void> {
    const answer = await ask(ofProject.members[':account'].$delete({ param: { project: this.project, account } }))
    if (!answer.ok) return void toasts.say(explainRefusal(answer.refusal), { tone: 'danger' })
    toasts.say('You left the project.')
    await goto('/projects')
  }

  async invite(standing: Standing, days: number): Promise<Answer<{ url: string }>> {
    const answer = await ask(
      ofProject.invitations.$post({ param: { project: this.project }, json: { ...standing, days } }),
    )
    await invalidateAll()
    return answer
  }

  async revoke(invitation: ListedInvitation): Promise<void> {
    const param = { project: this.project, invitation: invitation.id }
    if (await this.#tell(ask(ofProject.invitations[':invitation'].$delete({ param })))) {
      toasts.say('The invitation was taken back; its link opens nothing any more.')
    }
  }

  async #set(account: string, to: Standing): Promise<boolean> {
    const json = { role: to.role, cases: to.role === 'lead' ? to.cases : [] }
    return this.#tell(ask(ofProject.members[':account'].$patch({ param: { project: this.project, account }, json })))
  }

  async #tell(asked: Promise<Answer<unknown>>): Promise<boolean> {
    const answer = await asked
    if (!answer.ok) toasts.say(explainRefusal(answer.refusal), { tone: 'danger' })
    await invalidateAll()
    return answer.ok
  }
}
