import { defineConfig } from 'vitest/config'
import { fileURLToPath } from 'node:url'

/** Unit, contract, integration and simulation tests in Node. What needs a browser is in tests/e2e, under Playwright. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['packages/*/{src,test}/**/*.test.ts', 'apps/*/src/**/*.test.ts', 'tests/{architecture,simulation,compatibility}/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/build/**'],
    environment: 'node',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: process.env.CI ? ['dot'] : ['default'],
  },
})
