/** What a page with documents does when the server ends one: the session is over, or a right was taken away. */
import { invalidateAll } from '$app/navigation'
import { onDestroy } from 'svelte'
import { toasts } from '@intercoder/ui'
import type { OpenProject } from '#lib/api/shapes.ts'
import type { SaveStatus } from '#lib/connection/document-connection.ts'
import { session } from '#lib/session/session.svelte.ts'
import { roleNames } from '#lib/words/role.ts'

interface OpenPage {
  /** Null until there is something on the page to take away. */
  status: () => SaveStatus | null
  open: () => OpenProject
  /** Opens the page anew, with the rights that are left. */
  reopen: () => void
}

/** Asks the server again what is allowed, and shows the page as that is. Where nothing is left, its error page comes. */
export function followRights({ status, open, reopen }: OpenPage): void {
  let wasOpen = false
  let isLeft = false
  onDestroy(() => (isLeft = true))

  $effect(() => {
    const now = status()
    if (now === 'saved') wasOpen = true
    if (!wasOpen || now === null || typeof now === 'string') return
    // What is refused again right after it was opened stays as it is; asking anew would go round in circles.
    wasOpen = false
    if (now.refused === 'signedOut') void session.reload()
    if (['forbidden', 'sealed', 'changed'].includes(now.refused)) void askAnew()
  })

  async function askAnew(): Promise<void> {
    const before = open().role
    await invalidateAll()
    if (isLeft) return
    const { role, project } = open()
    if (role !== before) toasts.say(`Your role in ${project.name} is now ${roleNames[role].toLowerCase()}.`)
    reopen()
  }
}
