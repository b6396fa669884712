/** Serves the built client: assets that never change are kept by browsers for good, everything else is one page. */
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono, type Handler, type MiddlewareHandler } from 'hono'
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { foreseeParts, foreseeQuestions } from './foreseen.ts'

const forGood = 'public, max-age=31536000, immutable'

/** Whether a request bears a session, by its cookies. It need not hold any longer: nobody is let in by the answer. */
type BearsSession = (cookies: string | undefined) => boolean

export function serveClient(folder: string, bearsSession: BearsSession): Hono {
  const app = new Hono()
  const page = servePage(join(folder, 'index.html'), bearsSession)
  app.use('/_app/immutable/*', cache(forGood))
  app.get('/index.html', page)
  // A file has an extension, a page has none.
  app.get('/:path{.+\\.\\w+}', serveStatic({ root: folder, precompressed: true }), (c) =>
    c.text('There is no such file.', 404),
  )
  app.get('*', page)
  return app
}

function servePage(file: string, bearsSession: BearsSession): Handler {
  return async (c) => {
    const page = await readFile(file, 'utf8').catch(() => null)
    if (page === null) return c.text('The client is not built yet. Start with “npm start”, or “npm run dev”.', 503)
    c.header('Content-Security-Policy', policyFor(page))
    c.header('Cache-Control', 'no-cache')
    const questions = bearsSession(c.req.header('cookie')) ? foreseeQuestions(c.req.path) : []
    c.header('Link', [...foreseeParts(page), ...questions].join(', '))
    return c.html(page)
  }
}

function cache(value: string): MiddlewareHandler {
  return async (c, next) => {
    await next()
    if (c.res.ok) c.header('Cache-Control', value)
  }
}

/** Of inline scripts only those that stand in the page as it was built, known by their hashes, ever run. */
export function policyFor(page: string): string {
  const inline = [...page.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(
    ([, script = '']) => script,
  )
  const hashes = inline.map((script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`)
  return [
    "default-src 'self'",
    `script-src ${["'self'", ...hashes].join(' ')}`,
    // Where popovers stand and what colour a code has are style attributes.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    // The rooms too, which browsers count as the same origin.
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}
