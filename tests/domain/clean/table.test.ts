import * as fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { cutIntoCells, joinCells } from '#domain/clean/cells'
import { readTable, type Table } from '#domain/clean/table'

const bytes = (text: string, encoding = 'utf-8') => new Uint8Array(iconv.encode(text, encoding))

function table(text: string, encoding?: string): Table {
  const read = readTable(bytes(text, encoding))
  if ('refused' in read) throw new Error(read.refused)
  return read
}

const threeLines = 'Naam;Plaats;Telefoon\r\nCafé Zoë;’s-Gravenhage;070-1234567\r\nBakkerij Crèche;Geldermalsen;0345-550127'

describe('a file is read whatever program wrote it', () => {
  test.each([
    ['utf-8', 'utf-8'],
    ['utf-16le', 'utf-16le'],
    ['utf-16be', 'utf-16be'],
    ['windows-1252', 'windows-1252'],
    ['macintosh', 'macintosh'],
  ])('in %s', (written, found) => {
    const read = table(threeLines, written)
    expect(read).toMatchObject({ encoding: found, delimiter: ';', headerRow: 1, columns: ['Naam', 'Plaats', 'Telefoon'] })
    expect(read.rows.map(({ cells }) => cells[0])).toEqual(['Café Zoë', 'Bakkerij Crèche'])
  })

  test('with a byte order mark, which is no part of the first header', () => {
    expect(table('\ufeffNaam,Plaats\nBakker,Buren').columns).toEqual(['Naam', 'Plaats'])
  })

  test.each([',', ';', '\t', '|'])('with %j between the cells', (delimiter) => {
    const read = table(`${['Naam', 'Adres', 'Plaats'].join(delimiter)}\n${['Bakker', 'Dorp 1', 'Buren'].join(delimiter)}`)
    expect(read.delimiter).toBe(delimiter)
    expect(read.rows[0]?.cells).toEqual(['Bakker', 'Dorp 1', 'Buren'])
  })

  test("Excel's own line about the delimiter is believed and is no row", () => {
    const read = table('sep=|\r\nNaam|Opm\r\nA;B;C|x;y\r\n')
    expect(read).toMatchObject({ delimiter: '|', headerRow: 2 })
    expect(read.rows[0]?.cells).toEqual(['A;B;C', 'x;y'])
  })

  test('two exports glued together keep the accents of both', () => {
    const glued = Buffer.concat([
      Buffer.from('Naam;Plaats\nCafé Één;Buren\nThéâtre;Tiel\nCrème;Tiel\n'),
      iconv.encode('Zoë;Ede\n', 'windows-1252'),
    ])
    const read = readTable(new Uint8Array(glued))
    expect('rows' in read && read.rows.map(({ cells }) => cells[0])).toEqual(['Café Één', 'Théâtre', 'Crème', 'Zoë'])
  })

  test('cells that were broken by an earlier program are counted', () => {
    expect(table('Naam;Plaats\nCafÃ© Zo;Buren\nBakker;Tiel').repairable).toBe(1)
  })
})

describe('the header is found', () => {
  test('below the notes that LinkedIn puts above it', () => {
    const linkedIn =
      'Notes:\n"When exporting, some ""addresses"" may be missing."\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\nJan,Jansen,,,"Jansen, Zn. B.V.",Directeur,12 Mar 2024'
    const read = table(linkedIn)
    expect(read).toMatchObject({ headerRow: 4, columns: expect.arrayContaining(['First Name', 'Connected On']) })
    expect(read.rows).toEqual([{ line: 5, cells: ['Jan', 'Jansen', '', '', 'Jansen, Zn. B.V.', 'Directeur', '12 Mar 2024'] }])
  })

  test('below a title and an export date', () => {
    const read = table('Klantenlijst 2024;;;\nExport;01-02-2024;;\n;;;\nDebnr;Naam;PC;Plaats\n104233;Bakker;4191NM;Geldermalsen')
    expect(read).toMatchObject({ headerRow: 4, columns: ['Debnr', 'Naam', 'PC', 'Plaats'] })
    expect(read.rows).toHaveLength(1)
  })

  test('by its look when its words are unknown', () => {
    expect(table('Foo;Bar;Baz\nAap;12;3\nNoot;13;4').headerRow).toBe(1)
  })

  test('with commas inside the names, as in a Dutch Outlook', () => {
    const read = table(
      '"Voornaam","Achternaam","Bedrijf","Werkadres, straat","Werkadres, plaats"\n"Jan","Jansen","Jansen BV","Dorp 1","Buren"',
    )
    expect(read.columns).toEqual(['Voornaam', 'Achternaam', 'Bedrijf', 'Werkadres, straat', 'Werkadres, plaats'])
  })

  test('is missed where there is none, and then the columns are called 1, 2, 3', () => {
    const read = table('Bakker;4191NM;0345550127\nSlager;4191NN;0345550128')
    expect(read).toMatchObject({ headerRow: null, columns: ['1', '2', '3'] })
    expect(read.rows).toHaveLength(2)
  })

  test('gives columns of one name different names, and drops nameless empty ones at the end', () => {
    expect(table('Naam;Tel;Tel;;\nBakker;1;2;;\nSlager;3;4;;').columns).toEqual(['Naam', 'Tel', 'Tel (2)'])
  })
})

