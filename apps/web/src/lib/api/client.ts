import type { Api } from '@intercoder/server/api'
import { hc } from 'hono/client'

/** What anybody may ask for, signed in or not. */
const openPaths = /^\/api\/(session|accounts|invitations)(\/|$)/

let maySend = async (): Promise<boolean> => true

/**
 * Has `isSomebody` say whether anyone is signed in, before a request that only they may make. A page loads beside the layout
 * that would send a stranger to the sign-in, so without it every first visit began with requests that are refused.
 */
export function askBefore(isSomebody: () => Promise<boolean>): void {
  maySend = isSomebody
}

const origin = globalThis.location?.origin ?? '/'

/** The server's HTTP API, typed by its own declarations. Every path begins with `/api`. */
export const { api } = hc<Api>(origin, {
  fetch: async (input: string | URL | Request, init?: RequestInit) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input)
    if (openPaths.test(pathname) || (await maySend())) return fetch(input, init)
    return Response.json({ refusal: { kind: 'signed-out' } }, { status: 401 })
  },
})
