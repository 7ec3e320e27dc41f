import type { Day } from '#domain/calendar/day'
import type { CleanCustomer } from './customer'

/** A record of a group that may become one. `weight` is what hangs on it: people, calls, visits, appointments, notes. */
export type MergeRecord = Omit<CleanCustomer, 'revenue' | 'note' | 'contact'> & {
  id: string
  weight: number
  /** Where the values of a field come from, as far as that is known. */
  sources?: Partial<Record<MergeField, FieldSource>>
}

/**
 * `byHand`: one of us typed it, and so looked at it, which no file did. `trusted`: of the source that the client puts above its others. `on` is the day it
 * was written down.
 */
export type FieldSource = { byHand: boolean; trusted?: boolean; on: Day | null }

/** What a person may choose in a merge. An address and the telephone numbers are each chosen as a whole: half of one and half of another is neither. */
export const mergeFields = [
  'name',
  'status',
  'externalNo',
  'legalForm',
  'kvk',
  'branch',
  'vat',
  'iban',
  'address',
  'phones',
  'email',
  'website',
] as const
export type MergeField = (typeof mergeFields)[number]

/** Why a value was suggested; the screens word each. */
export type MergeReason = 'only-one' | 'by-hand' | 'trusted' | 'most-common' | 'most-complete' | 'most-recent' | 'keeper'

export type MergeSuggestion = {
  keeperId: string
  /** Per field whose value is taken. A field that is empty everywhere is not among them. */
  from: Partial<Record<MergeField, { id: string; why: MergeReason }>>
  /** Numbers of a register or a bank that are filled twice and differ: these may well be two firms, so nothing is merged before a person chose each. */
  conflicts: NumberField[]
}

const numberFields = ['kvk', 'vat', 'iban'] as const
export type NumberField = (typeof numberFields)[number]

/** Picks that a person made, per field the record whose value is taken. */
export type MergePicks = Partial<Record<MergeField, string>>

/** What merging changes at the keeper. */
export type MergedValues = Omit<MergeRecord, 'id' | 'weight' | 'sources'>

/**
 * Who stays and whose values are taken. The record on which most hangs stays, then the fullest, then the one that came first. What one of us typed goes
 * before what a file says, and what the trusted source says before what another does. Then a name is taken in mixed case, with its legal form and written out, an address as the fullest, a status from the latest,
 * and else what most say, and of those the newest.
 */
export function suggestMerge(records: readonly MergeRecord[]): MergeSuggestion {
  const keeper = [...records].sort((a, b) => b.weight - a.weight || fullness(b) - fullness(a) || (a.id < b.id ? -1 : 1))[0]
  if (!keeper) throw new RangeError('a merge of nobody')
  const from: MergeSuggestion['from'] = {}
  for (const field of mergeFields) {
    const chosen = chosenFor(field, records, keeper)
    if (chosen) from[field] = chosen
  }
  const conflicts = numberFields.filter((field) => new Set(records.map((each) => each[field]).filter((value) => value !== null)).size > 1)
  return { keeperId: keeper.id, from, conflicts }
}

/** The conflicts that nobody chose in yet. */
export function openConflicts({ conflicts }: Pick<MergeSuggestion, 'conflicts'>, picks: MergePicks = {}): NumberField[] {
  return conflicts.filter((field) => !picks[field])
}

function fullness(record: MergeRecord): number {
  return mergeFields.filter((field) => textOf(record, field) !== '').length
}

function chosenFor(field: MergeField, records: readonly MergeRecord[], keeper: MergeRecord): { id: string; why: MergeReason } | null {
  const filled = records.filter((record) => textOf(record, field) !== '')
  const [only] = filled
  if (!only) return null
  if (filled.length === 1) return { id: only.id, why: 'only-one' }
  const times = counted(filled.map((record) => textOf(record, field)))
  const ranked = [...filled].sort(
    (a, b) => compare(field, a, b, times) || Number(b === keeper) - Number(a === keeper) || (a.id < b.id ? -1 : 1),
  )
  const [best, second] = ranked as [MergeRecord, MergeRecord]
  return { id: best.id, why: whyOf(field, best, second, times) }
}

/** Below 0 when `a` is the better one. */
function compare(field: MergeField, a: MergeRecord, b: MergeRecord, times: ReadonlyMap<string, number>): number {
  const commoner = (times.get(textOf(b, field)) ?? 0) - (times.get(textOf(a, field)) ?? 0)
  const handFirst = Number(isByHand(b, field)) - Number(isByHand(a, field))
  if (handFirst !== 0) return handFirst
  const trustedFirst = Number(isTrusted(b, field)) - Number(isTrusted(a, field))
  if (trustedFirst !== 0) return trustedFirst
  if (field === 'status') return newer(a, b, field) || commoner
  return quality(field, b) - quality(field, a) || commoner || newer(a, b, field)
}

function isByHand({ sources }: MergeRecord, field: MergeField): boolean {
  return sources?.[field]?.byHand ?? false
}

function isTrusted({ sources }: MergeRecord, field: MergeField): boolean {
  return sources?.[field]?.trusted ?? false
}

function whyOf(field: MergeField, best: MergeRecord, second: MergeRecord, times: ReadonlyMap<string, number>): MergeReason {
  if (isByHand(best, field) && !isByHand(second, field)) return 'by-hand'
  if (isTrusted(best, field) && !isTrusted(second, field)) return 'trusted'
  if (field !== 'status' && quality(field, best) > quality(field, second)) return 'most-complete'
  if (newer(best, second, field) < 0) return 'most-recent'
  return (times.get(textOf(best, field)) ?? 0) > (times.get(textOf(second, field)) ?? 0) ? 'most-common' : 'keeper'
}

