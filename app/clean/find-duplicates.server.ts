import { today } from '#app/http/clock.server'
import { settleArrival } from '#db/arrival'
import { record } from '#db/audit'
import { campaignOf } from '#db/campaigns'
import { theDb } from '#db/connection'
import { type Customer, everyCustomerOf } from '#db/customers'
import { withActor } from '#db/door'
import { mergesItselfAt, type NewGroup, replaceOpenGroups, separatePairsOf } from '#db/duplicates'
import { matchRecordOf } from '#domain/clean/duplicates/of-customer'
import type { DuplicateGroup, ScoredPair, SearchStep } from '#domain/clean/duplicates/record'
import type { Actor } from '#domain/relations/actor'
import { mergeAllPreselected } from './merge-duplicates.server'
import { searchDuplicates } from './search-duplicates.server'

export type Found = { customers: number; groups: number; preselected: number; relatives: number }

/** `mergedItself`: what the client's setting let be merged unseen; nothing where it is off. */
export type Searched = Found & { mergedItself: { merged: number; eventIds: string[] } | null }

/**
 * Looks for customers of a campaign's client that are one and the same, and puts what it finds in the place of the groups nobody decided yet. Where the
 * client chose so, what is sound by rule is merged at once, and what is left is looked at again. Who asks for a search that runs already gets its answer.
 */
export async function findDuplicatesOf(actor: Actor, campaignId: string): Promise<Searched | { refused: 'not-found' }> {
  const campaign = await withActor(theDb(), actor, (tx) => campaignOf(tx, campaignId, today()))
  if (!campaign) return { refused: 'not-found' }
  const running = searches.get(campaignId)
  if (running) return running.answer
  const search: Search = { step: 'reading', answer: searchAndMerge(actor, campaignId, (step) => Object.assign(search, { step })) }
  searches.set(campaignId, search)
  return search.answer.finally(() => searches.delete(campaignId))
}

type Search = { step: SearchStep; answer: Promise<Searched | { refused: 'not-found' }> }

/** The searches that this program does now, by campaign. */
const searches = new Map<string, Search>()

/** How far the search of a campaign is, where one runs in this program; null when the actor sees no such campaign. */
export async function searchStepOf(actor: Actor, campaignId: string): Promise<{ step: SearchStep | null } | null> {
  const campaign = await withActor(theDb(), actor, (tx) => campaignOf(tx, campaignId, today()))
  return campaign ? { step: searches.get(campaignId)?.step ?? null } : null
}

async function searchAndMerge(
  actor: Actor,
  campaignId: string,
  onStep: (step: SearchStep) => void,
): Promise<Searched | { refused: 'not-found' }> {
  const found = await searchOnce(actor, campaignId, onStep)
  if ('refused' in found) return found
  if (!found.mergesItself || found.preselected === 0) return { ...found, mergedItself: null }
  const outcome = await mergeAllPreselected(actor, campaignId)
  if ('refused' in outcome) return { ...found, mergedItself: null }
  const again = await searchOnce(actor, campaignId, onStep)
  return { ...('refused' in again ? found : again), mergedItself: { merged: outcome.merged, eventIds: outcome.eventIds } }
}

/**
 * One search, which itself holds no transaction open. What was decided before (not the same, relatives) is not proposed again.
 *
 * Records that were merged before are compared too, under their keeper's name: what their numbers and spellings told the first time, such as that one
 * customer number stands for one customer, must not be forgotten the second time.
 */
async function searchOnce(
  actor: Actor,
  campaignId: string,
  onStep: (step: SearchStep) => void,
): Promise<(Found & { mergesItself: boolean }) | { refused: 'not-found' }> {
  const base = await withActor(theDb(), actor, async (tx) => {
    const campaign = await campaignOf(tx, campaignId, today())
    if (!campaign) return null
    const { clientId } = campaign
    const mergesItself = await mergesItselfAt(tx, clientId)
    return { clientId, mergesItself, customers: await everyCustomerOf(tx, clientId), separate: await separatePairsOf(tx, clientId) }
  })
  if (!base) return { refused: 'not-found' }
  const { clientId, customers, mergesItself } = base
  const keeperOf = keepers(customers)
  const separate = amongAllRecords(base.separate, customers, keeperOf)
  const found = await searchDuplicates(customers.map(matchRecordOf), { kind: 'organisation', separate, onStep })
  const groups = found.groups.flatMap((group) => groupOfKeepers(group, keeperOf))
  const counts: Found = {
    customers: customers.filter(({ canonicalId }) => canonicalId === null).length,
    groups: groups.length,
    preselected: groups.filter((group) => group.preselected).length,
    relatives: groups.filter((group) => group.band === 'relatives').length,
  }
  await withActor(theDb(), actor, async (tx) => {
    await replaceOpenGroups(tx, { clientId, campaignId }, groups)
    await settleArrival(tx, { clientId, campaignId })
    await record(tx, { action: 'duplicates.sought', object: 'campaign', objectId: campaignId, clientId, detail: counts })
  })
  return { ...counts, mergesItself }
}

type KeeperOf = (id: string) => string

function keepers(customers: readonly Customer[]): KeeperOf {
  const pointers = new Map(customers.map(({ id, canonicalId }) => [id, canonicalId]))
  return function keeperOf(id): string {
    const next = pointers.get(id)
    return next ? keeperOf(next) : id
  }
}

/** What was said of two customers holds for every record that went up in either. */
function amongAllRecords(pairs: readonly [string, string][], customers: readonly Customer[], keeperOf: KeeperOf): [string, string][] {
  if (pairs.length === 0) return []
  const records = new Map<string, string[]>()
  for (const { id } of customers) {
    const list = records.get(keeperOf(id))
    if (list) list.push(id)
    else records.set(keeperOf(id), [id])
  }
  const recordsOf = (id: string) => records.get(id) ?? []
  return pairs.flatMap(([a, b]) => recordsOf(a).flatMap((one) => recordsOf(b).map((other): [string, string] => [one, other])))
}

/** The group as far as it holds two or more customers that live, with the strongest pair of records between any two of them. */
function groupOfKeepers({ ids, pairs, band, percentage, preselected }: DuplicateGroup, keeperOf: KeeperOf): NewGroup[] {
  const customerIds = [...new Set(ids.map(keeperOf))]
  if (customerIds.length < 2) return []
  const strongest = new Map<string, ScoredPair>()
  for (const pair of pairs) {
    const [a, b] = [keeperOf(pair.a), keeperOf(pair.b)]
    const key = a < b ? `${a} ${b}` : `${b} ${a}`
    const known = strongest.get(key)
    if (a !== b && (!known || pair.weight > known.weight)) strongest.set(key, { ...pair, a, b })
  }
  return [{ customerIds, band, percentage, preselected, pairs: [...strongest.values()] }]
}
