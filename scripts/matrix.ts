import { connect } from '#db/connection'
import { matrix } from '#tests/matrix/run'
import testServer from '#tests/support/database-server'
import { addressOf, newName } from '#tests/support/template'

// npm run -s matrix [-- <part of a route id>]: the cross-client matrix on the built app; the last line is JSON.
const only = process.argv[2] ?? ''
const given = { url: '', template: '' }
const stop = await testServer({ provide: (_: string, database: typeof given) => Object.assign(given, database) } as never)
const name = newName('test')
await onServer(`create database ${name} template ${given.template}`)
const { faults, ...figures } = await matrix(addressOf(given.url, name), { only }).finally(() =>
  onServer(`drop database if exists ${name} with (force)`),
)
await stop()
for (const fault of faults.slice(0, 400)) console.error(fault)
console.log(JSON.stringify({ matrix: 'clients', ...figures }))
process.exit(faults.length > 0 ? 1 : 0)

async function onServer(statement: string) {
  const { sql } = connect(given.url, 1)
  await sql.unsafe(statement).finally(() => sql.end())
}
