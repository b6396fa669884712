import adapter from '@sveltejs/adapter-static'
import { sveltekit } from '@sveltejs/kit/vite'
import { defineConfig } from 'vite'

/** Where `vite dev` finds the API and the rooms; the built client is served by them and needs no proxy. */
const server = process.env['INTERCODER_SERVER'] ?? 'http://127.0.0.1:4321'

export default defineConfig({
  plugins: [
    sveltekit({
      adapter: adapter({ fallback: 'index.html', precompress: true }),
      // People stay all day and open page after page: one script, kept for good, spares each of them the round trips in
      // which a page finds out what it needs.
      output: { bundleStrategy: 'single' },
      csp: {
        mode: 'hash',
        directives: {
          'default-src': ['self'],
          'script-src': ['self'],
          // Positions of popovers and colours of codes are style attributes.
          'style-src': ['self', 'unsafe-inline'],
          'img-src': ['self', 'data:'],
          'connect-src': ['self', 'ws:', 'wss:'],
          'object-src': ['none'],
          'base-uri': ['none'],
          'form-action': ['self'],
        },
      },
      paths: { relative: false },
      version: { pollInterval: 0 },
    }),
  ],
  // A data: URL for a font would need a hole in the content security policy.
  build: { assetsInlineLimit: 0 },
  server: {
    proxy: {
      '/api': server,
      '/sync': { target: server, ws: true },
      '/healthz': server,
    },
  },
})
