/** Structured logs, without anybody's name, address or words. */
import { pino, type Logger } from 'pino'
import type { Settings } from './settings.ts'

/** Lines of JSON on standard error, so that what a person at a terminal is told stands by itself. */
export function createLogger(level: Settings['logLevel']): Logger {
  return pino({ level, base: null, serializers: { err: describeError } }, pino.destination({ dest: 2, sync: true }))
}

/**
 * An error without what it quotes: a failed query repeats its parameters, and PostgreSQL the value that offended, which
 * are people's names and words. What remains says where to look.
 */
export function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error }
  const { code, constraint, table, routine } = error as {
    [Fact in 'code' | 'constraint' | 'table' | 'routine']?: string
  }
  const isFromDatabase = routine !== undefined || error.message.startsWith('Failed query')
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return {
    type: error.name,
    message: isFromDatabase ? undefined : error.message,
    code,
    constraint,
    table,
    stack: frames.join('\n'),
    cause: error.cause === undefined ? undefined : describeError(error.cause),
  }
}
