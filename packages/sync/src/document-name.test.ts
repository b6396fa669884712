import type { LayerId } from '@intercoder/domain'
import { expect, test } from 'vitest'
import { nameDocument, parseDocumentName } from './document-name.ts'

test('a name says its kind and whose it is', () => {
  const name = nameDocument('layer', 'AbCdEf123_-x' as LayerId)
  expect(parseDocumentName(name)).toEqual({ kind: 'layer', id: 'AbCdEf123_-x', name })
})

test.each([
  '',
  'layer',
  'layer/',
  'layer/short',
  'memoir/AbCdEf123',
  'layer/AbCdEf123/more',
  'layer/../AbCdEf123',
  '/layer/AbCdEf123',
])('P6 "%s" names no document', (text) => expect(parseDocumentName(text)).toBeNull())
