/** What is compared: organisations, or persons at them. Pairs exist within one kind only. */
export type MatchKind = 'organisation' | 'person'

/**
 * One record as the matcher reads it, raw or cleaned: it folds, splits and repairs for itself and never writes back.
 * Every field but `id` may be missing; the more there is, the surer the answer.
 */
export type MatchRecord = {
  id: string
  /** The organisation's name, for a person the name of the organisation. */
  name?: string | null
  kvk?: string | null
  branch?: string | null
  vat?: string | null
  iban?: string | null
  /**
   * The number in the client's own administration: an equal one tells a lot. A different one tells nothing, except where the base shows that its numbers
   * stand for one organisation each, on as many rows as that has.
   */
  externalNo?: string | null
  /** Street alone, or with number, or a whole address line. */
  street?: string | null
  houseNumber?: string | number | null
  houseNumberSuffix?: string | null
  /** Building, estate or another second line of the address. */
  premises?: string | null
  postcode?: string | null
  place?: string | null
  country?: string | null
  latitude?: number | null
  longitude?: number | null
  phones?: readonly string[]
  emails?: readonly string[]
  website?: string | null
  fullName?: string | null
  initials?: string | null
  firstName?: string | null
  infix?: string | null
  lastName?: string | null
  jobTitle?: string | null
  /** A profile page, such as LinkedIn's. */
  profile?: string | null
  birthDate?: string | null
  /** A number that belongs to one person, such as a membership number. */
  personNo?: string | null
}

export type Band = 'sure' | 'probable' | 'doubtful' | 'relatives'

/** The groups of fields that count once each, and under which reasons are told. */
export const compared = [
  'name',
  'address',
  'phone',
  'mail',
  'ids',
  'externalNo',
  'legalForm',
  'lastName',
  'firstName',
  'initials',
  'organisation',
  'profile',
  'birthDate',
  'personNo',
  'premises',
  'jobTitle',
] as const
export type Compared = (typeof compared)[number]

export const reasonKinds = [
  'same',
  'nearly-same',
  'alike',
  'same-street',
  'same-place',
  'same-domain',
  'differs',
  'other-kvk',
  'other-number',
  'holding-beside-company',
  'other-trade',
  'other-address-and-phone',
  'chain',
  'decided-separate',
] as const
export type ReasonKind = (typeof reasonKinds)[number]

/** Why a pair was proposed, strongest first; `points` are bits (log2 of the odds), negative ones speak against. */
export type Reason = { field: Compared; kind: ReasonKind; points: number }

export type ScoredPair = {
  /** Ids, the record that stood first in the input first. */
  a: string
  b: string
  /** Bits: log2 of the odds that the two are one and the same. */
  weight: number
  band: Band
  /** Share of pairs of this band and weight that were true on labelled data, 0–100. */
  percentage: number
  reasons: Reason[]
  /** May be merged in one click: sound by rule, never by weight alone. */
  preselected: boolean
}

/**
 * Records to decide on together. Sure and probable groups are whole and share no record. A doubtful group, or one of relatives, names only the records
 * that the doubt or kinship was seen between, so a record of a sure group may stand in one too.
 */
export type DuplicateGroup = {
  /** In the order of the input. */
  ids: string[]
  /** The scored pairs among these records. */
  pairs: ScoredPair[]
  /** The weakest link that holds the group together decides. */
  band: Band
  percentage: number
  preselected: boolean
}

export type FindOptions = {
  kind: MatchKind
  /** Seed of the random pairs that the weights are learnt from; the same seed and records give the same answer. */
  seed?: number
  /** Pairs a person declared not to be duplicates. */
  separate?: readonly (readonly [string, string])[]
  /** Told what is done next, for whoever waits. */
  onStep?: (step: SearchStep) => void
}

/** The parts of a search, in their order. */
export const searchSteps = ['reading', 'meeting', 'comparing', 'weighing', 'grouping'] as const
export type SearchStep = (typeof searchSteps)[number]

export type Duplicates = {
  groups: DuplicateGroup[]
  pairs: ScoredPair[]
  /** How many pairs were worth comparing. */
  compared: number
}
