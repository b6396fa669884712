import { ask } from '#lib/api/ask.ts'
import { api } from '#lib/api/client.ts'
import { need } from '#lib/api/need.ts'

export const load = async ({ params: { project }, parent }) => {
  const param = { project }
  const { open } = await parent()
  const mayInvite = open.abilities.includes('invitations.manage')
  const [table, invitations] = await Promise.all([
    need(ask(api.projects[':project'].cases.$get({ param }))),
    mayInvite ? need(ask(api.projects[':project'].invitations.$get({ param }))) : null,
  ])
  return { cases: table.cases, invitations }
}
