import { createHash } from 'node:crypto'
import { record } from '#db/audit'
import { theDb } from '#db/connection'
import { type Tx, withActor } from '#db/door'
import { firmLook } from '#db/looks'
import { once } from '#db/once'
import { buyerOf, invoicedClients, issuedThrough, sellerOf } from '#db/parties'
import { pricedUnits } from '#db/prices'
import {
  addStatement,
  billedUnits,
  chargeable,
  closeLedgers,
  freeEntries,
  type KeptStatement,
  nextCount,
  statementKept,
  statementPage,
} from '#db/statements'
import { addDays, type Day, partsOf } from '#domain/calendar/day'
import { dayOf, type Moment } from '#domain/calendar/moment'
import type { ClientActor, StaffActor } from '#domain/relations/actor'
import { dueOn, type Invoice, type IssueRefusal, issueRefusal, missingOfBuyer, missingOfSeller } from '#domain/units/invoice'
import { creditOf, statementNumber, statementOf } from '#domain/units/statement'
import { statementPdf } from '#reports/unit-statement/pdf'
import { statementUbl } from '#reports/unit-statement/ubl'

/** A page of the statements that the actor sees, and the clients one can be made for. */
export async function statementsScreen(actor: StaffActor, asked: { clientId?: string | undefined; page: number }) {
  return withActor(theDb(), actor, async (tx) => ({ ...(await statementPage(tx, asked)), clients: await invoicedClients(tx) }))
}

export type StatementsScreen = Awaited<ReturnType<typeof statementsScreen>>

/** The statements of a client for its owner, the newest first. */
export async function statementsForClient(tx: Tx, actor: ClientActor) {
  if (actor.level !== 'owner') return null
  const { rows } = await statementPage(tx, { clientId: actor.clientId })
  return rows.map(({ id, number, startsOn, endsOn, issuedOn, dueOn: due, totalCents }) => ({
    id,
    number,
    startsOn,
    endsOn,
    issuedOn,
    dueOn: due,
    totalCents,
  }))
}

export type Draft = { invoice: Invoice; missing: { seller: string[]; buyer: string[] } }

/**
 * What a statement of a client up to and including a day would be, as things stand. Not found for a client the actor does not see; a unit without
 * a price is named.
 */
export async function draftStatement(actor: StaffActor, clientId: string, to: Day, now: Moment): Promise<Draft | NotMade> {
  return withActor(theDb(), actor, async (tx) => {
    const made = await invoiceOf(tx, clientId, to, dayOf(now))
    if ('refused' in made) return made
    return {
      invoice: made.invoice,
      missing: { seller: missingOfSeller(made.invoice.seller), buyer: missingOfBuyer(made.invoice.buyer, made.invoice.sums) },
    }
  })
}

export type IssueNo = IssueRefusal | { refused: 'not-found' | 'not-yours' | 'changed-meanwhile' | 'used-twice' } | NotMade

/**
 * Issues a statement: gives it the next number, keeps its content, paper and UBL as they are, and closes the ledgers up to its last day, so that what is
 * corrected later stands on the next one.
 * @param seen the total in cents that was on the screen; another one is refused, so that nobody issues what they have not seen
 */
export async function issueStatement(
  actor: StaffActor,
  wish: { clientId: string; to: Day; seen: number },
  { now, op }: { now: Moment; op?: string | undefined },
): Promise<{ statementId: string } | IssueNo> {
  if (actor.role === 'consultant') return { refused: 'not-yours' }
  return withActor(theDb(), actor, (tx) => once(tx, op, wish, () => issueOnce(tx, actor, wish, dayOf(now))))
}

async function issueOnce(tx: Tx, actor: StaffActor, { clientId, to, seen }: { clientId: string; to: Day; seen: number }, today: Day) {
  const made = await invoiceOf(tx, clientId, to, today, true)
  if ('refused' in made) return made
  const no = issueRefusal(made.invoice, today)
  if (no) return no
  if (made.invoice.sums.totalCents !== seen) return { refused: 'changed-meanwhile' } as const
  const year = partsOf(today).year
  const invoice = { ...made.invoice, number: statementNumber(year, await nextCount(tx, year)) }
  const statementId = await kept(tx, actor, { clientId, invoice, creditsId: null, entryIds: made.entryIds })
  await closeLedgers(
    tx,
    clientId,
    invoice.units.map(({ id }) => id),
    to,
  )
  const detail = { number: invoice.number, cents: invoice.sums.totalCents }
  await record(tx, { action: 'statement.issued', object: 'statement', objectId: statementId, clientId, detail })
  return { statementId }
}

