import type { LayerId } from '@intercoder/domain'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { nameDocument } from './document-name.ts'
import { askInAddress, readAddress } from './room-address.ts'

const document = nameDocument('layer', 'layer-of-anna' as LayerId)
const addressOf = (params: Record<string, string>) => `/sync/${document}?${new URLSearchParams(params)}`

test('what a client has is read as it was written', () => {
  const doc = new Y.Doc()
  doc.clientID = 4_294_967_295
  doc.getText('words').insert(0, 'ü')
  for (const has of [Y.encodeStateVector(new Y.Doc()), Y.encodeStateVector(doc)])
    expect(readAddress(addressOf(askInAddress(has)))).toEqual({ document, wantsSaved: true, has })
})

test('who has more to say than an address holds asks in the old way', () => {
  expect(askInAddress(new Uint8Array(10_000))).toEqual({ ack: '1' })
})

test('an address without parameters, or with none of ours, is that of a stock client', () => {
  for (const rest of ['', '?', '?has=', '?has=%00', '?has=a+b', `?has=${'A'.repeat(3_000)}`])
    expect(readAddress(`/sync/${document}${rest}`)).toEqual({ document, wantsSaved: false, has: null })
})

test.each(['/sync/', '/sync/nothing', '/sync/layer/', '/elsewhere', '//', ''])('%j names no document', (path) => {
  expect(readAddress(path)).toBe(null)
})
