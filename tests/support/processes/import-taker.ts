import { beginTakeIn } from '#app/clean/import-work.server'
import { SYSTEM } from '#db/door'

/** A program that takes one file in, and is killed while it does. */
const [importId = ''] = process.argv.slice(2)
await beginTakeIn(SYSTEM, importId, { withFindings: true })