export type CreditNo = { refused: 'not-found' | 'not-yours' | 'credited-already' | 'is-a-credit' | 'reason-too-short' | 'used-twice' }

/** Takes a statement back by its exact opposite with a number of its own; what stood on it can be charged again. */
export async function creditStatement(
  actor: StaffActor,
  wish: { statementId: string; reason: string },
  { now, op }: { now: Moment; op?: string | undefined },
): Promise<{ statementId: string } | CreditNo> {
  if (actor.role === 'consultant') return { refused: 'not-yours' }
  if (wish.reason.trim().length < 10) return { refused: 'reason-too-short' }
  return withActor(theDb(), actor, (tx) => once(tx, op, wish, () => creditOnce(tx, actor, wish, dayOf(now))))
}

async function creditOnce(tx: Tx, actor: StaffActor, { statementId, reason }: { statementId: string; reason: string }, today: Day) {
  const wrong = await statementKept(tx, statementId)
  if (!wrong) return { refused: 'not-found' } as const
  if (wrong.creditedBy) return { refused: 'credited-already' } as const
  if (wrong.invoice.credits) return { refused: 'is-a-credit' } as const
  const year = partsOf(today).year
  const invoice = {
    ...wrong.invoice,
    number: statementNumber(year, await nextCount(tx, year)),
    issuedOn: today,
    dueOn: dueOn(today, wrong.invoice.seller),
    sums: creditOf(wrong.invoice.sums),
    credits: { number: wrong.invoice.number, issuedOn: wrong.invoice.issuedOn, reason: reason.trim() },
  }
  const { clientId } = wrong
  const creditId = await kept(tx, actor, { clientId, invoice, creditsId: statementId, entryIds: [] })
  await freeEntries(tx, clientId, statementId, creditId)
  const detail = { number: invoice.number, credits: wrong.invoice.number }
  await record(tx, { action: 'statement.credited', object: 'statement', objectId: creditId, clientId, detail })
  return { statementId: creditId }
}

/** An issued statement; null when the actor sees none with this id, or may not see money. */
export async function statementScreen(actor: StaffActor, statementId: string): Promise<KeptStatement | null> {
  return withActor(theDb(), actor, (tx) => statementKept(tx, statementId))
}

async function kept(
  tx: Tx,
  actor: StaffActor,
  { invoice, ...rest }: { clientId: string; invoice: Invoice & { number: string }; creditsId: string | null; entryIds: readonly string[] },
): Promise<string> {
  const pdf = await statementPdf(invoice, { look: await firmLook(tx) })
  const sha256 = createHash('sha256').update(pdf).digest('hex')
  return addStatement(tx, { ...rest, invoice, pdf, sha256, ubl: statementUbl(invoice), staffId: actor.staffId })
}

type Made = { invoice: Invoice; entryIds: string[] }
type NotMade = { refused: 'not-found' } | { refused: 'price-missing'; unit: string; client: string }

/** Everything of a client up to and including a day that stands on no statement, as an invoice without a number. */
async function invoiceOf(tx: Tx, clientId: string, to: Day, today: Day, lock = false): Promise<Made | NotMade> {
  const client = await buyerOf(tx, clientId)
  if (!client) return { refused: 'not-found' }
  const units = await billedUnits(tx, clientId, to, lock)
  const entries = await chargeable(tx, clientId, to)
  const sums = statementOf(
    entries,
    await pricedUnits(
      tx,
      units.map(({ id }) => id),
    ),
  )
  if ('refused' in sums) return { ...sums, client: client.name }
  const [seller, through] = [await sellerOf(tx), await issuedThrough(tx, clientId)]
  const { language, ...buyer } = client
  const invoice: Invoice = {
    number: null,
    issuedOn: today,
    dueOn: dueOn(today, seller),
    period: { from: beginOf(through, to, entries), to },
    language,
    seller,
    buyer,
    units: units.filter(({ id }) => entries.some(({ unitId }) => unitId === id)),
    sums,
    credits: null,
  }
  return { invoice, entryIds: entries.map(({ id }) => id) }
}

// The day after the last statement; before the first one that of the first booking. Never after the last day.
function beginOf(through: Day | null, to: Day, entries: readonly { on: Day }[]): Day {
  const first = entries.map(({ on }) => on).sort()[0]
  const begin = through ? addDays(through, 1) : (first ?? to)
  return begin > to ? to : begin
}
