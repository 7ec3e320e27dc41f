import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

// npm run -s mutants [-- <part of a name>]: breaks the program on purpose, one patch of tests/mutants at a time, and sees whether the test named in the
// patch goes red. It works on the last commit in a folder of its own; the last line is JSON. A test that is red without a patch proves nothing.

const folder = 'tests/mutants'
const patience = 300_000
const began = performance.now()
const mutants = readdirSync(folder)
  .filter((file) => file.endsWith('.patch') && file.includes(process.argv[2] ?? ''))
  .sort()
  .map((file) => ({ file, ...told(readFileSync(join(folder, file), 'utf8')) }))

const place = mkdtempSync(join(tmpdir(), 'rondo-mutants-'))
const tree = join(place, 'tree')
must('git', ['worktree', 'add', '--detach', '--quiet', tree, 'HEAD'])
process.on('exit', () => {
  spawnSync('git', ['worktree', 'remove', '--force', tree])
  rmSync(place, { recursive: true, force: true })
})
process.on('SIGINT', () => process.exit(1))
for (const shared of ['node_modules', 'build']) if (existsSync(shared)) symlinkSync(resolve(shared), join(tree, shared))

const sound = new Map<string, boolean>()
const survived: string[] = []
const useless: string[] = []
let killed = 0
for (const { file, project, test } of mutants) {
  const name = file.replace('.patch', '')
  const key = `${project} ${test}`
  if (!sound.has(key)) sound.set(key, passes(project, test))
  if (!sound.get(key) || !apply(file)) useless.push(name)
  else if (passes(project, test)) survived.push(name)
  else killed++
  must('git', ['-C', tree, 'checkout', '--quiet', '--', '.'])
  console.error(`${name}: ${useless.includes(name) ? 'cannot be tried' : survived.includes(name) ? 'SURVIVED' : 'killed'} (${test})`)
}
const seconds = Math.round((performance.now() - began) / 100) / 10
console.log(JSON.stringify({ mutants: mutants.length, killed, survived, useless, seconds }))
process.exitCode = killed === mutants.length ? 0 : 1

/** A patch begins with the test that must see it: `Test: <project> <file>`. */
function told(patch: string): { project: string; test: string } {
  const [, project, test] = /^Test: (\S+) (\S+)$/m.exec(patch) ?? []
  if (!project || !test) throw new Error('a patch in tests/mutants names no test')
  return { project, test }
}

function apply(file: string): boolean {
  return spawnSync('git', ['-C', tree, 'apply', '--recount', resolve(folder, file)], { stdio: 'inherit' }).status === 0
}

function passes(project: string, test: string): boolean {
  const words = ['run', '--project', project, test, '--bail', '1']
  const { status } = spawnSync(join(tree, 'node_modules/.bin/vitest'), words, { cwd: tree, timeout: patience, stdio: 'ignore' })
  return status === 0
}

function must(program: string, words: string[]) {
  const { status, stderr } = spawnSync(program, words, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${program} ${words.join(' ')}: ${stderr}`)
}
