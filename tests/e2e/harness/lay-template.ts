/** Seeds the demo study once; every worker starts from a copy. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cp } from 'node:fs/promises'
import { House } from './house.ts'

export default async function layTemplate(): Promise<() => Promise<void>> {
  const template = await mkdtemp(join(tmpdir(), 'intercoder-template-'))
  const house = await House.open({ demo: true })
  await house.stop()
  await cp(house.dataDir, template, { recursive: true })
  await house.close()
  process.env.HOUSE_TEMPLATE = template
  return () => rm(template, { recursive: true, force: true })
}
