import { record } from '#db/audit'
import { campaignOf } from '#db/campaigns'
import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import { type MailingRow, mailingRows } from '#db/mailing'
import { segmentsOf } from '#db/segments'
import { dayOf, type Moment } from '#domain/calendar/moment'
import { csvFile, sheetText } from '#domain/language/sheet'
import type { StaffActor } from '#domain/relations/actor'

/** A segment as a list for the mailing tool: who is not to be contacted is left out, and counted. Null without such a segment. */
export async function mailingList(
  actor: StaffActor,
  { campaignId, segmentId }: { campaignId: string; segmentId: string },
  now: Moment,
): Promise<{ name: string; rows: MailingRow[]; leftOut: number } | null> {
  return withActor(theDb(), actor, async (tx) => {
    const campaign = await campaignOf(tx, campaignId, dayOf(now))
    const of = campaign && { clientId: campaign.clientId, campaignId }
    const segment = of && (await segmentsOf(tx, of)).find(({ id }) => id === segmentId)
    if (!of || !segment) return null
    const all = await mailingRows(tx, { ...of, segmentId })
    const rows = all.filter(({ refuses }) => !refuses)
    const leftOut = all.length - rows.length
    await record(tx, {
      action: 'mailing.exported',
      object: 'segment',
      objectId: segmentId,
      clientId: of.clientId,
      detail: { rows: rows.length, leftOut },
    })
    return { name: segment.name, rows, leftOut }
  })
}

const columns = ['name', 'contact', 'email', 'street', 'postcode', 'place', 'country'] as const

/** The list as a file: a text that a spreadsheet would run as a formula is made harmless. */
export function mailingCsv(rows: readonly MailingRow[], heads: Record<(typeof columns)[number], string>, separator: ';' | ','): string {
  return csvFile(
    [columns.map((column) => heads[column]), ...rows.map((row) => columns.map((column) => sheetText(row[column] ?? '')))],
    separator,
  )
}
