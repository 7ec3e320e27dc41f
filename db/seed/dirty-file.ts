import iconv from 'iconv-lite'
import type { Chance } from './chance'
import type { Installer } from './installers'

/** One line of the client's file; `of` is the installer it stands for, `copy` tells that another line stands for the same one. */
type Line = { of: Installer; copy: 'exact' | 'variant' | null; cells: string[] }

/** The client's file as it came: its bytes, and per line after the header which installer it is (for the story only). */
export type DirtyFile = { name: string; bytes: Uint8Array; lines: { no: string; copy: Line['copy'] }[] }

/**
 * The file a client would send: three title rows, `;`, Windows-1252, capitals at random, two phones in a cell, amounts as "€ 84.200,-",
 * 61 lines too many (31 exact copies, 30 other spellings), 14 that closed and 27 with an error.
 * @param year the year of the last column with revenue
 */
export function dirtyFile(chance: Chance, base: Installer[], year: number): DirtyFile {
  const copied = chance.shuffled(base.filter((each) => !each.closed && each.phone)).slice(0, 61)
  const wrong = new Map(
    chance
      .shuffled(base.filter((each) => !each.closed && each.group === 'distance'))
      .slice(0, 27)
      .map((each, at) => [each.no, at % 3]),
  )
  const lines: Line[] = base.map((of) => ({ of, copy: null, cells: cellsOf(chance, of, wrong.get(of.no)) }))
  const copies: Line[] = copied.map((of, at) => {
    const first = lines.find((line) => line.of === of)
    return at < 31 ? { of, copy: 'exact', cells: [...(first?.cells ?? [])] } : { of, copy: 'variant', cells: variantOf(chance, of) }
  })
  const all = chance.shuffled([...lines, ...copies])
  const header = [
    'Debnr',
    'Naam',
    'Adres',
    'PC',
    'Plaats',
    'Land',
    'Tel',
    'Fax',
    'E-mail',
    'Website',
    'Contactpersoon',
    `Omzet ${year - 1}`,
    `Omzet ${year}`,
    'Status',
    'Opm',
  ]
  const rows = [
    [`Klanten Waalstroom Techniek`],
    [`bijgewerkt t/m dec ${year}`, '', 'DEFINITIEF'],
    [''],
    header,
    ...all.map((line) => line.cells),
  ]
  const text = rows.map((row) => row.map(quoted).join(';')).join('\r\n')
  return {
    name: `klanten_${year}_DEF_v3(2).csv`,
    bytes: iconv.encode(`${text}\r\n`, 'win1252'),
    lines: all.map((line) => ({ no: line.of.no, copy: line.copy })),
  }
}

function cellsOf(chance: Chance, of: Installer, error: number | undefined): string[] {
  const shouted = chance.next() < 0.3
  const name = [of.name, of.legal].filter(Boolean).join(' ')
  const inFax = of.mobile !== null && chance.next() < 0.6
  const two = of.phone && of.mobile && !inFax ? `${of.phone} / ${of.mobile}` : (of.phone ?? of.mobile ?? '')
  return [
    of.no,
    shouted ? name.toUpperCase() : name,
    `${of.street} ${of.houseNumber}${of.suffix}`,
    error === 0
      ? of.postcode.slice(0, 4) + of.postcode.slice(5, 6)
      : chance.next() < 0.4
        ? of.postcode.replace(' ', '').toLowerCase()
        : of.postcode,
    of.place,
    of.country === 'BE' ? 'België' : '',
    error === 1 ? (of.phone ?? '0344-55').slice(0, -1) : two,
    inFax ? (of.mobile ?? '') : '',
    error === 2 ? (of.email ?? 'info@onbekend.example').replace('@', ' at ') : (of.email ?? ''),
    of.site ?? '',
    of.contact ? `${of.contact.salutation} ${of.contact.initials} ${of.contact.lastName}` : '',
    euros(of.revenue?.[0]),
    euros(of.revenue?.[1]),
    of.closed ? chance.pick(['opgeheven', 'gestopt', 'failliet']) : '',
    of.remark,
  ]
}

/** The same installer as someone else typed it in: abbreviated, without its legal form, the number taken over or lost. */
function variantOf(chance: Chance, of: Installer): string[] {
  const cells = cellsOf(chance, of, undefined)
  const shorter = of.name
    .replace('Installatietechniek', 'Inst.techn.')
    .replace('Klimaattechniek', 'Klimaattechn.')
    .replace('Installaties', 'Inst.')
    .replace('& Zonen', 'en Zn.')
    .replace('Loodgietersbedrijf', 'Loodg.bedr.')
  cells[1] = shorter === of.name ? `${of.name.toUpperCase()} ${of.legal.replaceAll('.', '')}`.trim() : shorter
  cells[6] = of.phone ? of.phone.replace('-', ' ') : (cells[6] ?? '')
  if (chance.next() < 0.5) cells[0] = ''
  cells[11] = ''
  cells[12] = ''
  return cells
}

function euros(amount: number | undefined): string {
  if (amount === undefined) return ''
  return `€ ${String(amount).replace(/\B(?=(\d{3})+(?!\d))/g, '.')},-`
}

function quoted(cell: string): string {
  return /[;"\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
