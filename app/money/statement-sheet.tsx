import { useTranslation } from 'react-i18next'
import { useFormat } from '#app/messages/use-format'
import { Panel } from '#app/ui/panel'
import { type Column, Table } from '#app/ui/table'
import type { Buyer, Invoice, Seller } from '#domain/units/invoice'
import { sum } from '#domain/units/sum'
import { lineWords, priceWords, quantityWords } from '#reports/unit-statement/worded'
import { statementWords } from '#reports/unit-statement/words'

/** More lines of the account than these are left to the PDF. */
const hoursShown = 100

type Line = Invoice['sums']['lines'][number]

/** A statement as it stands on paper: parties, lines per unit, sums, and what the hours went to. */
export function StatementSheet({ invoice }: { invoice: Invoice }) {
  const { t } = useTranslation(['common', 'money'])
  const format = useFormat()
  const { units, sums, seller, buyer, dueOn } = invoice
  const columns = useLineColumns()
  return (
    <div className="grid gap-4">
      <Panel>
        <div className="grid gap-4 sm:grid-cols-3">
          <PartyBlock label={t('money:statement.to')} party={buyer} />
          <PartyBlock label={t('money:statement.from')} party={seller} />
          <div className="sm:text-right">
            <p className="text-2xl font-bold tabular-nums">{format.euro(sums.totalCents)}</p>
            <p className="text-ink3">{sums.totalCents > 0 && t('money:statement.due', { day: format.day(dueOn, 'date') })}</p>
          </div>
        </div>
      </Panel>
      {units.map((unit) => {
        const own = sums.lines.filter(({ unitId }) => unitId === unit.id)
        if (own.length === 0) return null
        const total = t('money:statement.subtotal', { unit: unit.name })
        return (
          <Panel key={unit.id} flush title={`${unit.campaign} · ${unit.name}`} className="overflow-clip">
            <div className="max-md:px-4">
              <Table
                caption={unit.name}
                columns={columns}
                rows={own}
                rowKey={({ id }) => id}
                footer={{ what: total, amount: format.euro(sum(own.map(({ cents }) => cents))) }}
              />
            </div>
          </Panel>
        )
      })}
      <Sums invoice={invoice} />
      <Hours invoice={invoice} />
    </div>
  )
}

function useLineColumns(): Column<Line>[] {
  const format = useFormat()
  const { language } = format
  const words = statementWords[language]
  return [
    { key: 'on', header: words.on, className: 'whitespace-nowrap tabular-nums w-28', cell: ({ on }) => format.day(on) },
    { key: 'what', header: words.what, primary: true, cell: (line) => lineWords(line, language) },
    { key: 'who', header: words.who, wideOnly: true, className: 'whitespace-nowrap', cell: ({ who }) => who ?? '' },
    {
      key: 'quantity',
      header: words.quantity,
      align: 'right',
      className: 'whitespace-nowrap',
      cell: (line) => quantityWords(line, language),
    },
    {
      key: 'price',
      header: words.price,
      align: 'right',
      className: 'whitespace-nowrap text-ink2',
      cell: (line) => priceWords(line, language),
    },
    {
      key: 'amount',
      header: words.amount,
      align: 'right',
      className: 'whitespace-nowrap',
      cell: ({ cents }) => <b>{format.euro(cents)}</b>,
    },
  ]
}

function PartyBlock({ label, party }: { label: string; party: Buyer | Seller }) {
  const { language } = useFormat()
  const words = statementWords[language]
  const { name, street, postcode, place, kvk, vat } = party
  const rest = [street, [postcode, place].filter(Boolean).join(' '), kvk && `${words.kvk} ${kvk}`, vat && `${words.vatNumber} ${vat}`]
  return (
    <div>
      <p className="text-xs text-ink3">{label}</p>
      <p className="font-semibold">{name}</p>
      {rest.filter(Boolean).map((line) => (
        <p key={line} className="text-ink2">
          {line}
        </p>
      ))}
    </div>
  )
}

function Sums({ invoice: { sums } }: { invoice: Invoice }) {
  const format = useFormat()
  const words = statementWords[format.language]
  return (
    <Panel className="sm:ml-auto sm:w-96">
      <dl className="tabular-nums">
        <Sum name={words.net} cents={sums.netCents} />
        {sums.vat.map((each) => (
          <Sum key={each.vat} name={words.vatOver(words.vat[each.vat], format.euro(each.cents))} cents={each.vatCents} />
        ))}
        <Sum name={words.total} cents={sums.totalCents} isTotal />
      </dl>
      <p className="mt-3 text-xs text-ink3">{words.rounding}</p>
    </Panel>
  )
}

function Sum({ name, cents, isTotal = false }: { name: string; cents: number; isTotal?: boolean }) {
  const format = useFormat()
  return (
    <div className={isTotal ? 'flex justify-between gap-4 border-t border-edge py-1.5 font-semibold' : 'flex justify-between gap-4 py-1.5'}>
      <dt className={isTotal ? undefined : 'text-ink2'}>{name}</dt>
      <dd>{format.euro(cents)}</dd>
    </div>
  )
}

function Hours({ invoice: { sums, units } }: { invoice: Invoice }) {
  const { t } = useTranslation(['common', 'money'])
  const format = useFormat()
  const words = statementWords[format.language]
  const shown = sums.hours.slice(0, hoursShown)
  if (shown.length === 0) return null
  const columns: Column<(typeof shown)[number]>[] = [
    { key: 'on', header: words.on, className: 'whitespace-nowrap tabular-nums w-28', cell: ({ on }) => format.day(on) },
    { key: 'what', header: words.what, primary: true, cell: ({ text, takesBack }) => (takesBack ? words.corrected(text) : text) },
    { key: 'subject', header: words.account, className: 'text-ink2', cell: ({ subject }) => words.subjects[subject] },
    { key: 'unit', header: words.kinds.unit, wideOnly: true, cell: ({ unitId }) => units.find(({ id }) => id === unitId)?.name ?? '' },
    { key: 'who', header: words.who, wideOnly: true, className: 'whitespace-nowrap', cell: ({ who }) => who ?? '' },
    { key: 'time', header: words.time, align: 'right', cell: ({ minutes }) => format.hours(minutes) },
  ]
  const rest = { shown: format.number(shown.length), total: format.number(sums.hours.length) }
  return (
    <Panel flush title={t('money:statement.hours')} lead={t('money:statement.hoursLead')} className="overflow-clip">
      <div className="max-md:px-4">
        <Table
          caption={t('money:statement.hours')}
          columns={columns}
          rows={shown}
          rowKey={({ id }) => id}
          footer={{ what: words.accountTotal, time: format.hours(sum(sums.hours.map(({ minutes }) => minutes))) }}
        />
      </div>
      {sums.hours.length > shown.length && <p className="px-4 py-3 text-xs text-ink3 md:px-5">{t('money:statement.hoursShown', rest)}</p>}
    </Panel>
  )
}
