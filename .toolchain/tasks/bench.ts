/** Speed, as ratios in one run. Arguments choose the parts. */
import { buildClient } from './build-client.ts'
import { findBrowser } from './browser.ts'
import { run } from './command.ts'

buildClient()
const browser = findBrowser()
run(process.execPath, ['tests/bench/main.ts', ...process.argv.slice(2)], browser ? { CHROMIUM_PATH: browser } : {})
