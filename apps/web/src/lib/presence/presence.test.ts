import type { AccountId } from '@intercoder/domain'
import { expect, test } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import { Doc } from 'yjs'
import { Presence } from './presence.svelte.ts'

const me = { account: 'account-me' as AccountId, name: 'Me', initials: 'ME', colour: 'blue' }
const ben = { account: 'account-ben', name: 'Ben', initials: 'BE', colour: 'rose' }
const anchor = { client: 7, clock: 3 }

/** Me, and Ben’s window saying something about itself. */
function meet(said: Record<string, unknown>) {
  const awareness = new Awareness(new Doc())
  awareness.states.set(7, { user: ben, ...said })
  const presence = new Presence(awareness, me)
  const [peer] = presence.peers
  presence.leave()
  awareness.destroy()
  return peer
}

test('what somebody has selected is shown where both of its ends are anchors', () => {
  expect(meet({ selection: { start: anchor, end: anchor } })?.selection).toEqual({ start: anchor, end: anchor })
})

test.each([
  [undefined],
  ['all of it'],
  [{ start: anchor }],
  [{ start: anchor, end: { client: 7, clock: -1 } }],
  [{ start: { client: '7', clock: 3 }, end: anchor }],
])('a window that says it has selected %j is here all the same, without a selection', (selection) => {
  expect(meet({ selection })).toMatchObject({ name: 'Ben', selection: null })
})
