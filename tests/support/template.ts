import { createHash, randomBytes } from 'node:crypto'
import { connect } from '#db/connection'
import { jobTablesMadeOf } from '#db/jobs/tables'
import { migrate, migrationsIn } from '#db/migrate'

/** The address of another database on the same server. */
export function addressOf(server: string, database: string): string {
  const url = new URL(server)
  url.pathname = `/${database}`
  return url.href
}

/** A name for a database of the tests; it carries the second it was made, so that what a killed run left can be told and removed. */
export function newName(kind: 'test' | 'template', suffix = randomBytes(5).toString('hex')): string {
  return `rondo_${kind}_${Math.floor(Date.now() / 1000)}_${suffix}`
}

/** Another database that is a clone of the template, and how to be rid of it. */
export async function cloneOf({
  url: server,
  template,
}: {
  url: string
  template: string
}): Promise<{ url: string; remove(): Promise<void> }> {
  const name = newName('test')
  await onServer(server, `create database ${name} template ${template}`)
  return { url: addressOf(server, name), remove: () => onServer(server, `drop database if exists ${name} with (force)`) }
}

async function onServer(server: string, statement: string) {
  const { sql } = connect(server, 1)
  await sql.unsafe(statement).finally(() => sql.end())
}

// Runs that start together take turns: the first makes the template, the others find it.
const TURN = 7_466_003

/**
 * The name of the migrated database that tests clone. It is made once per state of the migrations and the queues; an edited migration makes another one.
 */
export async function templateOf(server: string): Promise<string> {
  const hash = createHash('sha256')
    .update((await migrationsIn()).map((migration) => migration.sha256).join())
    .update(jobTablesMadeOf)
    .digest('hex')
    .slice(0, 16)
  const { sql } = connect(server, 1)
  try {
    await sql`select pg_advisory_lock(${TURN})`
    const [made] = await sql<{ datname: string }[]>`select datname from pg_database
      where datname like ${`rondo_template_%_${hash}`} and datdba = (select oid from pg_roles where rolname = current_user)`
    return made?.datname ?? (await makeTemplate(server, newName('template', hash)))
  } finally {
    await sql.end()
  }
}

// It gets its name when it is complete: a run killed halfway leaves no template that lacks a migration.
async function makeTemplate(server: string, name: string): Promise<string> {
  const making = newName('test')
  const { sql } = connect(server, 1)
  try {
    await sql.unsafe(`create database ${making} template template0 encoding 'UTF8'`)
    const inside = connect(addressOf(server, making), 1)
    await migrate(inside.sql).finally(() => inside.sql.end())
    await sql.unsafe(`alter database ${making} allow_connections false`)
    await sql.unsafe(`alter database ${making} rename to ${name}`)
  } finally {
    await sql.end()
  }
  return name
}

const HOURS = { test: 3, template: 72 }

/** Drops what killed runs left behind, and templates of migrations that are no more. */
export async function removeOldDatabases(server: string) {
  const { sql } = connect(server, 1)
  const found = await sql<{ datname: string }[]>`select datname from pg_database where datname ~ '^rondo_(test|template)_[0-9]+_'`
  for (const { datname } of found) {
    const [, kind, made] = datname.split('_') as [string, keyof typeof HOURS, string]
    const hours = (Date.now() / 1000 - Number(made)) / 3600
    if (hours > HOURS[kind]) await sql.unsafe(`drop database if exists ${datname} with (force)`).catch(() => {})
  }
  await sql.end()
}
