/** What Mallory sends. Everything of it has to be refused by name or do no harm; her layer is her own to spoil. */
import { writeAwareness, writeStep1, writeUpdate, type CloseReason } from '@intercoder/sync'
import * as Y from 'yjs'
import type { Random } from './random.ts'

export interface Misdeed {
  frame: Uint8Array
  /** Null where it may also turn out to be harmless. */
  ends: CloseReason | null
}

export function misbehave(random: Random, victim: number, honest: Y.Doc): Misdeed {
  const deeds: (() => Misdeed)[] = [
    () => ({ frame: new Uint8Array(), ends: 'malformed' }),
    () => ({ frame: new Uint8Array([7, 7, 7]), ends: 'malformed' }),
    () => ({ frame: writeStep1(new Uint8Array([200, 200])), ends: 'malformed' }),
    () => ({ frame: writeUpdate(new Uint8Array(1024 * 1024 + 1)), ends: 'tooLarge' }),
    () => ({ frame: writeUpdate(Y.encodeStateAsUpdate(honest).subarray(0, -1)), ends: 'malformed' }),
    () => ({ frame: writeUpdate(damaged(random)), ends: null }),
    () => ({ frame: pretend(victim, `{"user":{"name":"${'x'.repeat(40)}"}}`), ends: null }),
    () => ({ frame: pretend(1, `"${'x'.repeat(3_000)}"`), ends: null }),
  ]
  return random.pick(deeds)()
}

function pretend(client: number, state: string): Uint8Array {
  return writeAwareness([{ client, clock: 9_999, state }])
}

/** An update as Yjs makes it, with a few bytes changed. */
function damaged(random: Random): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = 500 + random.below(400)
  doc.getText('text').insert(0, 'some words')
  doc.getMap('codings').set('x', { a: [1, 'b', null] })
  doc.getText('text').delete(2, 3)
  const update = Y.encodeStateAsUpdate(doc)
  for (let hits = 1 + random.below(3); hits > 0; hits--) update[random.below(update.length)] = random.below(256)
  return update
}
