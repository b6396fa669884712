import { expect, test } from 'vitest'
import { addressOf } from './address.ts'

test.each([
  ['the peer', '192.0.2.1', undefined, false, '192.0.2.1'],
  ['the peer, whatever it claims', '192.0.2.1', '10.0.0.1', false, '192.0.2.1'],
  ['what a trusted proxy saw', '127.0.0.1', '198.51.100.4', true, '198.51.100.4'],
  ['what it saw, not what it was told before', '127.0.0.1', '6.6.6.6, 198.51.100.4', true, '198.51.100.4'],
  ['the peer, where the proxy says nothing', '127.0.0.1', undefined, true, '127.0.0.1'],
  ['IPv4 within IPv6', '::ffff:192.0.2.1', undefined, false, '192.0.2.1'],
  ['a network of IPv6', '2001:db8:1:2:3:4:5:6', undefined, false, '2001:db8:1:2::/64'],
  ['a network of IPv6, written short', '2001:db8::7', undefined, false, '2001:db8:0:0::/64'],
  ['nothing', undefined, undefined, false, 'unknown'],
])('counts %s', (_, peer, forwarded, trusted, expected) => {
  expect(addressOf(peer, forwarded, trusted)).toBe(expected)
})
