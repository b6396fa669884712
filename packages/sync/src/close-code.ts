/**
 * Why a server ends a room's connection. The stock client stops for good on 4400–4499 and tries again on everything
 * else, so each reason stands on the side that its remedy asks for.
 */
export const closeCodes = {
  malformed: { code: 4400, remedy: 'stop' },
  signedOut: { code: 4401, remedy: 'sign-in' },
  forbidden: { code: 4403, remedy: 'leave' },
  sealed: { code: 4409, remedy: 'leave' },
  tooLarge: { code: 4413, remedy: 'stop' },
  tooManyConnections: { code: 4429, remedy: 'stop' },
  failed: { code: 1011, remedy: 'retry' },
  restarting: { code: 1012, remedy: 'retry' },
  overloaded: { code: 1013, remedy: 'retry' },
} as const

export type CloseReason = keyof typeof closeCodes
export type Remedy = (typeof closeCodes)[CloseReason]['remedy']

export function explainClose(code: number): CloseReason | null {
  const entry = Object.entries(closeCodes).find(([, value]) => value.code === code)
  return entry ? (entry[0] as CloseReason) : null
}
