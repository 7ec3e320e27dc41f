import { describe, expect, test } from 'vitest'
import type { CustomerField, Mapping } from '#domain/clean/columns'
import { guessMapping } from '#domain/clean/guess'
import { refusalOf } from '#domain/clean/mapping-check'
import { readTable, type Table } from '#domain/clean/table'

function table(text: string): Table {
  const read = readTable(new TextEncoder().encode(text))
  if ('refused' in read) throw new Error(read.refused)
  return read
}

/** Header → field, as guessed. */
function fields(text: string): Record<string, CustomerField> {
  return Object.fromEntries(guessMapping(table(text)).mapping.columns.map(({ header, field }) => [header, field]))
}

describe('what a column becomes is guessed', () => {
  test("from the header of a client's own list", () => {
    expect(
      fields(
        'Debnr;Naam;Adres;PC;Plaats;Tel;Mob;E-mail;KvK;BTW-nr;Omzet 23;Omzet 2024;Opm;Kleur\n104233;Bakker;Industrieweg 14a;4191nm;Geldermalsen;0345-550127;06-12344321;info@bakker.nl;31813879;NL004495445B01;€ 84.200,-;1;let op;rood',
      ),
    ).toEqual({
      Debnr: 'externalNo',
      Naam: 'name',
      Adres: 'street',
      PC: 'postcode',
      Plaats: 'place',
      Tel: 'phone',
      Mob: 'mobile',
      'E-mail': 'email',
      KvK: 'kvk',
      'BTW-nr': 'vat',
      'Omzet 23': 'revenue',
      'Omzet 2024': 'revenue',
      Opm: 'note',
      Kleur: 'own',
    })
  })

  test('with the year of each revenue', () => {
    const { mapping } = guessMapping(table('Naam;Omzet 23;Omzet 2024;Omzet\nBakker;1;2;3'))
    expect(mapping.columns.filter(({ field }) => field === 'revenue').map(({ year }) => year)).toEqual([2023, 2024, null])
  })

  test('from the columns of Outlook in Dutch, whose names hold commas, and the damaged spelling of Categorieën', () => {
    const header =
      '"Voornaam","Middelste naam","Achternaam","Bedrijf","Functie","Werkadres, straat","Werkadres 2, straat","Werkadres, plaats","Werkadres, postcode","Telefoon op werk","Telefoon op werk 2","Mobiele telefoon","E-mailadres","Categorien","Notities","Webpagina","Kinderen","Fax op werk"'
    const row =
      '"Jan","van der","Berg","Bakker BV","Inkoper","Dorp 1","Gebouw A","Buren","4116 AA","0345-550127","0345-550128","06-12344321","jan@bakker.nl","vip","let op","bakker.nl","Piet","0345-550129"'
    expect(fields(`${header}\n${row}`)).toEqual({
      Voornaam: 'contactFirstName',
      'Middelste naam': 'contactInfix',
      Achternaam: 'contactLastName',
      Bedrijf: 'name',
      Functie: 'contactFunction',
      'Werkadres, straat': 'street',
      'Werkadres 2, straat': 'street',
      'Werkadres, plaats': 'place',
      'Werkadres, postcode': 'postcode',
      'Telefoon op werk': 'phone',
      'Telefoon op werk 2': 'phone2',
      'Mobiele telefoon': 'mobile',
      'E-mailadres': 'email',
      Categorien: 'tag',
      Notities: 'note',
      Webpagina: 'website',
      Kinderen: 'ignore',
      'Fax op werk': 'own',
    })
  })

  test('from the columns of Google and LinkedIn', () => {
    expect(
      fields(
        'Given Name,Family Name,Organization 1 - Name,E-mail 1 - Value,Phone 1 - Value,Address 1 - City\nJan,Jansen,Bakker BV,jan@bakker.nl,0345550127,Buren',
      ),
    ).toMatchObject({
      'Given Name': 'contactFirstName',
      'Organization 1 - Name': 'name',
      'E-mail 1 - Value': 'email',
      'Phone 1 - Value': 'phone',
      'Address 1 - City': 'place',
    })
    expect(
      fields(
        'First Name,Last Name,URL,Email Address,Company,Position\nJan,Jansen,https://www.linkedin.com/in/janjansen,,Bakker BV,Inkoper',
      ),
    ).toMatchObject({ URL: 'contactProfile', Company: 'name', Position: 'contactFunction' })
  })

  test('from the values where there is no header', () => {
    expect(
      fields(
        'Bakkerij Jansen B.V.;Dorpsstraat 1;4116 AA;info@bakker.nl;0345-550127\nSlagerij De Vries B.V.;Kerkstraat 12;4116 AB;info@slager.nl;0345-550128',
      ),
    ).toEqual({
      1: 'name',
      2: 'street',
      3: 'postcode',
      4: 'email',
      5: 'phone',
    })
  })

  test('from the values where they speak against the header', () => {
    expect(fields('Naam;Tel\nBakker;4116 AA\nSlager;4116 AB')).toEqual({ Naam: 'name', Tel: 'postcode' })
  })

  test('with its neighbours in mind: "nr" behind a street is a house number, "naam" beside a firm is a person', () => {
    expect(fields('naam;bedrijf;straat;nr;toev\nJan Jansen;Bakker BV;Dorpsstraat;12;a')).toEqual({
      naam: 'contactName',
      bedrijf: 'name',
      straat: 'street',
      nr: 'houseNumber',
      toev: 'houseNumberSuffix',
    })
  })

  test('only once per field: the second telephone column takes the second place', () => {
    expect(fields('Naam;Telefoon;Telefoonnummer\nBakker;0345-550127;0345-550128')).toEqual({
      Naam: 'name',
      Telefoon: 'phone',
      Telefoonnummer: 'phone2',
    })
  })

  test('in a file put together from two, both columns of one thing are taken, since they are never filled together', () => {
    const rows = Array.from({ length: 30 }, (_, i) => (i % 2 === 0 ? `Bakker ${i};Dorpsstraat ${i + 1};` : `Slager ${i};;Kerkstraat ${i}`))
    const { mapping } = guessMapping(table(`Naam;Straat;Adres\n${rows.join('\n')}`))
    expect(mapping.columns.map(({ field, join }) => [field, join])).toEqual([
      ['name', null],
      ['street', null],
      ['street', ' '],
    ])
  })

  test('a register number that comes back often is still the number', () => {
    expect(fields('lrknummer;naam\n105897917;De Bongerd\n105897917;De Bongerd\n766086355;Simcha')).toEqual({
      lrknummer: 'externalNo',
      naam: 'name',
    })
  })

  test('an empty column is left out, an unknown one is kept under its own header', () => {
    expect(fields('Naam;Fax;Kindplaatsen\nBakker;;40')).toEqual({ Naam: 'name', Fax: 'ignore', Kindplaatsen: 'own' })
  })

  test('with samples, the share that is filled, and how sure the guess is', () => {
    const { columns } = guessMapping(table('Naam;PC\nBakker;4116 AA\nSlager;\nKok;4116 AB\nSmid;4116 AA'))
    expect(columns[1]).toMatchObject({ header: 'PC', samples: ['4116 AA', '4116 AB'], filled: 0.75 })
    expect(columns[1]?.confidence).toBeGreaterThan(0.9)
  })
})

