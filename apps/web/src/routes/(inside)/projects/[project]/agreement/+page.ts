import { ask } from '#lib/api/ask.ts'
import { api } from '#lib/api/client.ts'
import { need } from '#lib/api/need.ts'

export const load = async ({ params: { project }, url }) => {
  const param = { project }
  const [rounds, table] = await Promise.all([
    need(ask(api.projects[':project'].rounds.$get({ param }))),
    need(ask(api.projects[':project'].cases.$get({ param }))),
  ])
  const wanted = url.searchParams.get('round')
  // Without a wish, the newest round that has something to show.
  const newest = rounds.findLast(({ blind, counts }) => (blind ? counts.released > 0 : counts.sources > 0))
  const round = rounds.find(({ id }) => id === wanted) ?? newest ?? rounds[0] ?? null
  const reliability = round
    ? await need(ask(api.projects[':project'].rounds[':round'].codings.$get({ param: { project, round: round.id } })))
    : null
  return { rounds, table, round, reliability }
}
