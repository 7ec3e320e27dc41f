import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, chown, mkdir, mkdtemp, readFile, readlink, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { connect } from '#db/connection'
import { type Database, databaseUrl } from '#db/server'
import { canEnter, ownerOf } from '#db/server/owner'
import { postmasterOf } from '#db/server/postmaster'
import { spawned } from '#tests/support/processes/spawned'

const root = process.getuid?.() === 0

let dataFolder: string
let joined: Database[]

beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'rondo-server-'))
  await chmod(dataFolder, 0o711)
  joined = []
})

afterEach(async () => {
  await Promise.all(joined.map((database) => database.stop()))
  await rm(dataFolder, { recursive: true, force: true })
})

describe('the private server of a data folder', () => {
  test('is made at the first start and keeps what was written for the next', async () => {
    const first = await start()
    await ask(first, 'create table baker as select 42 as loaves')
    await first.stop()
    expect(await runs()).toBe(false)
    expect(await ask(await start(), 'select loaves from baker')).toEqual([{ loaves: 42 }])
  })

  test('keeps to what both engines promise: UTF-8, UTC, checksums, and letters beyond ASCII', async () => {
    const shown = `select current_setting('server_encoding') as encoding, current_setting('TimeZone') as zone,
      current_setting('data_checksums') as checksums, current_setting('listen_addresses') as network, lower('É') as lower`
    expect(await ask(await start(), shown)).toEqual([{ encoding: 'UTF8', zone: 'UTC', checksums: 'on', network: '', lower: 'é' }])
  })

  test('is durable unless a test run says otherwise', async () => {
    const database = await start({ durable: true })
    const shown = `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit, current_setting('full_page_writes') as pages`
    expect(await ask(database, shown)).toEqual([{ fsync: 'on', commit: 'on', pages: 'on' }])
  })

  test('is shared by a second process, and stops when the last one leaves', async () => {
    const here = await start()
    const other = spawned('joiner', [dataFolder])
    expect(JSON.parse(await other.said)).toEqual({ urls: [here.url] })
    await here.stop()
    expect(await runs()).toBe(true)
    other.process.stdin?.end()
    await other.ended
    expect(await runs()).toBe(false)
  })

  test('goes on while somebody else still works with it', async () => {
    const here = await start()
    const { sql } = connect(here.url, 1)
    await sql`select 1`
    await here.stop()
    expect(await sql`select 1 as one`).toEqual([{ one: 1 }])
    await sql.end()
    await (await start()).stop()
    expect(await runs()).toBe(false)
  })

  test('is taken over by the next start when the process that started it was killed', async () => {
    const killed = spawned('joiner', [dataFolder])
    await killed.said
    const before = await postmaster()
    killed.process.kill('SIGKILL')
    await killed.ended
    await start()
    expect((await postmaster())?.pid).toBe(before?.pid)
  })

  test('is stopped in order when its only process is asked to end', async () => {
    const ended = spawned('joiner', [dataFolder])
    await ended.said
    ended.process.kill('SIGTERM')
    expect(await ended.ended).toEqual({ code: null, signal: 'SIGTERM' })
    expect(await runs()).toBe(false)
    expect(await readFile(join(dataFolder, 'postgres.log'), 'utf8')).toContain('database system is shut down')
  })

  test('is one server for fifty that start at the same moment', async () => {
    const programs = Array.from({ length: 10 }, () => spawned('joiner', [dataFolder, '5']))
    const said = (await Promise.all(programs.map((program) => program.said))).map((line) => JSON.parse(line))
    expect(said.filter(({ problem }) => problem)).toEqual([])
    const urls = said.flatMap((line) => line.urls as string[])
    expect(urls).toHaveLength(50)
    expect(new Set(urls).size).toBe(1)
    for (const program of programs) program.process.stdin?.end()
    const ends = await Promise.all(programs.map((program) => program.ended))
    expect(ends.every(({ code }) => code === 0)).toBe(true)
    expect(await runs()).toBe(false)
  })

  test('starts again when it is killed, under an app that stays, without losing what was written', async () => {
    const database = await start({ durable: true })
    await ask(database, 'create table baker as select 42 as loaves')
    const before = await postmaster()
    process.kill(before?.pid ?? 0, 'SIGKILL')
    expect(await patiently(() => ask(database, 'select loaves from baker'))).toEqual([{ loaves: 42 }])
    expect((await postmaster())?.pid).not.toBe(before?.pid)
  })

  test('starts when the process number of a killed one now belongs to another program', async () => {
    const other = await someProgram()
    await leavePidOf(other.pid ?? 0)
    expect(await ask(await start(), 'select 1 as one')).toEqual([{ one: 1 }])
    other.kill()
  })

  test.runIf(process.platform === 'linux')('starts when the killed one is still in the process table as a zombie', async () => {
    const { parent, zombie } = await someZombie()
    await leavePidOf(zombie)
    expect(await ask(await start(), 'select 1 as one')).toEqual([{ one: 1 }])
    parent.kill()
  })

  test('starts when a power cut left an empty lock file', async () => {
    await (await start()).stop()
    const lock = join(dataFolder, 'postgres-18', 'postmaster.pid')
    await writeFile(lock, '')
    await utimes(lock, new Date(0), new Date(0))
    expect(await ask(await start(), 'select 1 as one')).toEqual([{ one: 1 }])
  })

  test('works in a folder whose path is too long for a socket', async () => {
    const deep = join(dataFolder, 'a-folder-with-a-rather-long-name'.repeat(3), 'data')
    await mkdir(deep, { recursive: true })
    const database = await databaseUrl({ RONDO_DATA: deep }, { durable: false })
    joined.push(database)
    expect(await ask(database, 'select 1 as one')).toEqual([{ one: 1 }])
    await database.stop()
    await rm(new URL(database.url).searchParams.get('socket') ?? '', { recursive: true })
  })

  test('is not started in a folder of another that holds no database, and says so', async () => {
    await mkdir(join(dataFolder, 'postgres-18'))
    await expect(start()).rejects.toThrow('holds no database')
  })

  test('says what PostgreSQL says when it does not start', async () => {
    await (await start()).stop()
    await rm(join(dataFolder, 'postgres-18', 'global', 'pg_control'))
    await expect(start()).rejects.toThrow(/does not start.*pg_control/s)
  })
})

