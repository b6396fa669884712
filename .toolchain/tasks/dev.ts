/** Hot reload on both sides: Vite serves the client and passes the API and the rooms on to a server that restarts on change. */
import { start } from './command.ts'

const serverPort = process.env.PORT ?? '4321'
const clientPort = process.env.CLIENT_PORT ?? '5173'
const origin = `http://127.0.0.1:${clientPort}`
const server = start(process.execPath, ['--watch', 'apps/server/src/main.ts'], { PORT: serverPort, ORIGIN: origin })
const client = start(
  'vite',
  [
    'dev',
    'apps/web',
    '--config',
    'apps/web/vite.config.ts',
    '--port',
    clientPort,
    '--host',
    '127.0.0.1',
    '--strictPort',
  ],
  {
    INTERCODER_SERVER: `http://127.0.0.1:${serverPort}`,
  },
)
const both = [server, client]
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => both.forEach((child) => child.kill(signal)))
both.forEach((child) => child.on('exit', (code) => (both.forEach((other) => other.kill()), process.exit(code ?? 1))))
