import type { Day } from '#domain/calendar/day'
import { type MergeField, type MergeRecord, mergeFields, textOf } from '#domain/clean/merge'
import { foldText } from '#domain/clean/text'

/** One value that a newer file writes differently from what is known. */
export type AgainChange = { field: MergeField; before: string; after: string }

export type AgainPair = {
  knownId: string
  freshId: string
  /** What the file says that is empty with us: taken over without asking, nothing is lost by it. */
  filled: MergeField[]
  /** What it says differently: proposed, never written over what is known. */
  changes: AgainChange[]
}

/**
 * A second file beside the base as it was. `fresh`: in the file only. `gone`: came in with an earlier file and is not in this one, still active. Every
 * record of the file is in `fresh`, or in one of `pairs`.
 */
export type Again = { fresh: string[]; pairs: AgainPair[]; gone: string[] }

export type KnownRecord = MergeRecord & { fromFile: boolean }

/** Two records of the file and of the base that are the same by rule; the surest first. */
export type SamePair = { knownId: string; freshId: string }

/**
 * Which records of a newer file are known, what they say that is new, and who is missing. One and the same number in the client's own administration
 * goes first, then what the matcher would merge unseen; each record is used once.
 */
export function compareAgain(known: readonly KnownRecord[], fresh: readonly MergeRecord[], same: readonly SamePair[]): Again {
  const knownById = new Map(known.map((record) => [record.id, record]))
  const freshById = new Map(fresh.map((record) => [record.id, record]))
  const knownOf = new Map<string, string>()
  const taken = new Set<string>()
  for (const { knownId, freshId } of [...sameNumbers(known, fresh), ...same]) {
    if (knownOf.has(freshId) || taken.has(knownId) || !knownById.has(knownId) || !freshById.has(freshId)) continue
    knownOf.set(freshId, knownId)
    taken.add(knownId)
  }
  return {
    fresh: fresh.filter(({ id }) => !knownOf.has(id)).map(({ id }) => id),
    pairs: [...knownOf].map(([freshId, knownId]) => pairOf(knownById.get(knownId) as KnownRecord, freshById.get(freshId) as MergeRecord)),
    gone: known.filter(({ id, fromFile, status }) => fromFile && status === 'active' && !taken.has(id)).map(({ id }) => id),
  }
}

/** A number that stands once on either side, under names that do not contradict each other. */
function sameNumbers(known: readonly MergeRecord[], fresh: readonly MergeRecord[]): SamePair[] {
  const once = (records: readonly MergeRecord[]) => {
    const byNumber = new Map<string, MergeRecord | null>()
    for (const record of records) if (record.externalNo) byNumber.set(record.externalNo, byNumber.has(record.externalNo) ? null : record)
    return byNumber
  }
  const knownByNumber = once(known)
  return [...once(fresh)].flatMap(([number, record]) => {
    const other = knownByNumber.get(number)
    return record && other && haveWordInCommon(record.name, other.name) ? [{ knownId: other.id, freshId: record.id }] : []
  })
}

function haveWordInCommon(a: string, b: string): boolean {
  const words = wordsOf(b)
  return wordsOf(a).some((word) => words.includes(word))
}

function wordsOf(name: string): string[] {
  return foldText(name)
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 2)
}

function pairOf(known: KnownRecord, fresh: MergeRecord): AgainPair {
  const filled: MergeField[] = []
  const changes: AgainChange[] = []
  for (const field of mergeFields) {
    const after = textOf(fresh, field)
    const before = textOf(known, field)
    if (after === '' || saysTheSame(field, before, after)) continue
    if (before === '') filled.push(field)
    else changes.push({ field, before, after })
  }
  return { knownId: known.id, freshId: fresh.id, filled, changes }
}

/** Capitals and points tell nothing new; numbers that are among those we have neither. */
function saysTheSame(field: MergeField, before: string, after: string): boolean {
  if (field === 'phones') return after.split(' / ').every((phone) => before.split(' / ').includes(phone))
  const bare = (text: string) => foldText(text).replace(/[^a-z0-9]/g, '')
  return bare(before) === bare(after)
}

/** The values of the known record after it took up the one from the file: what was filled stays, what was empty is filled. */
export function filledValues(known: MergeRecord, fresh: MergeRecord, { filled }: Pick<AgainPair, 'filled'>): Partial<MergeRecord> {
  const values: Partial<MergeRecord> = {
    confirmedOn: later(known.confirmedOn, fresh.confirmedOn),
    lastContactOn: later(known.lastContactOn, fresh.lastContactOn),
  }
  for (const field of filled) {
    if (field === 'address') {
      const { street, houseNumber, houseNumberSuffix, postcode, place, municipality, province, country, latitude, longitude } = fresh
      Object.assign(values, {
        street,
        houseNumber,
        houseNumberSuffix,
        postcode,
        place,
        municipality,
        province,
        country,
        latitude,
        longitude,
      })
    } else if (field === 'phones') Object.assign(values, { phone: fresh.phone, phone2: fresh.phone2, mobile: fresh.mobile })
    else Object.assign(values, { [field]: fresh[field] })
  }
  return {
    ...values,
    doNotContact: known.doNotContact || fresh.doNotContact,
    tags: [...new Set([...known.tags, ...fresh.tags])],
    own: { ...known.own, ...fresh.own },
  }
}

function later(a: Day | null, b: Day | null): Day | null {
  return !a || (b && b > a) ? b : a
}
