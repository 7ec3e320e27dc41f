import { lstat, mkdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { type Database, databaseUrl } from '#db/server'
import { DatabaseProblem } from '#db/server/problem'
import { removeOldDatabases, templateOf } from './template'

declare module 'vitest' {
  interface ProvidedContext {
    /** The server of this test run, and the migrated database that `freshDatabase` clones. */
    database: { url: string; template: string }
  }
}

/**
 * One server for the whole test run: that of DATABASE_URL, or a private one that trades durability for speed. Runs at the same time share it, and the
 * next run finds it ready made.
 */
export default async function setup({ provide }: TestProject) {
  const server = await testServer()
  await removeOldDatabases(server.url)
  provide('database', { url: server.url, template: await templateOf(server.url) })
  return () => server.stop()
}

async function testServer(): Promise<Database> {
  const dataFolder = join(tmpdir(), `rondo-tests-${process.getuid?.() ?? 0}`)
  const asked = { DATABASE_URL: process.env.DATABASE_URL }
  if (!asked.DATABASE_URL) await makeOwnFolder(dataFolder)
  try {
    return await databaseUrl(asked, { dataFolder, durable: false })
  } catch (error) {
    if (asked.DATABASE_URL || !(error instanceof DatabaseProblem)) throw error
    // Its files are not durable, so a power cut may have spoiled them; they hold nothing to keep.
    await rm(dataFolder, { recursive: true, force: true })
    await makeOwnFolder(dataFolder)
    return databaseUrl(asked, { dataFolder, durable: false })
  }
}

// In a shared temporary folder somebody else may have made one of this name.
async function makeOwnFolder(folder: string) {
  await mkdir(folder, { recursive: true, mode: 0o711 })
  const { uid } = await lstat(folder)
  if (uid !== (process.getuid?.() ?? uid)) throw new Error(`${folder} belongs to another user. Set TMPDIR to a folder of your own.`)
}
