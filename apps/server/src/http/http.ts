/** The HTTP API: what stands before every endpoint, and all of them. */
import { OpenAPIHono } from '@hono/zod-openapi'
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import type { MiddlewareHandler } from 'hono'
import { ActRate } from '../acts/act-rate.ts'
import { isOwnOrigin } from '../accounts/origin.ts'
import { serveAccounts } from './accounts/routes.ts'
import { accountEndpoints } from './accounts/schema.ts'
import { serveAgreement } from './agreement/routes.ts'
import { agreementEndpoints } from './agreement/schema.ts'
import { describeIssues, refused } from './answer.ts'
import { serveAudit } from './audit/routes.ts'
import { auditEndpoints } from './audit/schema.ts'
import { serveCases } from './cases/routes.ts'
import { attributeEndpoints, caseEndpoints, waveEndpoints } from './cases/schema.ts'
import { serveCodings } from './codings/routes.ts'
import { codingEndpoints } from './codings/schema.ts'
import { askerOf, type Deps, type Http, type HttpEnv } from './context.ts'
import { serveDocs } from './docs/routes.ts'
import { docsEndpoints } from './docs/schema.ts'
import type { Endpoint } from './endpoint.ts'
import { Turns } from '../imports/turns.ts'
import { guard } from './guard.ts'
import { serveInstallation } from './installation/routes.ts'
import { installationEndpoints } from './installation/schema.ts'
import { serveInvitations } from './invitations/routes.ts'
import { invitationEndpoints } from './invitations/schema.ts'
import { serveLayers } from './layers/routes.ts'
import { layerEndpoints } from './layers/schema.ts'
import { serveMembers } from './members/routes.ts'
import { memberEndpoints } from './members/schema.ts'
import { serveProjects } from './projects/routes.ts'
import { projectEndpoints } from './projects/schema.ts'
import { serveReviews } from './reviews/routes.ts'
import { reviewEndpoints } from './reviews/schema.ts'
import { serveRounds } from './rounds/routes.ts'
import { roundEndpoints } from './rounds/schema.ts'
import { serveReconciliations } from './reconciliations/routes.ts'
import { reconciliationEndpoints } from './reconciliations/schema.ts'
import { serveSessions } from './session/routes.ts'
import { sessionEndpoints } from './session/schema.ts'
import { serveSources } from './sources/routes.ts'
import { sourceEndpoints } from './sources/schema.ts'
import { serveVersions } from './versions/routes.ts'
import { versionEndpoints } from './versions/schema.ts'
import { serveWorkshops } from './workshops/routes.ts'
import { workshopEndpoints } from './workshops/schema.ts'

/** Every endpoint there is: the test of the table of rights goes through them. */
export const endpoints: Endpoint[] = [
  sessionEndpoints,
  accountEndpoints,
  installationEndpoints,
  invitationEndpoints,
  projectEndpoints,
  memberEndpoints,
  caseEndpoints,
  attributeEndpoints,
  waveEndpoints,
  sourceEndpoints,
  layerEndpoints,
  roundEndpoints,
  codingEndpoints,
  versionEndpoints,
  reviewEndpoints,
  auditEndpoints,
  agreementEndpoints,
  reconciliationEndpoints,
  workshopEndpoints,
  docsEndpoints,
].flatMap((group) => Object.values<Endpoint>(group))

/** Bytes of a request's body; a file that somebody brings may be larger than what they type. */
export const bodyLimits = { json: 4 * 1024 * 1024, upload: 65 * 1024 * 1024 }

/** Files of one account that are received and read at once. */
const filesAtOnce = 2

const chapters = [
  serveSessions,
  serveAccounts,
  serveInstallation,
  serveInvitations,
  serveProjects,
  serveMembers,
  serveCases,
  serveSources,
  serveLayers,
  serveRounds,
  serveCodings,
  serveVersions,
  serveReviews,
  serveAudit,
  serveAgreement,
  serveReconciliations,
  serveWorkshops,
  serveDocs,
]

export function createHttp(deps: Deps): Http {
  const app: Http = new OpenAPIHono<HttpEnv>({
    defaultHook: (result, c) => (result.success ? undefined : refused(c, describeIssues(result.error))),
  })
  app.use('/api/*', neverStore, checkOrigin(deps), identify(deps))
  const inTurn = takeTurns()
  const atRate = countActs(deps)
  for (const endpoint of endpoints) {
    const path = endpoint.getRoutingPath()
    if (endpoint['x-act']) app.on(endpoint.method, [path], atRate)
    app.on(endpoint.method, [path], guard(deps.db, endpoint['x-ability']))
    if (takesFile(endpoint)) app.on(endpoint.method, [path], inTurn)
    app.on(endpoint.method, [path], limitBody(endpoint))
  }
  for (const serve of chapters) serve(app, deps)
  app.all('/api/*', (c) => refused(c, { kind: 'unknown' }))
  app.onError((error, c) => {
    // What the framework itself refuses is a body that is no JSON or no form.
    if (error instanceof HTTPException && error.status < 500) return refused(c, { kind: 'invalid', issues: [] })
    deps.onFailure(error)
    return c.json({ refusal: { kind: 'failed' } }, 500)
  })
  return app
}

const neverStore: MiddlewareHandler = async (c, next) => {
  await next()
  if (!c.res.headers.has('cache-control')) c.header('Cache-Control', 'no-store')
}

const safeMethods = ['GET', 'HEAD', 'OPTIONS']

function checkOrigin({ origin }: Deps): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    const facts = {
      origin: c.req.header('origin'),
      host: c.req.header('host'),
      fetchSite: c.req.header('sec-fetch-site'),
    }
    if (!safeMethods.includes(c.req.method) && !isOwnOrigin(facts, origin))
      return refused(c, { kind: 'foreign-origin' })
    return next()
  }
}

function identify({ accounts }: Deps): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    const asker = await accounts.identify(c.req.header('cookie'))
    if (asker?.cookie) c.header('Set-Cookie', asker.cookie, { append: true })
    c.set('asker', asker)
    return next()
  }
}

/** Before the guard, so that a flood of acts asks the database for next to nothing. */
function countActs({ clock }: Deps): MiddlewareHandler<HttpEnv> {
  const rate = new ActRate()
  return async (c, next) => {
    const asker = c.get('asker')
    const counted = asker ? rate.count(asker.account.id, clock()) : null
    return counted && !counted.ok ? refused(c, counted.refusal) : next()
  }
}

/** After the guard, so that a body is read only of somebody who may send one. */
function limitBody(endpoint: Endpoint): MiddlewareHandler<HttpEnv> {
  const limit = takesFile(endpoint) ? bodyLimits.upload : bodyLimits.json
  return bodyLimit({ maxSize: limit, onError: (c) => refused(c, { kind: 'too-large', limit }) })
}

function takesFile(endpoint: Endpoint): boolean {
  return 'multipart/form-data' in (endpoint.request?.body?.content ?? {})
}

/**
 * A file is in memory several times over while it is read, so nobody has more than so many of them here at once. The rest wait
 * unread on their own network connection, where they keep nobody else waiting.
 */
function takeTurns(): MiddlewareHandler<HttpEnv> {
  const turns = new Turns(filesAtOnce)
  return (c, next) => turns.take(askerOf(c).account.id, next)
}
