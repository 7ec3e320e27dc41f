import { today } from '#app/http/clock.server'
import { settleArrival } from '#db/arrival'
import { record } from '#db/audit'
import { campaignOf } from '#db/campaigns'
import { theDb } from '#db/connection'
import { everyCustomerOf } from '#db/customers'
import { withActor } from '#db/door'
import { mergesItselfAt, type NewGroup, replaceOpenGroups } from '#db/duplicates'
import { everyPersonOf } from '#db/persons'
import { separatePairsOf } from '#db/told-apart'
import { matchRecordOf } from '#domain/clean/duplicates/of-customer'
import { matchRecordsOf, personIdOf } from '#domain/clean/duplicates/of-person'
import type { DuplicateGroup, MatchKind, MatchRecord, ScoredPair, SearchStep } from '#domain/clean/duplicates/record'
import type { Actor } from '#domain/relations/actor'
import { mergeAllPreselected } from './merge-duplicates.server'
import { searchDuplicates } from './search-duplicates.server'

export type Found = {
  customers: number
  groups: number
  preselected: number
  relatives: number
  persons: { living: number; groups: number; preselected: number }
}

/** The parts of a search for organisations, and then for people, which is told as one. */
export type FindStep = SearchStep | 'people'

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

type Search = { step: FindStep; answer: Promise<Searched | { refused: 'not-found' }> }

/** The searches that this program does now, by campaign. */
const searches = new Map<string, Search>()

/** How far the search of a campaign is, where one runs in this program; null when the actor sees no such campaign. */
export async function searchStepOf(actor: Actor, campaignId: string): Promise<{ step: FindStep | null } | null> {
  const campaign = await withActor(theDb(), actor, (tx) => campaignOf(tx, campaignId, today()))
  return campaign ? { step: searches.get(campaignId)?.step ?? null } : null
}

async function searchAndMerge(
  actor: Actor,
  campaignId: string,
  onStep: (step: FindStep) => void,
): Promise<Searched | { refused: 'not-found' }> {
  const found = await searchOnce(actor, campaignId, onStep)
  if ('refused' in found) return found
  if (!found.mergesItself || found.preselected + found.persons.preselected === 0) return { ...found, mergedItself: null }
  const merged = { merged: 0, eventIds: [] as string[] }
  for (const kind of ['organisation', 'person'] as const) {
    const outcome = await mergeAllPreselected(actor, campaignId, { kind })
    if ('refused' in outcome) continue
    merged.merged += outcome.merged
    merged.eventIds.push(...outcome.eventIds)
  }
  const again = await searchOnce(actor, campaignId, onStep)
  return { ...('refused' in again ? found : again), mergedItself: merged }
}

/**
 * One search, which itself holds no transaction open: first the organisations, then their people. What was decided before (not the same, relatives) is
 * not proposed again.
 *
 * Records that were merged before are compared too, under their keeper's name: what their numbers and spellings told the first time, such as that one
 * customer number stands for one customer, must not be forgotten the second time.
 */
async function searchOnce(
  actor: Actor,
  campaignId: string,
  onStep: (step: FindStep) => void,
): Promise<(Found & { mergesItself: boolean }) | { refused: 'not-found' }> {
  const base = await withActor(theDb(), actor, async (tx) => {
    const campaign = await campaignOf(tx, campaignId, today())
    if (!campaign) return null
    const { clientId } = campaign
    return {
      clientId,
      mergesItself: await mergesItselfAt(tx, clientId),
      customers: await everyCustomerOf(tx, clientId),
      apart: await separatePairsOf(tx, { clientId, kind: 'organisation' }),
      persons: await everyPersonOf(tx, clientId),
      personsApart: await separatePairsOf(tx, { clientId, kind: 'person' }),
    }
  })
  if (!base) return { refused: 'not-found' }
  const { clientId, customers, persons, mergesItself } = base
  const organisations = await groupsAmong(
    { kind: 'organisation', known: customers, records: customers.map(matchRecordOf), apart: base.apart },
    onStep,
  )
  onStep('people')
  const people = await groupsAmong(
    { kind: 'person', known: persons, records: persons.flatMap(matchRecordsOf), apart: base.personsApart },
    () => {},
  )
  const living = (known: readonly Known[]) => known.filter(({ canonicalId }) => canonicalId === null).length
  const counts: Found = {
    customers: living(customers),
    groups: organisations.length,
    preselected: organisations.filter((group) => group.preselected).length,
    relatives: organisations.filter((group) => group.band === 'relatives').length,
    persons: { living: living(persons), groups: people.length, preselected: people.filter((group) => group.preselected).length },
  }
  await withActor(theDb(), actor, async (tx) => {
    await replaceOpenGroups(tx, { clientId, campaignId, kind: 'organisation' }, organisations)
    await replaceOpenGroups(tx, { clientId, campaignId, kind: 'person' }, people)
    await settleArrival(tx, { clientId, campaignId })
    await record(tx, { action: 'duplicates.sought', object: 'campaign', objectId: campaignId, clientId, detail: counts })
  })
  return { ...counts, mergesItself }
}

/** A record that may have gone up in another. */
type Known = { id: string; canonicalId: string | null }

type Searching = { kind: MatchKind; known: readonly Known[]; records: readonly MatchRecord[]; apart: readonly [string, string][] }

async function groupsAmong({ kind, known, records, apart }: Searching, onStep: (step: SearchStep) => void): Promise<NewGroup[]> {
  const keeperOf = keepers(known)
  const separate = amongAllRecords(apart, records, keeperOf)
  const found = await searchDuplicates(records, { kind, separate, onStep })
  return found.groups.flatMap((group) => groupOfKeepers(group, keeperOf))
}

type KeeperOf = (id: string) => string

/** By the id of a record: of a customer its own, of a person that of one of their places. */
function keepers(known: readonly Known[]): KeeperOf {
  const pointers = new Map(known.map(({ id, canonicalId }) => [id, canonicalId]))
  const lastOf = (id: string): string => {
    const next = pointers.get(id)
    return next ? lastOf(next) : id
  }
  return (recordId) => lastOf(personIdOf(recordId))
}

/** What was said of two holds for every record that went up in either. */
function amongAllRecords(pairs: readonly [string, string][], all: readonly { id: string }[], keeperOf: KeeperOf): [string, string][] {
  if (pairs.length === 0) return []
  const records = new Map<string, string[]>()
  for (const { id } of all) {
    const list = records.get(keeperOf(id))
    if (list) list.push(id)
    else records.set(keeperOf(id), [id])
  }
  const recordsOf = (id: string) => records.get(id) ?? []
  return pairs.flatMap(([a, b]) => recordsOf(a).flatMap((one) => recordsOf(b).map((other): [string, string] => [one, other])))
}

/** The group as far as it holds two or more that live, with the strongest pair between any two of them. */
function groupOfKeepers({ ids, pairs, band, percentage, preselected }: DuplicateGroup, keeperOf: KeeperOf): NewGroup[] {
  const recordIds = [...new Set(ids.map(keeperOf))]
  if (recordIds.length < 2) return []
  const strongest = new Map<string, ScoredPair>()
  for (const pair of pairs) {
    const [a, b] = [keeperOf(pair.a), keeperOf(pair.b)]
    const key = a < b ? `${a} ${b}` : `${b} ${a}`
    const known = strongest.get(key)
    if (a !== b && (!known || pair.weight > known.weight)) strongest.set(key, { ...pair, a, b })
  }
  return [{ recordIds, band, percentage, preselected, pairs: [...strongest.values()] }]
}
