import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findDuplicates } from '#domain/clean/duplicates/find'
import type { DuplicateGroup, MatchKind, MatchRecord } from '#domain/clean/duplicates/record'
import { readTable } from '#domain/clean/table'

/**
 * Measures the matcher on a folder with `records.csv` (rec_id and fields under any usual names) and `truth.csv` (rec_id, entity_id): precision, recall and
 * F1 over pairs of records after clustering, with no labels given and one setting for all sets.
 */
export async function run(args: Record<string, string>): Promise<object> {
  const folder = args.data
  if (!folder) throw new Error('dedupe needs --data <folder with records.csv and truth.csv>')
  const rows = rowsOf(join(folder, 'records.csv'))
  const truth = new Map(rowsOf(join(folder, 'truth.csv')).map((row) => [row.rec_id ?? '', row.entity_id ?? '']))
  const byKind = splitByKind(rows)
  const started = performance.now()
  const found = byKind.map(({ kind, records }) => ({ kind, records, ...findDuplicates(records, { kind }) }))
  const seconds = (performance.now() - started) / 1000
  const measured = found.map(({ kind, records, groups, pairs }) => ({
    kind,
    ...measure(records, groups, truth),
    pairs: pairs.length,
    preselected: measurePreselected(pairs, records, truth),
  }))
  const total = sumOf(measured)
  return {
    bench: 'dedupe',
    rows: rows.length,
    ...total,
    byKind: Object.fromEntries(
      measured.map(({ kind, precision, recall, f1, preselected }) => [
        kind === 'organisation' ? 'org' : 'person',
        { precision, recall, f1, preselected },
      ]),
    ),
    seconds: rounded(seconds, 2),
    peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
  }
}

type Row = Record<string, string>

export function rowsOf(path: string): Row[] {
  const table = readTable(readFileSync(path), { maxBytes: 2 ** 30, maxRows: 2_000_000 })
  if ('refused' in table) throw new Error(`${path}: ${table.refused}`)
  return table.rows.map(({ cells }) => Object.fromEntries(table.columns.map((column, i) => [column, cells[i] ?? ''])))
}

/** By the `kind` column where there is one; else a base is of persons when it has a column for last names. */
export function splitByKind(rows: readonly Row[]): { kind: MatchKind; records: MatchRecord[] }[] {
  const persons = rows.filter((row) => isPerson(row)).map(recordOf)
  const organisations = rows.filter((row) => !isPerson(row)).map(recordOf)
  const kinds: { kind: MatchKind; records: MatchRecord[] }[] = [
    { kind: 'organisation', records: organisations },
    { kind: 'person', records: persons },
  ]
  return kinds.filter(({ records }) => records.length > 0)
}

function isPerson(row: Row): boolean {
  return row.kind === undefined ? columns.lastName.some((column) => column in row) : row.kind === 'person'
}

/** The names that public sets give to the fields of a record; the first that is filled counts, for street and names all of them. */
const columns = {
  name: ['org_name', 'name', 'naam', 'name_raw', 'company'],
  lastName: ['last_name', 'surname', 'lname_c1', 'lname_c2'],
  firstName: ['first_name', 'given_name', 'fname_c1', 'fname_c2'],
  birthDate: ['dob', 'date_of_birth', 'birth_date'],
  personNo: ['soc_sec_id', 'person_no'],
  houseNumber: ['house_number', 'street_number'],
  houseNumberSuffix: ['house_addition'],
  postcode: ['postcode', 'zip', 'postal_code'],
  place: ['city', 'suburb', 'place', 'plaats'],
} as const

