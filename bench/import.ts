import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { previewImport } from '#app/clean/preview-import.server'
import { onDisk } from '#app/clean/stored-file.server'
import { takeIn } from '#app/clean/take-in.server'
import { undoImport } from '#app/clean/undo-import.server'
import { commandLimits, uploadFile } from '#app/clean/upload-file.server'
import { closeDb, connect } from '#db/connection'
import { SYSTEM, withActor } from '#db/door'
import { aClient } from '#tests/support/customer-base'
import testServer from '#tests/support/database-server'
import { cloneOf } from '#tests/support/template'
import { clientFile } from './import/client-file'

/**
 * Takes in a client's file of `--rows N` (100000) the way the product does. `rowsPerSecond` is over parsing, mapping, normalising and writing, from the stored file
 * to the commit. `ratioToCopy` compares that with a bare COPY, by the server itself, of the same cells that were written (customers, figures, people, notes,
 * findings, outcomes of rows) into tables with the same columns and primary key; `ratioToIndexedCopy` into tables that have the other indexes too.
 */
export async function run(args: Record<string, string>): Promise<object> {
  const rows = Number(args.rows ?? 100_000)
  const given = { url: '', template: '' }
  const stop = await testServer({ provide: (_: string, database: typeof given) => Object.assign(given, database) } as never)
  const { url, remove } = await cloneOf(given)
  process.env.RONDO_DATABASE_URL = url
  const pool = connect(url, 2)
  const folder = await mkdtemp(join(tmpdir(), 'rondo-bench-'))
  try {
    const { campaignId } = await withActor(pool.db, SYSTEM, (tx) => aClient(tx, 'Bench'))
    return await measured(campaignId, rows, pool.sql)
  } finally {
    await closeDb()
    await pool.sql.end()
    await remove()
    await rm(folder, { recursive: true, force: true })
    await stop()
  }
}

async function measured(campaignId: string, rows: number, sql: ReturnType<typeof connect>['sql']) {
  const upload = await timed(() =>
    onDisk(inPieces(clientFile(rows)), (file) => uploadFile(SYSTEM, campaignId, { ...file, fileName: 'klanten.csv' }, commandLimits)),
  )
  const outcome = upload.outcome
  if ('refused' in outcome) throw new Error(outcome.refused)
  const check = await timed(() => previewImport(SYSTEM, outcome.importId))
  const took = await timed(() => takeIn(SYSTEM, outcome.importId, { withFindings: true }))
  if ('refused' in took.outcome) throw new Error(took.outcome.refused)
  const [copySeconds, indexedCopySeconds] = await bareCopy(sql)
  const undo = await timed(() => undoImport(SYSTEM, outcome.importId))
  return {
    rows,
    rowsPerSecond: Math.round(rows / took.seconds),
    ratioToCopy: rounded(took.seconds / copySeconds),
    ratioToIndexedCopy: rounded(took.seconds / indexedCopySeconds),
    seconds: rounded(took.seconds),
    copySeconds: rounded(copySeconds),
    indexedCopySeconds: rounded(indexedCopySeconds),
    uploadSeconds: rounded(upload.seconds),
    checkSeconds: rounded(check.seconds),
    undoSeconds: rounded(undo.seconds),
    cpuSeconds: rounded(took.cpu),
    counts: took.outcome,
    removed: undo.outcome,
  }
}

async function timed<T>(work: () => Promise<T>): Promise<{ outcome: T; seconds: number; cpu: number }> {
  const [began, used] = [performance.now(), process.cpuUsage()]
  const outcome = await work()
  const { user, system } = process.cpuUsage(used)
  return { outcome, seconds: (performance.now() - began) / 1000, cpu: (user + system) / 1e6 }
}

function* inPieces(lines: Iterable<string>): Generator<Uint8Array> {
  let text = ''
  for (const line of lines) {
    text += line
    if (text.length < 1 << 20) continue
    yield Buffer.from(text)
    text = ''
  }
  yield Buffer.from(text)
}

const written = ['customer', 'customer_number', 'contact', 'job', 'note', 'finding', 'import_row']

/**
 * The server writes the cells to a file of its own and reads them back: no client, no parsing, no checks of references.
 * @returns seconds of reading back into tables with the primary key alone, and with every index
 */
async function bareCopy(sql: ReturnType<typeof connect>['sql']): Promise<[number, number]> {
  let [plain, indexed] = [0, 0]
  for (const table of written) {
    const file = join(tmpdir(), `rondo-bench-${process.pid}-${table}`)
    await sql.unsafe(`copy ${table} to '${file}'`)
    const [{ columns } = { columns: '' }] = await sql.unsafe<{ columns: string }[]>(
      `select string_agg(quote_ident(a.attname), ', ' order by array_position(i.indkey::int2[], a.attnum)) as columns
       from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey) where i.indisprimary and i.indrelid = '${table}'::regclass`,
    )
    await sql.unsafe(`create table bare_${table} (like ${table} including defaults, primary key (${columns}))`)
    plain += (await timed(() => sql.unsafe(`copy bare_${table} from '${file}'`))).seconds
    await sql.unsafe(`create table indexed_${table} (like ${table} including defaults including indexes)`)
    indexed += (await timed(() => sql.unsafe(`copy indexed_${table} from '${file}'`))).seconds
    await stat(file).then(() => rm(file))
  }
  return [plain, indexed]
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100
}
