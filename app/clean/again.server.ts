import { today } from '#app/http/clock.server'
import { dividedBy, hasEarlierCustomers, type MovedPerson, markCompared, movedPeopleOf, movePerson, namesOf, newerFigures } from '#db/again'
import { record } from '#db/audit'
import { theDb } from '#db/connection'
import { type Customer, type CustomerNumber, everyCustomerOf, numbersOf } from '#db/customers'
import { acrossCampaigns, type Tx, withActor } from '#db/door'
import { markStale } from '#db/duplicates'
import { addFindings, type NewFinding } from '#db/findings'
import { type ImportFile, importOf } from '#db/imports'
import { mergeCustomers } from '#db/merges'
import { once } from '#db/once'
import { type Again, type AgainPair, compareAgain, filledValues, type SamePair } from '#domain/clean/again/compare'
import { matchRecordOf } from '#domain/clean/duplicates/of-customer'
import type { MergeRecord } from '#domain/clean/merge'
import type { Actor } from '#domain/relations/actor'
import { mergeRecord } from './merge-record'
import { searchDuplicates } from './search-duplicates.server'

const shown = 25

export type AgainScreen = {
  importId: string
  fileName: string
  counts: { fresh: number; same: number; changed: number; gone: number; moved: number }
  /** Known customers that the file brings something about, the first of them; `filled` counts what was empty with us. */
  changed: { id: string; name: string; filled: number; changes: AgainPair['changes'] }[]
  gone: { id: string; name: string; place: string | null }[]
  moved: MovedPerson[]
}

type Refused = { refused: 'not-found' } | { refused: 'not-taken-in' }

/** What a file that was taken in says beside the base as it was: new, changed, gone, and people who moved. Null where there was nothing before it. */
export async function againScreen(actor: Actor, importId: string): Promise<AgainScreen | null | Refused> {
  const compared = await compare(actor, importId)
  if (compared === null || 'refused' in compared) return compared
  const { file, again } = compared
  return withActor(theDb(), actor, async (tx) => {
    const moved = await movedPeopleOf(tx, { clientId: file.clientId, importId })
    const changed = again.pairs.filter(({ filled, changes }) => filled.length > 0 || changes.length > 0)
    const names = await namesOf(tx, file.clientId, [...changed.map(({ knownId }) => knownId), ...again.gone].slice(0, 10_000))
    return {
      importId,
      fileName: file.fileName,
      counts: {
        fresh: again.fresh.length,
        same: again.pairs.length - changed.length,
        changed: changed.length,
        gone: again.gone.length,
        moved: moved.length,
      },
      changed: changed
        .slice(0, shown)
        .map(({ knownId, filled, changes }) => ({ id: knownId, name: names.get(knownId)?.name ?? '', filled: filled.length, changes })),
      gone: again.gone.slice(0, shown).map((id) => ({ id, name: names.get(id)?.name ?? '', place: names.get(id)?.place ?? null })),
      moved,
    }
  })
}

type Compared = { file: ImportFile; again: Again; records: ReadonlyMap<string, MergeRecord> }

/** Reads and compares without holding a transaction open: the matcher takes its time. */
async function compare(actor: Actor, importId: string): Promise<Compared | null | Refused> {
  const read = await withActor(theDb(), actor, async (tx): Promise<Refused | { file: ImportFile; customers: Customer[] } | null> => {
    const file = await importOf(tx, importId)
    if (!file) return { refused: 'not-found' } as const
    if (file.state !== 'taken-in') return { refused: 'not-taken-in' } as const
    if (!(await hasEarlierCustomers(tx, { clientId: file.clientId, importId }))) return null
    return { file, customers: await everyCustomerOf(tx, file.clientId) }
  })
  if (read === null || !('file' in read)) return read
  const { known, fresh } = dividedBy(importId, read.customers)
  const again = compareAgain(
    known.map((customer) => ({ ...mergeRecord(customer, undefined), fromFile: customer.importId !== null })),
    fresh.map((customer) => mergeRecord(customer, undefined)),
    await sameByRule(known, fresh),
  )
  return { file: read.file, again, records: new Map([...known, ...fresh].map((each) => [each.id, mergeRecord(each, undefined)])) }
}

/** Pairs of the file and the base that may be merged unseen, the surest first. */
async function sameByRule(known: readonly Customer[], fresh: readonly Customer[]): Promise<SamePair[]> {
  if (fresh.length === 0) return []
  const { pairs } = await searchDuplicates([...known, ...fresh].map(matchRecordOf), { kind: 'organisation', onStep: () => {} })
  const isFresh = new Set(fresh.map(({ id }) => id))
  return pairs
    .filter(({ a, b, preselected }) => preselected && isFresh.has(a) !== isFresh.has(b))
    .sort((one, other) => other.weight - one.weight)
    .map(({ a, b }) => (isFresh.has(a) ? { knownId: b, freshId: a } : { knownId: a, freshId: b }))
}

export type AgainOutcome = { updated: number; proposals: number; eventIds: string[] }

