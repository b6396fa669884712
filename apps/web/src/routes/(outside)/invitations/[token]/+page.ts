import { ask } from '#lib/api/ask.ts'
import { api } from '#lib/api/client.ts'
import { need } from '#lib/api/need.ts'

export const load = async ({ params: { token } }) => ({
  token,
  invitation: await need(ask(api.invitations[':token'].$get({ param: { token } }))),
})
