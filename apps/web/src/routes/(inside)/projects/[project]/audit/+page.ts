import { ask } from '#lib/api/ask.ts'
import { api } from '#lib/api/client.ts'
import { need } from '#lib/api/need.ts'
import { queryFor, readChoice } from '#lib/record/record-choice.ts'

export const load = async ({ params: { project }, url }) => {
  const choice = readChoice(url.searchParams)
  const record = await need(ask(api.projects[':project'].audit.$get({ param: { project }, query: queryFor(choice) })))
  return { choice, record }
}
