import { languageOf } from '#app/http/language.server'
import { notFound } from '#app/http/params.server'
import { theDb } from '#db/connection'
import { withActor } from '#db/door'
import { statementFiles, statementKept } from '#db/statements'
import type { ClientActor, StaffActor } from '#domain/relations/actor'
import { statementCsv } from './statement-csv'

/** The PDF of a statement, byte for byte as it was issued. Money is for managers and for the client's owner. */
export async function statementPdfFile(actor: StaffActor | ClientActor, statementId: string): Promise<Response> {
  const file = await filesOf(actor, statementId)
  return answer(new Uint8Array(file.pdf), 'application/pdf', `${file.number}-${file.client}.pdf`)
}

/** The UBL of a statement as it was issued, for a bookkeeping program. */
export async function statementUblFile(actor: StaffActor | ClientActor, statementId: string): Promise<Response> {
  const file = await filesOf(actor, statementId)
  return answer(file.ubl, 'application/xml; charset=utf-8', `${file.number}-${file.client}.xml`)
}

/** The lines of a statement for a spreadsheet, in the reader's language. */
export async function statementCsvFile(request: Request, actor: StaffActor | ClientActor, statementId: string): Promise<Response> {
  if (!seesMoney(actor)) throw notFound()
  const kept = await withActor(theDb(), actor, (tx) => statementKept(tx, statementId))
  if (!kept) throw notFound()
  return answer(
    statementCsv(kept.invoice, await languageOf(request)),
    'text/csv; charset=utf-8',
    `${kept.invoice.number}-${kept.invoice.buyer.name}.csv`,
  )
}

async function filesOf(actor: StaffActor | ClientActor, statementId: string) {
  const file = seesMoney(actor) ? await withActor(theDb(), actor, (tx) => statementFiles(tx, statementId)) : null
  if (!file) throw notFound()
  return file
}

function seesMoney(actor: StaffActor | ClientActor): boolean {
  return actor.kind === 'staff' ? actor.role !== 'consultant' : actor.level === 'owner'
}

function answer(body: string | Uint8Array<ArrayBuffer>, type: string, name: string): Response {
  const plain = name.normalize('NFD').replace(/[^A-Za-z0-9.-]+/g, '-')
  return new Response(body, {
    headers: { 'Content-Type': type, 'Content-Disposition': `attachment; filename="${plain}"`, 'Cache-Control': 'no-store' },
  })
}
