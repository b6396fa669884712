/** The API as a page to read: plain HTML of our own, so that it works offline and asks nothing of anybody else. */
import { html, raw } from 'hono/html'

/** The part of an OpenAPI document that the page shows. */
interface Document {
  info: { title: string; description?: string }
  paths?: Record<string, object>
  components?: { schemas?: Record<string, unknown> }
}

interface Operation {
  method: string
  path: string
  tags?: string[]
  summary?: string
  parameters?: { name: string; in: string; required?: boolean; schema?: unknown; description?: string }[]
  requestBody?: { content: Record<string, { schema?: unknown }> }
  responses: Record<string, { description?: string; content?: Record<string, { schema?: unknown }> }>
  'x-ability'?: string
}

type Html = ReturnType<typeof html>

export function renderDocs(document: Document): Html {
  const operations = operationsOf(document)
  const tags = [...new Set(operations.map(({ tags }) => tags?.[0] ?? ''))]
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${document.info.title}: HTTP API</title>
        <style>
          ${raw(style)}
        </style>
      </head>
      <body>
        <nav>${tags.map((tag) => html`<a href="#${tag}">${tag}</a>`)}<a href="#schemas">Schemas</a></nav>
        <main>
          <h1>${document.info.title}: HTTP API</h1>
          <p>${document.info.description ?? ''} <a href="/api/openapi.json">openapi.json</a></p>
          ${tags.map(
            (tag) =>
              html`<h2 id="${tag}">${tag}</h2>
                ${operations.filter(({ tags }) => tags?.[0] === tag).map(renderOperation)}`,
          )}
          <h2 id="schemas">Schemas</h2>
          ${Object.entries(document.components?.schemas ?? {}).map(
            ([name, schema]) =>
              html`<h3 id="schema-${name}">${name}</h3>
                <pre>${outline(schema)}</pre>`,
          )}
        </main>
      </body>
    </html>`
}

function operationsOf({ paths = {} }: Document): Operation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, Omit<Operation, 'method' | 'path'>>).map(([method, operation]) => ({
      ...operation,
      method: method.toUpperCase(),
      path,
    })),
  )
}

function renderOperation(operation: Operation): Html {
  const { method, path, summary = '', parameters = [], requestBody, responses } = operation
  const query = parameters.filter((one) => one.in === 'query')
  return html`<details>
    <summary><b>${method}</b> <code>${path}</code> ${summary}</summary>
    <p>Asks for <code>${operation['x-ability'] ?? ''}</code>.</p>
    ${query.map(
      (one) =>
        html`<p>Query <code>${one.name}</code>: ${one.description ?? ''}</p>
          <pre>${outline(one.schema)}</pre>`,
    )}
    ${Object.entries(requestBody?.content ?? {}).map(
      ([type, { schema }]) =>
        html`<p>Body, ${type}</p>
          <pre>${outline(schema)}</pre>`,
    )}
    ${Object.entries(responses).map(
      ([status, { description = '', content = {} }]) =>
        html`<p>${status}: ${description}</p>
          ${Object.values(content).map(({ schema }) => html`<pre>${outline(schema)}</pre>`)}`,
    )}
  </details>`
}

interface Schema {
  $ref?: string
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  format?: string
  description?: string
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  anyOf?: Schema[]
  oneOf?: Schema[]
  additionalProperties?: Schema | boolean
}

/** A schema in the manner of a type, one property a line. */
function outline(schema: unknown, indent = ''): string {
  const {
    $ref,
    type,
    enum: values,
    const: only,
    format,
    properties,
    required = [],
    items,
    additionalProperties,
    ...more
  } = (schema ?? {}) as Schema
  if ($ref) return $ref.split('/').at(-1) ?? ''
  if (only !== undefined) return JSON.stringify(only)
  if (values) return values.map((value) => JSON.stringify(value)).join(' | ')
  const choices = more.anyOf ?? more.oneOf
  if (choices) return choices.map((one) => outline(one, indent)).join(' | ')
  if (items) return `[${outline(items, indent)}]`
  if (properties) {
    const deeper = `${indent}  `
    const lines = Object.entries(properties).map(([name, one]) => {
      const remark = one.description ? `  // ${one.description}` : ''
      return `${deeper}${name}${required.includes(name) ? '' : '?'}: ${outline(one, deeper)}${remark}`
    })
    return `{\n${lines.join('\n')}\n${indent}}`
  }
  if (typeof additionalProperties === 'object') return `{ [name]: ${outline(additionalProperties, indent)} }`
  return [[type ?? 'anything'].flat().join(' | '), format].filter(Boolean).join(', ')
}

const style = `
  :root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif }
  body { margin: 0; display: grid; grid-template-columns: 11rem minmax(0, 60rem); gap: 2rem }
  nav { position: sticky; top: 0; align-self: start; padding: 2rem 0 0 1.5rem; display: grid; gap: .3rem }
  main { padding: 1rem 1.5rem 4rem 0 } summary { cursor: pointer; padding: .25rem 0 }
  pre { overflow: auto; padding: .6rem .8rem; background: color-mix(in oklab, currentColor 6%, transparent) }
  code, pre { font: 13px/1.5 ui-monospace, monospace } b { display: inline-block; min-width: 4.2rem }
  a { color: inherit } @media (max-width: 45rem) { body { display: block; padding: 0 1rem } }
`
