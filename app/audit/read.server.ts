import { type AuditFilter, auditPage, peopleWithLogin } from '#db/audit'
import { clientNames } from '#db/clients'
import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import type { StaffActor } from '#domain/relations/actor'

/** A page of the log of who did what, with what there is to filter by. */
export async function auditScreen(actor: StaffActor, filter: AuditFilter, page: number) {
  return withActor(theDb(), actor, async (tx) => {
    const [found, people, clients] = [await auditPage(tx, filter, page), await peopleWithLogin(tx), await clientNames(tx)]
    const lines = found.rows.map(({ detail, ...line }) => ({ ...line, detail: inShort(detail) }))
    return { ...found, rows: lines, people, clients: clients.map(({ id, name }) => ({ id, name })) }
  })
}

export type AuditScreen = Awaited<ReturnType<typeof auditScreen>>

const longest = 160

/** Ids, numbers and states as they were kept: `rows 120, path /home`. */
function inShort(detail: Record<string, unknown>): string {
  const said = Object.entries(detail).map(([name, value]) => `${name} ${typeof value === 'string' ? value : JSON.stringify(value)}`)
  // The first signs tell one hash from another.
  const all = said.join(', ').replace(/\b([0-9a-f]{12})[0-9a-f]{20,}\b/g, '$1…')
  return all.length > longest ? `${all.slice(0, longest)}…` : all
}
