import { redirect } from '@sveltejs/kit'
import { nextPath } from '#lib/api/need.ts'
import { session } from '#lib/session/session.svelte.ts'

export const load = async ({ parent, url }) => {
  await parent()
  if (session.account) redirect(307, nextPath(url.searchParams))
  // Nobody can sign in yet: the first thing to do here is to make an account.
  if (session.installation.empty && !session.installation.demo) redirect(307, '/register')
}
