import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chown, lstat, mkdir, open, readdir, realpath, rename, rm, stat, symlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { type Binaries, SHARED } from './binaries'
import { canEnter, type Owner, runningAs } from './owner'
import { DatabaseProblem } from './problem'
import { inTurn } from './turn'

/** Where the files of the private server lie within a data folder. The major version is in the name: another version reads other files. */
export const clusterIn = (dataFolder: string) => join(dataFolder, 'postgres-18')

/**
 * Makes the files of the private server unless they are there. They appear under their name only when they are complete, whenever this is killed.
 * Where the owner cannot reach the data folder, they lie under /var/lib/rondo and the data folder holds a link.
 */
export async function makeCluster(dataFolder: string, owner: Owner, binaries: Binaries, durable: boolean) {
  const cluster = clusterIn(dataFolder)
  if (await exists(cluster)) return
  await inTurn(`${cluster}.lock`, async () => {
    if (await exists(cluster)) return
    const elsewhere = !canEnter(owner, dataFolder)
    const place = elsewhere ? SHARED : dataFolder
    await mkdir(place, { recursive: true, mode: 0o755 })
    await removeAbandoned(place)
    const made = join(place, `${basename(cluster)}.new-${randomBytes(5).toString('hex')}`)
    await mkdir(made, { mode: 0o700 })
    if (owner) await chown(made, owner.uid, owner.gid)
    initdb(made, owner, binaries, durable)
    if (elsewhere) await publishLink(made, cluster)
    else await rename(made, cluster).catch(() => rm(made, { recursive: true, force: true }))
    if (durable) await syncFolder(dirname(cluster))
  })
}

/** The folder itself, behind the link that may stand in the data folder. */
export const clusterFolder = (dataFolder: string) => realpath(clusterIn(dataFolder))

async function exists(cluster: string): Promise<boolean> {
  const link = await lstat(cluster).catch(() => undefined)
  if (!link) return false
  if (await stat(join(cluster, 'PG_VERSION')).catch(() => undefined)) return true
  throw new DatabaseProblem(
    `${cluster} is there but holds no database, or not one this user may read. Put it right, or move it away to start empty.`,
  )
}

// C.UTF-8 sorts by code point on every platform and knows the letters beyond ASCII; names are sorted by und-x-icu where they are shown.
function initdb(folder: string, owner: Owner, { initdb }: Binaries, durable: boolean) {
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  // Whoever can open the socket is in: the folder of the socket lets only the owner (and root) through, and there is no other way in.
  const access = ['--username=rondo', '--auth-local=trust', '--auth-host=reject']
  const safety = ['--data-checksums', ...(durable ? [] : ['--no-sync'])]
  const made = spawnSync(initdb, ['-D', folder, ...locale, ...access, ...safety, '--no-instructions'], {
    ...runningAs(owner),
    encoding: 'utf8',
  })
  if (made.status === 0) return
  throw new DatabaseProblem(`The private database could not be made in ${folder}: ${made.error?.message ?? made.stderr.trim()}`)
}

async function publishLink(made: string, cluster: string) {
  const kept = made.replace('.new-', '.')
  await rename(made, kept)
  await symlink(kept, cluster).catch(() => rm(kept, { recursive: true, force: true }))
}

// What a killed start left half made, once nobody can still be busy with it.
async function removeAbandoned(place: string) {
  for (const name of (await readdir(place)).filter((name) => name.includes('.new-'))) {
    const { mtimeMs } = await stat(join(place, name)).catch(() => ({ mtimeMs: Date.now() }))
    if (Date.now() - mtimeMs > 600_000) await rm(join(place, name), { recursive: true, force: true })
  }
}

async function syncFolder(folder: string) {
  const handle = await open(folder)
  await handle.sync().catch(() => {})
  await handle.close()
}
