import iconv from 'iconv-lite'

const families = [
  'André',
  'Bloem',
  'Coolen',
  'Dijkman',
  'Eerden',
  'Faassen',
  'Gelderblom',
  'Hoëker',
  'Iersel',
  'Jongman',
  'Kuijer',
  'Leeuwis',
]
const trades = [
  { trade: 'Installatietechniek B.V.', place: 'Zwolle', postcode: '8011', code: '038', street: 'Veerallee' },
  { trade: 'Dakwerken B.V.', place: 'Arnhem', postcode: '6811', code: '026', street: 'Rijnkade' },
  { trade: 'Koeltechniek B.V.', place: 'Breda', postcode: '4811', code: '076', street: 'Haagdijk' },
] as const

/** The customers that are really in the file: each once, twelve in each of three places. */
export const customersInBase = families.length * trades.length

/** How many of them stand in the file a second time, written otherwise. */
export const secondTimes = 4

/**
 * A customer base as an office sends it: Windows-1252, semicolons, two rows above the header, some customers twice and one postcode of five digits.
 * All fictional.
 */
export function dirtyBase(): Buffer {
  const rows = trades.flatMap((one, at) => families.map((family, number) => rowOf(family, one, at * 100 + number)))
  const twice = rows.slice(0, secondTimes).map(([number, name, ...rest]) => [`${number}-2`, name?.toUpperCase(), ...rest])
  const lines = [...rows, ...twice].map((row, at) => (at === 20 ? row.map((cell, column) => (column === 4 ? '68110' : cell)) : row))
  const header = ['Klantnummer', 'Bedrijfsnaam', 'Straat', 'Huisnummer', 'Postcode', 'Plaats', 'Telefoon', 'E-mail', 'Omzet 2024']
  const text = [['Klantenlijst binnendienst'], [], header, ...lines].map((row) => row.join(';')).join('\r\n')
  return iconv.encode(text, 'win1252')
}

function rowOf(family: string, { trade, place, postcode, code, street }: (typeof trades)[number], number: number): string[] {
  const letters = `${'ABCDEFGHJKLM'[number % 12]}${'NPRSTVWXZ'[number % 9]}`
  const mail = `info@${family
    .normalize('NFD')
    .replace(/[^a-z]/gi, '')
    .toLowerCase()}-${place.toLowerCase()}.example`
  const address = [street, String(3 + number * 2), `${postcode} ${letters}`, place]
  return [
    `K${1000 + number}`,
    `${family} ${trade}`,
    ...address,
    `${code}-${String(4_210_000 + number * 137).slice(0, 7)}`,
    mail,
    `${12_000 + number * 450},00`,
  ]
}
