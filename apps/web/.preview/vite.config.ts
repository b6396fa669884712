import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vite'
export default defineConfig({
  root: import.meta.dirname,
  plugins: [svelte({ configFile: false })],
  publicDir: false,
  build: { outDir: '/tmp/preview-dist', emptyOutDir: true, target: 'esnext', minify: false },
  logLevel: 'warn',
})
