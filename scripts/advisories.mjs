// node scripts/advisories.mjs: fails when package-lock.json holds a version that security/advisories.json says is vulnerable and does not excuse.
// It stands in for `npm audit`, which not every registry answers.
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

/** What is wrong, a line for each: a vulnerable version that is not excused, and an excuse for a version that is not there (any more). */
export function faultsOf(lock, { advisories }) {
  const held = heldIn(lock)
  return advisories.flatMap((advisory) => {
    const { package: name, id, what, excused } = advisory
    const vulnerable = [...(held.get(name) ?? [])].filter((version) => isVulnerable(version, advisory))
    const found = vulnerable
      .filter((version) => !excused?.versions.includes(version))
      .map((version) => `${name} ${version}: ${id}. ${what}`)
    const idle = (excused?.versions ?? []).filter((version) => !vulnerable.includes(version))
    return [...found, ...idle.map((version) => `${name} ${version}: ${id} is excused, and is not in the lockfile`)]
  })
}

/** Every version of every package in a lockfile, whoever asked for it. */
function heldIn({ packages }) {
  const held = new Map()
  for (const [path, { version, name }] of Object.entries(packages)) {
    const at = path.lastIndexOf('node_modules/')
    if (at < 0 || !version) continue
    const known = name ?? path.slice(at + 'node_modules/'.length)
    held.set(known, new Set([...(held.get(known) ?? []), version]))
  }
  return held
}

/** `from` belongs to the vulnerable versions, `before` does not. */
export function isVulnerable(version, { from, before }) {
  return (from === undefined || compare(version, from) >= 0) && (before === undefined || compare(version, before) < 0)
}

// A version with a tail, such as 1.0.0-beta, comes before the one without.
function compare(one, other) {
  const [a, b] = [one, other].map((version) => version.split('+')[0].split('-'))
  const [left, right] = [a, b].map(([numbers]) => numbers.split('.').map(Number))
  for (let at = 0; at < 3; at++) if ((left[at] ?? 0) !== (right[at] ?? 0)) return (left[at] ?? 0) - (right[at] ?? 0)
  return Number(a.length === 1) - Number(b.length === 1)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [lock, list] = ['package-lock.json', 'security/advisories.json'].map((path) => JSON.parse(readFileSync(path, 'utf8')))
  const faults = faultsOf(lock, list)
  console.log(
    faults.length > 0 ? faults.join('\n') : `${list.advisories.length} advisories, none against what is installed that is not excused`,
  )
  process.exitCode = faults.length > 0 ? 1 : 0
}
