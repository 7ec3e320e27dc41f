import { createHash } from 'node:crypto'
import { chown, lstat, mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Owner } from './owner'
import { DatabaseProblem } from './problem'

// The shortest limit of our platforms (macOS; Linux allows 107), which PostgreSQL and the kernel both hold to.
const LONGEST = 103

/**
 * The folder of the server's socket: the cluster itself, so that whoever sees the data reaches its server; a short one under the temporary folder
 * when that path is too long for a socket. Either lets only the owner through.
 */
export async function socketFolderFor(cluster: string, owner: Owner): Promise<string> {
  if (fits(cluster)) return cluster
  const name = `rondo-${createHash('sha256').update(cluster).digest('hex').slice(0, 12)}`
  const folder = [tmpdir(), '/tmp'].map((place) => join(place, name)).find(fits) ?? join('/tmp', name)
  await mkdir(folder, { mode: 0o700 }).then(() => owner && chown(folder, owner.uid, owner.gid), alreadyThere)
  const { uid, mode, isDirectory } = await described(folder)
  if (isDirectory && uid === (owner?.uid ?? process.getuid?.()) && (mode & 0o077) === 0) return folder
  throw new DatabaseProblem(`${folder} must be a folder of this user alone: the database's socket lies there. Remove it and start again.`)
}

const fits = (folder: string) => Buffer.byteLength(join(folder, '.s.PGSQL.5432')) <= LONGEST

// Not followed when it is a link: in a temporary folder anybody may have put one.
async function described(folder: string) {
  const found = await lstat(folder)
  return { uid: found.uid, mode: found.mode, isDirectory: found.isDirectory() }
}

function alreadyThere(error: NodeJS.ErrnoException) {
  if (error.code !== 'EEXIST') throw error
}
