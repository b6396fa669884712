/** Where a request comes from, as far as rate limits are concerned. */
import { isIPv6 } from 'node:net'

/**
 * The address of the peer; behind a proxy that is trusted, the one that the proxy saw, which is the last that it wrote
 * in `X-Forwarded-For`. Whatever stands before it is the asker's own claim.
 */
export function addressOf(peer: string | undefined, forwardedFor: string | undefined, trustProxy: boolean): string {
  const seenByProxy = trustProxy ? forwardedFor?.split(',').at(-1)?.trim() : undefined
  return widen(seenByProxy || peer || 'unknown')
}

/** Whoever has one IPv6 address has 2^64 of them, so their network counts. */
function widen(address: string): string {
  if (address.startsWith('::ffff:')) return address.slice('::ffff:'.length)
  if (!isIPv6(address)) return address
  const [head = '', tail] = address.split('::')
  const front = head.split(':').filter(Boolean)
  const back = tail?.split(':').filter(Boolean) ?? []
  const groups = tail === undefined ? front : [...front, ...Array(8 - front.length - back.length).fill('0'), ...back]
  return `${groups.slice(0, 4).join(':')}::/64`
}
