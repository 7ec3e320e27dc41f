import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { MatchKind, MatchRecord } from '#domain/clean/duplicates/record'
import { readTable } from '#domain/clean/table'

/** Records of one kind, and which entity each is, by its id. */
export type LabelledKind = { records: MatchRecord[]; entityOf: ReadonlyMap<string, string> }

/** Reads the records of one kind from `records.csv` (rec_id and fields under any usual names) and `truth.csv` (rec_id, entity_id) of a folder. */
export function readKind(folder: string, kind: MatchKind): LabelledKind {
  const records: MatchRecord[] = []
  for (const row of rowsOf(join(folder, 'records.csv'))) if (isPerson(row) === (kind === 'person')) records.push(recordOf(row))
  const ids = new Set(records.map(({ id }) => id))
  const entityOf = new Map<string, string>()
  if (ids.size > 0)
    for (const { rec_id: id = '', entity_id: entity = '' } of rowsOf(join(folder, 'truth.csv'))) if (ids.has(id)) entityOf.set(id, entity)
  return { records, entityOf }
}

type Row = Record<string, string>

/** The rows of a table, some thousands at a time, so that a large set never stands in memory as a whole. */
function* rowsOf(path: string): Generator<Row> {
  for (const part of partsOf(readFileSync(path))) {
    const table = readTable(part, { maxBytes: 2 ** 30, maxRows: 2_000_000 })
    if ('refused' in table) throw new Error(`${path}: ${table.refused}`)
    for (const { cells } of table.rows) yield Object.fromEntries(table.columns.map((column, i) => [column, cells[i] ?? '']))
  }
}

const partSize = 1_000_000
const newline = 10
const quote = 34

/** Cuts a file at line ends outside quotes; every part begins with the header. */
function* partsOf(file: Buffer): Generator<Buffer> {
  const header = file.subarray(0, file.indexOf(newline) + 1)
  let from = header.length
  let quoted = false
  for (let at = from; at < file.length; at++) {
    if (file[at] === quote) quoted = !quoted
    if (at === file.length - 1 || (file[at] === newline && !quoted && at - from > partSize)) {
      yield Buffer.concat([header, file.subarray(from, at + 1)])
      from = at + 1
    }
  }
}

/** By the `kind` column where there is one; else a base is of persons when it has a column for last names. */
function isPerson(row: Row): boolean {
  return row.kind === undefined ? lastNames.some((column) => column in row) : row.kind === 'person'
}

const lastNames = ['last_name', 'surname', 'lname_c1', 'lname_c2']

/** Fields go by the names that public sets give them; of several the first that is filled counts, for names and numbers all of them. */
function recordOf(row: Row): MatchRecord {
  const all = (names: readonly string[]) => names.map((name) => row[name] ?? '').filter(Boolean)
  const first = (...names: string[]) => all(names)[0] ?? ''
  const bornOn = all(['by', 'bm', 'bd']).map((part) => part.padStart(2, '0'))
  return {
    id: first('rec_id'),
    name: first('org_name', 'name', 'naam', 'name_raw', 'company'),
    lastName: all(lastNames).join('-'),
    firstName: all(['first_name', 'given_name', 'fname_c1', 'fname_c2']).join(' '),
    infix: first('infix'),
    initials: first('initials'),
    fullName: first('full_name'),
    jobTitle: first('job_title'),
    birthDate: first('dob', 'date_of_birth', 'birth_date') || bornOn.join('-'),
    personNo: first('soc_sec_id', 'person_no'),
    street: first('street', 'address_line', 'address_1', 'address', 'addr', 'adres'),
    premises: first('address_2'),
    houseNumber: first('house_number', 'street_number'),
    houseNumberSuffix: first('house_addition'),
    postcode: first('postcode', 'zip', 'postal_code'),
    place: first('city', 'suburb', 'place', 'plaats'),
    country: first('country'),
    phones: all(['phone', 'mobile', 'fax']),
    emails: all(['email']),
    website: first('website'),
    kvk: first('kvk'),
    vat: first('vat'),
    iban: first('iban'),
    profile: first('linkedin'),
  }
}
