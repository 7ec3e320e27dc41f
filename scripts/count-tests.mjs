// node scripts/count-tests.mjs <log> <exit code>: what the tests came to, in one plain line, read from vitest's own closing lines in the log.
import { readFileSync } from 'node:fs'
import { stripVTControlCharacters } from 'node:util'

const [log, exitCode] = process.argv.slice(2)
const lines = stripVTControlCharacters(readFileSync(log, 'utf8')).split('\n')
const tests = closing('Tests')
const failed = count(tests, 'failed')
// A file that cannot be loaded, or an error outside every test, fails the run without a failed test.
const brokenRun = exitCode !== '0' && failed === 0
const skipped = count(tests, 'skipped') + count(tests, 'todo')
console.log(
  [`${count(tests, 'passed')} passed`, `${brokenRun ? 1 : failed} failed`, ...(skipped > 0 ? [`${skipped} skipped`] : [])].join(', '),
)

function closing(what) {
  return lines.filter((line) => line.trim().startsWith(`${what} `)).pop() || ''
}

function count(line, what) {
  const found = line.match(new RegExp(`(\\d+) ${what}`))
  return found ? Number(found[1]) : 0
}
