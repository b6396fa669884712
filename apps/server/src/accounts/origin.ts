/** Whether a request comes from our own pages: asked for everything that changes something, and for every room. */

export interface OriginFacts {
  origin: string | undefined
  host: string | undefined
  fetchSite: string | undefined
}

/**
 * Browsers name the origin of every unsafe request and every websocket; it has to be `own` or, where none is set, the
 * host that was asked. What names no origin is no browser that could be tricked into sending somebody's cookie.
 */
export function isOwnOrigin({ origin, host, fetchSite }: OriginFacts, own: string | null): boolean {
  if (origin === undefined) return fetchSite === undefined || fetchSite === 'same-origin' || fetchSite === 'none'
  if (own !== null) return origin === own
  return host !== undefined && (origin === `http://${host}` || origin === `https://${host}`)
}
