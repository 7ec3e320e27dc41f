import { spawnSync } from 'node:child_process'
import { stat } from 'node:fs/promises'

/** The account that owns and runs a private server; undefined means the account of this process. */
export type Owner = { uid: number; gid: number } | undefined

// The account `nobody` of Debian, Ubuntu, Alpine and Fedora.
const NOBODY = { uid: 65534, gid: 65534 }

/**
 * PostgreSQL refuses to run as root. Root therefore starts it as the account that already owns the data, or as nobody for new data.
 */
export async function ownerOf(cluster: string): Promise<Owner> {
  if (process.getuid?.() !== 0) return undefined
  const found = await stat(cluster).catch(() => undefined)
  return found && found.uid !== 0 ? { uid: found.uid, gid: found.gid } : NOBODY
}

/** Settings for child_process: run as the owner, in a folder every account can enter, with none of our environment (PGPORT and its kin change PostgreSQL). */
export function runningAs(owner: Owner) {
  return { ...owner, cwd: '/', env: PLAIN }
}

const PLAIN = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' } as Partial<NodeJS.ProcessEnv> as NodeJS.ProcessEnv

/** Whether the owner can enter a folder: every folder above it must let others through. */
export function canEnter(owner: Owner, folder: string): boolean {
  return owner === undefined || spawnSync('test', ['-x', folder], runningAs(owner)).status === 0
}
