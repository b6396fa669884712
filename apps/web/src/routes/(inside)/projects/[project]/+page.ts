import { ask } from '#lib/api/ask.ts'
import { api } from '#lib/api/client.ts'
import { need } from '#lib/api/need.ts'

export const load = async ({ params: { project } }) => {
  const param = { project }
  const [sources, table, work] = await Promise.all([
    need(ask(api.projects[':project'].sources.$get({ param }))),
    need(ask(api.projects[':project'].cases.$get({ param }))),
    need(ask(api.projects[':project']['my-work'].$get({ param }))),
  ])
  return { sources, table, work }
}
