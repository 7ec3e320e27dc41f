import { record } from '#db/audit'
import { campaignOf } from '#db/campaigns'
import { clientOf, clientPeopleOf } from '#db/clients'
import { theDb } from '#db/connection'
import { customerOf } from '#db/customers'
import { type Tx, withActor } from '#db/door'
import { serviceOf } from '#db/guide'
import { enqueue } from '#db/jobs'
import { officeWeeksOf } from '#db/office-hours'
import { once } from '#db/once'
import { addRequest, deskOwner, deskPeople, type NewRequest } from '#db/requests'
import { levelsOf } from '#db/service-levels'
import { addDays } from '#domain/calendar/day'
import { dayOf, type Moment } from '#domain/calendar/moment'
import { type RequestChannel, type RequestKind, termFrom, termMinutes } from '#domain/carry-out/request'
import type { ClientActor, StaffActor } from '#domain/relations/actor'

type At = { now: Moment; op?: string }
type Taken = { requestId: string; answerBy: Moment }

export type AskNo = { refused: 'not-found' } | { refused: 'used-twice' }

/** One of the client's people asks something in the portal: it has an owner and a promised time at once, and the owner hears of it. */
export async function askAtDesk(
  actor: ClientActor,
  wish: { kind: RequestKind; subject: string; text: string; campaignId: string | null; serviceId: string | null },
  { now, op }: At,
): Promise<Taken | AskNo> {
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, wish, async () => {
      const { campaignId } = wish
      if (campaignId && !(await campaignOf(tx, campaignId, dayOf(now)))) return { refused: 'not-found' } as const
      if (wish.serviceId && !(await serviceOf(tx, wish.serviceId))?.forClient) return { refused: 'not-found' } as const
      const { clientId, clientPersonId } = actor
      const ownerId = await deskOwner(tx, clientId, campaignId, dayOf(now))
      const asked = {
        ...wish,
        text: wish.text || null,
        channel: 'portal',
        customerId: null,
        ownerId,
        fromClient: true,
        clientPersonId,
      } as const
      const taken = await takenIn(tx, clientId, { ...asked, receivedAt: now })
      await enqueue(tx, 'request-tell', { clientId, requestId: taken.requestId }, { key: taken.requestId })
      return taken
    }),
  )
}

/** Who asks: one of the client's people, somebody of theirs by name, or a customer of theirs. */
export type Asker = { clientPersonId: string | null; toldBy: string; replyTo: string; customerId: string | null }

export type Noted = Asker & {
  kind: RequestKind
  channel: RequestChannel
  subject: string
  text: string
  campaignId: string | null
  ownerId: string | null
  serviceId: string | null
  /** Null: just now. */
  receivedAt: Moment | null
}

export type NoteNo =
  | AskNo
  | { refused: 'asker-missing' }
  | { refused: 'no-such-person' }
  | { refused: 'received-later' }
  | { refused: 'received-long-ago' }

/** How far back somebody may write down what came in. */
const daysBack = 60

/** One of ours writes down what was asked by phone, by mail or at a visit. Its term began when it came in. */
export async function noteRequest(actor: StaffActor, clientId: string, wish: Noted, { now, op }: At): Promise<Taken | NoteNo> {
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, { clientId, ...wish }, async () => {
      const no = await noteRefusal(tx, clientId, wish, now)
      if (no) return no
      const { toldBy, replyTo, text, ...said } = wish
      const asked = { ...said, text: text || null, toldBy: toldBy || null, replyTo: replyTo || null, fromClient: wish.customerId === null }
      return takenIn(tx, clientId, { ...asked, receivedAt: wish.receivedAt ?? now, ownerId: wish.ownerId ?? actor.staffId })
    }),
  )
}

async function noteRefusal(tx: Tx, clientId: string, wish: Noted, now: Moment): Promise<NoteNo | null> {
  const { clientPersonId, toldBy, customerId, campaignId, ownerId } = wish
  const receivedAt = wish.receivedAt ?? now
  const today = dayOf(now)
  if (!(await clientOf(tx, clientId))) return { refused: 'not-found' }
  if (!clientPersonId && toldBy === '') return { refused: 'asker-missing' }
  if (receivedAt > now) return { refused: 'received-later' }
  if (dayOf(receivedAt) < addDays(today, -daysBack)) return { refused: 'received-long-ago' }
  const people = await clientPeopleOf(tx, clientId)
  if (clientPersonId && !people.some(({ id }) => id === clientPersonId)) return { refused: 'not-found' }
  if (customerId && (await customerOf(tx, customerId))?.clientId !== clientId) return { refused: 'not-found' }
  if (campaignId && (await campaignOf(tx, campaignId, today))?.clientId !== clientId) return { refused: 'not-found' }
  if (wish.serviceId && !(await serviceOf(tx, wish.serviceId))) return { refused: 'not-found' }
  const mayAnswer = await deskPeople(tx, clientId, today)
  return ownerId && !mayAnswer.some(({ id }) => id === ownerId) ? { refused: 'no-such-person' } : null
}

/** Writes down what came in with the time that is promised for its answer, in the transaction of whoever takes it in. */
export async function takenIn(tx: Tx, clientId: string, asked: Omit<NewRequest, 'term'>): Promise<Taken> {
  const weeks = await officeWeeksOf(tx)
  const agreed = await levelsOf(tx, [clientId])
  const service = asked.serviceId ? await serviceOf(tx, asked.serviceId) : null
  const said = service?.responseHours ? service.responseHours * 60 : null
  const minutes = termMinutes(asked.kind, dayOf(asked.receivedAt), { agreed, service: said, weeks })
  const term = termFrom(asked.receivedAt, minutes, weeks)
  const requestId = await addRequest(tx, clientId, { ...asked, term })
  await record(tx, { action: 'request.added', object: 'request', objectId: requestId, clientId, detail: { kind: asked.kind, minutes } })
  return { requestId, answerBy: term.answerBy }
}
