import { loadLetters } from '@intercoder/ui'
import { session } from '#lib/session/session.svelte.ts'

export const ssr = false
export const prerender = false

// Even an address that leads nowhere is shown to somebody. Where the server cannot be asked, the page itself says so.
export const load = async () => {
  void loadLetters()
  await session.load()
}
