import type { TestHouse, Answer, Person } from '../../testing/index.ts'
import type { Endpoint } from '../endpoint.ts'

/** Such as `get /api/projects/{project}`. */
export function nameOf({ method, path }: Endpoint): string {
  return `${method} ${path}`
}

/** A path with what `ids` gives for the names in it, whatever that is; a name that it does not give stays as the word. */
export function fillPath(path: string, ids: Readonly<Record<string, string>>): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(ids[name] ?? name))
}

export function takesJson({ request }: Endpoint): boolean {
  return 'application/json' in (request?.body?.content ?? {})
}

function takesFile({ request }: Endpoint): boolean {
  return 'multipart/form-data' in (request?.body?.content ?? {})
}

/** Asks an endpoint, with a small file where it takes one and `body` as its settings. */
export function ask(house: TestHouse, endpoint: Endpoint, path: string, by: Person, body: unknown): Promise<Answer> {
  // Nobody is to be turned away for being quick.
  house.now += 100
  if (takesFile(endpoint)) return by.upload(path, 'x.txt', 'A: b', body as object | undefined)
  return by.send(endpoint.method.toUpperCase(), path, body)
}