describe.runIf(root)('as root', () => {
  test('the server runs as another account, which alone can read its files', async () => {
    await start()
    const { uid, mode } = await stat(join(dataFolder, 'postgres-18'))
    expect({ uid, mode: mode & 0o777 }).toEqual({ uid: 65534, mode: 0o700 })
  })

  test('the files lie elsewhere, behind a link, when that account cannot reach the data folder', async () => {
    const hidden = join(dataFolder, 'hidden')
    await mkdir(hidden, { mode: 0o700 })
    const database = await databaseUrl({}, { dataFolder: join(hidden, 'data'), durable: false })
    joined.push(database)
    const place = await readlink(join(hidden, 'data', 'postgres-18'))
    expect(place).toMatch(/^\/var\/lib\/rondo\//)
    expect(await ask(database, 'select 1 as one')).toEqual([{ one: 1 }])
    await database.stop()
    await rm(place, { recursive: true })
  })

  test.runIf(nobodyCanRunThis())('an ordinary user needs nothing of root, and root shares the server of that user', async () => {
    const account = { uid: 65534, gid: 65534 }
    const own = join(dataFolder, 'own')
    await mkdir(own, { mode: 0o700 })
    await chown(own, account.uid, account.gid)
    const ordinary = spawned('joiner', [join(own, 'data')], account)
    const { urls } = JSON.parse(await ordinary.said)
    const database = await databaseUrl({}, { dataFolder: join(own, 'data'), durable: false })
    joined.push(database)
    expect(urls).toEqual([database.url])
    ordinary.process.stdin?.end()
    expect(await ordinary.ended).toEqual({ code: 0, signal: null })
  })
})

// Not in a checkout, or with a node, that only root can reach.
function nobodyCanRunThis(): boolean {
  const account = { uid: 65534, gid: 65534 }
  return root && canEnter(account, import.meta.dirname) && canEnter(account, process.execPath)
}

async function start({ durable } = { durable: false }) {
  const database = await databaseUrl({}, { dataFolder, durable, log: () => {} })
  joined.push(database)
  return database
}

async function ask(database: Database, statement: string) {
  const { sql } = connect(database.url, 1)
  return [...(await sql.unsafe(statement).finally(() => sql.end()))]
}

const postmaster = () => postmasterOf(join(dataFolder, 'postgres-18'))

const runs = async () => existsSync(join(dataFolder, 'postgres-18', 'postmaster.pid'))

async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await work()
    } catch (error) {
      if (tries > 200) throw error
      await pause(50)
    }
  }
}

// What a server leaves that was killed with its container: a postmaster.pid and a lock on the socket with a number that means something else now.
async function leavePidOf(pid: number) {
  await (await start()).stop()
  const cluster = join(dataFolder, 'postgres-18')
  const left = `${pid}\n${cluster}\n1795320985\n5432\n${cluster}\n\n  1234567         9\nready   \n`
  await writeFile(join(cluster, 'postmaster.pid'), left)
  await writeFile(join(cluster, '.s.PGSQL.5432.lock'), left)
  const owner = await ownerOf(cluster)
  if (!owner) return
  for (const name of ['postmaster.pid', '.s.PGSQL.5432.lock']) await chown(join(cluster, name), owner.uid, owner.gid)
}

async function someProgram() {
  return spawn('sleep', ['60'], { ...(root ? { uid: 65534, gid: 65534 } : {}), stdio: 'ignore' })
}

// A shell that turns into sleep never collects the child it had.
async function someZombie() {
  const parent = spawn('sh', ['-c', 'sleep 0.5 & echo $!; exec sleep 60'], {
    ...(root ? { uid: 65534, gid: 65534 } : {}),
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const zombie = await new Promise<number>((done) => parent.stdout.once('data', (line) => done(Number(line))))
  await patiently(async () => expect(await readFile(`/proc/${zombie}/stat`, 'utf8')).toContain(') Z '))
  return { parent, zombie }
}
