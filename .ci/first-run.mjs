// What a newcomer does first: `npm start` into an empty data folder, a look at the page, a sign-in as a demo person,
// Ctrl-C; then the same again, which must be quick. Runs with whatever Node the machine has.
// Quick is under five seconds; a machine that is slower than people's is held to half of what its first start took,
// which lays out a database and fills it: a second start that built or filled anything again would take more.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname ?? '.ci', '..')
const dataDir = mkdtempSync(join(tmpdir(), 'intercoder-first-run-'))
const port = await freePort()
const url = `http://127.0.0.1:${port}`
const quickMs = 5_000
const quickShare = 1 / 2

try {
  const first = await startAndLook()
  const quick = Math.max(quickMs, first * quickShare)
  let second = await startAndLook()
  // What else the machine does now and then is no fault of ours.
  for (let again = 0; again < 2 && second > quick; again++) second = Math.min(second, await startAndLook())
  console.log(`first start ${(first / 1000).toFixed(1)} s, second start ${(second / 1000).toFixed(1)} s`)
  if (second > quick) fail('the second start was not quick')
} finally {
  rmSync(dataDir, { recursive: true, force: true })
}

/** Milliseconds from the command to the first answer. */
async function startAndLook() {
  const began = Date.now()
  const env = { ...process.env, PORT: String(port), DATA_DIR: dataDir, DATABASE_URL: '' }
  delete env.ORIGIN
  delete env.DEMO
  const npm = spawn('npm', ['start'], { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'], detached: true })
  const took = await untilReady(npm, began)
  await look()
  const ended = once(npm, 'exit')
  process.kill(-npm.pid, 'SIGTERM')
  await ended
  await untilGone(npm.pid)
  if (await fetch(`${url}/healthz`).catch(() => null)) fail('the server still answers after it was ended')
  return took
}

async function untilReady(npm, began) {
  while (Date.now() - began < 300_000) {
    if (npm.exitCode !== null) fail(`npm start ended with ${npm.exitCode}`)
    const answer = await fetch(`${url}/readyz`).catch(() => null)
    if (answer?.ok) return Date.now() - began
    await new Promise((next) => setTimeout(next, 50))
  }
  fail('npm start served nothing in five minutes')
}

/** npm ends before the server has written down what it still holds. */
async function untilGone(group) {
  const began = Date.now()
  while (Date.now() - began < 15_000) {
    try {
      process.kill(-group, 0)
    } catch {
      return
    }
    await new Promise((next) => setTimeout(next, 50))
  }
  fail('the server had not ended 15 seconds after it was told to')
}

async function look() {
  const page = await (await fetch(url)).text()
  if (!page.includes('<html')) fail('the front page is no page')
  const { installation } = await (await fetch(`${url}/api/session`)).json()
  const person = installation.demo?.signIns[0] ?? fail('the demo people are not offered')
  const signIn = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email: person.email, password: person.password }),
  })
  if (!signIn.ok) fail(`${person.email} could not sign in: ${signIn.status}`)
  const cookie = signIn.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  const projects = await (await fetch(`${url}/api/projects`, { headers: { cookie } })).json()
  if (!projects[0]?.counts.sources) fail('the demo study has no sources')
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address()
  probe.close()
  return port
}

function fail(sentence) {
  console.error(`First run: ${sentence}.`)
  process.exit(1)
}
