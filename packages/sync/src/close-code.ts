/**
 * Why a server ends a room's connection. The stock client stops for good on 4400–4499 and tries again on everything
 * else, so each reason stands on the side that its remedy asks for.
 */
export const closeCodes = {
  /** A frame that cannot be read, or an update that refers to what nobody has. */
  malformed: { code: 4400, remedy: 'stop' },
  /** The session is over. The local copy stays; sign in and connect again. */
  signedOut: { code: 4401, remedy: 'sign-in' },
  /** No right to this document, or none any more, or no such document: the three are not told apart. */
  forbidden: { code: 4403, remedy: 'leave' },
  /** The document no longer changes, such as a submitted layer. */
  sealed: { code: 4409, remedy: 'leave' },
  /** What may be done with it, or who is shown in it, is more than it was. Ask anew, and open it again. */
  changed: { code: 4410, remedy: 'ask-anew' },
  /** A frame, an update or the document itself is over its limit. */
  tooLarge: { code: 4413, remedy: 'stop' },
  /** This account, or this document, has as many connections as it may have. */
  tooManyConnections: { code: 4429, remedy: 'stop' },
  /** The server could not load or store. Nothing that was not acknowledged is kept there; bring it back. */
  failed: { code: 1011, remedy: 'retry' },
  restarting: { code: 1012, remedy: 'retry' },
  /** Too much was sent, or too little was read, for too long. */
  overloaded: { code: 1013, remedy: 'retry' },
} as const

export type CloseReason = keyof typeof closeCodes

/** A websocket library ends a frame far over the limit by itself, with the protocol's own code. */
const MESSAGE_TOO_BIG = 1009

/** What a close code means, or null where it is none of ours (the connection was lost). */
export function explainClose(code: number): CloseReason | null {
  if (code === MESSAGE_TOO_BIG) return 'tooLarge'
  const entry = Object.entries(closeCodes).find(([, value]) => value.code === code)
  return entry ? (entry[0] as CloseReason) : null
}
