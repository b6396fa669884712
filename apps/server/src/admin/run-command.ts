/** Finds the command that was asked for, checks its arguments, and tells how it went. */
import { parseArgs } from 'node:util'
import { readSettings } from '../settings.ts'
import { commands, type Command } from './commands.ts'

/** Gives the exit code. */
export async function runCommand(given: string[], environment: Record<string, string | undefined>): Promise<number> {
  const [name = 'help', ...rest] = given
  const command = commands.find((one) => one.name === name)
  if (!command) {
    if (name !== 'help' && name !== '--help') tell(`There is no command “${name}”.\n`)
    tell(list())
    return name === 'help' || name === '--help' ? 0 : 1
  }
  const settings = readSettings(environment)
  if (!settings.ok) return fail(settings.refusal.sentences.join('\n'))
  const values = readArguments(command, rest)
  if (!values) return fail(`It is used so: ${usage(command)}`)
  try {
    return (await command.run({ settings: settings.value, ...values, tell })) ? 0 : 1
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error))
  }
}

function readArguments(
  { takes, options }: Command,
  given: string[],
): { argument: string; options: Record<string, string> } | null {
  try {
    const { values, positionals } = parseArgs({
      args: given,
      allowPositionals: true,
      options: Object.fromEntries(Object.keys(options).map((name) => [name, { type: 'string' as const }])),
    })
    if (positionals.length !== (takes ? 1 : 0)) return null
    return { argument: positionals[0] ?? '', options: values as Record<string, string> }
  } catch {
    return null
  }
}

function list(): string {
  const lines = commands.map((command) => `  ${usage(command)}\n      ${command.does}`)
  return `Commands, with the settings of the server (DATA_DIR, DATABASE_URL):\n\n${lines.join('\n')}\n`
}

function usage({ name, takes, options }: Command): string {
  const optional = Object.entries(options).map(([option, what]) => `[--${option} <${what}>]`)
  return ['npm run admin --', name, ...(takes ? [`<${takes}>`] : []), ...optional].join(' ')
}

function tell(text: string): void {
  process.stdout.write(`${text}\n`)
}

function fail(sentence: string): number {
  process.stderr.write(`${sentence}\n`)
  return 1
}
