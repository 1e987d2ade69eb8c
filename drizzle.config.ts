import { defineConfig } from 'drizzle-kit'

/** `npm run db:generate` writes the next migration from the difference between the tables and the last snapshot. */
export default defineConfig({
  dialect: 'postgresql',
  schema: './lib/*/tables.ts',
  out: './lib/db/migrations',
})
