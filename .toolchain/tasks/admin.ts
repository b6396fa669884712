/** Commands for whoever runs an installation: `npm run admin -- help`. */
import { run } from './command.ts'

run(process.execPath, ['apps/server/src/admin.ts', ...process.argv.slice(2)])
