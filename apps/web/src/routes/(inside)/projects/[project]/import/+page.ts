import { ask } from '#lib/api/ask.ts'
import { api } from '#lib/api/client.ts'
import { need, needAbility } from '#lib/api/need.ts'

export const load = async ({ params: { project }, parent }) => {
  needAbility((await parent()).open, 'source.import')
  return { table: await need(ask(api.projects[':project'].cases.$get({ param: { project } }))) }
}
