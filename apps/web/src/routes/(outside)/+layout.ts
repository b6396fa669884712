import { need } from '#lib/api/need.ts'
import { session } from '#lib/session/session.svelte.ts'

export const load = async () => {
  await need(session.load())
}
