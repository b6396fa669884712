import { defineConfig } from '@playwright/test'

const executablePath = process.env.CHROMIUM_PATH

/** Real server, real database, real browser. Two workers, because a browser of three people fills a core by itself. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.e2e.ts',
  outputDir: './test-results',
  // Long, because a machine may be many times slower than another; what is there is found at once all the same.
  timeout: 240_000,
  expect: { timeout: 45_000 },
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: process.env.CI ? [['dot'], ['html', { open: 'never', outputFolder: './playwright-report' }]] : [['list']],
  globalSetup: './harness/lay-template.ts',
  use: {
    viewport: { width: 1280, height: 860 },
    // Recording takes a third of the time again; what the page held when a test failed is kept without it.
    trace: process.env.TRACE ? 'retain-on-failure' : 'off',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})
