// npm run check: everything CI would say, in the order of how soon it is known. Stops at the first that fails.
import { spawnSync } from 'node:child_process'

const bin = (name) => `node_modules/.bin/${name}`
const STEPS = [
  ['ready', [process.execPath, 'scripts/bootstrap.mjs', 'test']],
  ['format and lint', [bin('biome'), 'ci', '.']],
  ['types', [bin('tsc'), '--noEmit']],
  ['unused code', [bin('knip')]],
  ['advisories', [process.execPath, 'scripts/advisories.mjs']],
  ['floors', [bin('vitest'), 'run', '--project', 'domain', 'tests/floors.test.ts']],
  ['tests', [bin('vitest'), 'run']],
]

process.chdir(`${import.meta.dirname}/..`)
const times = []
for (const [name, [program, ...words]] of STEPS) {
  const began = Date.now()
  const { status, error } = spawnSync(program, words, { stdio: 'inherit' })
  times.push(`${name} ${((Date.now() - began) / 1000).toFixed(1)} s`)
  if (status === 0) continue
  console.error(`\nThe check stopped at: ${name}${error ? ` (${error.message})` : ''}. ${times.join(' · ')}`)
  process.exit(1)
}
console.log(`\nAll is well. ${times.join(' · ')}`)
