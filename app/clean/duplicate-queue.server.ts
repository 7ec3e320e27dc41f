import { today } from '#app/http/clock.server'
import { campaignOf } from '#db/campaigns'
import { theDb } from '#db/connection'
import { customerCount, customersWithIds } from '#db/customers'
import { type Tx, withActor } from '#db/door'
import { type Group, type GroupCounts, groupCounts, groupOf, mergesItselfAt, openGroupsOf, type QueuePlace, queueOf } from '#db/duplicates'
import { personsWithIds } from '#db/persons'
import type { MatchKind } from '#domain/clean/duplicates/record'
import { suggestMerge, textOf } from '#domain/clean/merge'
import { suggestPersonMerge } from '#domain/clean/merge-person'
import { writtenPhone } from '#domain/clean/phone'
import type { Actor } from '#domain/relations/actor'
import { customerCard, type GroupCard } from './group-card.server'
import { mergeRecord } from './merge-record'
import { personCard } from './person-card.server'
import { type Sources, sourcesOf } from './trusted-source.server'

export type Band = Group['band']

export type DuplicatesScreen = {
  campaignId: string
  clientName: string
  kind: MatchKind
  /** Those that count: neither merged into another nor closed. */
  customers: number
  counts: GroupCounts
  /** How many groups of either kind wait. */
  waiting: Record<MatchKind, number>
  /** What may be merged unseen is merged by itself at this client. */
  mergesItself: boolean
  sources: Sources
  band: Band
  queue: QueuePlace
  group: GroupCard | null
  /** The group that comes up once this one is decided: it is shown at once, while the decision is on its way. */
  next: GroupCard | null
}

/** The review queue of one band with the group that is up; null when the actor sees no such campaign. */
export async function duplicatesScreen(
  actor: Actor,
  campaignId: string,
  asked: { kind?: MatchKind; band?: Band; groupId?: string },
): Promise<DuplicatesScreen | null> {
  return withActor(theDb(), actor, async (tx) => {
    const campaign = await campaignOf(tx, campaignId, today())
    if (!campaign) return null
    const { clientId } = campaign
    const all = await groupCounts(tx, { clientId, campaignId })
    const waiting = { organisation: waitingIn(all.organisation), person: waitingIn(all.person) }
    // People come up by themselves once no organisation waits any more.
    const kind = asked.kind ?? (waiting.organisation === 0 && waiting.person > 0 ? 'person' : 'organisation')
    const counts = all[kind]
    const band = asked.band ?? firstBand(counts)
    const queue = await queueOf(tx, { clientId, campaignId, kind }, band)
    const { active } = await customerCount(tx, clientId)
    const groupId = asked.groupId && queue.queue.includes(asked.groupId) ? asked.groupId : queue.queue[0]
    const cardOf = async (id: string | undefined) => {
      const group = id ? await groupOf(tx, { clientId, groupId: id }) : null
      return group && (kind === 'person' ? personCard : customerCard)(tx, group)
    }
    const nextId = queue.queue[queue.queue.indexOf(groupId ?? '') + 1] ?? queue.queue.find((id) => id !== groupId)
    return {
      campaignId,
      clientName: campaign.client.name,
      kind,
      customers: active,
      counts,
      waiting,
      mergesItself: await mergesItselfAt(tx, clientId),
      sources: await sourcesOf(tx, clientId),
      band,
      queue,
      group: await cardOf(groupId),
      next: await cardOf(nextId),
    }
  })
}

function waitingIn({ perBand }: GroupCounts): number {
  return Object.values(perBand).reduce((sum, count) => sum + count, 0)
}

function firstBand({ perBand }: GroupCounts): Band {
  return (['sure', 'probable', 'doubtful', 'relatives'] as const).find((band) => perBand[band] > 0) ?? 'sure'
}

export type SampleGroup = {
  id: string
  keeper: SampleLine
  others: SampleLine[]
  percentage: number
}

/** `more`: an address, or where a person works and how they are reached. */
type SampleLine = { name: string; more: string }

/** Ten of the preselected groups, spread over all of them, to look at before they are merged unseen; null when the actor sees no such campaign. */
export async function preselectedSample(
  actor: Actor,
  campaignId: string,
  { size = 10, kind = 'organisation' }: { size?: number; kind?: MatchKind } = {},
): Promise<SampleGroup[] | null> {
  return withActor(theDb(), actor, async (tx) => {
    const campaign = await campaignOf(tx, campaignId, today())
    if (!campaign) return null
    const { clientId } = campaign
    const groups = await openGroupsOf(tx, { clientId, campaignId, kind }, { preselected: true })
    const step = Math.max(1, Math.floor(groups.length / size))
    const picked = groups.filter((_, at) => at % step === 0).slice(0, size)
    const ids = picked.flatMap(({ recordIds }) => recordIds)
    const lines = kind === 'person' ? await personLines(tx, clientId, ids) : await customerLines(tx, clientId, ids)
    return picked.flatMap(({ id, recordIds, percentage }) => {
      const { keeperId, linesOf } = lines(recordIds)
      const keeper = linesOf.find((line) => line.id === keeperId)
      return keeper && linesOf.length > 1 ? [{ id, percentage, keeper, others: linesOf.filter((line) => line !== keeper) }] : []
    })
  })
}

type LinesOf = (ids: readonly string[]) => { keeperId: string | null; linesOf: (SampleLine & { id: string })[] }

async function customerLines(tx: Tx, clientId: string, ids: readonly string[]): Promise<LinesOf> {
  const found = new Map((await customersWithIds(tx, clientId, ids)).map((customer) => [customer.id, mergeRecord(customer, undefined)]))
  return (group) => {
    const records = group.map((id) => found.get(id)).filter((record) => record !== undefined)
    const linesOf = records.map((record) => ({ id: record.id, name: record.name, more: textOf(record, 'address') }))
    return { keeperId: records.length > 0 ? suggestMerge(records).keeperId : null, linesOf }
  }
}

async function personLines(tx: Tx, clientId: string, ids: readonly string[]): Promise<LinesOf> {
  const found = new Map((await personsWithIds(tx, clientId, ids)).map((person) => [person.id, person]))
  return (group) => {
    const persons = group.map((id) => found.get(id)).filter((person) => person !== undefined)
    const linesOf = persons.map(({ id, name, email, mobile, phone, places }) => ({
      id,
      name,
      more: [places[0]?.customerName, email ?? (mobile || phone ? writtenPhone(mobile ?? phone ?? '') : null)].filter(Boolean).join(' · '),
    }))
    return { keeperId: persons.length > 0 ? suggestPersonMerge(persons).keeperId : null, linesOf }
  }
}