describe('a citizen service number never comes in', () => {
  test.each(['BSN', 'Sofinummer', 'Burgerservicenummer', 'Government ID Number', 'bsn-nr'])(
    '%s is dropped, and named, without a sample',
    (header) => {
      const { mapping, columns } = guessMapping(table(`Naam;${header}\nBakker;123456782`))
      expect(mapping.dropped).toEqual([{ column: 1, header, reason: 'citizen-number' }])
      expect(mapping.columns.map((column) => column.header)).toEqual(['Naam'])
      expect(columns[1]?.samples).toEqual([])
    },
  )
})

describe('a mapping is refused by name', () => {
  const column = (at: number, field: CustomerField, join: string | null = null): Mapping['columns'][number] => ({
    column: at,
    header: `k${at}`,
    field,
    year: null,
    join,
    kind: 'text',
  })
  const refused = (...columns: Mapping['columns']) => refusalOf({ columns, dropped: [], fixed: {} }, ['k0', 'k1', 'k2'])

  test('when two columns become one field and nothing joins them', () => {
    expect(refused(column(0, 'name'), column(1, 'street'), column(2, 'street'))).toEqual({
      refused: 'two-columns-one-field',
      field: 'street',
      headers: ['k1', 'k2'],
    })
    expect(refused(column(0, 'name'), column(1, 'street'), column(2, 'street', ', '))).toBeNull()
  })
  test('when no column gives a name', () => {
    expect(refused(column(0, 'street'))).toEqual({ refused: 'no-name-column' })
    expect(refused(column(0, 'contactLastName'))).toBeNull()
  })
  test('when it was made for another file', () => {
    expect(refused(column(0, 'name'), column(7, 'street'))).toEqual({ refused: 'column-not-in-file', header: 'k7' })
  })
  test('but own columns and tags may be many', () => {
    expect(refused(column(0, 'name'), column(1, 'own'), column(2, 'own'))).toBeNull()
  })
})