function quality(field: MergeField, record: MergeRecord): number {
  if (field === 'name') return nameQuality(record)
  if (field !== 'address') return 0
  const { street, houseNumber, postcode, place } = record
  return [street, houseNumber, postcode, place].filter((part) => part !== null).length
}

/** Mixed case counts most, then the legal form, then words written out: "Inst." and "Klimaattechn." are short for something. */
function nameQuality({ name, legalForm }: MergeRecord): number {
  const isMixed = name !== name.toUpperCase()
  const isWrittenOut = !/\p{L}{2,}\./u.test(name)
  return Number(isMixed) * 4 + Number(legalForm !== null) * 2 + Number(isWrittenOut)
}

/** Below 0 when `a` was confirmed later; records without a day say nothing about which is newer. */
function newer(a: MergeRecord, b: MergeRecord, field?: MergeField): number {
  const [left, right] = [dayOf(a, field), dayOf(b, field)]
  if (left === right) return 0
  return left > right ? -1 : 1
}

function dayOf({ confirmedOn, lastContactOn, sources }: MergeRecord, field?: MergeField): Day | '' {
  return confirmedOn ?? lastContactOn ?? (field && sources?.[field]?.on) ?? ''
}

function counted(texts: readonly string[]): Map<string, number> {
  const times = new Map<string, number>()
  for (const text of texts) times.set(text, (times.get(text) ?? 0) + 1)
  return times
}

/** The value of a field as one text, to compare and to show; empty where there is none. */
export function textOf(record: MergeRecord, field: MergeField): string {
  if (field === 'address') return addressOf(record)
  if (field === 'phones') return phonesOf(record).join(' / ')
  return record[field] ?? ''
}

function addressOf({ street, houseNumber, houseNumberSuffix, postcode, place, country }: MergeRecord): string {
  const line = [street, [houseNumber, houseNumberSuffix].filter(Boolean).join(' ')].filter(Boolean).join(' ')
  const town = [postcode, place].filter(Boolean).join(' ')
  return [line, town, country === 'NL' ? '' : country].filter(Boolean).join(', ')
}

function phonesOf({ phone, phone2, mobile }: MergeRecord): string[] {
  return [phone, phone2, mobile].filter((number) => number !== null)
}

/**
 * The keeper's values after the merge. What was picked or suggested goes first; what is empty there is filled from the others; numbers that find no
 * place of their own are kept under "phone+" and "email+"; a request not to be contacted holds whoever made it.
 */
export function mergedValues(records: readonly MergeRecord[], { keeperId, from }: MergeSuggestion, picks: MergePicks = {}): MergedValues {
  const source = (field: MergeField) => records.find(({ id }) => id === (picks[field] ?? from[field]?.id)) ?? keeperAmong(records, keeperId)
  const address = source('address')
  const oldToNew = [...records].sort((a, b) => newer(b, a) || (a.id < b.id ? -1 : 1))
  const reach = reachOf([source('phones'), ...records])
  const mail = mailsOf([source('email'), ...records])
  return {
    externalNo: source('externalNo').externalNo,
    name: source('name').name,
    legalForm: source('legalForm').legalForm,
    kvk: source('kvk').kvk,
    branch: source('branch').branch,
    vat: source('vat').vat,
    iban: source('iban').iban,
    street: address.street,
    houseNumber: address.houseNumber,
    houseNumberSuffix: address.houseNumberSuffix,
    postcode: address.postcode,
    place: address.place,
    municipality: address.municipality,
    province: address.province,
    country: address.country,
    latitude: address.latitude,
    longitude: address.longitude,
    ...reach.numbers,
    email: mail.email,
    website: source('website').website,
    status: source('status').status,
    lastContactOn: latest(records.map(({ lastContactOn }) => lastContactOn)),
    confirmedOn: latest(records.map(({ confirmedOn }) => confirmedOn)),
    doNotContact: records.some(({ doNotContact }) => doNotContact),
    tags: [...new Set(records.flatMap(({ tags }) => tags))],
    own: { ...Object.assign({}, ...oldToNew.map(({ own }) => own)), ...reach.leftOver, ...mail.leftOver },
  }
}

function keeperAmong(records: readonly MergeRecord[], keeperId: string): MergeRecord {
  const keeper = records.find(({ id }) => id === keeperId)
  if (!keeper) throw new RangeError('the keeper is not in the group')
  return keeper
}

function latest(days: readonly (Day | null)[]): Day | null {
  const known = days.filter((day) => day !== null).sort()
  return known.at(-1) ?? null
}

function reachOf(records: readonly MergeRecord[]): {
  numbers: Pick<MergedValues, 'phone' | 'phone2' | 'mobile'>
  leftOver: Record<string, string>
} {
  const mobiles = [...new Set(records.map(({ mobile }) => mobile).filter((number) => number !== null))]
  const landlines = [...new Set(records.flatMap(({ phone, phone2 }) => [phone, phone2]).filter((number) => number !== null))].filter(
    (number) => !mobiles.includes(number),
  )
  const [mobile = null, ...moreMobiles] = mobiles
  const [phone = null, phone2 = null, ...rest] = [...landlines, ...moreMobiles]
  return { numbers: { phone, phone2, mobile }, leftOver: rest.length > 0 ? { 'phone+': rest.join(' / ') } : {} }
}

function mailsOf(records: readonly MergeRecord[]): { email: string | null; leftOver: Record<string, string> } {
  const [email = null, ...rest] = new Set(records.map((record) => record.email).filter((each) => each !== null))
  return { email, leftOver: rest.length > 0 ? { 'email+': rest.join(' / ') } : {} }
}
