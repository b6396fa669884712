/** What an endpoint is: a path, the ability that it asks for, and what goes in and comes out. */
import { createRoute, type RouteConfig, type z } from '@hono/zod-openapi'
import type { Ability } from '@intercoder/domain'
import { refusalBody } from './refusal.ts'

/** A route of the API. `x-ability` is its row in the table of rights; without one it does not type-check. */
export type Endpoint = RouteConfig & Extensions & { getRoutingPath(): string }

interface Extensions {
  'x-ability': Ability
  /** It counts as an act, of which nobody may do too many in a short time. */
  'x-act'?: true
}

export function endpoint<P extends string, R extends Omit<RouteConfig, 'path'> & Extensions & { path: P }>(route: R) {
  return createRoute<P, R>(route)
}

/** A successful answer as JSON. */
export function json<S extends z.ZodType>(schema: S, description: string) {
  return { description, content: { 'application/json': { schema } } }
}

/** A request's body as JSON. */
export function body<S extends z.ZodType>(schema: S) {
  return { required: true, content: { 'application/json': { schema } } } as const
}

export const done = { description: 'Done; there is nothing more to say.' }

/** What any endpoint may answer instead. */
export const refusals = { '4XX': json(refusalBody, 'Refused, by kind.') }
