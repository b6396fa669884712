import { error } from '@sveltejs/kit'
import { ask } from '#lib/api/ask.ts'
import { api } from '#lib/api/client.ts'
import { need } from '#lib/api/need.ts'
import { session } from '#lib/session/session.svelte.ts'

export const load = async ({ parent }) => {
  await parent()
  if (!session.account?.administrator) error(404)
  return { installation: await need(ask(api.installation.$get())) }
}