describe('a row that does not fit says so and is kept', () => {
  const read = table('Naam;Plaats;Tel\nBakker;Buren\nSlager;Tiel;1;extra\nKok;Ede;2;;\nGoed;Ede;3')

  test('with too few cells', () => {
    expect(read.rows[0]).toEqual({ line: 2, cells: ['Bakker', 'Buren', ''], problem: 'too-few-cells' })
  })
  test('with too many cells', () => {
    expect(read.rows[1]).toEqual({ line: 3, cells: ['Slager', 'Tiel', '1', 'extra'], problem: 'too-many-cells' })
  })
  test('but empty cells at the end of a line are nothing', () => {
    expect(read.rows[2]).toEqual({ line: 4, cells: ['Kok', 'Ede', '2'] })
  })
  test('and a line break inside quotes does not shift the line numbers', () => {
    const lines = table('Naam;Opm;Plaats\nBakker;"eerste\ntweede";Buren\nSlager;;Tiel').rows.map(({ line }) => line)
    expect(lines).toEqual([2, 4])
  })
})

describe('what is no table of text is refused by name', () => {
  const head = (...start: number[]) => new Uint8Array([...start, ...Array<number>(300).fill(7)])
  test.each([
    ['an empty file', new Uint8Array(), { refused: 'empty' }],
    ['a file of blanks', bytes(' \r\n \n'), { refused: 'empty' }],
    ['a PDF', bytes('%PDF-1.7 …'), { refused: 'binary', kind: 'pdf' }],
    ['a picture', head(0x89, 0x50, 0x4e, 0x47), { refused: 'binary', kind: 'image' }],
    ['an old Excel file', head(0xd0, 0xcf, 0x11, 0xe0), { refused: 'binary', kind: 'xls' }],
    ['an Excel file', bytes('PK\u0003\u0004 [Content_Types].xml xl/workbook.xml'), { refused: 'binary', kind: 'xlsx' }],
    ['a zip file', bytes('PK\u0003\u0004 foto.jpg'), { refused: 'binary', kind: 'zip' }],
    ['a program', head(1, 2, 3, 4), { refused: 'not-text' }],
    ['a header and nothing under it', bytes('Naam;Plaats;Telefoon\n'), { refused: 'no-rows' }],
  ])('%s', (_, file, refusal) => {
    expect(readTable(file)).toEqual(refusal)
  })

  test('and so is one that is too large, too long or too wide, with the limit', () => {
    const file = bytes('Naam;Plaats\nA;B\nC;D\nE;F')
    expect(readTable(file, { maxBytes: 10 })).toEqual({ refused: 'too-large', bytes: file.length, limit: 10 })
    expect(readTable(file, { maxRows: 2 })).toEqual({ refused: 'too-many-rows', limit: 2 })
    expect(readTable(file, { maxColumns: 1 })).toEqual({ refused: 'too-many-columns', columns: 2, limit: 1 })
  })
})

describe('cells', () => {
  test.each([
    ['a quote that was not doubled', '"Jan "de Slager" BV",Ede', ['Jan "de Slager" BV', 'Ede']],
    ['a quote that is never closed', '"t Kwetternest,Ede', ['"t Kwetternest', 'Ede']],
    ['a quote in the middle', 'VVE "t Nest,Ede', ['VVE "t Nest', 'Ede']],
    ['blanks around quotes', ' "a, b" ,c', ['a, b', 'c']],
    ['doubled quotes', '"a ""b""",c', ['a "b"', 'c']],
  ])('forgive %s', (_, line, cells) => {
    expect(cutIntoCells(line, ',')).toEqual([{ line: 1, cells }])
  })

  test('come back as they were written, whatever is in them', () => {
    const cell = fc
      .oneof(
        fc.string({ unit: 'grapheme', maxLength: 8 }),
        fc.constantFrom('"', 'a,b', 'a;b', 'x\ny', '\r\n', '=1+1', ' ', "'s-Hertogenbosch"),
      )
      .map((text) => text.replaceAll('\0', ''))
    const row = fc.array(cell, { minLength: 2, maxLength: 5 })
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 6 }),
        fc.constantFrom(',' as const, ';' as const, '\t' as const, '|' as const),
        (rows, delimiter) => {
          expect(cutIntoCells(joinCells(rows, delimiter), delimiter).map(({ cells }) => cells)).toEqual(rows)
        },
      ),
      { numRuns: 150 },
    )
  })

  test('never fail, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (file) => {
        const read = readTable(file)
        expect('refused' in read || read.rows.length > 0).toBe(true)
      }),
      { numRuns: 150 },
    )
  })
})
