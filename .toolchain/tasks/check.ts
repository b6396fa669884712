/** Everything that can be known without running the product: format, lint, types. */
import { announce, run } from './command.ts'

announce('Format')
run('prettier', ['--check', '--log-level=warn', '.'])
announce('Lint')
run('eslint', ['--config', '.config/eslint.config.js', '--max-warnings=0', '.'])
announce('Types')
run('tsc', ['--noEmit', '-p', '.toolchain'])
run('turbo', ['run', 'check', '--output-logs=errors-only', '--concurrency=2'])