function recordOf(row: Row): MatchRecord {
  const first = (names: readonly string[]) => names.map((name) => row[name] ?? '').find(Boolean) ?? ''
  const all = (names: readonly string[]) => names.map((name) => row[name] ?? '').filter(Boolean)
  return {
    id: row.rec_id ?? '',
    name: first(columns.name),
    lastName: all(columns.lastName).join('-'),
    firstName: all(columns.firstName).join(' '),
    infix: row.infix ?? '',
    initials: row.initials ?? '',
    fullName: row.full_name ?? '',
    birthDate:
      first(columns.birthDate) ||
      all(['by', 'bm', 'bd'])
        .map((part) => part.padStart(2, '0'))
        .join('-'),
    personNo: first(columns.personNo),
    street: first(['street', 'address_line', 'address_1', 'address', 'addr', 'adres']),
    houseNumber: first(columns.houseNumber),
    houseNumberSuffix: first(columns.houseNumberSuffix),
    premises: row.address_2 ?? '',
    postcode: first(columns.postcode),
    place: first(columns.place),
    country: row.country ?? '',
    phones: all(['phone', 'mobile', 'fax']),
    emails: all(['email']),
    website: row.website ?? '',
    kvk: row.kvk ?? '',
    vat: row.vat ?? '',
    iban: row.iban ?? '',
    profile: row.linkedin ?? '',
    jobTitle: row.job_title ?? '',
  }
}

type Measured = { truePairs: number; foundPairs: number; rightPairs: number; precision: number; recall: number; f1: number }

/** Counts pairs of records that are in one group and in one entity. Relatives are no duplicates. */
function measure(records: readonly MatchRecord[], groups: readonly DuplicateGroup[], truth: ReadonlyMap<string, string>): Measured {
  const clusters = clustersOf(records, groups)
  const entities = records.map(({ id }) => truth.get(id) ?? id)
  return figures(pairsIn(entities), pairsIn(clusters), pairsIn(clusters.map((cluster, i) => `${cluster} ${entities[i]}`)))
}

function figures(truePairs: number, foundPairs: number, rightPairs: number): Measured {
  const precision = foundPairs === 0 ? 1 : rightPairs / foundPairs
  const recall = truePairs === 0 ? 1 : rightPairs / truePairs
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall)
  return { truePairs, foundPairs, rightPairs, precision: rounded(precision), recall: rounded(recall), f1: rounded(f1) }
}

function sumOf(measured: readonly Measured[]): Measured {
  const sum = (pick: (one: Measured) => number) => measured.reduce((total, one) => total + pick(one), 0)
  return figures(
    sum(({ truePairs }) => truePairs),
    sum(({ foundPairs }) => foundPairs),
    sum(({ rightPairs }) => rightPairs),
  )
}

function pairsIn(labels: readonly string[]): number {
  const sizes = new Map<string, number>()
  for (const label of labels) sizes.set(label, (sizes.get(label) ?? 0) + 1)
  let pairs = 0
  for (const size of sizes.values()) pairs += (size * (size - 1)) / 2
  return pairs
}

function clustersOf(records: readonly MatchRecord[], groups: readonly DuplicateGroup[]): string[] {
  const parents = new Map<string, string>()
  const rootOf = (id: string): string => {
    const parent = parents.get(id) ?? id
    return parent === id ? id : rootOf(parent)
  }
  for (const { ids, band } of groups) {
    if (band === 'relatives') continue
    const root = rootOf(ids[0] ?? '')
    for (const id of ids) parents.set(rootOf(id), root)
  }
  return records.map(({ id }) => rootOf(id))
}

function measurePreselected(
  pairs: readonly { a: string; b: string; preselected: boolean }[],
  records: readonly MatchRecord[],
  truth: ReadonlyMap<string, string>,
): object {
  const chosen = pairs.filter(({ preselected }) => preselected)
  const right = chosen.filter(({ a, b }) => truth.get(a) === truth.get(b)).length
  const truePairs = pairsIn(records.map(({ id }) => truth.get(id) ?? id))
  return { precision: rounded(right / Math.max(1, chosen.length)), coverage: rounded(right / Math.max(1, truePairs)) }
}

function rounded(figure: number, decimals = 4): number {
  return Number(figure.toFixed(decimals))
}
