import { campaignNames } from '#db/campaigns'
import { clientNames, clientPeopleOf } from '#db/clients'
import { theDb } from '#db/connection'
import { customerOf } from '#db/customers'
import { withActor } from '#db/door'
import { type Service, servicesInUse } from '#db/guide'
import { officeWeeksOf } from '#db/office-hours'
import type { Page } from '#db/page'
import { deskPeople, type RequestFilter, type RequestRow, requestOf, requestPage } from '#db/requests'
import type { Day } from '#domain/calendar/day'
import { dayOf, type Moment } from '#domain/calendar/moment'
import { type OfficeWeek, officeDayMinutesOn } from '#domain/calendar/office-hours'
import { workingMinutesBetween } from '#domain/calendar/working-time'
import { possibleSteps, type RequestState, type RequestStep, stateOf, type Verdict, verdictOf } from '#domain/carry-out/request'
import type { StaffActor } from '#domain/relations/actor'

/**
 * `verdict` is how it counts; `due` how the term that runs now stands, which after a late answer and a reopening may be in time again. `leftMinutes`: office time
 * until the answer is due, while it is awaited; a day at the office has `dayMinutes`.
 */
type Standing = { state: RequestState; verdict: Verdict | null; due: Verdict | null; leftMinutes: number | null; dayMinutes: number }
export type DeskLine = RequestRow & Standing

/** A page of the desk, with the clients it can be narrowed to. */
export async function deskPage(actor: StaffActor, filter: RequestFilter, now: Moment) {
  return withActor(theDb(), actor, async (tx) => ({
    page: told(await requestPage(tx, filter, now), await officeWeeksOf(tx), now),
    clients: await clientNames(tx),
  }))
}

/** What came in with how each stands now. */
export function told(page: Page<RequestRow>, weeks: readonly OfficeWeek[], now: Moment): Page<DeskLine> {
  return { ...page, rows: page.rows.map((row) => ({ ...row, ...standing(row, weeks, now) })) }
}

/** How one stands now. */
export function standing(row: RequestRow, weeks: readonly OfficeWeek[], now: Moment): Standing {
  const awaited = row.answerBy && !row.answeredAt && !row.solvedAt ? row.answerBy : null
  const leftMinutes = awaited === null ? null : Math.floor(workingMinutesBetween(now, awaited, weeks))
  const verdict = verdictOf(row, now)
  return {
    state: stateOf(row),
    verdict,
    due: awaited ? verdictOf({ ...row, wasLate: false }, now) : verdict,
    leftMinutes,
    dayMinutes: officeDayMinutesOn(weeks, dayOf(row.receivedAt)),
  }
}

/** One request with its history, what can be done with it now, and to whom it can be handed; null when there is none. */
export async function requestScreen(actor: StaffActor, requestId: string, now: Moment) {
  return withActor(theDb(), actor, async (tx) => {
    const found = await requestOf(tx, requestId)
    if (!found) return null
    const stands = standing(found, await officeWeeksOf(tx), now)
    const steps: RequestStep[] = possibleSteps({ kind: found.kind, state: stands.state }).filter((step) => step !== 'say')
    return {
      request: { ...found, ...stands },
      possible: steps,
      people: await deskPeople(tx, found.clientId, dayOf(now)),
    }
  })
}

export type RequestScreen = NonNullable<Awaited<ReturnType<typeof requestScreen>>>

/** What one chooses from to write down a request: of the client that was chosen, or of the customer it is about. Null when that one is not there. */
export async function choicesForRequest(actor: StaffActor, asked: { clientId: string | null; customerId: string | null }, today: Day) {
  return withActor(theDb(), actor, async (tx) => {
    const clients = await clientNames(tx)
    const customer = asked.customerId ? await customerOf(tx, asked.customerId) : null
    if (asked.customerId && !customer) return null
    const clientId = customer?.clientId ?? asked.clientId ?? clients[0]?.id ?? null
    const client = clients.find(({ id }) => id === clientId)
    if (!client) return asked.clientId ? null : { ...nothing, clients }
    const people = await clientPeopleOf(tx, client.id)
    const campaigns = (await campaignNames(tx)).filter((each) => each.clientId === client.id)
    return {
      clients,
      client,
      customer: customer && { id: customer.id, name: customer.name },
      people: people.map(({ id, name }) => ({ id, name })),
      staff: await deskPeople(tx, client.id, today),
      campaigns: campaigns.map(({ id, name }) => ({ id, name })),
      services: await servicesInUse(tx, { forClient: false }),
    }
  })
}

const nothing = {
  client: null,
  customer: null,
  people: [] as Named[],
  staff: [] as Named[],
  campaigns: [] as Named[],
  services: [] as Service[],
}
type Named = { id: string; name: string }

export type RequestChoices = NonNullable<Awaited<ReturnType<typeof choicesForRequest>>>
