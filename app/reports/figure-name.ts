import type { FigureKey } from '#domain/reporting/behind'
import type { WordedReport } from '#reports/visit-report/content'

const inNumbers = ['visited', 'booked', 'score', 'opportunities']

/** A figure as the report itself calls it: "14 van 30 bezocht". Empty for one that the report does not word. */
export function figureName(report: WordedReport, key: FigureKey): string {
  const number = report.glance.numbers[inNumbers.indexOf(key)]
  if (number) return [number.value, number.of, number.label].filter(Boolean).join(' ')
  const [name, at] = key.split('-')
  const index = Number(at)
  const theme = report.voices.themes[index]
  const booking = report.bookings.rows[index]
  switch (name) {
    case 'used':
      return report.bookings.heading
    case 'balance':
      return `${report.bookings.total.text} ${report.bookings.total.balance}`
    case 'travel':
      return report.bookings.travel
    case 'voice':
      return report.voices.quote?.text ?? ''
    case 'theme':
      return theme ? `${theme.label}: ${theme.count}` : ''
    case 'ask':
      return report.asks.asks[index]?.text ?? ''
    case 'booking':
      return booking ? [booking.day, booking.text, booking.hours].filter(Boolean).join(' · ') : ''
    case 'expected':
      return report.evaluation?.tables[0]?.rows[index]?.[0] ?? ''
    case 'visited':
    case 'booked':
      return inPace(report, name, index)
    case 'next':
      return report.next.items[index] ?? ''
    default:
      return inCustomers(report, name ?? '', index)
  }
}

function inPace({ pace }: WordedReport, part: 'visited' | 'booked', index: number): string {
  const bar = pace?.bars[index]
  return pace && bar ? `${bar.text}: ${bar[part]} ${pace.key[part]}` : ''
}

function inCustomers({ customers }: WordedReport, list: string, index: number): string {
  const rows = { opportunity: customers?.opportunities.rows, complaint: customers?.complaints.rows, visit: customers?.visits.rows }
  return rows[list as keyof typeof rows]?.[index]?.customer ?? ''
}
