// A program that writes to the private server of a data folder without end, eight writes at a time, and notes each one that was acknowledged in a file
// that outlives it. It says "ready" after the first, and works on when the server goes down and comes back.
import { openSync, writeSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { connect } from '#db/connection'
import { databaseUrl } from '#db/server'

const [dataFolder = '', acknowledgedFile = '', run = '', durable = 'true'] = process.argv.slice(2)
const acknowledged = openSync(acknowledgedFile, 'a')
const database = await databaseUrl({}, { dataFolder, durable: durable === 'true' })
const { sql } = connect(database.url, 8)
await sql`create table if not exists written (id text primary key, at timestamptz not null default now())`

let next = 0
let ready = false

async function write() {
  const id = `${run}-${next++}`
  await sql`insert into written (id) values (${id})`
  writeSync(acknowledged, `${id}\n`)
  if (!ready) console.log('ready')
  ready = true
}

await Promise.all(
  Array.from({ length: 8 }, async () => {
    for (;;) await write().catch(() => pause(50))
  }),
)
