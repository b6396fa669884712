/** Finds a Chromium for the browser tests: one that is named, Playwright's own, the system's, or one it can install. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { announce, attempt, root } from './command.ts'

/** The one without windows comes first: it is what Playwright itself would take, and twice as fast where nobody looks. */
const systemPaths = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]
const playwright = join(root, 'tests/e2e/node_modules/.bin/playwright')

/** The path of an executable, or null for Playwright's own build. */
export function findBrowser(): string | null {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH
  const system = systemPaths.find((path) => existsSync(path))
  if (system) return system
  announce('Installing Chromium for the browser tests')
  if (attempt(playwright, ['install', '--with-deps', 'chromium']) === 0) return null
  if (process.platform === 'linux') installFromDebian()
  const installed = systemPaths.find((path) => existsSync(path))
  if (installed) return installed
  process.stderr.write(
    'No Chromium could be found or installed. Install it, or name one in CHROMIUM_PATH, and run the tests again.\n',
  )
  process.exit(1)
}

function installFromDebian(): void {
  const sudo = process.getuid?.() === 0 ? [] : ['sudo']
  const [program = 'apt-get', ...before] = [...sudo, 'apt-get']
  attempt(program, [...before, 'update'])
  const install = (...packages: string[]) => attempt(program, [...before, 'install', '-y', ...packages])
  install('fonts-noto-core', 'fonts-noto-cjk')
  // Not every release has it by itself.
  if (install('chromium-headless-shell') !== 0) install('chromium')
}
