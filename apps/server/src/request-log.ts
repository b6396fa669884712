import type { Context, MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import type { Logger } from 'pino'

/** By the pattern of a route and never its path, which may hold the token of an invitation. */
export function logRequests(logger: Logger): MiddlewareHandler {
  return async (c, next) => {
    const start = performance.now()
    await next()
    const ms = Math.round(performance.now() - start)
    const facts = { method: c.req.method, route: patternOf(c), status: c.res.status, ms }
    if (c.res.status >= 500) logger.warn(facts, 'answered')
    else logger.debug(facts, 'answered')
  }
}

function patternOf(c: Context): string {
  return matchedRoutes(c).findLast(({ path }) => !path.includes('*'))?.path ?? '*'
}
