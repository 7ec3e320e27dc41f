// A program that joins the private server of a data folder (as often as asked), says so in one line of JSON, and leaves when its input ends.
import { databaseUrl } from '#db/server'

const [dataFolder = '', times = '1'] = process.argv.slice(2)
try {
  const joined = await Promise.all(Array.from({ length: Number(times) }, () => databaseUrl({}, { dataFolder, durable: false })))
  console.log(JSON.stringify({ urls: joined.map((database) => database.url) }))
  process.stdin.on('end', async () => {
    await Promise.all(joined.map((database) => database.stop()))
    process.exit(0)
  })
  process.stdin.resume()
} catch (error) {
  console.log(JSON.stringify({ problem: String(error) }))
  process.exit(1)
}
