import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Sql, TransactionSql } from 'postgres'
import { makeJobTables } from './jobs/tables'
import { DatabaseProblem } from './server/problem'

const FOLDER = join(import.meta.dirname, 'migrations')

// Any number works as long as it never changes: processes that start at once take turns on it.
const TURN = 7_466_001

type Migration = { name: string; sha256: string; text: string }

/**
 * Brings the database up to the migrations in db/migrations, in the order of their names, each in its own transaction and recorded with its hash.
 * Safe to call from any number of processes at once: they take turns.
 * @returns the names of the migrations that ran now
 * @throws DatabaseProblem when a migration that already ran was edited or the database is newer than this code
 */
export async function migrate(sql: Sql, folder = FOLDER): Promise<string[]> {
  const migrations = await migrationsIn(folder)
  const connection = await sql.reserve()
  try {
    await connection`select pg_advisory_lock(${TURN})`
    await connection`create schema if not exists rondo_meta`
    await connection`create table if not exists rondo_meta.migration (name text primary key, sha256 text not null, ran_at timestamptz not null default now())`
    const ran = await connection<
      { name: string; sha256: string }[]
    >`select name, sha256 from rondo_meta.migration order by name collate "C"`
    const due = stillToRun(migrations, ran)
    for (const migration of due) await run(connection, migration)
    if (folder === FOLDER) await makeJobTables(connection)
    return due.map((migration) => migration.name)
  } finally {
    await connection`select pg_advisory_unlock_all()`.catch(() => {})
    connection.release()
  }
}

/** The migrations of a folder in the order they run. Its order is also the order of the names. */
export async function migrationsIn(folder = FOLDER): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(names.map(async (name) => migrationOf(name, await readFile(join(folder, name), 'utf8'))))
}

function migrationOf(name: string, text: string): Migration {
  return { name, text, sha256: createHash('sha256').update(text).digest('hex') }
}

function stillToRun(migrations: Migration[], ran: readonly { name: string; sha256: string }[]): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration]))
  for (const { name, sha256 } of ran) {
    const migration = known.get(name)
    if (!migration)
      throw new DatabaseProblem(
        `The database is newer than this version of Rondo: it has ${name}, which this version does not know. Start a newer version.`,
      )
    if (migration.sha256 !== sha256)
      throw new DatabaseProblem(`The migration ${name} was edited after it ran on this database. Put it back and write a new migration.`)
  }
  const last = ran.at(-1)?.name ?? ''
  const due = migrations.filter((migration) => !ran.some(({ name }) => name === migration.name))
  const late = due.find((migration) => migration.name < last)
  if (late)
    throw new DatabaseProblem(
      `The migration ${late.name} comes before ${last}, which already ran on this database. Give it a later number.`,
    )
  return due
}

// postgres.js refuses a bare begin on a pool; on a reserved connection it is the one way to hold the lock and the transaction on the same session.
async function run(connection: Sql | TransactionSql, { name, sha256, text }: Migration) {
  await connection.unsafe('begin')
  try {
    await connection.unsafe(text).simple()
    await connection`insert into rondo_meta.migration (name, sha256) values (${name}, ${sha256})`
    await connection.unsafe('commit')
  } catch (error) {
    await connection.unsafe('rollback')
    throw new Error(`The migration ${name} failed and was undone: ${error instanceof Error ? error.message : error}`, { cause: error })
  }
}
