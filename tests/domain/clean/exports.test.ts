import { describe, expect, test } from 'vitest'
import type { CustomerField } from '#domain/clean/columns'
import { guessMapping } from '#domain/clean/guess'
import { cleanTable } from '#domain/clean/preview'
import { readTable } from '#domain/clean/table'

// The headers as the programs write them, all columns in their order.
const outlookEnglish = (
  'Title | First Name | Middle Name | Last Name | Suffix | Company | Department | Job Title | Business Street' +
  ' | Business Street 2 | Business Street 3 | Business City | Business State | Business Postal Code | Business Country/Region' +
  ' | Home Street | Home Street 2 | Home Street 3 | Home City | Home State | Home Postal Code | Home Country/Region' +
  ' | Other Street | Other Street 2 | Other Street 3 | Other City | Other State | Other Postal Code | Other Country/Region' +
  " | Assistant's Phone | Business Fax | Business Phone | Business Phone 2 | Callback | Car Phone | Company Main Phone" +
  ' | Home Fax | Home Phone | Home Phone 2 | ISDN | Mobile Phone | Other Fax | Other Phone | Pager | Primary Phone | Radio Phone' +
  " | TTY/TDD Phone | Telex | Account | Anniversary | Assistant's Name | Billing Information | Birthday" +
  ' | Business Address PO Box | Categories | Children | Directory Server | E-mail Address | E-mail Type | E-mail Display Name' +
  ' | E-mail 2 Address | E-mail 2 Type | E-mail 2 Display Name | E-mail 3 Address | E-mail 3 Type | E-mail 3 Display Name' +
  ' | Gender | Government ID Number | Hobby | Home Address PO Box | Initials | Internet Free Busy | Keywords | Language' +
  " | Location | Manager's Name | Mileage | Notes | Office Location | Organizational ID Number | Other Address PO Box | Priority" +
  ' | Private | Profession | Referred By | Sensitivity | Spouse | User 1 | User 2 | User 3 | User 4 | Web Page'
).split(' | ')
const outlookDutch = (
  'Titel | Voornaam | Middelste naam | Achternaam | Achtervoegsel | Bedrijf | Afdeling | Functie | Werkadres, straat' +
  ' | Werkadres 2, straat | Werkadres 3, straat | Werkadres, plaats | Werkadres, provincie | Werkadres, postcode' +
  ' | Land/regio (werk) | Huisadres, straat | Huisadres, straat 2 | Huisadres, straat 3 | Huisadres, plaats' +
  ' | Huisadres, provincie | Huisadres, postcode | Land/regio (thuis) | Ander adres, straat | Ander adres, straat 2' +
  ' | Ander adres, straat 3 | Ander adres, plaats | Ander adres, provincie | Ander adres, postcode | Land/regio (anders)' +
  ' | Telefoon assistent | Fax op werk | Telefoon op werk | Telefoon op werk 2 | Terugbellen | Autotelefoon' +
  ' | Hoofdtelefoon bedrijf | Fax thuis | Telefoon thuis | Telefoon thuis 2 | ISDN | Mobiele telefoon | Andere fax' +
  ' | Andere telefoon | Pager | Hoofdtelefoon | Radiotelefoon | Teksttelefoon | Telex | Account | Adreslijstserver' +
  ' | Ander adres, postbusnummer | Beroep | Categorieën | E-mailadres | E-mailtype | Weergavenaam voor e-mail | E-mailadres 2' +
  ' | E-mailtype 2 | E-mail, weergegeven naam 2 | E-mailadres 3 | E-mailtype 3 | E-mail, weergegeven naam 3 | Factuurinformatie' +
  " | Gebruiker 1 | Gebruiker 2 | Gebruiker 3 | Gebruiker 4 | Geslacht | Gevoeligheid | Hobby's | Huisadres, postbusnummer" +
  ' | Initialen | Internet Beschikbaarheidsinfo | Kantoorlocatie | Kinderen | Locatie | Naam assistent | Naam manager | Notities' +
  ' | Organisatie-id | Partner | Prioriteit | Privé | Referentie van | Reisafstand | Sofinummer | Speciale datum | Taal' +
  ' | Trefwoorden | Verjaardag | Webpagina | Werkadres, postbusnummer'
).split(' | ')
const outlookWeb = (
  'First Name | Middle Name | Last Name | Title | Suffix | Nickname | Given Yomi | Surname Yomi | E-mail Address' +
  ' | E-mail 2 Address | E-mail 3 Address | Home Phone | Home Phone 2 | Business Phone | Business Phone 2 | Mobile Phone' +
  ' | Car Phone | Other Phone | Primary Phone | Pager | Business Fax | Home Fax | Other Fax | Company Main Phone | Callback' +
  " | Radio Phone | Telex | TTY/TDD Phone | IMAddress | Job Title | Department | Company | Office Location | Manager's Name" +
  " | Assistant's Name | Assistant's Phone | Company Yomi | Business Street | Business City | Business State" +
  ' | Business Postal Code | Business Country/Region | Home Street | Home City | Home State | Home Postal Code' +
  ' | Home Country/Region | Other Street | Other City | Other State | Other Postal Code | Other Country/Region' +
  ' | Personal Web Page | Spouse | Schools | Hobby | Location | Web Page | Birthday | Anniversary | Notes'
).split(' | ')
const googleNew = (
  'First Name | Middle Name | Last Name | Phonetic First Name | Phonetic Middle Name | Phonetic Last Name | Name Prefix' +
  ' | Name Suffix | Nickname | File As | Organization Name | Organization Title | Organization Department | Birthday | Notes' +
  ' | Photo | Labels | E-mail 1 - Label | E-mail 1 - Value | Phone 1 - Label | Phone 1 - Value | Address 1 - Label' +
  ' | Address 1 - Formatted | Address 1 - Street | Address 1 - City | Address 1 - PO Box | Address 1 - Region' +
  ' | Address 1 - Postal Code | Address 1 - Country | Address 1 - Extended Address | Website 1 - Label | Website 1 - Value'
).split(' | ')
const googleOld = (
  'Name | Given Name | Additional Name | Family Name | Yomi Name | Given Name Yomi | Additional Name Yomi | Family Name Yomi' +
  ' | Name Prefix | Name Suffix | Initials | Nickname | Short Name | Maiden Name | Birthday | Gender | Location' +
  ' | Billing Information | Directory Server | Mileage | Occupation | Hobby | Sensitivity | Priority | Subject | Notes' +
  ' | Language | Photo | Group Membership | E-mail 1 - Type | E-mail 1 - Value | Phone 1 - Type | Phone 1 - Value' +
  ' | Address 1 - Type | Address 1 - Formatted | Address 1 - Street | Address 1 - City | Address 1 - PO Box | Address 1 - Region' +
  ' | Address 1 - Postal Code | Address 1 - Country | Address 1 - Extended Address | Organization 1 - Type' +
  ' | Organization 1 - Name | Organization 1 - Yomi Name | Organization 1 - Title | Organization 1 - Department' +
  ' | Organization 1 - Symbol | Organization 1 - Location | Organization 1 - Job Description'
).split(' | ')

