import { readInstallation, setInstallationOpen } from '@intercoder/storage'
import type { Deps, Http } from '../context.ts'
import { installationEndpoints } from './schema.ts'

export function serveInstallation(app: Http, { db }: Deps): void {
  app.openapi(installationEndpoints.read, async (c) => {
    const { open } = await readInstallation(db)
    return c.json({ open }, 200)
  })

  app.openapi(installationEndpoints.change, async (c) => {
    const { open } = c.req.valid('json')
    await setInstallationOpen(db, open)
    return c.json({ open }, 200)
  })
}
