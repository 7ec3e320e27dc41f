import { type ComparableAddress, comparableAddress, isEmptyAddress, known, spotOf } from './comparable-address'
import { type ComparableReach, comparableReach } from './comparable-reach'
import { compareAddresses } from './compare-address'
import { compareExact, compareIdentifiers, type Identifiers } from './compare-numbers'
import { compareMail, comparePhones } from './compare-reach'
import { compareWords } from './compare-words'
import { Census } from './comparison'
import { organisationKeys } from './keys'
import type { MatchModel } from './model'
import { fillLevels, mayPreselectOrganisations, namedLevels, type OrganisationPair, organisationRestraint } from './organisation-restraints'
import { formWord, isHolding, organisationWords } from './organisation-words'
import type { MatchRecord } from './record'
import { tradesOf } from './trades'

/** An organisation in the form it is compared in. */
export type ComparableOrganisation = {
  words: string
  form: string
  holding: boolean
  address: ComparableAddress
  reach: ComparableReach
  identifiers: Identifiers
  externalNo: string
}

/** An organisation in the form it is compared in. */
export function comparableOrganisation(record: MatchRecord): ComparableOrganisation {
  const words = organisationWords(record.name ?? '')
  return {
    words,
    form: formWord(record.name ?? ''),
    holding: isHolding(words),
    address: comparableAddress(record),
    reach: comparableReach(record),
    identifiers: {
      kvk: digits(record.kvk, 8),
      vat: compact(record.vat, /^NL\d{9}B\d{2}$|^[A-Z]{2}\w{5,13}$/),
      iban: compact(record.iban, /^[A-Z]{2}\d{2}\w{10,30}$/),
      branch: digits(record.branch, 12),
    },
    externalNo: known(record.externalNo).toLowerCase(),
  }
}

/** Equal for records that are the same in all that is compared. */
export function organisationFoldKey({ words, form, address, reach, identifiers, externalNo }: ComparableOrganisation): string {
  const { street, number, suffix, postcode, place } = address
  return [
    words,
    form,
    street,
    number,
    suffix,
    postcode,
    place,
    reach.phones.join(' '),
    reach.email,
    reach.domain,
    ...Object.values(identifiers),
    externalNo,
  ].join('|')
}

/**
 * Whether the client's numbers stand for one organisation each: many come back on several records, and those then bear one name. In a list of debtors
 * each record has a number of its own, duplicates too; in a register of visits the number is who was visited.
 */
export function numbersIdentify(organisations: readonly ComparableOrganisation[]): boolean {
  const namesPerNumber = new Map<string, string[]>()
  for (const { externalNo, words } of organisations)
    if (externalNo) namesPerNumber.set(externalNo, [...(namesPerNumber.get(externalNo) ?? []), words])
  const repeated = [...namesPerNumber.values()].filter((names) => names.length > 1)
  const oneName = repeated.filter((names) => new Set(names).size === 1)
  return repeated.length >= 20 && repeated.length >= namesPerNumber.size * 0.2 && oneName.length >= repeated.length * 0.9
}

/** All that is particular to comparing organisations. `numbered`: the client's numbers stand for one organisation each. */
export function organisationModel(organisations: readonly ComparableOrganisation[], numbered: boolean): MatchModel {
  const reaches = organisations.map(({ reach }) => reach)
  // In the order of `namedLevels`.
  const comparisons = [
    compareWords(
      'name',
      organisations.map(({ words }) => words),
      organisations.map(({ address }) => spotOf(address)),
      {
        sameIfMatch: 0.6,
        most: 16,
        bounds: [
          [0, 0.001, 0.06],
          [1, 0.001, 0.08],
          [5, 0.35, 0.95],
        ],
      },
    ),
    compareAddresses(
      organisations.map(({ address }) => address),
      {
        sameIfMatch: 0.55,
        most: 40,
        bounds: [
          [0, 0.01, 0.2],
          [1, 0.01, 0.12],
          [5, 0.4, 0.95],
        ],
      },
    ),
    comparePhones(reaches, {
      bounds: [
        [0, 0.02, 0.35],
        [2, 0.5, 0.97],
      ],
    }),
    compareMail(reaches),
    compareIdentifiers(organisations.map(({ identifiers }) => identifiers)),
    compareExact(
      'legalForm',
      organisations.map(({ form }) => form),
      { sameIfMatch: 0.95, most: 1, bounds: [[0, 0.01, 0.1]], useRarity: false },
    ),
    compareExact(
      'externalNo',
      organisations.map(({ externalNo }) => externalNo),
      { sameIfMatch: 0.5, most: 12, bounds: [[0, 0.05, 1]], useRarity: true },
    ),
  ]
  const isChain = chainsAmong(organisations)
  const otherTrades = tradesOf(organisations.map(({ words }) => words))
  const mailboxes = new Census(reaches.map(({ email }) => [email]))
  // One object is filled anew for each pair, since hundreds of thousands pass.
  const namesOnly = haveNamesOnly(organisations)
  const pair = { ...namedLevels(Int8Array.of()), numbered, namesOnly, otherTrades, chain: false, rareMailbox: false } as OrganisationPair
  const pairOf = (levels: Int8Array, a: number, b: number): OrganisationPair => {
    fillLevels(pair, levels)
    pair.a = organisations[a] as ComparableOrganisation
    pair.b = organisations[b] as ComparableOrganisation
    pair.chain = isChain[a] === 1 || isChain[b] === 1
    pair.rareMailbox = mailboxes.count(pair.a.reach.email) <= 4
    return pair
  }
  return {
    count: organisations.length,
    comparisons,
    keysOf: organisationKeys(organisations),
    sortTexts: organisations.map(({ words }) => words),
    restraintOf: (levels, a, b) => organisationRestraint(pairOf(levels, a, b)),
    mayPreselect: (levels, weight, a, b) => mayPreselectOrganisations(pairOf(levels, a, b), weight),
  }
}

/** A list of names: hardly any of them says where it is, how it is reached or what its number is. */
function haveNamesOnly(organisations: readonly ComparableOrganisation[]): boolean {
  const told = organisations.filter(
    ({ address, reach, identifiers }) =>
      !isEmptyAddress(address) || reach.phones.length > 0 || reach.email || reach.domain || Object.values(identifiers).some(Boolean),
  )
  return told.length < organisations.length * 0.02
}

/** A name or domain that is found at three or more addresses belongs to a chain: there, only the place or telephone tells the records apart. */
function chainsAmong(organisations: readonly ComparableOrganisation[]): Uint8Array {
  const spots = new Map<string, Set<string>>()
  const marks = organisations.map(({ words, reach }) => [reach.domain && `@${reach.domain}`, words?.replaceAll(' ', '')].filter(Boolean))
  organisations.forEach(({ address }, i) => {
    const spot = spotOf(address)
    if (!spot) return
    for (const mark of marks[i] as string[]) spots.set(mark, (spots.get(mark) ?? new Set()).add(spot))
  })
  return Uint8Array.from(marks, (own) => (own.some((mark) => (spots.get(mark)?.size ?? 0) >= 3) ? 1 : 0))
}

function digits(text: string | null | undefined, length: number): string {
  const bare = known(text).replace(/\D/g, '')
  return bare.length > length || bare.length < length / 3 || /^0*$/.test(bare) ? '' : bare.padStart(length, '0')
}

function compact(text: string | null | undefined, form: RegExp): string {
  const bare = known(text)
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
  return form.test(bare) ? bare : ''
}
