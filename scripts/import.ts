// Takes a client's file in from the command line of the server, up to a million rows, by the same rules as the screens:
//   npm run import -- klanten.csv --client "Waalstroom Techniek" [--campaign <id>] [--with-mistakes] [--without-closed] [--check]
import { open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { importFromCommand } from '#app/clean/import-command.server'
import { log } from '#app/http/log.server'
import { closeDb } from '#db/connection'
import { openDatabase } from '#db/open'
import { DatabaseProblem } from '#db/server/problem'

const options = {
  client: { type: 'string' },
  campaign: { type: 'string' },
  'with-mistakes': { type: 'boolean', default: false },
  'without-closed': { type: 'boolean', default: false },
  check: { type: 'boolean', default: false },
} as const

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({ options, allowPositionals: true })
  const [path] = positionals
  if (!path || !(values.client ?? values.campaign)) {
    console.error(
      'Usage: npm run import -- FILE --client "Name of the client" [--campaign ID] [--with-mistakes] [--without-closed] [--check]',
    )
    return 1
  }
  if (!(await stat(path).catch(() => null))?.isFile()) {
    console.error(`There is no file ${path}.`)
    return 1
  }
  const database = await openDatabase(process.env, (line) => log().warn(line))
  const file = await open(path)
  try {
    const { says, code } = await importFromCommand(
      {
        fileName: basename(path),
        pieces: file.createReadStream({ autoClose: false }),
        client: values.client,
        campaignId: values.campaign,
        withFindings: values['with-mistakes'],
        withClosed: !values['without-closed'],
        onlyCheck: values.check,
      },
      (line) => console.log(line),
    )
    console.log(says)
    return code
  } finally {
    await file.close()
    await closeDb()
    await database.stop()
  }
}

main().then(
  (code) => process.exit(code),
  (error) => {
    console.error(error instanceof DatabaseProblem || error instanceof TypeError ? error.message : error)
    process.exit(1)
  },
)
