/** Runs the server as a process: says what it does and where it is, and ends it when asked to. */
import { DatabaseTooNew, EmbeddedUnreadable, FolderInUse, type OpeningStep } from '@intercoder/storage'
import { startServer, type RunningServer } from './app.ts'
import { createLogger } from './logger.ts'
import { readSettings, type Settings } from './settings.ts'

const steps: Record<OpeningStep | 'seed', string | null> = {
  'lay-out': 'Laying out the database …',
  open: 'Opening the database …',
  migrate: null,
  seed: 'Putting the demo study in …',
}

export async function run(environment: Record<string, string | undefined>): Promise<void> {
  const read = readSettings(environment)
  if (read.ok) await serve(read.value)
  else stop(read.refusal.sentences.join('\n'))
}

async function serve(settings: Settings): Promise<void> {
  const logger = createLogger(settings.logLevel)
  try {
    const server = await startServer(settings, { logger, onStep: (step) => say(steps[step]) })
    endWhenAsked(server)
    await greet(server)
    const error = await server.stopped
    logger.fatal({ err: error }, 'the database has stopped')
    stop('The database has stopped, so the server stops too.')
  } catch (error) {
    stop(explain(error, settings))
  }
}

async function greet({ url, house }: RunningServer): Promise<void> {
  const signIns = await house.demoSignIns()
  const rows = (signIns ?? []).map(({ name, role, email, password }) => [name, role, email, password])
  const widths = [0, 1, 2].map((column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)))
  const lines = rows.map((row) => `    ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('   ')}`)
  say(`\n  Intercoder is at ${url}\n`)
  if (lines.length > 0) say(`  Sign in as one of the demo study’s people:\n\n${lines.join('\n')}\n`)
}

function endWhenAsked(server: RunningServer): void {
  let ending = false
  const end = () => {
    if (ending) process.exit(1)
    ending = true
    server.close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.on('SIGTERM', end)
  process.on('SIGINT', end)
}

/** What a person can do something about, in a sentence; anything else as it is. */
function explain(error: unknown, { port, host, dataDir }: Settings): string {
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'EADDRINUSE') return `Port ${port} is taken by another program. Stop it, or choose another with PORT.`
  if (code === 'EACCES' || code === 'EADDRNOTAVAIL')
    return `It is not possible to listen on ${host}:${port}. Choose others with HOST and PORT.`
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND')
    return 'PostgreSQL does not answer at DATABASE_URL. Start it, or mend the address.'
  if (error instanceof FolderInUse || error instanceof DatabaseTooNew || error instanceof EmbeddedUnreadable)
    return error.message
  return `The server could not start with its data in ${dataDir}.\n${error instanceof Error ? error.stack : String(error)}`
}

function say(line: string | null): void {
  if (line !== null) process.stdout.write(`${line}\n`)
}

function stop(sentence: string): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}
