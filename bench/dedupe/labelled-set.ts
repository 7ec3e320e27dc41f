import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { MatchKind, MatchRecord } from '#domain/clean/duplicates/record'
import { readTable } from '#domain/clean/table'

/** Records of one kind, and which entity each is, by its id. */
export type LabelledSet = { rows: number; kinds: { kind: MatchKind; records: MatchRecord[] }[]; entityOf: ReadonlyMap<string, string> }

/** Reads `records.csv` (rec_id and fields under any usual names) and `truth.csv` (rec_id, entity_id) of a folder. */
export function readLabelledSet(folder: string): LabelledSet {
  const rows = rowsOf(join(folder, 'records.csv'))
  const truth = rowsOf(join(folder, 'truth.csv'))
  return { rows: rows.length, kinds: byKind(rows), entityOf: new Map(truth.map((row) => [row.rec_id ?? '', row.entity_id ?? ''])) }
}

type Row = Record<string, string>

function rowsOf(path: string): Row[] {
  const table = readTable(readFileSync(path), { maxBytes: 2 ** 30, maxRows: 2_000_000 })
  if ('refused' in table) throw new Error(`${path}: ${table.refused}`)
  return table.rows.map(({ cells }) => Object.fromEntries(table.columns.map((column, i) => [column, cells[i] ?? ''])))
}

function byKind(rows: readonly Row[]): LabelledSet['kinds'] {
  const kinds: LabelledSet['kinds'] = [
    { kind: 'organisation', records: rows.filter((row) => !isPerson(row)).map(recordOf) },
    { kind: 'person', records: rows.filter(isPerson).map(recordOf) },
  ]
  return kinds.filter(({ records }) => records.length > 0)
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
