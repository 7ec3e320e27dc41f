import { open, readFile, rm, stat } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'

const STALE_AFTER_MS = 60_000

/**
 * Does work while holding a lock file, so that processes that start together do it one after another. It only saves work: a lock whose holder was
 * killed, or that is a minute old, is passed over, so what the work does must be safe to do twice at once.
 */
export async function inTurn<T>(lockFile: string, work: () => Promise<T>): Promise<T> {
  while (!(await taken(lockFile))) {
    if (await isStale(lockFile)) await rm(lockFile, { force: true })
    else await pause(25 + Math.random() * 25)
  }
  try {
    return await work()
  } finally {
    await rm(lockFile, { force: true })
  }
}

async function taken(lockFile: string): Promise<boolean> {
  try {
    const file = await open(lockFile, 'wx')
    await file.writeFile(String(process.pid))
    await file.close()
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

async function isStale(lockFile: string): Promise<boolean> {
  const [made, holder] = await Promise.all([stat(lockFile).catch(() => undefined), readFile(lockFile, 'utf8').catch(() => '')])
  if (!made) return false
  if (Date.now() - made.mtimeMs > STALE_AFTER_MS) return true
  return holder !== '' && !isRunning(Number(holder))
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
