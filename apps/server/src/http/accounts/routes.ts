import { refused } from '../answer.ts'
import { askerOf, placeOf, type Deps, type Http } from '../context.ts'
import { accountEndpoints } from './schema.ts'

export function serveAccounts(app: Http, deps: Deps): void {
  const { accounts } = deps

  app.openapi(accountEndpoints.register, async (c) => {
    const registered = await accounts.register(c.req.valid('json'), placeOf(c, deps.trustProxy))
    if (!registered.ok) return refused(c, registered.refusal)
    c.header('Set-Cookie', registered.value.cookie)
    return c.json({ account: registered.value.account }, 201)
  })

  app.openapi(accountEndpoints.change, async (c) => {
    const asker = askerOf(c)
    const { name, password } = c.req.valid('json')
    if (password) {
      const ended = await accounts.changePassword(asker, password, placeOf(c, deps.trustProxy))
      if (!ended.ok) return refused(c, ended.refusal)
      for (const session of ended.value) await deps.recheck({ session })
    }
    const account = name === undefined ? asker.account : await accounts.rename(asker.account.id, name)
    return c.json({ account }, 200)
  })
}
