/** Whether a PostgreSQL answers where the contract suites look for one. */
import { connect } from 'node:net'

export const postgresUrl = process.env.TEST_DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres'

export function postgresIsThere(): Promise<boolean> {
  const { hostname, port } = new URL(postgresUrl)
  return new Promise((resolve) => {
    const socket = connect(Number(port || 5432), hostname, () => (socket.destroy(), resolve(true)))
    socket.on('error', () => resolve(false))
  })
}
