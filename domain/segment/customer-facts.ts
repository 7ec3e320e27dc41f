import type { LegalForm } from '#domain/relations/calling'

/** What a segment rule may ask about a customer. Days count up to the day on which the facts were read. */
export type CustomerFacts = {
  id: string
  name: string
  street: string | null
  houseNumber: number | null
  houseNumberSuffix: string | null
  postcode: string | null
  place: string | null
  municipality: string | null
  province: string | null
  country: string | null
  latitude: number | null
  longitude: number | null
  phone: string | null
  phone2: string | null
  mobile: string | null
  email: string | null
  website: string | null
  kvk: string | null
  branch: string | null
  vat: string | null
  iban: string | null
  externalNo: string | null
  status: 'active' | 'closed'
  legalForm: LegalForm | null
  /** The member of staff who looks after them now. */
  ownerId: string | null
  tags: readonly string[]
  /** Columns of the client's own, as they came in. */
  own: Readonly<Record<string, string>>
  /** By measure and year: `numbers.revenue[2024]`, in whole cents for money. */
  numbers: Readonly<Record<string, Readonly<Record<number, number>>>>
  visits: number
  lastContactDays: number | null
  lastVisitDays: number | null
  confirmedDays: number | null
  potential: number | null
  openComplaint: boolean
  doNotContact: boolean
  knowsDecider: boolean
}
