import { ask } from '#lib/api/ask.ts'
import { api } from '#lib/api/client.ts'
import { need } from '#lib/api/need.ts'

export const load = async ({ params: { project } }) => {
  const param = { project }
  const [sources, table] = await Promise.all([
    need(ask(api.projects[':project'].sources.$get({ param }))),
    need(ask(api.projects[':project'].cases.$get({ param }))),
  ])
  return { sources, table }
}
