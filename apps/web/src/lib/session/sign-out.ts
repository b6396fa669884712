import type { Answer } from '#lib/api/ask.ts'
import { session } from './session.svelte.ts'

/** Ends the session, and takes with it what this browser kept of the transcripts: the next person here is somebody else. */
export async function signOut(): Promise<Answer<null>> {
  return session.signOut()
}
