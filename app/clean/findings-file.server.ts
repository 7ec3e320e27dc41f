import { rowsOf } from '#app/clean/worker/open-file'
import { today } from '#app/http/clock.server'
import { typedFields } from '#app/relations/clean-values.server'
import { record } from '#db/audit'
import { campaignOf } from '#db/campaigns'
import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import { type FindingAnswer, keepAnswers, openFindings } from '#db/questions'
import type { TableRefusal } from '#domain/clean/table'
import { withoutSheetMark } from '#domain/language/sheet'
import type { Actor } from '#domain/relations/actor'
import type { RowsOut } from './base-file.server'
import { askReader, type TooHeavy } from './import-worker.server'
import type { FileOnDisk } from './stored-file.server'
import type { WorkbookRefusal } from './worker/workbook'

/** The header of the file, in the order of its columns: the first names the finding, the last is for the right value. */
export type FindingWords = {
  header: readonly [
    number: string,
    externalNo: string,
    relation: string,
    place: string,
    field: string,
    what: string,
    stood: string,
    right: string,
  ]
  field: (field: string) => string
  rule: (rule: string) => string
}

const atOnce = 1000

/** What one list of corrections may hold. */
const limits = { maxBytes: 20_000_000, maxRows: 200_000, maxColumns: 100 }

/** The open findings of a campaign's client as a file with a column for the right value. Null when the actor sees no such campaign. */
export async function findingsFile(actor: Actor, campaignId: string, words: FindingWords): Promise<RowsOut | null> {
  const campaign = await withActor(theDb(), actor, (tx) => campaignOf(tx, campaignId, today()))
  if (!campaign) return null
  const { clientId, client } = campaign
  async function* rows(): AsyncGenerator<string[]> {
    yield [...words.header]
    for (let after: string | null = null; ; ) {
      const piece: Awaited<ReturnType<typeof openFindings>> = await withActor(theDb(), actor, (tx) =>
        openFindings(tx, { clientId, fields: typedFields, after, limit: atOnce }),
      )
      for (const { id, externalNo, customerName, place, field, rule, value, answer } of piece)
        yield [id, externalNo ?? '', customerName, place ?? '', words.field(field), words.rule(rule), value ?? '', answer ?? '']
      if (piece.length < atOnce) return
      after = piece.at(-1)?.id ?? null
    }
  }
  return { client: client.name, rows: rows() }
}

export type CorrectionsRefusal = TableRefusal | WorkbookRefusal | TooHeavy | { refused: 'not-found' } | { refused: 'no-corrections' }

/**
 * Takes a corrected list of findings in again: each right value becomes a proposal at its finding. Rows that are not of this client, or settled, are passed over;
 * taking it in twice changes nothing more.
 */
export async function takeCorrections(
  actor: Actor,
  campaignId: string,
  { path }: Pick<FileOnDisk, 'path'>,
): Promise<{ kept: number; passed: number } | CorrectionsRefusal> {
  const found = await askReader({ kind: 'look', path, limits, asked: { headerRow: 1 } })
  if ('refused' in found) return found
  const right = found.shape.columns.length - 1
  const answers: FindingAnswer[] = []
  for await (const batch of rowsOf(path, found.shape))
    for (const { cells } of batch) {
      const [id, answer] = [cells[0]?.trim() ?? '', withoutSheetMark((cells[right] ?? '').trim())]
      if (uuid.test(id) && answer !== '') answers.push({ id, answer: answer.slice(0, 2000) })
    }
  if (right < 1 || answers.length === 0) return { refused: 'no-corrections' }
  return withActor(theDb(), actor, async (tx) => {
    const campaign = await campaignOf(tx, campaignId, today())
    if (!campaign || actor.kind !== 'staff') return { refused: 'not-found' } as const
    const { clientId } = campaign
    const last = [...new Map(answers.map((each) => [each.id, each])).values()]
    const kept = await keepAnswers(tx, clientId, last, { by: actor.name, asked: false })
    const passed = last.length - kept
    await record(tx, { action: 'findings.corrected', object: 'campaign', objectId: campaignId, clientId, detail: { kept, passed } })
    return { kept, passed }
  })
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
