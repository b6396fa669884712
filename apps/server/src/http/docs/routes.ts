import type { Http } from '../context.ts'
import { renderDocs } from './page.ts'
import { docsEndpoints } from './schema.ts'

const description =
  'Every request carries the session cookie that POST /api/session sets. What is refused answers ' +
  '{ "refusal": { "kind", … } } with the facts that belong to the kind. x-ability is the row of the table of rights ' +
  'that an endpoint asks for. Shared documents sync over websockets at /sync/<document>, by the y-websocket protocol.'

export function serveDocs(app: Http): void {
  let document: ReturnType<Http['getOpenAPI31Document']> | null = null
  const describe = () =>
    (document ??= app.getOpenAPI31Document({
      openapi: '3.1.0',
      info: { title: 'Intercoder', version: '1', description },
    }))

  app.openapi(docsEndpoints.document, (c) => c.json(describe(), 200))

  app.openapi(docsEndpoints.page, (c) => {
    c.header('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'")
    return c.html(renderDocs(describe()), 200)
  })
}
