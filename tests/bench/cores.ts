/** Which cores the load may run on, where the machine lets us choose. */
import { spawnSync } from 'node:child_process'
import { cpus } from 'node:os'

/** The server has the first core to itself. */
export function keepOffTheServersCore(): void {
  if (cpus().length > 1) runOn(`1-${cpus().length - 1}`)
}

/** A browser is many processes, and would wait for itself on one core; the server has little to do for one of them. */
export function useAllCores(): void {
  runOn(`0-${cpus().length - 1}`)
}

function runOn(cores: string): void {
  spawnSync('taskset', ['-cp', cores, String(process.pid)])
}
