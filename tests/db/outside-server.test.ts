import type { Sql } from 'postgres'
import { describe, expect, inject, test } from 'vitest'
import { databaseUrl } from '#db/server'
import { missingFrom } from '#db/server/requirements'

describe('the server of DATABASE_URL', () => {
  test('is used as it is, and left running', async () => {
    const { url } = inject('database')
    const database = await databaseUrl({ DATABASE_URL: url })
    expect(database).toMatchObject({ url, owned: false })
    await database.stop()
    await expect(databaseUrl({ DATABASE_URL: url })).resolves.toMatchObject({ url })
  })

  test('is understood as libpq writes a unix socket', async () => {
    const url = 'postgres://baker@/loaves?host=/no/such/folder'
    await expect(databaseUrl({ DATABASE_URL: url })).rejects.toThrow('(baker@/no/such/folder/loaves) does not answer')
  })

  test('that does not answer is named without its password', async () => {
    const asked = databaseUrl({ DATABASE_URL: 'postgres://baker:secret@127.0.0.1:1/loaves' })
    await expect(asked).rejects.toThrow('The database of DATABASE_URL (baker@127.0.0.1:1/loaves) does not answer: connect ECONNREFUSED')
    await expect(asked).rejects.not.toThrow('secret')
  })

  test.each(['mysql://localhost/loaves', 'localhost:5432', 'loaves'])('is not the address %s', async (address) => {
    await expect(databaseUrl({ DATABASE_URL: address })).rejects.toThrow('DATABASE_URL is not an address of a PostgreSQL server')
  })
})

describe('a server that lacks something is told so in sentences', () => {
  const fit = { version: 15, encoding: 'UTF8', collation: true, absent: [] as string[] }

  test.each([
    [fit, []],
    [{ ...fit, version: 14 }, ['it runs PostgreSQL 14; 15 or later is needed.']],
    [{ ...fit, encoding: 'SQL_ASCII' }, ['its encoding is SQL_ASCII; create the database with encoding UTF8.']],
    [{ ...fit, collation: false }, ['its PostgreSQL was built without ICU, which sorts the names (und-x-icu).']],
    [{ ...fit, absent: ['unaccent'] }, ['the extensions unaccent are not installed; on Debian they are in postgresql-contrib.']],
  ])('%j', async (server, sentences) => {
    const sql = (async () => [server]) as unknown as Sql
    expect(await missingFrom(sql)).toEqual(sentences)
  })
})
