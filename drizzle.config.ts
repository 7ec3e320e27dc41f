import { defineConfig } from 'drizzle-kit'

/** Only `drizzle-kit generate` uses this, to draft a next migration; the files in db/migrations are plain SQL and run by db/migrate.ts. */
export default defineConfig({ dialect: 'postgresql', casing: 'snake_case', schema: './db/schema/*.ts', out: './.cache/drizzle' })
