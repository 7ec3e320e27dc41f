import { type Customer, customersWithIds, numbersOf, originsOf } from '#db/customers'
import type { Tx } from '#db/door'
import { childCounts } from '#db/duplicates'
import { mergePersons, type PersonMerge } from '#db/merge-persons'
import { type Merge, type Merged, mergeCustomers } from '#db/merges'
import { personsWithIds } from '#db/persons'
import { trustedSourceAt } from '#db/trusted-source'
import type { MatchKind } from '#domain/clean/duplicates/record'
import { type MergeRecord, mergedValues, openConflicts, suggestMerge } from '#domain/clean/merge'
import { mergedPerson, suggestPersonMerge } from '#domain/clean/merge-person'
import { columnsOf, mergedOrigin, mergeRecord, type Picks } from './merge-record'

export type Asked = {
  groupId: string
  ids: readonly string[]
  choice: { keeperId?: string; fields?: Picks; sumYears?: readonly number[] }
}

/** What became of one: null where a record is gone or merged already, 'conflict' where a person must choose first. */
export type MergeOutcome = Merged | null | 'conflict'

/** Merges groups of one kind with the rules of the domain, all with the same few queries. The outcomes stand in the order asked. */
export async function mergeAsked(
  tx: Tx,
  { clientId, kind }: { clientId: string; kind: MatchKind },
  asked: readonly Asked[],
): Promise<MergeOutcome[]> {
  const worked = kind === 'organisation' ? await workedCustomers(tx, clientId, asked) : await workedPersons(tx, clientId, asked)
  const sound = worked.filter((merge) => merge !== null && merge !== 'conflict')
  const done = kind === 'organisation' ? await mergeCustomers(tx, clientId, sound) : await mergePersons(tx, clientId, sound)
  const perGroup = new Map(done.map((merged) => [merged.groupId, merged]))
  return worked.map((merge) => (merge === null || merge === 'conflict' ? merge : (perGroup.get(merge.groupId) ?? null)))
}

async function workedPersons(tx: Tx, clientId: string, asked: readonly Asked[]): Promise<(PersonMerge | null)[]> {
  const found = await personsWithIds(
    tx,
    clientId,
    asked.flatMap(({ ids }) => ids),
  )
  const persons = new Map(found.map((person) => [person.id, person]))
  return asked.map(({ groupId, ids, choice }) => {
    const group = ids.map((id) => persons.get(id)).filter((person) => person?.canonicalId === null) as typeof found
    if (group.length < ids.length) return null
    const suggested = suggestPersonMerge(group)
    const keeperId = choice.keeperId ?? suggested.keeperId
    const values = columnsOf(mergedPerson(group, { ...suggested, keeperId }, choice.fields))
    return { groupId, keeperId, memberIds: ids.filter((id) => id !== keeperId), values }
  })
}

async function workedCustomers(tx: Tx, clientId: string, asked: readonly Asked[]): Promise<(Merge | null | 'conflict')[]> {
  const all = [...new Set(asked.flatMap(({ ids }) => ids))]
  const customers = new Map((await customersWithIds(tx, clientId, all)).map((customer) => [customer.id, customer]))
  const hanging = new Map((await childCounts(tx, clientId, all)).map((counts) => [counts.customerId, counts]))
  const origins = await originsOf(tx, clientId, all)
  const trusted = await trustedSourceAt(tx, clientId)
  const sums = await revenueSums(tx, clientId, asked)
  return asked.map(({ groupId, ids, choice }, at) => {
    const found = ids.map((id) => customers.get(id)).filter((customer): customer is Customer => customer?.canonicalId === null)
    if (found.length < ids.length) return null
    const records = found.map((customer): MergeRecord => mergeRecord(customer, hanging.get(customer.id), origins.get(customer.id), trusted))
    const suggested = suggestMerge(records)
    if (openConflicts(suggested, choice.fields).length > 0) return 'conflict'
    const suggestion = { ...suggested, keeperId: choice.keeperId ?? suggested.keeperId }
    const { keeperId } = suggestion
    const values = {
      ...columnsOf(mergedValues(records, suggestion, choice.fields)),
      origin: mergedOrigin(keeperId, suggestion, choice.fields ?? {}, origins),
    }
    return { groupId, keeperId, memberIds: ids.filter((id) => id !== keeperId), values, numbers: sums[at] }
  })
}

/** What the revenue of a year becomes where a person asked to add up that of all records. */
async function revenueSums(tx: Tx, clientId: string, asked: readonly Asked[]): Promise<Merge['numbers'][]> {
  const wanted = asked.filter(({ choice }) => choice.sumYears?.length)
  const numbers =
    wanted.length > 0
      ? await numbersOf(
          tx,
          clientId,
          wanted.flatMap(({ ids }) => ids),
        )
      : []
  return asked.map(({ ids, choice }) =>
    choice.sumYears?.map((year) => ({
      measure: 'revenue',
      year,
      amount: numbers
        .filter((each) => each.measure === 'revenue' && each.year === year && ids.includes(each.customerId))
        .reduce((sum, { amount }) => sum + amount, 0),
    })),
  )
}
