// Makes a checkout ready for a command: node scripts/bootstrap.mjs setup | start | dev | test
// Plain Node without dependencies, in old syntax: it runs before anything is installed, and its first task is to turn away a Node that is too old.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromiumPath } from './chromium.mjs'

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
const NEEDS = { start: ['packages', 'build'], setup: ['packages', 'build'], dev: ['packages'], test: ['packages', 'build', 'browser'] }

const command = process.argv[2] || 'setup'
if (!NEEDS[command]) leave(`bootstrap does not know "${command}"; it prepares ${Object.keys(NEEDS).join(', ')}.`)
turnAwayOldNode()
process.chdir(ROOT)
inTurn(() => {
  const steps = { packages: installPackages, build: buildPages, browser: findBrowser }
  for (const need of NEEDS[command]) steps[need]()
})

function turnAwayOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  leave(
    `Rondo needs Node 20.19 or later; this is ${process.versions.node}. Get a newer one at https://nodejs.org or with your version manager.`,
  )
}

function installPackages() {
  const stamp = 'node_modules/.rondo-installed'
  const wanted = () => `${hashOf(['package.json', 'package-lock.json'])} ${process.platform}-${process.arch}`
  if (stampOf(stamp) === wanted()) return
  const first = !existsSync('node_modules')
  // --include=dev: the build needs them, also where NODE_ENV is production. --no-save: the lock file is the author's, not the visitor's.
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm']
  step(first ? 'Installing packages, the first time a minute or two' : 'Installing changed packages', () =>
    run(npm.concat('install', '--include=dev', '--no-audit', '--no-fund', '--no-save')),
  )
  writeFileSync(stamp, wanted())
}

function buildPages() {
  const stamp = 'build/.rondo-built'
  const wanted = hashOf([
    ...['app', 'domain', 'db', 'reports', 'public'].flatMap(filesUnder),
    ...['package-lock.json', 'remix.config.js', 'vite.config.ts', 'vite.road.ts', 'tsconfig.json'],
  ])
  if (stampOf(stamp) === wanted && existsSync('build/server/index.js')) return
  rmSync(stamp, { force: true })
  step('Building the pages', () =>
    run([process.execPath, 'node_modules/@remix-run/dev/dist/cli.js', 'vite:build'], { NODE_ENV: 'production' }),
  )
  writeFileSync(stamp, wanted)
}

function findBrowser() {
  if (chromiumPath()) return
  const mayInstall = isDebian() && process.getuid && process.getuid() === 0 && !process.env.RONDO_NO_APT
  if (mayInstall) {
    const quiet = { DEBIAN_FRONTEND: 'noninteractive' }
    step(
      'Installing Debian’s chromium for the browser tests',
      () => {
        run(['apt-get', 'update', '-qq'], quiet)
        run(['apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium'], quiet)
      },
      'the browser tests will be skipped',
    )
  }
  if (chromiumPath()) return
  say('No chromium or Chrome was found: the tests in tests/journeys will be skipped. Install one, or set CHROMIUM_PATH to it.')
}

function isDebian() {
  return existsSync('/etc/os-release') && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'))
}

// Two commands that start together, such as npm start and npm test, must not install or build over each other.
function inTurn(work) {
  const lock = join(ROOT, '.cache', 'bootstrap.lock')
  mkdirSync(dirname(lock), { recursive: true })
  for (let told = false; !taken(lock); told = true) {
    if (!told) say('Waiting for another Rondo command that prepares this folder …')
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300)
  }
  process.on('exit', () => rmSync(lock, { force: true }))
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1))
  work()
}

function taken(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    if (isStale(lock)) rmSync(lock, { force: true })
    return false
  }
}

function isStale(lock) {
  try {
    if (Date.now() - statSync(lock).mtimeMs > 600000) return true
    const holder = Number(readFileSync(lock, 'utf8'))
    return holder > 0 && !isRunning(holder)
  } catch {
    return false
  }
}

function isRunning(pid) {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error.code === 'EPERM'
  }
}

// Says what is being done, and how long it took once it is done. A step with `otherwise` may fail: then that is what follows.
function step(what, work, otherwise) {
  const began = Date.now()
  process.stdout.write(`· ${what} … `)
  try {
    work()
    console.log(`done in ${((Date.now() - began) / 1000).toFixed(1)} s`)
  } catch (error) {
    console.log('failed')
    if (!otherwise) leave(error.message)
    console.log(`${error.message}\n· That did not work, so ${otherwise}.`)
  }
}

// Keeps the output to itself unless the command fails.
function run([program, ...words], environment) {
  const options = { encoding: 'utf8', maxBuffer: 1e8, env: { ...process.env, ...environment } }
  const { status, error, stdout, stderr } = spawnSync(program, words, options)
  if (status === 0) return
  const said = `${stdout || ''}${stderr || ''}`.trim().split('\n').slice(-30).join('\n')
  throw new Error(`${[program, ...words].join(' ')} failed${error ? ` (${error.message})` : ''}:\n${said}`)
}

function hashOf(files) {
  const hash = createHash('sha256')
  for (const file of files) hash.update(`${file}\0`).update(existsSync(file) ? readFileSync(file) : '')
  return hash.digest('hex')
}

function filesUnder(folder) {
  if (!existsSync(folder)) return []
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  return entries.flatMap((entry) => (entry.isDirectory() ? filesUnder(join(folder, entry.name)) : [join(folder, entry.name)]))
}

function stampOf(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

function say(line) {
  console.log(`· ${line}`)
}

function leave(line) {
  console.error(`\n${line}\n`)
  process.exit(1)
}
