import type { Context } from 'hono'
import type { ZodError } from 'zod'
import { statusOf, type Refusal } from './refusal.ts'

/** A refusal as an answer, with the status that fits its kind. */
// Handlers of every path and input refuse alike.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export function refused(c: Context<any, any, any>, refusal: Refusal) {
  if ('retryAfter' in refusal) c.header('Retry-After', String(refusal.retryAfter))
  return c.json({ refusal }, statusOf(refusal))
}

/** What is wrong with a body, by the place in it; the values themselves are not repeated. */
export function describeIssues(error: ZodError): Extract<Refusal, { kind: 'invalid' }> {
  return { kind: 'invalid', issues: error.issues.map(({ path, code }) => ({ path: path.join('.'), code })) }
}
