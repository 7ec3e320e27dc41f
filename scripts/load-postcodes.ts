// Loads where the postcodes are, and puts every customer on the map by them:
//   npm run load-postcodes -- FILE      (GeoNames' NL.txt or NL_full.csv, or a file with the columns pc4,lat,lon,place)
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { loadPostcodes } from '#app/clean/load-postcodes.server'
import { log } from '#app/http/log.server'
import { closeDb } from '#db/connection'
import { openDatabase } from '#db/open'
import { DatabaseProblem } from '#db/server/problem'

async function main(): Promise<number> {
  const [path] = process.argv.slice(2)
  if (!path || !(await stat(path).catch(() => null))?.isFile()) {
    console.error(path ? `There is no file ${path}.` : 'Usage: npm run load-postcodes -- FILE')
    return 1
  }
  const database = await openDatabase(process.env, (line) => log().warn(line))
  try {
    const loaded = await loadPostcodes(createReadStream(path, { encoding: 'utf8' }))
    if ('refused' in loaded) {
      console.error('The file has no postcodes: it wants the layout of GeoNames, or a header such as pc4,lat,lon,place.')
      return 1
    }
    const { postcodes, skipped, placed, doubtful } = loaded
    console.log(
      `${postcodes} postcodes, ${skipped} rows skipped; ${placed} customers put on the map by them, ${doubtful} with a place elsewhere.`,
    )
    return 0
  } finally {
    await closeDb()
    await database.stop()
  }
}

main().then(
  (code) => process.exit(code),
  (error) => {
    console.error(error instanceof DatabaseProblem ? error.message : error)
    process.exit(1)
  },
)
