import { formatDay, formatEuro, formatHours, formatPeriod } from '#domain/language/format'
import type { ReportLook } from '#domain/reporting/look'
import type { Buyer, Invoice, Party, Seller } from '#domain/units/invoice'
import type { StatementLine } from '#domain/units/statement'
import { sum } from '#domain/units/sum'
import { ink, inked, type Paper, pdfBytes, sheet, type } from '#reports/paper'
import { paletteOf } from '#reports/paper/look'
import { masthead } from '#reports/paper/masthead'
import { type Column, tableOf } from '#reports/paper/table'
import { dayWords, lineWords, priceWords, quantityWords } from './worded'
import { type StatementWords, statementWords } from './words'

const width = sheet.right - sheet.left

/**
 * A statement on paper: who it is for, every line with its amount, BTW per rate, and how to pay; on the next pages what the hours went to.
 * In the look of the firm: it is the firm's own paper. The same statement gives the same bytes. `compress: false` leaves the streams readable, for tests.
 */
export function statementPdf(invoice: Invoice, { look, compress }: { look?: ReportLook; compress?: boolean } = {}): Promise<Buffer> {
  const { language, seller, buyer } = invoice
  const words = statementWords[language]
  const title = `${titleOf(invoice, words)} ${invoice.number ?? words.draft}`
  const about = {
    title: `${title} · ${buyer.name}`,
    author: seller.name,
    subject: formatPeriod(invoice.period, language),
    language,
    asOf: invoice.issuedOn,
  }
  const footer = { left: footerOf(seller, words), page: (page: number, pages: number) => `${page} ${words.of} ${pages}` }
  return pdfBytes(about, footer, (paper) => write(paper, invoice, words, title, look), { compress, palette: paletteOf(look) })
}

function write(paper: Paper, invoice: Invoice, words: StatementWords, title: string, look: ReportLook | undefined): void {
  masthead(paper, invoice.seller.name, title, look)
  paper.y += 26
  heading(paper, title)
  parties(paper, invoice, words)
  if (invoice.credits) {
    const { number, issuedOn, reason } = invoice.credits
    note(paper, words.credits(number, formatDay(issuedOn, invoice.language, 'date'), reason), 12)
  }
  for (const unit of invoice.units) unitLines(paper, invoice, unit, words)
  sums(paper, invoice, words)
  note(paper, payment(invoice, words), 16)
  note(paper, words.rounding, 8, true)
  if (invoice.sums.hours.length > 0) account(paper, invoice, words)
}

function titleOf({ credits }: Invoice, words: StatementWords): string {
  return credits ? words.credit : words.title
}

function heading(paper: Paper, title: string): void {
  paper.bookmark(title)
  paper.tagged('H1', () => {
    paper.y = paper.text(title, type.headline, { x: sheet.left, y: paper.y, width, most: 2 })
  })
  paper.y += 10
}

/** The buyer at the left, the seller in the middle, number and dates at the right. */
function parties(paper: Paper, invoice: Invoice, words: StatementWords): void {
  const top = paper.y
  const { buyer, seller, language } = invoice
  const facts = [
    [words.number, invoice.number ?? words.draft],
    [words.issuedOn, formatDay(invoice.issuedOn, language, 'date')],
    [words.period, formatPeriod(invoice.period, language)],
    ...(invoice.sums.totalCents > 0 ? [[words.dueOn, formatDay(invoice.dueOn, language, 'date')]] : []),
    ...(buyer.reference ? [[words.reference, buyer.reference]] : []),
  ]
  const ends = [
    block(paper, words.to, addressOf(buyer, words), sheet.left, top),
    block(paper, words.from, addressOf(seller, words), sheet.left + 170, top),
    factBlock(paper, facts, sheet.left + 340, top),
  ]
  paper.y = Math.max(...ends) + 16
}

function addressOf({ name, street, postcode, place, kvk, vat }: Buyer | Seller | Party, words: StatementWords): string[] {
  const lines = [
    name,
    street,
    [postcode, place].filter(Boolean).join('  '),
    kvk && `${words.kvk} ${kvk}`,
    vat && `${words.vatNumber} ${vat}`,
  ]
  return lines.filter((line): line is string => Boolean(line))
}

function block(paper: Paper, label: string, lines: readonly string[], x: number, top: number): number {
  const room = 154
  let y = top
  paper.tagged('P', () => {
    y = paper.text(label, type.label, { x, y, width: room })
    for (const [at, line] of lines.entries())
      y = paper.text(line, at === 0 ? type.bodyStrong : type.bodySoft, { x, y, width: room, most: 3 })
  })
  return y
}

function factBlock(paper: Paper, facts: readonly (readonly (string | undefined)[])[], x: number, top: number): number {
  const room = sheet.right - x
  let y = top
  paper.tagged('P', () => {
    for (const [label = '', value = ''] of facts) {
      y = paper.text(label, type.label, { x, y, width: room })
      y = paper.text(value, type.body, { x, y, width: room, most: 3 }) + 2
    }
  })
  return y
}

