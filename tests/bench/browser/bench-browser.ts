/** The coding page in a real browser, on a real server with its database. */
import { keepOffTheServersCore, useAllCores } from '../cores.ts'
import { withServer, type Program } from '../server-process.ts'
import { benchApplying } from './applying.ts'
import { benchOpening } from './opening.ts'
import { benchScrolling } from './scrolling.ts'
import { layStudy } from './study.ts'
import { openBrowser } from './window.ts'

const house: Program = {
  name: 'Intercoder',
  program: '../../apps/server/src/main.ts',
  says: 'Intercoder is at',
  store: 'PGlite',
}

export async function benchBrowser(): Promise<void> {
  useAllCores()
  await withServer(house, async ({ port }) => {
    const url = `http://127.0.0.1:${port}`
    const study = await layStudy(url)
    const paced = await openBrowser({ unpaced: false })
    await benchOpening(paced, url, study)
    await paced.close()
    const unpaced = await openBrowser({ unpaced: true })
    await benchScrolling(unpaced, url, study)
    await benchApplying(unpaced, url, study)
    await unpaced.close()
  })
  keepOffTheServersCore()
}
