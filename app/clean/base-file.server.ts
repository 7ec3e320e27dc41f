import { today } from '#app/http/clock.server'
import { baseRows, mappingsOf, presentIn } from '#db/base-out'
import { campaignOf } from '#db/campaigns'
import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import { type OutField, type OutWords, outColumns, outRow } from '#domain/clean/base-out'
import { Mapping } from '#domain/clean/columns'
import type { Actor } from '#domain/relations/actor'

/** Customers read at once. */
const atOnce = 1000

export type RowsOut = { client: string; rows: AsyncGenerator<string[]> }

/**
 * The living customers of a campaign's client in the columns of the client's own files, the header first. Null when the actor sees no such campaign. Each piece is
 * read in a transaction of its own, so that a slow download holds nothing up.
 * @param header what a column is called that no file of theirs has
 */
export async function baseFile(
  actor: Actor,
  campaignId: string,
  { header, ...words }: OutWords & { header: (field: OutField, year: number | null) => string },
): Promise<RowsOut | null> {
  const found = await withActor(theDb(), actor, async (tx) => {
    const campaign = await campaignOf(tx, campaignId, today())
    if (!campaign) return null
    const { clientId, client } = campaign
    return { clientId, client: client.name, mappings: await mappingsOf(tx, clientId), present: await presentIn(tx, clientId) }
  })
  if (!found) return null
  const { clientId, client, present } = found
  const mappings = found.mappings.flatMap((stored) => {
    const read = Mapping.safeParse(stored)
    return read.success ? [read.data] : []
  })
  const columns = outColumns(mappings, present)
  const cells = outRow(columns, words)
  async function* rows() {
    yield columns.map((column) => column.header ?? header(column.field, column.year))
    let after: string | null = null
    for (;;) {
      const piece: Awaited<ReturnType<typeof baseRows>> = await withActor(theDb(), actor, (tx) =>
        baseRows(tx, { clientId, after, limit: atOnce }),
      )
      for (const customer of piece) yield cells(customer)
      if (piece.length < atOnce) return
      after = piece.at(-1)?.id ?? null
    }
  }
  return { client, rows: rows() }
}
