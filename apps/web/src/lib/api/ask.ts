import { accept, refuse, type Result } from '@intercoder/domain'
import type { ClientResponse } from 'hono/client'
import { reach } from './reach.svelte.ts'
import type { Refusal } from './refusal.ts'

/** What the server said: the value asked for, or why not. */
export type Answer<T> = Result<T, Refusal>

/** What an endpoint answers when it does what was asked; null where there is nothing to say. */
export type Value<R> =
  R extends ClientResponse<infer Body, infer Status, string>
    ? Status extends 200 | 201
      ? Body
      : Status extends 204
        ? null
        : never
    : never

/** Waits for a request of the typed client; every way it can fail becomes a refusal. */
export async function ask<R extends ClientResponse<unknown, number, string>>(
  asked: Promise<R>,
): Promise<Answer<Value<R>>> {
  const response = await asked.catch(() => null)
  if (!response) {
    reach.lose()
    return refuse({ kind: 'unreachable' })
  }
  reach.find()
  const body: unknown = response.status === 204 ? null : await response.json().catch(() => undefined)
  if (response.ok && body !== undefined) return accept(body as Value<R>)
  const refusal = (body as { refusal?: Refusal } | undefined)?.refusal ?? { kind: 'failed' as const }
  if (refusal.kind === 'signed-out') for (const listener of listeners) listener()
  return refuse(refusal)
}

const listeners = new Set<() => void>()

/** Calls `listener` whenever the server no longer knows our session; gives back the way to stop. */
export function whenSignedOut(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
