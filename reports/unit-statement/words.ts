import type { Language } from '#domain/language/format'
import type { EntrySubject } from '#domain/units/entry'
import type { Vat } from '#domain/units/price'
import type { StatementLine } from '#domain/units/statement'

/** The words of a statement on paper and in its files, formal as everything that a client reads. */
export type StatementWords = {
  title: string
  credit: string
  draft: string
  to: string
  from: string
  number: string
  issuedOn: string
  dueOn: string
  period: string
  reference: string
  kvk: string
  vatNumber: string
  on: string
  what: string
  quantity: string
  price: string
  amount: string
  contract: (number: string) => string
  kinds: Record<StatementLine['kind'], string>
  corrected: (text: string) => string
  hours: (hours: string) => string
  perHour: (price: string) => string
  perKm: (price: string) => string
  net: string
  vat: Record<Vat, string>
  vatOver: (rate: string, base: string) => string
  shifted: string
  total: string
  pay: (amount: string, day: string, iban: string, name: string, number: string) => string
  paysBack: (amount: string) => string
  credits: (number: string, day: string, reason: string) => string
  rounding: string
  account: string
  accountLead: string
  subjects: Record<EntrySubject, string>
  who: string
  time: string
  accountTotal: string
  of: string
}

const nl: StatementWords = {
  title: 'Afrekening',
  credit: 'Creditafrekening',
  draft: 'concept',
  to: 'Aan',
  from: 'Van',
  number: 'Nummer',
  issuedOn: 'Datum',
  dueOn: 'Te betalen voor',
  period: 'Periode',
  reference: 'Uw referentie',
  kvk: 'KvK',
  vatNumber: 'Btw-nummer',
  on: 'Datum',
  what: 'Omschrijving',
  quantity: 'Aantal',
  price: 'Prijs',
  amount: 'Bedrag',
  contract: (number) => `contract ${number}`,
  kinds: {
    unit: 'Unit',
    project: 'Projectprijs',
    hours: 'Uren',
    extra: 'Extra uren, met u afgesproken',
    'write-off': 'Voor onze rekening',
    km: 'Reiskosten',
    parking: 'Parkeren',
    'public-transport': 'Openbaar vervoer',
    other: 'Overige reiskosten',
  },
  corrected: (text) => `Correctie: ${text}`,
  hours: (hours) => `${hours} u`,
  perHour: (price) => `${price} per uur`,
  perKm: (price) => `${price} per km`,
  net: 'Totaal zonder btw',
  vat: { standard: 'Btw 21%', low: 'Btw 9%', 'reverse-charged': 'Btw verlegd' },
  vatOver: (rate, base) => `${rate} over ${base}`,
  shifted: 'De btw is verlegd naar u als afnemer.',
  total: 'Te betalen',
  pay: (amount, day, iban, name, number) =>
    `Wij vragen u ${amount} voor ${day} over te maken op ${iban} van ${name}, onder vermelding van ${number}.`,
  paysBack: (amount) => `U krijgt ${amount} terug, of kunt het verrekenen met een volgende afrekening.`,
  credits: (number, day, reason) => `Deze afrekening draait ${number} van ${day} terug. Reden: ${reason}`,
  rounding: 'Elke regel is afgerond op hele centen, een halve cent naar boven; de btw is per tarief berekend over de som van de regels.',
  account: 'Urenverantwoording',
  accountLead: 'Waaraan de uren in deze periode zijn besteed.',
  subjects: {
    call: 'Bellen',
    visit: 'Bezoek',
    'travel-time': 'Reistijd',
    preparation: 'Voorbereiding',
    report: 'Rapport',
    meeting: 'Overleg',
    evaluation: 'Evaluatie',
    'set-up': 'Opzet',
    other: 'Overig',
  },
  who: 'Wie',
  time: 'Uren',
  accountTotal: 'Samen',
  of: 'van',
}

const en: StatementWords = {
  title: 'Statement',
  credit: 'Credit statement',
  draft: 'draft',
  to: 'To',
  from: 'From',
  number: 'Number',
  issuedOn: 'Date',
  dueOn: 'Payable before',
  period: 'Period',
  reference: 'Your reference',
  kvk: 'CoC',
  vatNumber: 'VAT number',
  on: 'Date',
  what: 'Description',
  quantity: 'Quantity',
  price: 'Price',
  amount: 'Amount',
  contract: (number) => `contract ${number}`,
  kinds: {
    unit: 'Unit',
    project: 'Project price',
    hours: 'Hours',
    extra: 'Extra hours, agreed with you',
    'write-off': 'At our expense',
    km: 'Travel costs',
    parking: 'Parking',
    'public-transport': 'Public transport',
    other: 'Other travel costs',
  },
  corrected: (text) => `Correction: ${text}`,
  hours: (hours) => `${hours} h`,
  perHour: (price) => `${price} an hour`,
  perKm: (price) => `${price} a km`,
  net: 'Total without VAT',
  vat: { standard: 'VAT 21%', low: 'VAT 9%', 'reverse-charged': 'VAT reverse charged' },
  vatOver: (rate, base) => `${rate} on ${base}`,
  shifted: 'The VAT is reverse charged to you as the buyer.',
  total: 'To pay',
  pay: (amount, day, iban, name, number) => `Please transfer ${amount} before ${day} to ${iban} of ${name}, mentioning ${number}.`,
  paysBack: (amount) => `You get ${amount} back, or may settle it with a next statement.`,
  credits: (number, day, reason) => `This statement takes back ${number} of ${day}. Reason: ${reason}`,
  rounding: 'Each line is rounded to whole cents, half a cent upwards; VAT is counted per rate over the sum of the lines.',
  account: 'Hours accounted for',
  accountLead: 'What the hours of this period went to.',
  subjects: {
    call: 'Calling',
    visit: 'Visit',
    'travel-time': 'Travel time',
    preparation: 'Preparation',
    report: 'Report',
    meeting: 'Meeting',
    evaluation: 'Evaluation',
    'set-up': 'Set-up',
    other: 'Other',
  },
  who: 'Who',
  time: 'Hours',
  accountTotal: 'Together',
  of: 'of',
}

export const statementWords: Readonly<Record<Language, StatementWords>> = { nl, en }