/** A file with this header and these rows, each as what stands under some of its columns; every other cell is empty. */
function exported(header: readonly string[], rows: readonly Record<string, string>[], { delimiter = ',', before = '' } = {}) {
  const quoted = (cell: string) => (cell === '' ? '' : `"${cell.replaceAll('"', '""')}"`)
  const unknown = rows.flatMap((row) => Object.keys(row)).filter((column) => !header.includes(column))
  if (unknown.length > 0) throw new Error(`no such column: ${unknown.join(', ')}`)
  const lines = [header.map(quoted), ...rows.map((row) => header.map((column) => quoted(row[column] ?? '')))]
  const text = before + lines.map((cells) => cells.join(delimiter)).join('\r\n')
  const table = readTable(new TextEncoder().encode(text))
  if ('refused' in table) throw new Error(table.refused)
  const guess = guessMapping(table)
  const preview = cleanTable(table, guess.mapping, {})
  if ('refused' in preview) throw new Error(preview.refused)
  const fieldOf = (column: string): CustomerField | undefined => guess.mapping.columns.find(({ header: name }) => name === column)?.field
  return { table, guess, rows: preview.rows, fieldOf }
}

const work = { name: 'Bakker Klimaattechniek B.V.', street: 'Industrieweg', houseNumber: 14, postcode: '4191 NM', place: 'Geldermalsen' }
const els = { name: 'Els Bakker', firstName: 'Els', lastName: 'Bakker', function: 'Inkoper' }

