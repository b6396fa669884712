import type { VersionId } from '@intercoder/domain'
import { expect, it } from 'vitest'
import { versionOf, type NamedVersion } from './codebook-versions.ts'

const [pilot, framework] = [
  { id: 'pilot' as VersionId, number: 1, name: 'Pilot', at: 10 },
  { id: 'framework' as VersionId, number: 2, name: 'Framework', at: 20 },
] as [NamedVersion, NamedVersion]
const versions = [pilot, framework]

it('stands under the version of its round, whatever was named since', () => {
  expect(versionOf({ version: pilot.id }, 30, versions)).toBe(pilot)
})

it('stands under the newest version there was when it was sealed', () => {
  expect(versionOf({ version: null }, 20, versions)).toBe(framework)
  expect(versionOf({ version: null }, 19, versions)).toBe(pilot)
  expect(versionOf({ version: null }, 9, versions)).toBeNull()
  expect(versionOf({ version: null }, null, versions)).toBeNull()
})
