import type { SessionId } from '@intercoder/domain'
import { readInstallation } from '@intercoder/storage'
import { refused } from '../answer.ts'
import { askerOf, placeOf, type Deps, type Http } from '../context.ts'
import { sessionEndpoints } from './schema.ts'

export function serveSessions(app: Http, deps: Deps): void {
  const { accounts, db } = deps

  app.openapi(sessionEndpoints.open, async (c) => {
    const signedIn = await accounts.signIn(c.req.valid('json'), placeOf(c, deps.trustProxy))
    if (!signedIn.ok) return refused(c, signedIn.refusal)
    c.header('Set-Cookie', signedIn.value.cookie)
    return c.json({ account: signedIn.value.account }, 200)
  })

  app.openapi(sessionEndpoints.read, async (c) => {
    const { empty, open } = await readInstallation(db)
    const signIns = await deps.demoSignIns()
    const account = c.get('asker')?.account ?? null
    return c.json({ account, installation: { empty, open, demo: signIns && { signIns } } }, 200)
  })

  app.openapi(sessionEndpoints.end, async (c) => {
    const asker = c.get('asker')
    if (asker) await endSession(asker.session)
    c.header('Set-Cookie', accounts.blankCookie())
    return c.body(null, 204)
  })

  app.openapi(sessionEndpoints.list, async (c) => {
    const asker = askerOf(c)
    const listed = await accounts.listSessions(asker.account.id)
    return c.json(
      listed.map((one) => ({ ...one, current: one.id === asker.session })),
      200,
    )
  })

  app.openapi(sessionEndpoints.endOne, async (c) => {
    const mine = await accounts.listSessions(askerOf(c).account.id)
    const { session } = c.req.valid('param')
    const found = mine.find((one) => one.id === session)
    if (!found) return refused(c, { kind: 'unknown' })
    await endSession(found.id)
    return c.body(null, 204)
  })

  async function endSession(session: SessionId): Promise<void> {
    await accounts.endSession(session)
    await deps.recheck({ session })
  }
}
