/** `npm run bench [part …]`: everything, or the parts that are named. Prints Markdown tables. */
import { cpus } from 'node:os'
import { benchAgreement } from './agreement/bench-agreement.ts'
import { benchBrowser } from './browser/bench-browser.ts'
import { benchPresenceFlood, benchStalledReader } from './sync/abuse.ts'
import { benchDurability } from './sync/durability.ts'
import { benchFanOut } from './sync/fan-out.ts'
import { benchMemory } from './sync/memory.ts'
import { benchOpen } from './sync/open.ts'
import { benchThroughput } from './sync/throughput.ts'
import { benchWorkshop } from './workshop/bench-workshop.ts'
import { printAims } from './aims.ts'
import { keepOffTheServersCore } from './cores.ts'
import { postgresIsThere } from './server-process.ts'

const parts: Record<string, () => Promise<void>> = {
  'fan-out': benchFanOut,
  throughput: benchThroughput,
  open: benchOpen,
  memory: benchMemory,
  durability: benchDurability,
  stalled: benchStalledReader,
  presence: benchPresenceFlood,
  workshop: benchWorkshop,
  browser: benchBrowser,
  agreement: benchAgreement,
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !(name in parts))
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(', ')}. Parts: ${Object.keys(parts).join(', ')}.`)
  process.exit(1)
}
keepOffTheServersCore()
console.log(
  `# Benchmarks\n\n${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.versions.node}. Server on one core, load on the others.`,
)
if (!postgresIsThere) console.log('\nNo PostgreSQL answers here; its rows are left out.')
for (const name of asked.length > 0 ? asked : Object.keys(parts)) await parts[name]?.()
printAims()
process.exit(0)
