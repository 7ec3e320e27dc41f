import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { connect } from '#db/connection'
import { migrate } from '#db/migrate'
import { freshDatabase, type TestDatabase } from '#tests/support/database'

let database: TestDatabase
let folder: string

beforeEach(async () => {
  database = await freshDatabase()
  await database.sql`drop schema rondo_meta cascade`
  folder = await mkdtemp(join(tmpdir(), 'rondo-migrations-'))
})

afterEach(async () => {
  await database.drop()
  await rm(folder, { recursive: true })
})

const landed = (name: string, text: string) => writeFile(join(folder, name), text)

test('migrations run in the order of their names, and only once', async () => {
  await landed('0002_fill.sql', 'insert into bread values (2)')
  await landed('0001_make.sql', 'create table bread (loaves int); insert into bread values (1);')
  expect(await migrate(database.sql, folder)).toEqual(['0001_make.sql', '0002_fill.sql'])
  expect(await migrate(database.sql, folder)).toEqual([])
  expect(await database.sql`select loaves from bread order by 1`).toEqual([{ loaves: 1 }, { loaves: 2 }])
})

test('of four programs that start at once, one migrates and the others wait for it', async () => {
  await landed('0001_make.sql', 'create table bread (loaves int); select pg_sleep(0.2)')
  const programs = Array.from({ length: 4 }, () => connect(database.url, 2))
  const ran = await Promise.all(programs.map(({ sql }) => migrate(sql, folder)))
  expect(ran.flat()).toEqual(['0001_make.sql'])
  await Promise.all(programs.map(({ sql }) => sql.end()))
})

test('a migration that fails halfway leaves nothing behind, and names itself', async () => {
  await landed('0001_make.sql', 'create table bread (loaves int)')
  await landed('0002_break.sql', 'create table crumbs (n int); select 1/0')
  await expect(migrate(database.sql, folder)).rejects.toThrow('0002_break.sql failed and was undone: division by zero')
  expect(await database.sql`select to_regclass('bread') is not null as bread, to_regclass('crumbs') is not null as crumbs`).toEqual([
    { bread: true, crumbs: false },
  ])
  await landed('0002_break.sql', 'create table crumbs (n int)')
  expect(await migrate(database.sql, folder)).toEqual(['0002_break.sql'])
})

test('a migration edited after it ran is refused', async () => {
  await landed('0001_make.sql', 'create table bread (loaves int)')
  await migrate(database.sql, folder)
  await landed('0001_make.sql', 'create table bread (loaves bigint)')
  await expect(migrate(database.sql, folder)).rejects.toThrow('0001_make.sql was edited after it ran')
})

test('a database newer than the code is refused', async () => {
  await landed('0001_make.sql', 'create table bread (loaves int)')
  await migrate(database.sql, folder)
  await rm(join(folder, '0001_make.sql'))
  await expect(migrate(database.sql, folder)).rejects.toThrow('newer than this version of Rondo: it has 0001_make.sql')
})

test('a migration numbered before one that already ran is refused', async () => {
  await landed('0002_make.sql', 'create table bread (loaves int)')
  await migrate(database.sql, folder)
  await landed('0001_late.sql', 'create table crumbs (n int)')
  await expect(migrate(database.sql, folder)).rejects.toThrow('0001_late.sql comes before 0002_make.sql')
})
