/** The whole proof, in the order that fails soonest: format, lint and types, then Node, then browsers. */
import { buildClient } from './build-client.ts'
import { findBrowser } from './browser.ts'
import { announce, run } from './command.ts'

const only = process.argv[2]
if (!only || only === 'check') run(process.execPath, ['.toolchain/tasks/check.ts'])
if (!only || only === 'unit') {
  announce('Unit, contract, integration and simulation tests')
  run('vitest', ['run', '--config', '.config/vitest.config.ts', ...process.argv.slice(3)])
}
if (!only || only === 'browser') {
  const browser = findBrowser()
  buildClient()
  announce('Browser tests')
  run(
    'tests/e2e/node_modules/.bin/playwright',
    ['test', '--config', 'tests/e2e/playwright.config.ts', ...process.argv.slice(3)],
    browser ? { CHROMIUM_PATH: browser } : {},
  )
}
