import { resolve } from 'node:path'
import type { Database } from './server/database'
import { outsideServer } from './server/outside'
import { joinPrivateServer } from './server/private'

export type { Database }

export type DatabaseOptions = {
  /** Where the private server keeps its data; by default RONDO_DATA, else ./data. */
  dataFolder?: string
  /** false gives up durability for speed: only for data that may be lost, such as a test run's. */
  durable?: boolean
  /** Where a line goes when something happens to the private server while the app runs. */
  log?: (line: string) => void
}

/**
 * Gives the database to work on: the server that DATABASE_URL names, or else the private PostgreSQL of the data folder, which is started when it does
 * not run yet and shared when it does. Any number of processes may ask for the same folder at the same moment.
 * @throws DatabaseProblem with a sentence for the person who starts the app
 */
export async function databaseUrl(
  env: { DATABASE_URL?: string | undefined; RONDO_DATA?: string | undefined },
  options: DatabaseOptions = {},
): Promise<Database> {
  if (env.DATABASE_URL) return outsideServer(env.DATABASE_URL)
  const dataFolder = resolve(options.dataFolder ?? env.RONDO_DATA ?? 'data')
  return joinPrivateServer({ dataFolder, durable: options.durable ?? true, log: options.log ?? console.error })
}