function unitLines(paper: Paper, { sums: { lines }, language }: Invoice, unit: Invoice['units'][number], words: StatementWords): void {
  const own = lines.filter(({ unitId }) => unitId === unit.id)
  if (own.length === 0) return
  const name = [unit.campaign, unit.name, unit.contractNumber && words.contract(unit.contractNumber)].filter(Boolean).join(' · ')
  sectionHeading(paper, name)
  const columns: Column<StatementLine>[] = [
    { heading: words.on, width: { most: 62 }, style: type.bodySoft, cell: ({ on }) => dayWords(on, language), most: 1 },
    { heading: words.what, cell: (line) => lineWords(line, language) },
    { heading: words.who, width: { most: 76 }, style: type.bodySoft, cell: ({ who }) => who ?? '', most: 2 },
    { heading: words.quantity, width: { most: 58 }, align: 'right', cell: (line) => quantityWords(line, language), most: 1 },
    {
      heading: words.price,
      width: { most: 96 },
      align: 'right',
      style: type.bodySoft,
      cell: (line) => priceWords(line, language),
      most: 2,
    },
    {
      heading: words.amount,
      width: { most: 76 },
      align: 'right',
      style: type.bodyStrong,
      cell: ({ cents }) => formatEuro(cents, language),
      most: 1,
    },
  ]
  const total = formatEuro(sum(own.map(({ cents }) => cents)), language)
  tableOf(paper, columns, own, { padding: 2.6, total: [unit.name, '', '', '', '', total] }).draw()
  paper.y += 14
}

function sectionHeading(paper: Paper, words: string): void {
  paper.makeRoom(90)
  paper.bookmark(words)
  paper.tagged('H2', () => {
    paper.y = paper.text(words, type.heading, { x: sheet.left, y: paper.y, width, most: 2 })
  })
  paper.y += 5
}

/** Net, BTW per rate, and what is to be paid: at the right, as on a till receipt. */
function sums(paper: Paper, { sums: { netCents, vat, totalCents }, language }: Invoice, words: StatementWords): void {
  const rows = [
    { label: words.net, amount: netCents },
    ...vat.map((each) => ({ label: words.vatOver(words.vat[each.vat], formatEuro(each.cents, language)), amount: each.vatCents })),
  ]
  paper.makeRoom(rows.length * 20 + 84)
  const columns: Column<(typeof rows)[number]>[] = [
    { heading: '', cell: ({ label }) => label },
    { heading: '', width: 110, align: 'right', style: type.bodyStrong, cell: ({ amount }) => formatEuro(amount, language), most: 1 },
  ]
  tableOf(paper, columns, rows, { headings: false, padding: 3.5, total: [words.total, formatEuro(totalCents, language)] }).draw()
  if (vat.some((each) => each.vat === 'reverse-charged')) note(paper, words.shifted, 8)
}

function payment({ sums: { totalCents }, seller, dueOn, number, language }: Invoice, words: StatementWords): string {
  const amount = formatEuro(Math.abs(totalCents), language)
  if (totalCents <= 0) return words.paysBack(amount)
  return words.pay(amount, formatDay(dueOn, language, 'date'), ibanInGroups(seller.iban ?? ''), seller.name, number ?? words.draft)
}

const ibanInGroups = (iban: string) => iban.replace(/\s/g, '').replace(/(.{4})(?=.)/g, '$1\u00a0')

function note(paper: Paper, words: string, above: number, faint = false): void {
  const style = faint ? inked(type.label, ink.faint) : type.summary
  paper.makeRoom(paper.heightOf(words, style, width) + above)
  paper.y += above
  paper.tagged('P', () => {
    paper.y = paper.text(words, style, { x: sheet.left, y: paper.y, width })
  })
}

/** What the hours went to, on a page of its own: also those that a price at the start has paid already. */
function account(paper: Paper, { sums: { hours }, units, language }: Invoice, words: StatementWords): void {
  paper.newPage()
  paper.bookmark(words.account)
  paper.tagged('H2', () => {
    paper.y = paper.text(words.account, type.page, { x: sheet.left, y: paper.y, width })
  })
  note(paper, words.accountLead, 2)
  paper.y += 12
  for (const unit of units) {
    const own = hours.filter(({ unitId }) => unitId === unit.id)
    if (own.length === 0) continue
    sectionHeading(paper, `${unit.campaign} · ${unit.name}`)
    const columns: Column<(typeof own)[number]>[] = [
      { heading: words.on, width: { most: 62 }, style: type.bodySoft, cell: ({ on }) => dayWords(on, language), most: 1 },
      { heading: words.what, cell: ({ text, takesBack }) => (takesBack ? words.corrected(text) : text) },
      { heading: '', width: { most: 90 }, style: type.bodySoft, cell: ({ subject }) => words.subjects[subject], most: 1 },
      { heading: words.who, width: { most: 90 }, style: type.bodySoft, cell: ({ who }) => who ?? '', most: 2 },
      {
        heading: words.time,
        width: { most: 60 },
        align: 'right',
        style: type.bodyStrong,
        cell: ({ minutes }) => formatHours(minutes, language),
        most: 1,
      },
    ]
    const total = formatHours(sum(own.map(({ minutes }) => minutes)), language)
    tableOf(paper, columns, own, { padding: 3, total: [words.accountTotal, '', '', '', total] }).draw()
    paper.y += 16
  }
}

function footerOf({ name, kvk, vat, iban }: Seller, words: StatementWords): string {
  return [name, kvk && `${words.kvk} ${kvk}`, vat && `${words.vatNumber} ${vat}`, iban && ibanInGroups(iban)].filter(Boolean).join(' · ')
}
