import { randomBytes } from 'node:crypto'
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'

/**
 * Sees to it that RONDO_SECRET is set: session cookies are signed and second factors encrypted with it. It never stands in the database, so a copy of
 * the database alone lets nobody in. Without the variable it is made once and kept in the data folder; several servers on one database need the
 * variable.
 */
export async function keepSecret(environment: NodeJS.ProcessEnv): Promise<void> {
  if (environment.RONDO_SECRET) {
    if (environment.RONDO_SECRET.length < 32)
      throw new Error('RONDO_SECRET is too short: give it at least 32 characters, for example of: openssl rand -hex 32')
    return
  }
  const folder = resolve(environment.RONDO_DATA ?? 'data')
  await mkdir(folder, { recursive: true })
  environment.RONDO_SECRET = await secretIn(join(folder, 'secret'))
}

/** The secret in a file. The first to come makes it; it appears whole under its name, so two that start at once agree on one. */
async function secretIn(file: string): Promise<string> {
  const own = `${file}.${process.pid}`
  await writeFile(own, randomBytes(32).toString('hex'), { mode: 0o600 })
  await link(own, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await unlink(own)
  const secret = (await readFile(file, 'utf8')).trim()
  if (secret.length < 32)
    throw new Error(
      `${file} holds no secret. Put it back, or remove the file: then everybody logs in again and second factors are set anew.`,
    )
  return secret
}

/** The secret of this process, kept by `keepSecret` when it started. */
export function theSecret(): string {
  const secret = process.env.RONDO_SECRET
  if (!secret) throw new Error('RONDO_SECRET is not set: start the app with npm start.')
  return secret
}
