import { type KeptCall, setDoNotContact } from '#db/calls'
import { addNote } from '#db/contacts'
import { changeCustomer, customerOf } from '#db/customers'
import type { Tx } from '#db/door'
import { settleFindingsOf } from '#db/findings'
import { addFirmTheyWentTo, beginJob, customersCalled, dropFirmTheyWentTo, endJob, putJobBack } from '#db/jobs-of-people'
import type { CallEffects } from '#db/schema/carry-out'
import type { Day } from '#domain/calendar/day'
import { readOnePhone } from '#domain/clean/phone'
import { isMailAddress } from '#domain/relations/mail-address'
import type { CallInput } from './complete-call.server'

/** What was mended while they were on the line, as it was typed. `closed`: the company is no more. */
export type Mended = { phone?: string; email?: string; closed?: boolean }

type Change = Partial<Record<'phone' | 'mobile' | 'email', string>> & { status?: 'closed' }

/** What was typed as it is kept: a number in any Dutch spelling becomes E.164. */
export function readMended({ phone = '', email = '', closed = false }: Mended = {}): Change | { refused: 'number-unreadable' } {
  const read = phone.trim() === '' ? null : readOnePhone(phone)
  if (phone.trim() !== '' && !read) return { refused: 'number-unreadable' }
  if (email.trim() !== '' && !isMailAddress(email.trim())) return { refused: 'number-unreadable' }
  return {
    ...(read ? { [read.mobile ? 'mobile' : 'phone']: read.number } : {}),
    ...(email.trim() === '' ? {} : { email: email.trim() }),
    ...(closed ? { status: 'closed' as const } : {}),
  }
}

/** Does to the base what the end of a call asks. @returns what it did, so that undoing the call puts back that and no more */
export async function changeTheBase(
  tx: Tx,
  clientId: string,
  { end, customerId, contactId }: CallInput,
  mended: Change,
  today: Day,
): Promise<CallEffects> {
  switch (end.outcome) {
    case 'do-not-call': {
      const scope = end.scope ?? 'organisation'
      const changed = await setDoNotContact(tx, clientId, scope === 'person' && contactId ? { contactId } : { customerId }, true)
      return changed ? { objected: scope } : {}
    }
    case 'left-company': {
      if (!contactId) return {}
      const endedJobId = await endJob(tx, { clientId, customerId, contactId }, today)
      const to = end.wentTo ? await firmFor(tx, clientId, end.wentTo, { mayAdd: end.addFirm ?? false, today }) : {}
      const newJobId = to.at && to.at !== customerId ? await beginJob(tx, { clientId, customerId: to.at, contactId }, today) : null
      return {
        ...(endedJobId ? { endedJobId } : {}),
        ...(newJobId ? { newJobId } : {}),
        ...(to.newCustomerId ? { newCustomerId: to.newCustomerId } : {}),
      }
    }
    case 'wrong-data':
      return Object.keys(mended).length === 0 ? {} : mend(tx, { clientId, customerId }, mended, today)
    default:
      return {}
  }
}

/** The firm somebody went to: the one that is called so, or a new one where that is wanted, so that they are followed. Of two with one name a person must choose. */
async function firmFor(
  tx: Tx,
  clientId: string,
  name: string,
  { mayAdd, today }: { mayAdd: boolean; today: Day },
): Promise<{ at?: string; newCustomerId?: string }> {
  const [one, other] = await customersCalled(tx, clientId, name)
  if (other) return {}
  if (one) return { at: one }
  if (!mayAdd) return {}
  const newCustomerId = await addFirmTheyWentTo(tx, clientId, name, today)
  return { at: newCustomerId, newCustomerId }
}

async function mend(
  tx: Tx,
  { clientId, customerId }: { clientId: string; customerId: string },
  change: Change,
  today: Day,
): Promise<CallEffects> {
  const known = await customerOf(tx, customerId, { lock: true })
  if (!known) return {}
  const fields = (Object.keys(change) as (keyof Change)[]).filter((field) => change[field] !== known[field])
  if (fields.length === 0) return {}
  await changeCustomer(tx, known, Object.fromEntries(fields.map((field) => [field, change[field]])), today)
  await settleFindingsOf(tx, { clientId, customerId, fields })
  const pairs = fields.map((field) => [field, [known[field], change[field] ?? null]] as const)
  const text = pairs.map(([, [was, is]]) => `${was ?? '?'} \u2192 ${is ?? '?'}`).join(', ')
  await addNote(tx, { clientId, customerId, kind: 'change', text })
  return { mended: Object.fromEntries(pairs) }
}

/** Puts back what a call changed in the base, as far as nobody changed it since. */
export async function putTheBaseBack(tx: Tx, { clientId, customerId, contactId, effects }: KeptCall, today: Day): Promise<void> {
  const { objected, mended } = effects
  if (objected) await setDoNotContact(tx, clientId, objected === 'person' && contactId ? { contactId } : { customerId }, false)
  await putJobBack(tx, clientId, effects)
  if (effects.newCustomerId) await dropFirmTheyWentTo(tx, clientId, effects.newCustomerId)
  if (!mended) return
  const known = await customerOf(tx, customerId, { lock: true })
  if (!known) return
  const back = Object.entries(mended).flatMap(([field, [was, became]]) =>
    known[field as keyof typeof mended] === became ? [[field, was]] : [],
  )
  if (back.length > 0) await changeCustomer(tx, known, Object.fromEntries(back), today)
}
