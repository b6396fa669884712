/** What an installation can be told. Each mistake has the sentence that mends it. */
import { accept, refuse, type Result } from '@intercoder/domain'
import { resolve } from 'node:path'
import { z } from 'zod'

export interface Settings {
  port: number
  host: string
  /** What people type to get here; null where whatever host is asked is right. */
  origin: string | null
  /** An absolute path. */
  dataDir: string
  /** Null for the embedded database. */
  databaseUrl: string | null
  logLevel: z.output<typeof schema>['LOG_LEVEL']
  demo: boolean
  trustProxy: boolean
}

const levels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug'] as const

const schema = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .refine((port) => port <= 65_535)
    .default(4321),
  HOST: z.string().default('127.0.0.1'),
  ORIGIN: z.string().refine(isOrigin).optional(),
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/\S+$/)
    .optional(),
  LOG_LEVEL: z.enum(levels).default('info'),
  DEMO: z.stringbool().default(true),
  TRUST_PROXY: z.stringbool().default(false),
})

const sentences: Record<keyof z.input<typeof schema>, string> = {
  PORT: 'PORT must be a whole number from 0 to 65535, such as 4321.',
  HOST: 'HOST must be an address to listen on, such as 127.0.0.1.',
  ORIGIN: 'ORIGIN must be what people type to get here, without a path: https://coding.example.org.',
  DATA_DIR: 'DATA_DIR must be a folder for the embedded database, such as .data.',
  DATABASE_URL: 'DATABASE_URL must be a PostgreSQL address, such as postgres://name:password@host:5432/intercoder.',
  LOG_LEVEL: `LOG_LEVEL must be one of ${levels.join(', ')}.`,
  DEMO: 'DEMO must be true or false: whether an empty installation gets the demo study.',
  TRUST_PROXY: 'TRUST_PROXY must be true or false: whether a proxy of yours writes X-Forwarded-For.',
}

/** Reads settings from an environment; what is empty counts as not set. Refused with one sentence for each mistake. */
export function readSettings(
  environment: Record<string, string | undefined>,
): Result<Settings, { kind: 'mistakes'; sentences: string[] }> {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(given)
  if (!parsed.success) {
    const names = new Set(parsed.error.issues.map((issue) => issue.path[0] as keyof typeof sentences))
    return refuse({ kind: 'mistakes', sentences: [...names].map((name) => sentences[name]) })
  }
  const { PORT, HOST, ORIGIN, DATA_DIR, DATABASE_URL, LOG_LEVEL, DEMO, TRUST_PROXY } = parsed.data
  return accept({
    port: PORT,
    host: HOST,
    origin: ORIGIN ? new URL(ORIGIN).origin : null,
    dataDir: resolve(DATA_DIR),
    databaseUrl: DATABASE_URL ?? null,
    logLevel: LOG_LEVEL,
    demo: DEMO,
    trustProxy: TRUST_PROXY,
  })
}

function isOrigin(text: string): boolean {
  const url = URL.parse(text)
  return (
    (url?.protocol === 'http:' || url?.protocol === 'https:') &&
    url.pathname === '/' &&
    url.search === '' &&
    url.hash === ''
  )
}
