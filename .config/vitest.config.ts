import { fileURLToPath } from 'node:url'
import { compileModule } from 'svelte/compiler'
import { defineConfig, type Plugin } from 'vitest/config'

/** Lets the state classes of the web app (`*.svelte.ts`) run outside a browser. */
const runes: Plugin = {
  name: 'runes',
  enforce: 'post',
  transform(code, id) {
    return id.endsWith('.svelte.ts') ? compileModule(code, { filename: id, generate: 'client' }).js : null
  },
}

/** Unit, contract, integration and simulation tests in Node. What needs a browser is in tests/e2e, under Playwright. */
export default defineConfig({
  plugins: [runes],
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: [
      'packages/*/{src,test}/**/*.test.ts',
      'apps/*/src/**/*.test.ts',
      'tests/{architecture,simulation,compatibility}/**/*.test.ts',
    ],
    exclude: ['**/node_modules/**', '**/build/**'],
    environment: 'node',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: process.env.CI ? ['dot'] : ['default'],
  },
})
