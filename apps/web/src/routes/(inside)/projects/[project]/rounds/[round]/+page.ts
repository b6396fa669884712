import { error } from '@sveltejs/kit'
import { ask } from '#lib/api/ask.ts'
import { api } from '#lib/api/client.ts'
import { need } from '#lib/api/need.ts'

export const load = async ({ params: { project, round: id } }) => {
  const param = { project }
  const [rounds, progress, sources, table] = await Promise.all([
    need(ask(api.projects[':project'].rounds.$get({ param }))),
    need(ask(api.projects[':project'].rounds[':round'].progress.$get({ param: { project, round: id } }))),
    need(ask(api.projects[':project'].sources.$get({ param }))),
    need(ask(api.projects[':project'].cases.$get({ param }))),
  ])
  const round = rounds.find((one) => one.id === id)
  if (!round) error(404, { message: 'The round was removed.' })
  return { round, progress, sources, table }
}