/**
 * Brings the known customers up to date with a newer file. What the file repeats goes up in the record we had; what was empty is filled and figures per
 * year become those of the file; whatever it says differently is left as a proposal beside what we know. Undone like any merge, for thirty days.
 */
export async function takeOverAgain(
  actor: Actor,
  importId: string,
  op?: string,
): Promise<AgainOutcome | Refused | { refused: 'used-twice' }> {
  const compared = await compare(actor, importId)
  if (compared === null) return { updated: 0, proposals: 0, eventIds: [] }
  if ('refused' in compared) return compared
  return withActor(theDb(), actor, (tx) => once(tx, op, { importId, again: true }, () => acrossCampaigns(tx, () => takeOver(tx, compared))))
}

async function takeOver(tx: Tx, { file, again, records }: Compared): Promise<AgainOutcome> {
  const { clientId, id: importId } = file
  const ids = again.pairs.flatMap(({ knownId, freshId }) => [knownId, freshId])
  const numbers = new Map<string, CustomerNumber[]>()
  for (const number of await numbersOf(tx, clientId, ids))
    numbers.set(number.customerId, [...(numbers.get(number.customerId) ?? []), number])
  const merged = await mergeCustomers(
    tx,
    clientId,
    again.pairs.map((pair) => ({
      groupId: null,
      keeperId: pair.knownId,
      memberIds: [pair.freshId],
      values: columnsOfSome(filledValues(records.get(pair.knownId) as MergeRecord, records.get(pair.freshId) as MergeRecord, pair)),
      numbers: newerFigures(numbers.get(pair.knownId) ?? [], numbers.get(pair.freshId) ?? []),
    })),
  )
  const done = new Set(merged.map(({ keeperId }) => keeperId))
  const proposals = again.pairs.filter(({ knownId }) => done.has(knownId)).flatMap((pair) => proposalsOf(pair, records, importId))
  await addFindings(tx, clientId, proposals)
  await markStale(tx, clientId, [...merged.flatMap(({ memberIds }) => memberIds)])
  await markCompared(tx, { clientId, importId }, merged.length)
  const detail = { updated: merged.length, proposals: proposals.length }
  await record(tx, { action: 'import.compared', object: 'customer_import', objectId: importId, clientId, detail })
  return { ...detail, eventIds: merged.map(({ eventId }) => eventId) }
}

function columnsOfSome(values: Partial<MergeRecord>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([field, value]) => [field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), value]),
  )
}

const addressColumns = ['street', 'houseNumber', 'houseNumberSuffix', 'postcode', 'place'] as const
const oneToOne = new Set(['name', 'externalNo', 'kvk', 'branch', 'vat', 'iban', 'email', 'website'] as const)

/** What the file says differently, each as one value that a person may take over where it stands. */
function proposalsOf({ knownId, freshId, changes }: AgainPair, records: ReadonlyMap<string, MergeRecord>, importId: string): NewFinding[] {
  const [known, fresh] = [records.get(knownId) as MergeRecord, records.get(freshId) as MergeRecord]
  const proposal = (field: NewFinding['field'], value: unknown, now: unknown): NewFinding => ({
    ...{ customerId: knownId, importId, field, kind: 'outdated', rule: 'newer-in-file' },
    ...{ value: String(value ?? ''), proposal: String(now ?? '') },
  })
  return changes.flatMap(({ field, before, after }) => {
    if (field === 'address')
      return addressColumns
        .filter((column) => fresh[column] !== null && fresh[column] !== known[column])
        .map((column) => proposal(column, known[column], fresh[column]))
    if (field === 'phones') {
      const now = [fresh.phone, fresh.mobile].find((phone) => phone !== null && !before.includes(phone))
      return now ? [proposal(now === fresh.mobile ? 'mobile' : 'phone', now === fresh.mobile ? known.mobile : known.phone, now)] : []
    }
    return (oneToOne as ReadonlySet<string>).has(field) ? [proposal(field as NewFinding['field'], before, after)] : []
  })
}

/** Lets a person go on at the customer where the file shows them. Their past, and what they asked of us, comes along. */
export async function takeMove(
  actor: Actor,
  importId: string,
  newContactId: string,
): Promise<{ moved: string } | Refused | { refused: 'nobody-moved' }> {
  return withActor(theDb(), actor, async (tx) => {
    const file = await importOf(tx, importId)
    if (!file) return { refused: 'not-found' } as const
    const moved = (await movedPeopleOf(tx, { clientId: file.clientId, importId }, 10_000)).find(
      (each) => each.newContactId === newContactId,
    )
    if (!moved) return { refused: 'nobody-moved' } as const
    await movePerson(tx, file.clientId, moved, today())
    const detail = { from: moved.from.id, to: moved.to.id, oldJob: moved.oldJobId, newJob: moved.newJobId, record: newContactId }
    await record(tx, { action: 'contact.moved', object: 'contact', objectId: moved.contactId, clientId: file.clientId, detail })
    return { moved: moved.name }
  })
}
