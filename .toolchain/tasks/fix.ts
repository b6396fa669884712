/** Mends what a machine can mend: lint first, since a fix may need formatting. */
import { attempt, run } from './command.ts'

attempt('eslint', ['--config', '.config/eslint.config.js', '--fix', '.'])
run('prettier', ['--write', '--log-level=warn', '.'])
