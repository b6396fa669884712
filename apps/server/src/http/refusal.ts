/** The one table of refusals: each kind with its status and its facts. The client words them. */
import { z } from '@hono/zod-openapi'
import type {
  LineRefusal,
  ReconciliationRefusal,
  TableRefusal,
  ValueRefusal,
  WorkshopRefusal,
} from '@intercoder/domain'
import type { Unreadable } from '@intercoder/interchange'

/** Why a file that somebody brought was not read: what the reader says, or that it took more than a file may. */
export type UnreadableFile = Unreadable | { kind: 'too-slow'; seconds: number } | { kind: 'too-hungry' }

const table = {
  invalid: { status: 400, facts: { issues: z.array(z.object({ path: z.string(), code: z.string() })) } },
  'signed-out': { status: 401, facts: {} },
  'wrong-credentials': { status: 401, facts: {} },
  forbidden: { status: 403, facts: {} },
  'foreign-origin': { status: 403, facts: {} },
  'registration-closed': { status: 403, facts: {} },
  unknown: { status: 404, facts: {} },
  'invitation-unknown': { status: 404, facts: {} },
  'invitation-used': { status: 409, facts: {} },
  'invitation-expired': { status: 409, facts: {} },
  'invitation-revoked': { status: 409, facts: {} },
  'already-member': { status: 409, facts: {} },
  'email-taken': { status: 409, facts: {} },
  'name-taken': { status: 409, facts: { name: z.string() } },
  'name-differs': { status: 409, facts: {} },
  'last-owner': { status: 409, facts: {} },
  'unknown-case': { status: 409, facts: { case: z.string() } },
  'unknown-wave': { status: 409, facts: { name: z.string() } },
  'unknown-attribute': { status: 409, facts: { attribute: z.string() } },
  'case-in-use': { status: 409, facts: { sources: z.number() } },
  'wave-in-use': { status: 409, facts: { name: z.string(), sources: z.number() } },
  'values-do-not-fit': { status: 409, facts: { cases: z.array(z.string()) } },
  'round-closed': { status: 409, facts: {} },
  'round-begun': { status: 409, facts: {} },
  'round-for-everyone': { status: 409, facts: { what: z.enum(['overseen', 'autoRelease', 'assignments']) } },
  'nothing-to-oversee': { status: 409, facts: {} },
  'unknown-version': { status: 409, facts: { version: z.string() } },
  'unknown-source': { status: 409, facts: { source: z.string() } },
  'source-released': { status: 409, facts: { source: z.string() } },
  'not-a-coder': { status: 409, facts: { coder: z.string() } },
  'has-overseen': { status: 409, facts: { coder: z.string() } },
  'coding-begun': { status: 409, facts: { source: z.string(), coder: z.string() } },
  'not-assigned': { status: 409, facts: {} },
  'already-submitted': { status: 409, facts: {} },
  'not-submitted': { status: 409, facts: {} },
  'already-released': { status: 409, facts: {} },
  'act-refused': {
    status: 409,
    facts: { why: closed<ReconciliationRefusal | LineRefusal | WorkshopRefusal>('Which rule stands against the act.') },
  },
  'too-large': { status: 413, facts: { limit: z.number() } },
  'bad-value': { status: 422, facts: { why: closed<ValueRefusal>('Which value does not fit which attribute.') } },
  'bad-table': { status: 422, facts: { why: closed<TableRefusal>('Where the table is at fault.') } },
  unreadable: { status: 422, facts: { why: closed<UnreadableFile>('Why the file cannot become a transcript.') } },
  'too-many': { status: 429, facts: { retryAfter: z.number().openapi({ description: 'Seconds.' }) } },
  'too-many-acts': { status: 429, facts: { retryAfter: z.number().openapi({ description: 'Seconds.' }) } },
  'acts-waiting': { status: 429, facts: { limit: z.number() } },
  /** What was asked for could not be finished just now; asked again, it will be. */
  unavailable: { status: 409, facts: {} },
  failed: { status: 500, facts: {} },
} as const

type Table = typeof table
export type RefusalKind = keyof Table
export type Refusal = { [K in RefusalKind]: { kind: K } & FactsOf<Table[K]['facts']> }[RefusalKind]
type FactsOf<F> = { -readonly [Name in keyof F]: F[Name] extends z.ZodType<infer Value> ? Value : never }

/** Every refusal that is the asker's doing; `failed` is ours and has no place in the types of an answer. */
export type RefusalStatus = Exclude<Table[RefusalKind]['status'], 500>

export const refusalBody = z.object({
  refusal: z
    .discriminatedUnion(
      'kind',
      Object.entries(table).map(([kind, { facts }]) => z.object({ kind: z.literal(kind), ...facts })) as unknown as [
        z.ZodObject<{ kind: z.ZodLiteral<string> }>,
      ],
    )
    .openapi('Refusal') as unknown as z.ZodType<Refusal, Refusal>,
})

export function statusOf(refusal: Refusal): RefusalStatus {
  return table[refusal.kind].status as RefusalStatus
}

export const refusalKinds = Object.keys(table) as RefusalKind[]

/** A closed union of another package, given to the types as it is; the package that owns it also holds it to its form. */
function closed<T extends { kind: string }>(description: string): z.ZodType<T, T> {
  return z.looseObject({ kind: z.string() }).openapi({ description }) as unknown as z.ZodType<T, T>
}
