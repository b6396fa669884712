/** Commands for whoever runs an installation; `npm run admin -- help` lists them. */
import { runCommand } from './admin/run-command.ts'

process.exit(await runCommand(process.argv.slice(2), process.env))
