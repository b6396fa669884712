import { ask } from '#lib/api/ask.ts'
import { api } from '#lib/api/client.ts'
import { need } from '#lib/api/need.ts'

export const load = async ({ params: param }) => ({
  workshop: await need(ask(api.projects[':project'].workshops[':workshop'].$get({ param }))),
  fills: true,
})
