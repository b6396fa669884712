/** How a task runs another program: its output goes straight through, and a failure ends the task with the same code. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { resolve } from 'node:path'

export const root = resolve(import.meta.dirname, '../..')

export function run(program: string, args: string[], more: Record<string, string> = {}): void {
  const code = attempt(program, args, more)
  if (code !== 0) process.exit(code)
}

/** The exit code, for tasks that go on after a failure. */
export function attempt(program: string, args: string[], more: Record<string, string> = {}): number {
  const done = spawnSync(program, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...more },
    shell: process.platform === 'win32',
  })
  return done.status ?? 1
}

export function start(program: string, args: string[], more: Record<string, string> = {}): ChildProcess {
  return spawn(program, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...more },
    shell: process.platform === 'win32',
  })
}

export function announce(line: string): void {
  process.stdout.write(`\n── ${line}\n`)
}
