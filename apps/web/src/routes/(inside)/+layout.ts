import { redirect } from '@sveltejs/kit'
import { need, signInPath } from '#lib/api/need.ts'
import { session } from '#lib/session/session.svelte.ts'

export const load = async ({ url }) => {
  await need(session.load())
  if (!session.account) redirect(307, signInPath(url))
}
