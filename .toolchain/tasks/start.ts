/** Builds what is stale and serves everything on one port. */
import { buildClient } from './build-client.ts'
import { start } from './command.ts'

buildClient()
const server = start(process.execPath, ['apps/server/src/main.ts', ...process.argv.slice(2)])
// npm and the terminal both pass the signal on; the server drains and this process ends with its code.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill(signal))
server.on('exit', (code) => process.exit(code ?? 1))
