import type { AccountId } from '@intercoder/domain'
import type { Answer } from '#lib/api/ask.ts'
import { forgetLocalCopies, listUnsaved } from '#lib/connection/local-copy.ts'
import { sendUnsaved } from '#lib/connection/send-unsaved.ts'
import { syncUrl } from '#lib/connection/sync-url.ts'
import { session } from './session.svelte.ts'

/** Sends what this device still holds back; answers how many documents stay unsaved all the same. */
export async function sendUnsent(): Promise<number> {
  const account = session.account?.id as AccountId | undefined
  if (!account || (await listUnsaved(account)).length === 0) return 0
  return (await sendUnsaved(account, { url: syncUrl() })).length
}

/** Ends the session, and takes with it what this browser kept of the transcripts: the next person here is somebody else. */
export async function signOut(): Promise<Answer<null>> {
  const account = session.account?.id as AccountId | undefined
  const answer = await session.signOut()
  if (answer.ok && account) await forgetLocalCopies(account)
  return answer
}