describe('Outlook for Windows', () => {
  test('in English, 92 columns: who, where they work and how they are reached; the government number is dropped and named', () => {
    const { table, guess, rows, fieldOf } = exported(outlookEnglish, [
      {
        ...{ 'First Name': 'Els', 'Last Name': 'Bakker', Company: 'Bakker Klimaattechniek B.V.', 'Job Title': 'Inkoper' },
        ...{ 'Business Street': 'Industrieweg 14', 'Business City': 'Geldermalsen', 'Business Postal Code': '4191nm' },
        ...{
          'Business Phone': '0345-550127',
          'Mobile Phone': '06 55501271',
          'E-mail Address': 'els@bakker.example',
          'Web Page': 'www.bakker.example',
        },
        ...{ 'Government ID Number': '123456782', Birthday: '4/12/1975', Spouse: 'Jan', Notes: 'graag na tienen', 'Home City': 'Tiel' },
      },
    ])
    expect(table.columns).toEqual(outlookEnglish)
    expect(guess.mapping.dropped.map(({ header }) => header)).toEqual(['Government ID Number'])
    for (const column of ['Birthday', 'Spouse', 'Children', 'Gender', 'Hobby', 'Anniversary', 'Private'])
      expect(fieldOf(column)).toBe('ignore')
    expect(rows[0]?.customer).toMatchObject({
      ...work,
      phone: '+31345550127',
      mobile: '+31655501271',
      email: 'els@bakker.example',
      note: 'graag na tienen',
    })
    expect(rows[0]?.customer?.contact).toMatchObject(els)
    expect(JSON.stringify(rows)).not.toContain('123456782')
  })

  test.each([
    ['as it is', outlookDutch],
    [
      'with the letters that some exports lose',
      outlookDutch.map((column) => (column === 'Categorieën' ? 'Categorien' : column === 'Privé' ? 'Priv' : column)),
    ],
  ])('in Dutch, 92 columns with commas in their names, %s', (_, header) => {
    const { table, guess, rows, fieldOf } = exported(
      header,
      [
        {
          ...{ Voornaam: 'Els', Achternaam: 'Bakker', Bedrijf: 'Bakker Klimaattechniek B.V.', Functie: 'Inkoper' },
          ...{ 'Werkadres, straat': 'Industrieweg 14', 'Werkadres, plaats': 'Geldermalsen', 'Werkadres, postcode': '4191nm' },
          ...{
            'Telefoon op werk': '0345-550127',
            'Mobiele telefoon': '06 55501271',
            'E-mailadres': 'els@bakker.example',
            Webpagina: 'www.bakker.example',
          },
          ...{
            Sofinummer: '123456782',
            Verjaardag: '0-0-00',
            Geslacht: 'Niet-gespecificeerd',
            Prioriteit: 'Normaal',
            Notities: 'graag na tienen',
          },
        },
        { Voornaam: 'Mo', Achternaam: 'Yilmaz', 'Mobiele telefoon': '06 55509999', Verjaardag: '0.0.00' },
      ],
      { delimiter: ';' },
    )
    expect(table.columns).toEqual(header)
    expect(guess.mapping.dropped.map(({ header: dropped }) => dropped)).toEqual(['Sofinummer'])
    for (const column of ["Hobby's", 'Kinderen', 'Partner', 'Geslacht', 'Verjaardag', 'Speciale datum'])
      expect(fieldOf(column)).toBe('ignore')
    expect(rows[0]?.customer).toMatchObject({
      ...work,
      phone: '+31345550127',
      mobile: '+31655501271',
      email: 'els@bakker.example',
      note: 'graag na tienen',
    })
    expect(rows[0]?.customer?.contact).toMatchObject(els)
    expect(rows[1]?.customer).toMatchObject({ name: 'Mo Yilmaz', mobile: '+31655509999' })
    expect(JSON.stringify(rows)).not.toContain('123456782')
  })
})

