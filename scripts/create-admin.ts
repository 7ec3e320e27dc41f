// Makes an administrator from the command line of the server, and answers a link to choose a password:
//   npm run create-admin -- --email nora@bureau.nl --name "Nora Jansen" [--firm "Jansen & Bos"]
// For somebody who has a login already and is locked out, --reset answers a link for a new password instead.
import { parseArgs } from 'node:util'
import { createAdmin } from '#app/auth/create-admin.server'
import { log } from '#app/http/log.server'
import { keepSecret } from '#app/http/secret.server'
import { closeDb } from '#db/connection'
import { openDatabase } from '#db/open'
import { DatabaseProblem } from '#db/server/problem'

const options = {
  email: { type: 'string' },
  name: { type: 'string' },
  firm: { type: 'string' },
  reset: { type: 'boolean', default: false },
} as const

async function main(): Promise<number> {
  const { values } = parseArgs({ options })
  const database = await openDatabase(process.env, (line) => log().warn(line))
  try {
    await keepSecret(process.env)
    const { says, code } = await createAdmin(values)
    console.log(says)
    return code
  } finally {
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
