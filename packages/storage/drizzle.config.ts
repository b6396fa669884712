/** `pnpm migration <name>` writes the SQL that brings the last migration to what src/schema says. */
import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'postgresql',
  schema: './src/schema/index.ts',
  out: './migrations',
})
