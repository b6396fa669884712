import { ask } from '#lib/api/ask.ts'
import { api } from '#lib/api/client.ts'
import { need } from '#lib/api/need.ts'

export const load = async ({ params: { project } }) => {
  const param = { project }
  const [rounds, work, sources] = await Promise.all([
    need(ask(api.projects[':project'].rounds.$get({ param }))),
    need(ask(api.projects[':project']['my-work'].$get({ param }))),
    need(ask(api.projects[':project'].sources.$get({ param }))),
  ])
  return { rounds, work, sources }
}
