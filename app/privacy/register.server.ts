import { record } from '#db/audit'
import { clientNames } from '#db/clients'
import { theDb } from '#db/connection'
import { acrossCampaigns, type Tx, withActor } from '#db/door'
import { type Look, looksOf } from '#db/dossier-looks'
import { once } from '#db/once'
import type { Page } from '#db/page'
import { personWith } from '#db/person-page'
import {
  addPrivacyRequest,
  barFromContact,
  type PrivacyFilter,
  type PrivacyRow,
  privacyCounts,
  privacyPage,
  privacyRequestsOf,
} from '#db/privacy-requests'
import { addDays, type Day } from '#domain/calendar/day'
import { dayOf, type Moment } from '#domain/calendar/moment'
import type { StaffActor } from '#domain/relations/actor'
import { dueOf, type PrivacyKind } from '#domain/relations/privacy-request'
import { type FoundSubject, type SubjectAt, subjectAt } from './subject.server'

/** A page of the register, with how much of it is open and late. */
export async function registerScreen(actor: StaffActor, filter: PrivacyFilter, today: Day) {
  return withActor(theDb(), actor, async (tx) => ({
    list: await privacyPage(tx, filter),
    counts: await privacyCounts(tx, today),
    clients: (await clientNames(tx)).map(({ id, name }) => ({ id, name })),
  }))
}

export type RegisterScreen = Awaited<ReturnType<typeof registerScreen>>

/** What somebody asked before, and who looked; looks are for managers and administrators. */
export type SubjectScreen = {
  at: SubjectAt
  name: string
  isErased: boolean
  isNatural: boolean
  requests: PrivacyRow[]
  looks: Page<Look> | null
  mayHandle: boolean
}

/** The privacy page of a person or a customer; null when the actor sees none. */
export async function subjectScreen(
  actor: StaffActor,
  at: SubjectAt,
  { now, page }: { now: Moment; page: number },
): Promise<SubjectScreen | null> {
  return withActor(theDb(), actor, async (tx) => {
    const found = await acrossCampaigns(tx, () => subjectAt(tx, at, now))
    if (!found) return null
    const { clientId, name, isErased, isNatural } = found
    const mayHandle = actor.role !== 'consultant'
    const looked = at.contactId ? { clientId, contactId: at.contactId } : { clientId, customerId: at.customerId }
    const looks = mayHandle ? await looksOf(tx, looked, page) : null
    return { at, name, isErased, isNatural, mayHandle, looks, requests: await privacyRequestsOf(tx, { clientId, ...at }) }
  })
}

/** Where a person is found: the first place they have, or had; null when the actor sees no such person. */
export async function placeOfPerson(actor: StaffActor, contactId: string, today: Day): Promise<SubjectAt | { movedTo: string } | null> {
  return withActor(theDb(), actor, async (tx) => {
    const person = await personWith(tx, contactId, today)
    if (person?.canonicalId) return { movedTo: person.canonicalId }
    const customerId = person?.places[0]?.customerId
    return customerId ? { customerId, contactId } : null
  })
}

export type Asked = { kind: PrivacyKind; receivedOn: Day; words: string }
export type AskRefusal = {
  refused: 'not-found' | 'used-twice' | 'not-a-person' | 'erased-already' | 'in-the-future' | 'too-long-ago' | 'asked-already'
}

/** Takes down what somebody asks. An objection and a restriction hold at once: from then on they are not to be contacted (GDPR art. 18 and 21.3). */
export async function takeDown(
  actor: StaffActor,
  at: SubjectAt,
  asked: Asked,
  { now, op }: { now: Moment; op?: string | undefined },
): Promise<{ id: string } | AskRefusal> {
  return withActor(theDb(), actor, (tx) =>
    once(tx, op, { at, ...asked }, () => acrossCampaigns(tx, () => takenDown(tx, actor, at, asked, now))),
  )
}

async function takenDown(
  tx: Tx,
  actor: StaffActor,
  at: SubjectAt,
  { kind, receivedOn, words }: Asked,
  now: Moment,
): Promise<{ id: string } | AskRefusal> {
  const today = dayOf(now)
  if (receivedOn > today) return { refused: 'in-the-future' }
  if (receivedOn < addDays(today, -365)) return { refused: 'too-long-ago' }
  const found = await subjectAt(tx, at, now)
  if (!found) return { refused: 'not-found' }
  const no = refusalOf(found)
  if (no) return { refused: no }
  const { clientId } = found
  const ground = kind === 'erasure' ? ('they-asked' as const) : null
  const made = await addPrivacyRequest(tx, {
    ...{ clientId, ...at, kind, ground, receivedOn, dueOn: dueOf(receivedOn), words: words || null, askedBy: actor.staffId, askedAt: now },
  })
  if (!made.isNew) return { refused: 'asked-already' }
  const stops = kind === 'objection' || kind === 'restriction'
  if (stops) await barFromContact(tx, clientId, at)
  await record(tx, {
    action: 'privacy.asked',
    object: 'privacy-request',
    objectId: made.id,
    clientId,
    detail: { kind, receivedOn, ...(stops && { barred: true }) },
  })
  return { id: made.id }
}

function refusalOf({ isErased, isNatural }: FoundSubject): 'erased-already' | 'not-a-person' | null {
  return isErased ? 'erased-already' : isNatural ? null : 'not-a-person'
}
