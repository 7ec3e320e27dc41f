import type { LegalForm } from '#domain/relations/calling'

/** A person named on the row of an organisation. `name` is as written on screens: "Jan van der Berg", "E.A. Bakker". */
export type CleanContact = {
  name: string
  salutation: 'heer' | 'mevrouw' | null
  /** Capital letters without points: "JPM". */
  initials: string | null
  firstName: string | null
  infix: string | null
  lastName: string | null
  function: string | null
  email: string | null
  phone: string | null
  mobile: string | null
  profile: string | null
}

/** One row of a file as the product keeps it. Phones are E.164, days `YYYY-MM-DD`, money whole cents, country two letters. */
export type CleanCustomer = {
  externalNo: string | null
  /** With its legal form, in mixed case, as it goes on a letter. */
  name: string
  legalForm: LegalForm | null
  kvk: string | null
  /** The establishment number (vestigingsnummer), 12 digits. */
  branch: string | null
  vat: string | null
  iban: string | null
  street: string | null
  houseNumber: number | null
  houseNumberSuffix: string | null
  /** "4191 NM" for the Netherlands; as written elsewhere. */
  postcode: string | null
  place: string | null
  municipality: string | null
  province: string | null
  country: string
  latitude: number | null
  longitude: number | null
  phone: string | null
  phone2: string | null
  mobile: string | null
  email: string | null
  website: string | null
  status: 'active' | 'closed'
  revenue: { year: number | null; cents: number }[]
  lastContactOn: string | null
  confirmedOn: string | null
  doNotContact: boolean
  note: string | null
  tags: string[]
  /** Columns without a place of their own, under their header. */
  own: Record<string, string>
  contact: CleanContact | null
}
