import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

type Bench = { run(args: Record<string, string>): Promise<object> }

// npm run -s bench -- <name> [--key value …]: runs bench/<name>.ts and prints what it answers as one JSON object on the last line.
const [name, ...rest] = process.argv.slice(2)
const names = (await readdir(import.meta.dirname))
  .filter((file) => file.endsWith('.ts') && file !== 'run.ts')
  .map((file) => file.slice(0, -'.ts'.length))
  .sort()

if (name && names.includes(name)) await report(name)
else {
  console.log(
    `${name ? `There is no bench named ${name}. ` : ''}Usage: npm run -s bench -- <name> [--key value …]\n\n  ${names.join('\n  ')}`,
  )
  process.exitCode = name ? 1 : 0
}

async function report(name: string) {
  const began = performance.now()
  const { run } = (await import(join(import.meta.dirname, `${name}.ts`))) as Bench
  const answer = await run(argumentsOf(rest))
  const line = JSON.stringify({ bench: name, ...answer, ...missing(answer, began) })
  process.stdout.write(`${line}\n`, () => process.exit())
}

function missing(answer: object, began: number) {
  const seconds = Math.round((performance.now() - began) / 10) / 100
  // maxRSS is in kilobytes on every platform Node runs on.
  const peakMb = Math.round(process.resourceUsage().maxRSS / 1024)
  return { ...('seconds' in answer ? {} : { seconds }), ...('peakMb' in answer ? {} : { peakMb }) }
}

// --rows 100 gives rows '100'; a key without a value gives 'true'.
function argumentsOf(words: string[]): Record<string, string> {
  const given: Record<string, string> = {}
  words.forEach((word, at) => {
    if (!word.startsWith('--')) return
    const next = words[at + 1]
    given[word.slice(2)] = next === undefined || next.startsWith('--') ? 'true' : next
  })
  return given
}
