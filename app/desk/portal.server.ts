import { campaignNames } from '#db/campaigns'
import { theDb } from '#db/connection'
import { type Tx, withActor } from '#db/door'
import { servicesInUse } from '#db/guide'
import { officeWeeksOf } from '#db/office-hours'
import { type RequestRow, requestOf, requestsOfClient } from '#db/requests'
import { dayOf, type Moment } from '#domain/calendar/moment'
import type { OfficeWeek } from '#domain/calendar/office-hours'
import { possibleSteps, type Verdict } from '#domain/carry-out/request'
import type { ClientActor } from '#domain/relations/actor'
import { levelsOfClient } from './levels.server'
import { periodNamed } from './periods'
import { standing } from './read.server'

/** The figures of this year that lead to their requests. */
export const onlyThese = ['kept', 'missed', 'running'] as const
type Only = (typeof onlyThese)[number]
const verdictsOf: Record<Only, readonly Verdict[]> = { kept: ['kept'], missed: ['missed'], running: ['at-risk', 'running'] }

/** What the client's people asked, and how fast they are answered: the same figures as ours. Field by field. */
export async function requestsForClient(actor: ClientActor, { page, only }: { page: number; only: Only | null }, now: Moment) {
  return withActor(theDb(), actor, async (tx) => {
    const year = periodNamed('year', dayOf(now))
    const narrowed = only ? { verdicts: verdictsOf[only], since: year.from } : {}
    const { rows, ...pages } = await requestsOfClient(tx, { page, ...narrowed }, now)
    const weeks = await officeWeeksOf(tx)
    const campaigns = (await campaignNames(tx)).map(({ id, name }) => ({ id, name }))
    const services = (await servicesInUse(tx, { forClient: true })).map(({ id, name }) => ({ id, name }))
    const { figures, terms } = await levelsOfClient(tx, actor.clientId, year, now)
    return { requests: { ...pages, rows: rows.map((row) => forClient(row, weeks, now)) }, campaigns, figures, terms, only, services }
  })
}

export type ClientRequests = Awaited<ReturnType<typeof requestsForClient>>
export type ClientRequestLine = ClientRequests['requests']['rows'][number]

/** What waits for an answer, for the client's first page; a few of them and how many. */
export async function openForClient(tx: Tx, now: Moment) {
  const { rows, total } = await requestsOfClient(tx, { waiting: true, size: 3, page: 1 }, now)
  const weeks = await officeWeeksOf(tx)
  return { rows: rows.map((row) => forClient(row, weeks, now)), total }
}

/** One request of the client's own people with its history; null when it is not theirs. What we noted for ourselves is not read. */
export async function requestForClient(actor: ClientActor, requestId: string, now: Moment) {
  return withActor(theDb(), actor, async (tx) => {
    const found = await requestOf(tx, requestId)
    if (!found?.fromClient) return null
    const line = forClient(found, await officeWeeksOf(tx), now)
    const steps = found.steps.filter(({ kind }) => kind !== 'noted' && kind !== 'handed')
    return {
      ...line,
      text: found.text,
      steps: steps.map(({ id, at, kind, text, who }) => ({ id, at, kind, text, who })),
      possible: possibleSteps({ kind: found.kind, state: line.state }).filter(
        (step) => step === 'say' || step === 'close' || step === 'reopen',
      ),
    }
  })
}

export type ClientRequest = NonNullable<Awaited<ReturnType<typeof requestForClient>>>

function forClient(row: RequestRow, weeks: readonly OfficeWeek[], now: Moment) {
  const { id, kind, channel, subject, by, owner, receivedAt, answerBy, answeredAt } = row
  return { id, kind, channel, subject, by, owner, receivedAt, answerBy, answeredAt, ...standing(row, weeks, now) }
}
