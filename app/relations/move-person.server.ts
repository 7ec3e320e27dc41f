import { record } from '#db/audit'
import { theDb } from '#db/connection'
import { type Tx, Undo, withActor } from '#db/door'
import {
  addFirmTheyWentTo,
  beginJob,
  customersCalled,
  dropFirmTheyWentTo,
  endJob,
  lastMove,
  type MoveDone,
  takeMoveBack,
} from '#db/jobs-of-people'
import { once } from '#db/once'
import { personWith } from '#db/person-page'
import type { Day } from '#domain/calendar/day'
import type { StaffActor } from '#domain/relations/actor'

export type Move = {
  /** Where they do not work any more. */
  customerId: string
  leftOn: Day
  /** The name of where they went; empty when nobody knows. */
  wentTo: string
  /** Adds that firm to the base when no relation is called so. */
  addFirm: boolean
}

/** What was done, to take it back by. */
export type Moved = { endedJobId: string; wentTo: string | null }

export type MoveRefusal =
  | { refused: 'not-found' }
  | { refused: 'left-in-the-future' }
  | { refused: 'left-already' }
  | { refused: 'left-before-it-began' }
  | { refused: 'same-place' }
  | { refused: 'several-called'; name: string }
  | { refused: 'nobody-called'; name: string }
  | { refused: 'used-twice' }

/** Follows somebody who changes employer: the old place ends and stays in the history, the new one begins that day when a relation is called so. */
export async function movePerson(
  actor: StaffActor,
  contactId: string,
  move: Move,
  { today, op }: { today: Day; op?: string | undefined },
): Promise<Moved | MoveRefusal> {
  if (move.leftOn > today) return { refused: 'left-in-the-future' }
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, { contactId, ...move }, async () => {
      const person = await personWith(tx, contactId, today)
      const place = person?.places.find(({ customerId }) => customerId === move.customerId)
      if (!person || person.canonicalId || !place) return { refused: 'not-found' } as const
      const { clientId } = person
      const began = person.places.find(({ customerId, endsOn }) => customerId === move.customerId && endsOn === null)?.startsOn
      if (began && began > move.leftOn) return { refused: 'left-before-it-began' } as const
      const to = await wentTo(tx, clientId, move, today)
      if ('refused' in to) return to
      const endedJobId = await endJob(tx, { clientId, customerId: move.customerId, contactId }, move.leftOn)
      if (!endedJobId) throw new Undo({ refused: 'left-already' })
      const newJobId = to.customerId ? await beginJob(tx, { clientId, customerId: to.customerId, contactId }, move.leftOn) : null
      const done: MoveDone = { endedJobId, newJobId, addedCustomerId: to.added, on: move.leftOn }
      const detail = { from: move.customerId, to: to.customerId, ...done }
      await record(tx, { action: 'contact.moved', object: 'contact', objectId: contactId, clientId, detail })
      return { endedJobId, wentTo: move.wentTo.trim() || null }
    }),
  )
}

type Target = { customerId: string | null; added: string | null }

async function wentTo(tx: Tx, clientId: string, { customerId, wentTo, addFirm, leftOn }: Move, today: Day): Promise<Target | MoveRefusal> {
  const name = wentTo.trim()
  if (name === '') return { customerId: null, added: null }
  const called = await customersCalled(tx, clientId, name)
  const [found] = called
  if (called.length > 1) return { refused: 'several-called', name }
  if (found === customerId) return { refused: 'same-place' }
  if (found) return { customerId: found, added: null }
  if (!addFirm) return { refused: 'nobody-called', name }
  const added = await addFirmTheyWentTo(tx, clientId, name, leftOn > today ? today : leftOn)
  return { customerId: added, added }
}

/** Takes the last move of somebody back, while it is still as it was. Asking twice is harmless. */
export async function undoMove(
  actor: StaffActor,
  contactId: string,
  endedJobId: string,
  today: Day,
): Promise<{ undone: true } | { refused: 'not-found' } | { refused: 'moved-on' }> {
  return withActor(theDb(), actor, async (tx) => {
    const person = await personWith(tx, contactId, today)
    if (!person) return { refused: 'not-found' } as const
    const { clientId } = person
    const done = await lastMove(tx, { clientId, contactId })
    if (done?.endedJobId !== endedJobId) return { refused: 'moved-on' } as const
    if (!(await takeMoveBack(tx, clientId, done))) throw new Undo({ refused: 'moved-on' })
    if (done.addedCustomerId) await dropFirmTheyWentTo(tx, clientId, done.addedCustomerId)
    const detail = { undone: true, endedJobId }
    await record(tx, { action: 'contact.moved', object: 'contact', objectId: contactId, clientId, detail })
    return { undone: true } as const
  })
}
