import { redirect } from '@sveltejs/kit'
import { nextPath } from '#lib/api/need.ts'
import { session } from '#lib/session/session.svelte.ts'

export const load = async ({ parent, url }) => {
  await parent()
  if (session.account) redirect(307, nextPath(url.searchParams))
}
