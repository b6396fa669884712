import { ask } from '#lib/api/ask.ts'
import { api } from '#lib/api/client.ts'
import { need } from '#lib/api/need.ts'

// Apart from the record itself, which is read again at every choice.
export const load = async ({ params: { project } }) => ({
  sources: await need(ask(api.projects[':project'].sources.$get({ param: { project } }))),
})