test('Outlook on the web, 61 columns', () => {
  const { rows } = exported(outlookWeb, [
    {
      ...{ 'First Name': 'Els', 'Last Name': 'Bakker', Company: 'Bakker Klimaattechniek B.V.', 'Job Title': 'Inkoper' },
      ...{ 'Business Street': 'Industrieweg 14', 'Business City': 'Geldermalsen', 'Business Postal Code': '4191NM' },
      ...{ 'Business Phone': '+31 345 550127', 'E-mail Address': 'els@bakker.example' },
    },
  ])
  expect(rows[0]?.customer).toMatchObject({ ...work, phone: '+31345550127', email: 'els@bakker.example', contact: els })
})

describe('Google Contacts', () => {
  const address = { 'Address 1 - Street': 'Industrieweg 14', 'Address 1 - City': 'Geldermalsen', 'Address 1 - Postal Code': '4191 NM' }
  const reach = { 'E-mail 1 - Value': 'els@bakker.example', 'Phone 1 - Value': '0345-550127' }

  test('the layout of today, with labels', () => {
    const { rows } = exported(googleNew, [
      {
        ...{
          'First Name': 'Els',
          'Last Name': 'Bakker',
          'Organization Name': 'Bakker Klimaattechniek B.V.',
          'Organization Title': 'Inkoper',
        },
        ...{ Labels: 'Klanten ::: * myContacts', 'E-mail 1 - Label': '* Work', 'Phone 1 - Label': 'Work', 'Address 1 - Label': 'Work' },
        ...address,
        ...reach,
        'Address 1 - Formatted': 'Industrieweg 14\nGeldermalsen\n4191 NM\nNederland',
      },
    ])
    expect(rows[0]?.customer).toMatchObject({ ...work, phone: '+31345550127', email: 'els@bakker.example', contact: els })
    expect(rows[0]?.customer?.tags).toContain('Klanten')
    expect(rows[0]?.customer?.tags.join(' ')).not.toContain('myContacts')
  })

  test('the older layout, with types and the organisation at the end', () => {
    const { rows } = exported(googleOld, [
      {
        ...{ Name: 'Els Bakker', 'Given Name': 'Els', 'Family Name': 'Bakker', 'Organization 1 - Name': 'Bakker Klimaattechniek B.V.' },
        ...{ 'Organization 1 - Title': 'Inkoper', 'Group Membership': '* myContacts', Birthday: '1975-12-04' },
        ...address,
        ...reach,
      },
    ])
    expect(rows[0]?.customer).toMatchObject({ ...work, phone: '+31345550127', email: 'els@bakker.example', contact: els })
    expect(rows[0]?.customer?.tags).toEqual([])
    expect(JSON.stringify(rows)).not.toContain('1975')
  })
})

describe('LinkedIn Connections.csv', () => {
  const header = ['First Name', 'Last Name', 'URL', 'Email Address', 'Company', 'Position', 'Connected On']
  const connections: Record<string, string>[] = [
    {
      'First Name': 'Els',
      'Last Name': 'Bakker',
      URL: 'https://www.linkedin.com/in/elsbakker',
      Company: 'Bakker "Klimaat", Tiel',
      Position: 'Inkoper',
      'Connected On': '12 Mar 2024',
    },
    { 'First Name': 'Mo', 'Last Name': 'Yilmaz', URL: 'https://www.linkedin.com/in/mo-yilmaz/', 'Connected On': '01 Jan 2024' },
    { URL: 'https://www.linkedin.com/in/nobody' },
  ]

  test.each([
    [
      'with its notes',
      'Notes:\r\n"When exporting your connection data, you may notice that some of the email addresses are missing."\r\n\r\n',
    ],
    ['with a byte order mark and quoted notes', '\ufeff"Notes:"\r\n"Some are missing, ""really""."\r\n\r\n'],
    ['without any', ''],
  ])('%s', (_, before) => {
    const { table, rows, fieldOf } = exported(header, connections, { before })
    expect(table.columns).toEqual(header)
    expect(fieldOf('URL')).toBe('contactProfile')
    expect(rows[0]?.customer).toMatchObject({
      name: 'Bakker "Klimaat", Tiel',
      contact: { ...els, profile: expect.stringContaining('linkedin.com/in/elsbakker') },
    })
    expect(rows[1]?.customer).toMatchObject({ name: 'Mo Yilmaz' })
    expect(rows.map(({ state }) => state === 'rejected')).toEqual([false, false, true])
  })
})
