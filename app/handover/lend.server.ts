import type { SQL } from 'drizzle-orm'
import { v7 } from 'uuid'
import { record } from '#db/audit'
import { type Waits, waitsInDays } from '#db/care'
import { ownedBy, thisCustomer } from '#db/care-rule'
import { letIn } from '#db/client-access'
import { theDb } from '#db/connection'
import { clientsOfCarer } from '#db/departures'
import { type Tx, Undo, withActor } from '#db/door'
import { addHandout, lendCustomers, oneAtATime, settleHandout, standInOnCampaigns } from '#db/handouts'
import { once } from '#db/once'
import type { Day } from '#domain/calendar/day'
import type { StaffActor } from '#domain/relations/actor'
import { type Loan, type LoanRefusal, loanRefusal } from '#domain/relations/handing-out'
import { careAt } from './care-at.server'
import { worksHere } from './hand-out.server'

/** What was lent, how many were with somebody else already, on which campaigns the borrower stands in now, and what the lender has in those days. */
export type Lent = {
  handoutId: string
  to: string
  from: Day
  until: Day
  lent: number
  lentAlready: number
  campaigns: string[]
  waits: Waits
}

export type LendRefusal =
  | LoanRefusal
  | { refused: 'not-found' }
  | { refused: 'staff-unknown' }
  | { refused: 'lends-to-self' }
  | { refused: 'no-owner' }
  | { refused: 'lent-already' }
  | { refused: 'nothing-to-lend' }
  | { refused: 'used-twice' }

type When = { today: Day; op?: string | undefined }

/** Lends one relation to a colleague for a while; the owner stays and stands by. It returns by itself. */
export async function lendOne(
  actor: StaffActor,
  customerId: string,
  { to, ...loan }: Loan & { to: string },
  { today, op }: When,
): Promise<Lent | LendRefusal> {
  const wrong = loanRefusal(loan, today)
  if (wrong) return wrong
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, { customerId, to, ...loan }, async () => {
      const care = await careAt(tx, customerId, today)
      if (!care) return { refused: 'not-found' } as const
      if (!(await worksHere(tx, to, today))) return { refused: 'staff-unknown' } as const
      if (!care.owner) return { refused: 'no-owner' } as const
      if (care.owner === to) return { refused: 'lends-to-self' } as const
      const { clientId, owner } = care
      const handoutId = v7()
      const lent = await lend(tx, thisCustomer(clientId, customerId), {
        clientId,
        handoutId,
        from: owner,
        to,
        ...dates(loan),
        rule: { customerId },
        today,
      })
      if (lent.lent === 0) throw new Undo({ refused: 'lent-already' })
      return {
        handoutId,
        to,
        from: loan.from,
        until: loan.until,
        ...lent,
        waits: await waitsInDays(tx, { staffId: owner, handoutId, from: loan.from, until: loan.until }),
      }
    }),
  )
}

/** Lends everything that a colleague owns, at the clients that the actor sees, to another for a while. */
export async function lendAll(
  actor: StaffActor,
  from: string,
  { to, ...loan }: Loan & { to: string },
  { today, op }: When,
): Promise<Lent | LendRefusal> {
  const wrong = loanRefusal(loan, today)
  if (wrong) return wrong
  if (from === to) return { refused: 'lends-to-self' }
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, { lender: from, to, ...loan }, async () => {
      if (!(await worksHere(tx, to, today))) return { refused: 'staff-unknown' } as const
      const sum = { lent: 0, lentAlready: 0, campaigns: [] as string[] }
      const handoutId = v7()
      const clients = await clientsOfCarer(tx, from, today)
      for (const clientId of clients) await oneAtATime(tx, clientId)
      for (const clientId of clients) {
        const theirs = ownedBy(clientId, from, today)
        const part = await lend(tx, theirs, { clientId, handoutId, from, to, ...dates(loan), rule: {}, today })
        sum.lent += part.lent
        sum.lentAlready += part.lentAlready
        sum.campaigns.push(...part.campaigns)
      }
      if (sum.lent === 0) throw new Undo({ refused: sum.lentAlready > 0 ? 'lent-already' : 'nothing-to-lend' })
      return {
        handoutId,
        to,
        from: loan.from,
        until: loan.until,
        ...sum,
        waits: await waitsInDays(tx, { staffId: from, handoutId, from: loan.from, until: loan.until }),
      }
    }),
  )
}

const dates = ({ from, until, reason }: Loan) => ({ begins: from, until, reason: reason.trim() })

type Made = {
  clientId: string
  handoutId: string
  from: string
  to: string
  begins: Day
  until: Day
  reason: string
  rule: Record<string, string>
  today: Day
}

// A client at which nothing is lent keeps no trace of it.
async function lend(tx: Tx, customers: SQL, made: Made): Promise<{ lent: number; lentAlready: number; campaigns: string[] }> {
  const { clientId, handoutId, from, to, begins, until, reason, rule, today } = made
  const handout = {
    clientId,
    id: handoutId,
    kind: 'loan',
    fromStaffId: from,
    toStaffId: to,
    startsOn: begins,
    endsOn: until,
    reason,
    rule,
  } as const
  await addHandout(tx, handout)
  const found = await lendCustomers(tx, customers, { clientId, handoutId, from: begins, until, reason, to, today })
  await settleHandout(tx, { clientId, id: handoutId }, found.lent)
  if (found.lent === 0) return { ...found, campaigns: [] }
  const who = { clientId, staffId: to, from: begins, until, handoutId }
  const campaigns = await standInOnCampaigns(tx, { ...who, today })
  await letIn(tx, who)
  const detail = { from, staff: to, since: begins, until, relations: found.lent }
  await record(tx, { action: 'handout.lent', object: 'handout', objectId: handoutId, clientId, detail })
  return { ...found, campaigns }
}
