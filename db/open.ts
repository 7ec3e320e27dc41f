import { connect } from './connection'
import { migrate } from './migrate'
import { type Database, databaseUrl } from './server'

/**
 * Opens the database of a program: starts or joins the private server where DATABASE_URL is unset, brings it up to date, and leaves its address in
 * RONDO_DATABASE_URL for `theDb`. Whoever opens it closes its pool (`closeDb`) and then leaves it (`stop`).
 * @throws DatabaseProblem with a sentence for the person who started the program
 */
export async function openDatabase(environment: NodeJS.ProcessEnv, log: (line: string) => void): Promise<Database> {
  const { DATABASE_URL, RONDO_DATA } = environment
  const database = await databaseUrl({ DATABASE_URL, RONDO_DATA }, { log })
  environment.RONDO_DATABASE_URL = database.url
  const { sql } = connect(database.url, 1)
  await migrate(sql).finally(() => sql.end())
  return database
}
